import { rocDate, taipeiDate, taipeiTime } from '@portfolio/kernel/domain/clock';
import { parseTerm } from '@portfolio/kernel/domain/terms';
import type { MyWindow, WindowItem } from '@portfolio/school/contract';

const isOfYear = (item: WindowItem): boolean => item === 'tick-outcomes' || item === 'tick-performances';

/** A student's window for an item in a term (`1102`); ticking has one for the whole year. */
export function windowFor(windows: readonly MyWindow[], item: WindowItem, term: string): MyWindow | null {
  const { year, semester } = parseTerm(term);
  const wanted = isOfYear(item) ? 0 : semester;
  return windows.find((window) => window.item === item && window.year === year && window.semester === wanted) ?? null;
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');

const momentText = (moment: Date): string => {
  const { hour, minute } = taipeiTime(moment);
  return `${rocDate(taipeiDate(moment))} ${twoDigits(hour)}:${twoDigits(minute)}`;
};

/** `111/02/14 08:00` of a moment. */
export const rocFrom = (iso: string): string => momentText(new Date(iso));

/** The end of a window as people write it: midnight is the 24:00 of the day before. */
export function rocUntil(iso: string): string {
  const end = new Date(iso);
  const { hour, minute } = taipeiTime(end);
  return hour === 0 && minute === 0 ? `${rocDate(taipeiDate(new Date(end.getTime() - 1)))} 24:00` : momentText(end);
}
