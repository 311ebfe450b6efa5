import { isIsoDate, taipeiDate, taipeiMoment, taipeiTime } from '@portfolio/kernel/domain/clock';
import { isShort, lengthened } from '@portfolio/receipts/contract';

/** A time for confirming as it is typed: days, and hours from 0 to 24. */
export interface PeriodForm {
  startDate: string | null;
  startHour: number;
  endDate: string | null;
  endHour: number;
}

interface Period {
  startsAt: string;
  endsAt: string;
}

const DAY_MS = 24 * 3600 * 1000;

/** Midnight at the end is hour 24 of the day before, as people say it. */
export function toForm({ startsAt, endsAt }: Period): PeriodForm {
  const [start, end] = [new Date(startsAt), new Date(endsAt)];
  const endHour = taipeiTime(end).hour;
  const isMidnight = endHour === 0;
  return {
    startDate: taipeiDate(start), startHour: taipeiTime(start).hour,
    endDate: taipeiDate(isMidnight ? new Date(end.getTime() - DAY_MS) : end), endHour: isMidnight ? 24 : endHour,
  };
}

/** Null while a day is missing or none. */
export function toPeriod({ startDate, startHour, endDate, endHour }: PeriodForm): Period | null {
  if (!startDate || !endDate || !isIsoDate(startDate) || !isIsoDate(endDate)) return null;
  return { startsAt: taipeiMoment(startDate, startHour).toISOString(), endsAt: taipeiMoment(endDate, endHour).toISOString() };
}

const datesOf = ({ startsAt, endsAt }: Period) => ({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) });

/** Whether it is a time, in order, that is shorter than what the rule asks for. */
export function isTooShort(form: PeriodForm): boolean {
  const period = toPeriod(form);
  return period !== null && period.endsAt > period.startsAt && isShort(datesOf(period));
}

/** The same beginning with the end that the rule asks for; as it is when it has none. */
export function lengthenedForm(form: PeriodForm): PeriodForm {
  const period = toPeriod(form);
  if (!period) return form;
  const { startsAt, endsAt } = lengthened(datesOf(period));
  return toForm({ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() });
}
