/**
 * A deputy (代理人) answers in a teacher's place for a period of days, both ends included. One at a time, so that
 * whoever looks at a period sees who answers in it.
 */
export interface Period {
  /** ISO days, such as `2022-02-14`. */
  startsOn: string;
  endsOn: string;
}

export type DeputyState = 'coming' | 'acting' | 'ended';
export const deputyStates = ['coming', 'acting', 'ended'] as const;

export function deputyState({ startsOn, endsOn }: Period, today: string): DeputyState {
  if (today < startsOn) return 'coming';
  return today <= endsOn ? 'acting' : 'ended';
}

export const overlaps = (one: Period, other: Period): boolean => one.startsOn <= other.endsOn && other.startsOn <= one.endsOn;

const DAY_MS = 24 * 3600 * 1000;
const daysOf = ({ startsOn, endsOn }: Period): number => (Date.parse(endsOn) - Date.parse(startsOn)) / DAY_MS + 1;

export type DeputyFault = 'deputy-self' | 'deputy-order' | 'deputy-past' | 'deputy-long' | 'deputy-overlap';

export interface Naming extends Period {
  teacherKey: number;
  substituteKey: number;
}

/**
 * The first thing that is wrong with naming a deputy, or null.
 * @param others periods in which the teacher has a deputy already
 */
export function deputyFault(naming: Naming, others: readonly Period[], today: string, longestDays: number): DeputyFault | null {
  if (naming.teacherKey === naming.substituteKey) return 'deputy-self';
  if (naming.endsOn < naming.startsOn) return 'deputy-order';
  if (naming.startsOn < today) return 'deputy-past';
  if (daysOf(naming) > longestDays) return 'deputy-long';
  return others.some((other) => overlaps(naming, other)) ? 'deputy-overlap' : null;
}

/** The last day of a period that is ended today; null when it then never was: it had not begun, or began today. */
export function lastDayWhenEnded({ startsOn }: Period, yesterday: string): string | null {
  return startsOn <= yesterday ? yesterday : null;
}
