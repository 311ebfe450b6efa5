import type { Scope } from '@portfolio/kernel/server/scope';
import { startJob } from '@portfolio/operations/server/jobs';
import { syncError } from '../../contract';
import type { SyncJobInput } from '../job';
import { findUpload } from '../repositories/uploads';

/**
 * Puts the applying of a previewed sheet in the queue, behind the same lock as a sync.
 * @param confirmedEnds the number that the preview showed, when it asked.
 * @returns the job's id. @throws sync-upload-gone, sync-shrink-unconfirmed, job-running
 */
export async function applyUpload(scope: Scope, accountId: number, id: string, confirmedEnds: number | null): Promise<{ jobId: string }> {
  const upload = await findUpload(scope, id);
  if (!upload) throw syncError('sync-upload-gone');
  const { ends, live, needsYes, type, term } = upload;
  if (needsYes && (confirmedEnds === null || confirmedEnds < (ends ?? 0))) throw syncError('sync-shrink-unconfirmed', { ends: ends ?? 0, live: live ?? 0 });
  const job: SyncJobInput = { kind: 'upload', upload: id, type, term, confirmedEnds };
  return { jobId: await startJob(scope, { kind: 'sync', input: job, accountId, exclusive: true }) };
}
