import type { WindowItem } from '@portfolio/school/domain/windows';

/**
 * The life of a performance (多元表現): written by the student, certified by nobody, ticked for a year. The database
 * refuses every other move (database/schema/04-rules.sql, function performance_guard).
 */
export const performanceStates = ['draft', 'ticked', 'submitted', 'receipted'] as const;
export type PerformanceState = (typeof performanceStates)[number];

interface Move {
  from: readonly PerformanceState[];
  to: PerformanceState;
  /** The window in which it may happen; null for moves that follow from a roster or a receipt. */
  window: WindowItem | null;
}

export const performanceMoves = {
  tick: { from: ['draft'], to: 'ticked', window: 'tick-performances' },
  untick: { from: ['ticked'], to: 'draft', window: 'tick-performances' },
  submit: { from: ['ticked'], to: 'submitted', window: null },
  reopen: { from: ['submitted'], to: 'ticked', window: null },
  receive: { from: ['submitted'], to: 'receipted', window: null },
} as const satisfies Record<string, Move>;

export type PerformanceMove = keyof typeof performanceMoves;

export const canMovePerformance = (state: PerformanceState, move: PerformanceMove): boolean =>
  (performanceMoves[move].from as readonly PerformanceState[]).includes(state);

/** May it be changed, or removed? */
export const isPerformanceEditable = (state: PerformanceState): boolean => state === 'draft';

/** Counts against the number that may be ticked in a year. */
export const isPerformanceTicked = (state: PerformanceState): boolean => state !== 'draft';
