import type { MoveName, OutcomeState } from './outcome';

/**
 * What the school may do to an outcome outside of the windows: take it one move back, along moves that there are. It
 * never sends, certifies, returns or ticks in anybody's place: those are the student's and the teacher's to decide.
 */
export const unlocks = { sent: 'withdraw', returned: 'undo', certified: 'undo', ticked: 'untick' } as const satisfies Partial<Record<OutcomeState, MoveName>>;

export const unlockableStates = ['ticked', 'certified', 'returned', 'sent'] as const satisfies readonly (keyof typeof unlocks)[];
export type UnlockMove = (typeof unlocks)[keyof typeof unlocks];

/** The move that unlocks an outcome in a state; null when the school cannot: drafts are the student's, submitted ones the roster's. */
export const unlockOf = (state: OutcomeState): UnlockMove | null => (state in unlocks ? unlocks[state as keyof typeof unlocks] : null);
