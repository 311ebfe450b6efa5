import type { Scope } from '@portfolio/kernel/server/scope';
import { startJob } from '@portfolio/operations/server/jobs';
import { syncError } from '../../contract';
import { inOrder, type TypeName } from '../../domain/types';
import type { SyncJobInput } from '../job';
import { findWaiting } from '../repositories/runs';

/**
 * The yes to what a batch asked. Its waiting types are pulled again under the same batch, and may end as many rows as were
 * shown, no more: what came meanwhile is not decided by an old yes.
 * @returns the job's id. @throws sync-nothing-waits, sync-numbers-changed, job-running
 */
export async function confirmShrink(scope: Scope, accountId: number, batch: string, questions: readonly { type: TypeName; ends: number }[]): Promise<{ jobId: string }> {
  const waiting = (await findWaiting(scope)).filter((row) => row.batch === batch);
  const asked = new Map(waiting.flatMap(({ type, result }) => (result.waits ? [[type, result.waits.ends] as const] : [])));
  if (asked.size === 0) throw syncError('sync-nothing-waits');
  if (questions.some(({ type, ends }) => asked.get(type) !== ends)) throw syncError('sync-numbers-changed');
  const job: SyncJobInput = {
    kind: 'pull', batch, term: waiting[0].term, types: inOrder(waiting.map(({ type }) => type)), changesOnly: false,
    confirmed: Object.fromEntries(questions.map(({ type, ends }) => [type, ends])),
  };
  return { jobId: await startJob(scope, { kind: 'sync', input: job, accountId, exclusive: true }) };
}
