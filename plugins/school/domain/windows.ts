import { isIsoDate, taipeiDate, taipeiMoment, taipeiTime } from '@portfolio/kernel/domain/clock';

/** Windows of work (作業時間): what may be done when, a grade and a term each. */
export const windowItems = ['send', 'certify', 'tick-outcomes', 'tick-performances'] as const;
export type WindowItem = (typeof windowItems)[number];

export interface WorkWindow {
  startsAt: Date;
  /** The first moment that is outside: hour 24 of the last day is the next day's 0. */
  endsAt: Date;
}

export type WindowState = 'none' | 'before' | 'open' | 'after';

/** Decided by the moment at which a request began, by the database's clock. */
export function windowState(window: WorkWindow | null, now: Date): WindowState {
  if (!window) return 'none';
  if (now < window.startsAt) return 'before';
  return now < window.endsAt ? 'open' : 'after';
}

/** A window as people set it: days as `2022-02-14`, hours 0–24; hour 24 is the end of its day. */
export interface WindowDays {
  startsOn: string;
  startHour: number;
  endsOn: string;
  endHour: number;
}

export const grades = [1, 2, 3] as const;

/** Sending and certifying belong to a semester; ticking to the whole year, which is semester 0. */
export const semestersOf = (item: WindowItem): readonly (0 | 1 | 2)[] => (item === 'send' || item === 'certify' ? [1, 2] : [0]);

export const nationalKinds = ['outcomes', 'performances'] as const;
export type NationalKind = (typeof nationalKinds)[number];

/** The national window (全國作業時間) inside which an item's windows must lie. */
export const nationalKindOf = (item: WindowItem): NationalKind => (item === 'tick-performances' ? 'performances' : 'outcomes');

export const toMoments = ({ startsOn, startHour, endsOn, endHour }: WindowDays): WorkWindow => ({
  startsAt: taipeiMoment(startsOn, startHour), endsAt: taipeiMoment(endsOn, endHour),
});

/** Back to days and hours; an end at midnight is hour 24 of the day before. */
export function toDays({ startsAt, endsAt }: WorkWindow): WindowDays {
  const { hour } = taipeiTime(endsAt);
  return {
    startsOn: taipeiDate(startsAt),
    startHour: taipeiTime(startsAt).hour,
    endsOn: hour === 0 ? taipeiDate(new Date(endsAt.getTime() - 1)) : taipeiDate(endsAt),
    endHour: hour === 0 ? 24 : hour,
  };
}

/** Days as `2022-02-14`, both ends included. */
export interface NationalWindow {
  startsOn: string;
  endsOn: string;
}

export type WindowFault = 'window-order' | 'window-national-none' | 'window-outside';

/** Why a window cannot be, or null. `national` is the one of the item's kind in the window's year. */
export function windowFault(days: WindowDays, national: NationalWindow | null): WindowFault | null {
  const { startsAt, endsAt } = toMoments(days);
  if (startsAt >= endsAt) return 'window-order';
  if (!national) return 'window-national-none';
  return startsAt < taipeiMoment(national.startsOn, 0) || endsAt > taipeiMoment(national.endsOn, 24) ? 'window-outside' : null;
}

export const windowWarnings = ['outside-national', 'upload-short', 'certify-before-send'] as const;
export type WindowWarning = (typeof windowWarnings)[number];

/** (R) days that the upload window should run past the semester's end. */
export const UPLOAD_DAYS_AFTER_SEMESTER = 14;

interface Judged {
  item: WindowItem;
  grade: number;
  semester: number;
  days: WindowDays;
}

/** What the other settings of the school and the country say about a window. */
interface Surroundings {
  national: NationalWindow | null;
  /** Last day of the semester, where the school has set it. */
  semesterEndsOn: string | null;
  /** End of the students' window of the same grade and semester. */
  sendEndsAt: Date | null;
}

/** What is allowed but likely a mistake. Grade 3 leaves early: its second semester needs no two weeks more. */
export function warningsOf({ item, grade, semester, days }: Judged, { national, semesterEndsOn, sendEndsAt }: Surroundings): WindowWarning[] {
  const warnings: WindowWarning[] = [];
  const { endsAt } = toMoments(days);
  if (windowFault(days, national) !== null) warnings.push('outside-national');
  const leavesEarly = grade === 3 && semester === 2;
  if (item === 'send' && !leavesEarly && semesterEndsOn && endsAt < taipeiMoment(semesterEndsOn, 24 * (UPLOAD_DAYS_AFTER_SEMESTER + 1))) warnings.push('upload-short');
  if (item === 'certify' && sendEndsAt && endsAt < sendEndsAt) warnings.push('certify-before-send');
  return warnings;
}

/** The same day of another year; the 29th of February where there is none becomes the 28th. */
export function shiftYears(day: string, years: number): string {
  const moved = `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`;
  return isIsoDate(moved) ? moved : `${moved.slice(0, 8)}28`;
}
