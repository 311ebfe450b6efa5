import { limits } from '@portfolio/config/limits';
import { taipeiDate, taipeiMoment, taipeiTime } from '@portfolio/kernel/domain/clock';

/** A time for confirming: from its first moment to the first one outside. */
export interface Period {
  startsAt: Date;
  endsAt: Date;
}

const DAY_MS = 24 * 3600 * 1000;
const HOUR_MS = 3600 * 1000;

/** From the next day's next full hour to that of three days from now: 3/25 10:27 → 3/26 11:00 and 3/28 11:00 (manual 8.1.1). */
export function defaultPeriod(now: Date): Period {
  const { hour } = taipeiTime(now);
  const nextHour = taipeiMoment(taipeiDate(now), hour + 1).getTime();
  return { startsAt: new Date(nextHour + DAY_MS), endsAt: new Date(nextHour + 3 * DAY_MS) };
}

/** Shorter than what the rule asks for. */
export const isShort = ({ startsAt, endsAt }: Period): boolean => endsAt.getTime() - startsAt.getTime() < limits.receipts.periodDays * DAY_MS;

/** The same beginning with the end that the rule asks for. */
export const lengthened = ({ startsAt }: Pick<Period, 'startsAt'>): Period => ({ startsAt, endsAt: new Date(startsAt.getTime() + limits.receipts.periodDays * DAY_MS) });

export type Phase = 'before' | 'open' | 'after';

export function phaseOf({ startsAt, endsAt }: Period, now: Date): Phase {
  if (now < startsAt) return 'before';
  return now < endsAt ? 'open' : 'after';
}

/** When those who have not answered are reminded; not before the beginning. */
export const reminderAt = ({ startsAt, endsAt }: Period): Date =>
  new Date(Math.max(startsAt.getTime(), endsAt.getTime() - limits.receipts.reminderHours * HOUR_MS));
