import type { useTranslate } from 'react-admin';
import { windowItems, type SchoolWindow } from '@portfolio/school/contract';
import { rocDate } from '../shared/dates';

type Translate = ReturnType<typeof useTranslate>;

export const gradeName = (translate: Translate, grade: number): string => translate(`school.windows.grade-${grade}`);

export const semesterName = (translate: Translate, semester: number): string => translate(semester === 0 ? 'school.windows.whole-year' : 'school.windows.semester-of', { semester });

/** `08`, `24` */
export const hourName = (hour: number): string => String(hour).padStart(2, '0');

/** `111/02/14 08:00`; hour 24 is the end of its day. */
export const momentName = (day: string, hour: number): string => `${rocDate(day)} ${hourName(hour)}:00`;

/** What a row is called, for its buttons. */
export const rowName = (translate: Translate, { item, semester }: Pick<SchoolWindow, 'item' | 'semester'>): string =>
  translate('school.windows.row-name', { item: translate(`enums.windowItem.${item}`), semester: semesterName(translate, semester) });

/** As the year goes: the semesters, then what belongs to the whole year; within one, what students do before what teachers do. */
export function inOrder(windows: readonly SchoolWindow[]): SchoolWindow[] {
  const place = ({ semester, item }: SchoolWindow): number => (semester === 0 ? 3 : semester) * windowItems.length + windowItems.indexOf(item);
  return [...windows].sort((one, other) => place(one) - place(other));
}
