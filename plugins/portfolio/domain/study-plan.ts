/**
 * The life of a self-study plan (自主學習計畫): through the stages that the school has set, one after the other. The
 * database refuses every other move too (database/schema/11-study-plans.sql).
 */
export const planStates = ['draft', 'submitted', 'passed', 'returned'] as const;
export type PlanState = (typeof planStates)[number];

export const stageKinds = ['homeroom', 'counsellor', 'group'] as const;
export type StageKind = (typeof stageKinds)[number];

/** A stage as a plan keeps it from its submission on. */
export interface Stage {
  kind: StageKind;
  /** Public id of the group, for `group`. */
  group: string | null;
  /** The group's name at that time. */
  name: string | null;
}

export const planMoves = ['submit', 'withdraw', 'pass', 'return'] as const;
export type PlanMove = (typeof planMoves)[number];

export interface PlanStanding {
  state: PlanState;
  /** From 1; null for a draft. */
  position: number | null;
  /** How many stages the plan has to pass; 0 for a draft. */
  stages: number;
}

/**
 * Where a move leads, or null when it may not be made. A plan that comes again begins with the first stage, since its
 * content is another; it can be withdrawn while the first one has not answered.
 */
export function afterMove({ state, position, stages }: PlanStanding, move: PlanMove): Pick<PlanStanding, 'state' | 'position'> | null {
  if (move === 'submit') return state === 'draft' || state === 'returned' ? { state: 'submitted', position: 1 } : null;
  if (state !== 'submitted' || position === null) return null;
  if (move === 'withdraw') return position === 1 ? { state: 'draft', position: null } : null;
  if (move === 'return') return { state: 'returned', position };
  return position < stages ? { state: 'submitted', position: position + 1 } : { state: 'passed', position };
}

/** May its texts be changed, or it be removed? */
export const isPlanEditable = (state: PlanState): boolean => state === 'draft' || state === 'returned';

/** May its result and its file be changed? The result is written when the plan has been carried out. */
export const isResultEditable = (state: PlanState): boolean => state !== 'submitted';

/** The texts without which nobody could say yes or no. */
const NEEDED = ['motive', 'content', 'expected'] as const;

/** The needed texts that a plan lacks before it can be submitted. */
export function planLacks(plan: Record<(typeof NEEDED)[number], string | null>): (typeof NEEDED)[number][] {
  return NEEDED.filter((name) => !plan[name]?.trim());
}
