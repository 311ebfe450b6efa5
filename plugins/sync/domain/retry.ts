/**
 * Why a pull came to nothing. Texts stand under `sync.failures.<code>`. `again`: it may be better in a moment, so it is
 * tried again with growing waits before it is reported.
 */
export const failures = {
  'not-set': { again: false },
  'unreachable': { again: true },
  'time-out': { again: true },
  'server-error': { again: true },
  'broken-json': { again: true },
  'repeated-page': { again: true },
  'busy': { again: true },
  'wrong-shape': { again: false },
  'too-large': { again: false },
  'http-status': { again: false },
  'redirect': { again: false },
  'address-refused': { again: false },
  'bad-parameter': { again: false },
  'not-authorised': { again: false },
  'unknown-school': { again: false },
  'school-failure': { again: false },
  'unknown-status': { again: false },
  'other-school': { again: false },
} as const satisfies Record<string, { again: boolean }>;

export type FailureCode = keyof typeof failures;

/** Milliseconds to wait before each further try. */
export const RETRY_WAITS: readonly number[] = [1000, 2000, 4000, 8000];

/** How long to wait before trying again after `tries` tries; null when it is time to report. */
export const nextWait = (code: FailureCode, tries: number, waits: readonly number[] = RETRY_WAITS): number | null =>
  failures[code].again && tries <= waits.length ? waits[tries - 1] : null;

/** What the protocol's status codes mean for a pull. */
export type StatusMeaning = { taken: true; complete: boolean } | { taken: false; failure: FailureCode };

const taken = (complete: boolean): StatusMeaning => ({ taken: true, complete });
const failed = (failure: FailureCode): StatusMeaning => ({ taken: false, failure });

/**
 * 00 and 04 (no data this term) are whole answers. 05 and 10 left rows out: what came is taken, and nothing that is
 * missing counts as ended.
 */
export function meaningOf(statusCode: string): StatusMeaning {
  switch (statusCode) {
    case '00': case '04': return taken(true);
    case '05': case '10': return taken(false);
    case '01': return failed('bad-parameter');
    case '02': return failed('not-authorised');
    case '03': return failed('unknown-school');
    case '90': return failed('busy');
    case '99': return failed('school-failure');
    default: return failed('unknown-status');
  }
}
