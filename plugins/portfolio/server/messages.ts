import type { Scope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { findToldOutcomes } from './repositories/outcomes';

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
    template, accountId, event: `${template}:${id}:${by.now.toISOString()}`, values: { course, brief, teacher: by.name, reason: reason ?? '' }, link: '/outcomes', by: ['screen', 'mail'] as const,
  })));
}
