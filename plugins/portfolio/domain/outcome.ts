import type { WindowItem } from '@portfolio/school/domain/windows';

/**
 * The life of an outcome (課程學習成果). No other move exists; the database refuses it too
 * (database/schema/04-rules.sql, function outcome_move_allowed).
 */
export const outcomeStates = ['draft', 'sent', 'certified', 'returned', 'ticked', 'submitted', 'receipted'] as const;
export type OutcomeState = (typeof outcomeStates)[number];

interface Move {
  from: readonly OutcomeState[];
  to: OutcomeState;
  /** The window in which it may happen; null for moves that follow from a roster or a receipt. */
  window: WindowItem | null;
}

export const moves = {
  send: { from: ['draft', 'returned'], to: 'sent', window: 'send' },
  withdraw: { from: ['sent'], to: 'draft', window: 'send' },
  certify: { from: ['sent'], to: 'certified', window: 'certify' },
  return: { from: ['sent'], to: 'returned', window: 'certify' },
  /** A teacher takes an answer back, until the student has ticked or sent again. */
  undo: { from: ['certified', 'returned'], to: 'sent', window: 'certify' },
  tick: { from: ['certified'], to: 'ticked', window: 'tick-outcomes' },
  untick: { from: ['ticked'], to: 'certified', window: 'tick-outcomes' },
  submit: { from: ['ticked'], to: 'submitted', window: null },
  reopen: { from: ['submitted'], to: 'ticked', window: null },
  receive: { from: ['submitted'], to: 'receipted', window: null },
} as const satisfies Record<string, Move>;

export type MoveName = keyof typeof moves;

export const canMove = (state: OutcomeState, move: MoveName): boolean => (moves[move].from as readonly OutcomeState[]).includes(state);

/** May its brief and files be changed, or it be removed? */
export const isEditable = (state: OutcomeState): boolean => state === 'draft' || state === 'returned';

/** Counts against the number that may be sent in a semester: with the teacher, or accepted. */
export const countsAsSent = (state: OutcomeState): boolean => !isEditable(state);

/** Counts against the number that may be ticked in a year. */
export const countsAsTicked = (state: OutcomeState): boolean => state === 'ticked' || state === 'submitted' || state === 'receipted';

export type NotReady = 'brief-missing' | 'file-missing';

/** What an outcome lacks before it can be sent. */
export function notReady(outcome: { brief: string | null; hasDocument: boolean; hasMedia: boolean }): NotReady | null {
  if (!outcome.brief?.trim()) return 'brief-missing';
  return outcome.hasDocument || outcome.hasMedia ? null : 'file-missing';
}
