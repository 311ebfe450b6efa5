import type { Scope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { findAttendingAccounts } from './repositories/counselling';
import { findToldOutcomes } from './repositories/outcomes';
import { findPlanOwners, findStageAccounts } from './repositories/study-plans';

const BOTH = ['screen', 'mail'] as const;

type OutcomeMessage = 'outcome-certified' | 'outcome-returned' | 'outcome-unlocked';

/** Tells students what became of their outcomes, in the transaction that moved them: one event an outcome and time. */
export async function tellOfOutcomes(
  scope: Scope,
  template: OutcomeMessage,
  outcomes: readonly { key: number }[],
  by: { name: string; now: Date },
  reason: string | null,
): Promise<void> {
  if (outcomes.length === 0) return;
  const told = await findToldOutcomes(scope, outcomes.map(({ key }) => key));
  await services().messenger.tell(scope, told.map(({ id, accountId, course, brief }) => ({
    template, accountId, event: `${template}:${id}:${by.now.toISOString()}`, values: { course, brief, teacher: by.name, reason: reason ?? '' }, link: '/outcomes', by: BOTH,
  })));
}

/** Tells the people of a stage that plans wait for them. */
export async function tellStagesOfPlans(scope: Scope, keys: number[], now: Date): Promise<void> {
  if (keys.length === 0) return;
  const told = await findStageAccounts(scope, keys);
  await services().messenger.tell(scope, told.map(({ id, accountId, title, student, position }) => ({
    template: 'plan-waiting', accountId, event: `plan-waiting:${id}:${position}:${now.toISOString()}`, values: { title, student }, link: '/study-plan-reviews', by: BOTH,
  })));
}

/** Tells students what became of their plans. */
export async function tellOwnersOfPlans(scope: Scope, template: 'plan-passed' | 'plan-returned', keys: number[], by: { name: string; now: Date }, reason: string | null): Promise<void> {
  if (keys.length === 0) return;
  const told = await findPlanOwners(scope, keys);
  await services().messenger.tell(scope, told.map(({ id, accountId, title }) => ({
    template, accountId, event: `${template}:${id}:${by.now.toISOString()}`, values: { title, teacher: by.name, reason: reason ?? '' }, link: '/study-plans', by: BOTH,
  })));
}

/** Tells the students who were at a counselling that it was recorded; each once a record. */
export async function tellOfCounselling(scope: Scope, key: number, id: string, values: { subject: string; teacher: string; date: string }): Promise<void> {
  const accounts = await findAttendingAccounts(scope, key);
  await services().messenger.tell(scope, accounts.map((accountId) => ({ template: 'counselling-recorded', accountId, event: `counselling-recorded:${id}`, values, link: '/my-counselling', by: BOTH })));
}
