import { rocDate, taipeiDateTime } from '@portfolio/kernel/domain/clock';

/** `110/03/28 11:00` of a moment, by the people's clock: for messages and refusals. */
export function rocMoment(moment: Date): string {
  const local = taipeiDateTime(moment);
  return `${rocDate(local)} ${local.slice(11, 16)}`;
}
