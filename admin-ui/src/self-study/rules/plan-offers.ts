import { isPlanEditable, planLacks, type StudyPlan } from '@portfolio/portfolio/contract';

/** What a student can do with a plan on its card. */
export const planActions = ['submit', 'edit', 'result', 'performance', 'withdraw', 'remove'] as const;
export type PlanAction = (typeof planActions)[number];

/** The actions of a card, in the order of its buttons; only what the server would refuse for sure is left out. */
export function planActionsOf(plan: Pick<StudyPlan, 'state' | 'position' | 'motive' | 'content' | 'expected' | 'result'>): PlanAction[] {
  const { state, position } = plan;
  return planActions.filter((action) => {
    if (action === 'submit') return isPlanEditable(state) && planLacks(plan).length === 0;
    if (action === 'edit' || action === 'remove') return isPlanEditable(state);
    if (action === 'performance') return state === 'passed' && plan.result !== null;
    return action === 'result' ? state === 'passed' : state === 'submitted' && position === 1;
  });
}
