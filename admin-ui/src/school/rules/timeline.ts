import { taipeiDate, taipeiMoment } from '@portfolio/kernel/domain/clock';
import type { WindowYear } from '@portfolio/school/contract';

/** A span of time as a part of the axis, in per cent of its width. */
export interface Place {
  left: number;
  width: number;
}

export interface Month {
  /** `2022-02` */
  month: string;
  place: Place;
}

export interface Axis {
  from: number;
  until: number;
  months: Month[];
}

/** The first moment of a month, `2022-02`. */
const monthStart = (month: string): number => taipeiMoment(`${month}-01`, 0).getTime();

function monthAfter(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

const monthOf = (moment: number): string => taipeiDate(new Date(moment)).slice(0, 7);

/** From August of the year to the last thing that anybody may do, in whole months; at least to the next July. */
export function axisOf(year: number, { national, windows }: Pick<WindowYear, 'national' | 'windows'>): Axis {
  const starts = [monthStart(`${year + 1911}-08`), ...national.map(({ startsOn }) => taipeiMoment(startsOn, 0).getTime()), ...windows.map(({ startsAt }) => Date.parse(startsAt))];
  const ends = [monthStart(`${year + 1912}-08`), ...national.map(({ endsOn }) => taipeiMoment(endsOn, 24).getTime()), ...windows.map(({ endsAt }) => Date.parse(endsAt))];
  const last = monthAfter(monthOf(Math.max(...ends) - 1));
  const names: string[] = [];
  for (let month = monthOf(Math.min(...starts)); month !== last; month = monthAfter(month)) names.push(month);
  const [from, until] = [monthStart(names[0]), monthStart(last)];
  return { from, until, months: names.map((month) => ({ month, place: placeOf({ from, until }, monthStart(month), monthStart(monthAfter(month))) })) };
}

/** Where a span lies on the axis, what is outside being cut off. Moments in milliseconds. */
export function placeOf({ from, until }: Pick<Axis, 'from' | 'until'>, start: number, end: number): Place {
  const share = (moment: number): number => (100 * (Math.min(Math.max(moment, from), until) - from)) / (until - from);
  return { left: share(start), width: share(end) - share(start) };
}

/** Where a moment lies, in per cent; null when it is not on the axis. */
export const markOf = (axis: Pick<Axis, 'from' | 'until'>, moment: number): number | null => (moment < axis.from || moment >= axis.until ? null : placeOf(axis, axis.from, moment).width);
