/**
 * Why a row was refused, or taken without one of its values. Texts stand under `sync.reasons.<code>`.
 * `takes`: the row is taken all the same; only the named value is left out.
 */
export const reasons = {
  // what one row shows by itself
  'missing': { takes: false },
  'not-a-row': { takes: false },
  'not-text': { takes: false },
  'too-long': { takes: false },
  'unreadable': { takes: false },
  'not-a-number': { takes: false },
  'out-of-range': { takes: false },
  'not-a-date': { takes: false },
  'not-yes-or-no': { takes: false },
  'not-an-option': { takes: false },
  'bad-number-text': { takes: false },
  'course-code': { takes: false },
  'other-school': { takes: false },
  'school-code': { takes: false },
  'check-digit': { takes: false },
  'class-or-group': { takes: false },
  'ends-before-start': { takes: false },
  'bad-email': { takes: true },
  // what shows beside the other rows and what the platform holds
  'duplicate': { takes: false },
  'unknown-class': { takes: false },
  'unknown-subject': { takes: false },
  'unknown-teacher': { takes: false },
  'unknown-student': { takes: false },
  'unknown-offering': { takes: false },
  'login-taken': { takes: false },
  'unknown-homeroom': { takes: true },
  // what the school's server said of a row that it left out
  'left-out-by-school': { takes: false },
} as const satisfies Record<string, { takes: boolean }>;

export type Reason = keyof typeof reasons;

/** One row that was refused, or taken without a value. */
export interface Refusal {
  /** Number in the pull, from 1; in a sheet the number of its line. Null when it is not known. */
  row: number | null;
  /** The key's values with a comma between; null when it could not be read. */
  key: string | null;
  column: string | null;
  reason: Reason;
  /** What the school's server said, where it is the one that refused. */
  message?: string;
}

/** Refusals that a record keeps; their number is counted in full. */
export const KEPT_REFUSALS = 1000;
