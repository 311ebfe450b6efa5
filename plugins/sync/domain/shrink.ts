import { limits } from '@portfolio/config/limits';

/** What a full pull would do to what the platform holds of a type. */
export interface Shrink {
  /** Rows that would end. */
  ends: number;
  /** Rows that are live now, of those that count. */
  live: number;
  /** Nothing came at all. */
  empty: boolean;
}

/**
 * Whether a person has to say yes first: more than a fifth of the type would end, or nothing came while something is held.
 * @param confirmed how many may end by a yes that was given; null when none was.
 */
export function needsYes({ ends, live, empty }: Shrink, confirmed: number | null): boolean {
  if (live === 0) return false;
  if (confirmed !== null && ends <= confirmed) return false;
  return empty || ends > live * limits.syncShrink;
}
