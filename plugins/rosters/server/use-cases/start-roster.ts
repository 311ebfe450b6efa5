import type { Language } from '@portfolio/kernel/contract';
import type { Scope } from '@portfolio/kernel/server/scope';
import { startJob } from '@portfolio/operations/server/jobs';
import { rosterError, type ExportMode } from '../../contract';
import { subjectOf, variantOf, type Edition } from '../../domain/columns';
import { insertExport, type ExportRow } from '../repositories/roster-exports';

interface Starter {
  accountId: number;
  address: string;
  language: Language;
}

/** Puts a 預檢 in the queue. */
export async function startCheck(scope: Scope, edition: Edition, { accountId, language }: Starter): Promise<{ jobId: string }> {
  return { jobId: await startJob(scope, { kind: 'roster-check', input: { ...edition, language }, accountId }) };
}

/**
 * Begins an export: its row, which the history shows at once, and the job that fills it, in one transaction.
 * @throws job-running while another export of the school is under way.
 */
export async function startExport(scope: Scope, { mode, ...edition }: Edition & { mode: ExportMode }, { accountId, address }: Starter): Promise<{ jobId: string; exportId: string }> {
  const exportId = await insertExport(scope, { ...edition, semester: variantOf(edition)?.semester ?? 0, mode, accountId });
  const jobId = await startJob(scope, { kind: 'roster-export', input: { exportId, address }, accountId, exclusive: true });
  return { jobId, exportId };
}

/** Puts the packing of a final export's files in the queue. @throws roster-no-attachments, job-running */
export async function startPacking(scope: Scope, { id, roster, mode, state }: ExportRow, { accountId, address }: Starter): Promise<{ jobId: string }> {
  if (subjectOf(roster) === 'officers' || mode !== 'final' || (state !== 'done' && state !== 'revoked')) throw rosterError('roster-no-attachments');
  return { jobId: await startJob(scope, { kind: 'roster-attachments', input: { exportId: id, address }, accountId, exclusive: true }) };
}
