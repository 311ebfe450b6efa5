import { randomUUID } from 'node:crypto';
import { limits } from '@portfolio/config/limits';
import { kernelError } from '@portfolio/kernel/contract';
import { taipeiDateTime } from '@portfolio/kernel/domain/clock';
import type { Scope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { startJob } from '@portfolio/operations/server/jobs';
import { archiveName } from '../../domain/layout';
import { insertExport } from '../repositories/exports';

interface Starter {
  accountId: number;
  schoolCode: string;
  address: string;
  now: Date;
}

/**
 * Begins an export: its record with a fresh password, and the job that makes the archive, in one transaction.
 * @throws not-found when one of the students is not the school's, job-running while another is under way.
 */
export async function startExport(scope: Scope, students: string[], { accountId, schoolCode, address, now }: Starter): Promise<{ jobId: string; exportId: string }> {
  const exportId = await insertExport(scope, {
    students, accountId, days: limits.exchange.exportDays, passwordSealed: services().seal.seal(randomUUID()), fileName: `${archiveName(schoolCode, taipeiDateTime(now))}.zip`,
  });
  if (!exportId) throw kernelError('not-found');
  const jobId = await startJob(scope, { kind: 'exchange-export', input: { exportId, address }, accountId, exclusive: true });
  return { jobId, exportId };
}
