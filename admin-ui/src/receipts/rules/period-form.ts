import { isIsoDate, taipeiDate, taipeiMoment, taipeiTime } from '@portfolio/kernel/domain/clock';

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
