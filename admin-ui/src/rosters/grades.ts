import type { useTranslate } from 'react-admin';
import { gradesOf } from '@portfolio/rosters/contract';

/** 「一、二、三」 of `1,2,3`. */
export const gradeNames = (translate: ReturnType<typeof useTranslate>, grades: string): string =>
  gradesOf(grades).map((grade) => translate(`rosters.page.gradeNames.${grade}`)).join(translate('rosters.page.and'));
