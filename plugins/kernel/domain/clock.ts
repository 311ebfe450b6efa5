/**
 * The people's clock: Asia/Taipei, UTC+8 all year since 1979. Servers and database run in UTC; only this module
 * turns a moment into a date that people read, or back.
 */
const OFFSET_MS = 8 * 3600 * 1000;

/** `2022-02-14` of a moment. */
export const taipeiDate = (moment: Date): string => new Date(moment.getTime() + OFFSET_MS).toISOString().slice(0, 10);

/** `2022-02-14 08:01:44` of a moment. */
export const taipeiDateTime = (moment: Date): string =>
  new Date(moment.getTime() + OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');

/** Hour 0–23 and minute of a moment. */
export function taipeiTime(moment: Date): { hour: number; minute: number } {
  const local = new Date(moment.getTime() + OFFSET_MS);
  return { hour: local.getUTCHours(), minute: local.getUTCMinutes() };
}

/** The moment at which an hour (0–24; 24 is the end of the day) of a date begins. Date as `2022-02-14`. */
export const taipeiMoment = (date: string, hour: number): Date =>
  new Date(Date.parse(`${date}T00:00:00Z`) + hour * 3600 * 1000 - OFFSET_MS);

/** The moment of a local time `2022-02-14 08:01:44`. */
export const momentOfTaipei = (local: string): Date => new Date(Date.parse(`${local.replace(' ', 'T')}Z`) - OFFSET_MS);

/** `111/02/14` of `2022-02-14`. */
export function rocDate(iso: string): string {
  const [year, month, day] = iso.slice(0, 10).split('-');
  return `${Number(year) - 1911}/${month}/${day}`;
}

/** `0910402` of `2002-04-02`: the seven digits that rosters carry. */
export const rocDigits = (iso: string): string => rocDate(iso).replace(/\//g, '').padStart(7, '0');

/** `2022-02-14` of `111/02/14`, `111/2/14`, `1110214`, `111-02-14` or an ISO date; null when it is no date. */
export function parseRocDate(text: string): string | null {
  const typed = text.trim();
  const match = /^(\d{2,4})[/\-.](\d{1,2})[/\-.](\d{1,2})$/.exec(typed) ?? /^(\d{2,3})(\d{2})(\d{2})$/.exec(typed);
  if (!match) return null;
  const [year, month, day] = match.slice(1).map(Number);
  const iso = `${String(year >= 1000 ? year : year + 1911).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isIsoDate(iso) ? iso : null;
}

/** A day that exists, as `2022-02-14`. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}
