import type { Scope } from '@portfolio/kernel/server/scope';
import { startJob } from '@portfolio/operations/server/jobs';
import { syncError } from '../../contract';
import type { TypeName } from '../../domain/types';
import { findConnection } from '../repositories/connections';
import type { SyncJobInput } from '../job';

/**
 * Puts a sync in the queue; one a school at a time.
 * @returns the job's id. @throws sync-not-set, job-running
 */
export async function startSync(scope: Scope, accountId: number, input: { term: string; types?: TypeName[]; changesOnly: boolean }): Promise<{ jobId: string }> {
  const connection = await findConnection(scope);
  if (!connection?.secretSealed) throw syncError('sync-not-set');
  const job: SyncJobInput = { kind: 'pull', ...input };
  return { jobId: await startJob(scope, { kind: 'sync', input: job, accountId, exclusive: true }) };
}
