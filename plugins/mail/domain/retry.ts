/** (P) minutes between one try and the next: quick at first, then patient; all together under two days. */
const WAITS = [1, 5, 15, 60, 180, 720, 1440] as const;

/** Tries of one mail before it is given up. */
export const TRIES = WAITS.length + 1;

/** The longest that a whole server is left alone after it failed, in minutes: its mail then goes on soon after it is mended. */
const SERVER_WAIT = 60;

const after = (now: Date, minutes: number): Date => new Date(now.getTime() + minutes * 60_000);

/** When a mail is tried again after `tries` of them; null when that was the last. */
export function nextTry(tries: number, now: Date): Date | null {
  const minutes = WAITS[tries - 1];
  return minutes === undefined ? null : after(now, minutes);
}

/** Until when the other mail of a school waits after its server failed for the `tries`-th time on one. */
export const serverPause = (tries: number, now: Date): Date => after(now, Math.min(WAITS[Math.min(tries, WAITS.length) - 1] ?? WAITS[0], SERVER_WAIT));
