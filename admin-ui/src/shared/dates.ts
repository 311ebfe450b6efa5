import { rocDate, taipeiDateTime } from '@portfolio/kernel/domain/clock';

export { rocDate } from '@portfolio/kernel/domain/clock';

/** `111/02/14 08:01` of a moment in ISO 8601, by the clock of Taipei. */
export function rocDateTime(iso: string): string {
  const local = taipeiDateTime(new Date(iso));
  return `${rocDate(local)} ${local.slice(11, 16)}`;
}

/** `111/02/14` of a moment, by the clock of Taipei. */
export const rocDay = (iso: string): string => rocDate(taipeiDateTime(new Date(iso)));

/** The end of a window: its first moment outside, said as hour 24 of the day before when it is midnight. */
export function rocEnd(iso: string): string {
  const local = taipeiDateTime(new Date(iso));
  if (!local.endsWith('00:00:00')) return rocDateTime(iso);
  return `${rocDay(new Date(new Date(iso).getTime() - 1).toISOString())} 24:00`;
}
