/** Windows of work (作業時間): what may be done when, a grade and a term each. */
export const windowItems = ['send', 'certify', 'tick-outcomes', 'tick-performances'] as const;
export type WindowItem = (typeof windowItems)[number];

export interface WorkWindow {
  startsAt: Date;
  /** The first moment that is outside: hour 24 of the last day is the next day's 0. */
  endsAt: Date;
}

export type WindowState = 'none' | 'before' | 'open' | 'after';

/** Decided by the moment at which a request began, by the database's clock. */
export function windowState(window: WorkWindow | null, now: Date): WindowState {
  if (!window) return 'none';
  if (now < window.startsAt) return 'before';
  return now < window.endsAt ? 'open' : 'after';
}
