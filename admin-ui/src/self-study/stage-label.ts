import type { useTranslate } from 'react-admin';
import type { Stage } from '@portfolio/portfolio/contract';

/** 導師, 課程諮詢教師, or the group's own name. */
export const stageLabel = (translate: ReturnType<typeof useTranslate>, { kind, name }: Pick<Stage, 'kind' | 'name'>): string => name ?? translate(`enums.stageKind.${kind}`);
