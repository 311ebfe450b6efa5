import { randomUUID } from 'node:crypto';
import { limits } from '@portfolio/config/limits';
import { AppError, kernelError } from '@portfolio/kernel/contract';
import { taipeiDateTime } from '@portfolio/kernel/domain/clock';
import type { Scope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { startJob } from '@portfolio/operations/server/jobs';
import { exchangeError, type FileInfo, type MoveDetail } from '../../contract';
import { archiveName } from '../../domain/layout';
import { endMove, findMove, insertMove, noteMoveChecking, setMoveState, type MoveRow } from '../repositories/exchange-schools';
import { spoolArchive, type ComingArchive } from './receive-archive';
import { openSchoolArchive } from './school-archive';

interface Starter {
  accountId: number;
  address: string;
}

/** Begins the export of the whole school: its record with a fresh password, and the job, in one transaction. @throws job-running */
export async function startSchoolExport(scope: Scope, { accountId, address, schoolCode, now }: Starter & { schoolCode: string; now: Date }): Promise<{ id: string; jobId: string }> {
  const id = await insertMove(scope, {
    direction: 'out', state: 'running', accountId, days: limits.exchange.exportDays, passwordSealed: services().seal.seal(randomUUID()), fileName: `${archiveName(schoolCode, taipeiDateTime(now))}_school.zip`,
  });
  return { id, jobId: await startJob(scope, { kind: 'exchange-school-export', input: { moveId: id, address }, accountId, exclusive: true }) };
}

/**
 * Takes an archive of a school in. `alongside` runs in the transaction that notes it.
 * @throws archive-large, exchange-checksum; nothing is kept then.
 */
export async function receiveSchool(
  scope: Scope, given: ComingArchive, alongside: (scope: Scope, id: string, bytes: number) => Promise<void>,
): Promise<{ id: string }> {
  const { spool } = services();
  const came = await spoolArchive(given, limits.exchange.school.bytes);
  try {
    if (came.md5 !== given.md5) throw exchangeError('exchange-checksum', {}, { md5: 'errors.exchange-checksum' });
    return await scope.transaction(async (transaction) => {
      const id = await insertMove(transaction, { direction: 'in', state: 'uploaded', fileName: given.name, bytes: came.bytes, md5: came.md5, spool: came.name, accountId: given.accountId });
      await alongside(transaction, id, came.bytes);
      return { id };
    });
  } catch (error) {
    // Refused. Of a line to the database that broke nobody knows what it left: the sweep asks the rows.
    if (error instanceof AppError) await spool.remove(came.name);
    throw error;
  }
}

/** Tries the password at once, and starts the job that looks at everything. @throws not-found, exchange-not-checked, archive-password, job-running */
export async function startSchoolCheck(scope: Scope, id: string, password: string, { accountId, address }: Starter, alongside: (scope: Scope) => Promise<void>): Promise<{ jobId: string }> {
  const row = await findMove(scope, id);
  if (!row) throw kernelError('not-found');
  if (!waits(row)) throw exchangeError('exchange-not-checked');
  // Every other fault is for the job to note.
  await openSchoolArchive(row, password).then(({ archive }) => archive.close(), (error: { code?: string }) => {
    if (error.code === 'archive-password') throw kernelError('archive-password', {}, { password: 'errors.archive-password' });
  });
  return scope.transaction(async (transaction) => {
    const locked = await findMove(transaction, id, true);
    if (!locked || !waits(locked)) throw exchangeError('exchange-not-checked');
    await noteMoveChecking(transaction, locked.key, services().seal.seal(password));
    const jobId = await startJob(transaction, { kind: 'exchange-school-check', input: { moveId: id, address }, accountId, exclusive: true });
    await alongside(transaction);
    return { jobId };
  });
}

const waits = ({ direction, state }: MoveRow): boolean => direction === 'in' && (state === 'uploaded' || state === 'checked');

/** @throws not-found, exchange-not-checked, job-running */
export async function startSchoolImport(scope: Scope, id: string, { accountId, address }: Starter): Promise<{ jobId: string }> {
  const row = await findMove(scope, id, true);
  if (!row) throw kernelError('not-found');
  if (row.direction !== 'in' || row.state !== 'checked') throw exchangeError('exchange-not-checked');
  await setMoveState(scope, row.key, row.state, 'applying');
  return { jobId: await startJob(scope, { kind: 'exchange-school-import', input: { moveId: id, address }, accountId, exclusive: true }) };
}

/** @throws not-found */
export async function describeMove(scope: Scope, id: string): Promise<MoveDetail> {
  const row = await findMove(scope, id);
  if (!row) throw kernelError('not-found');
  const { direction, state, fileName, bytes, content, reason } = row;
  return { id: row.id, direction, state, fileName, bytes, content, reason };
}

/** An archive that can be fetched. @throws not-found, exchange-ended */
export async function requireMoveOut(scope: Scope, id: string): Promise<MoveRow & { spool: string; bytes: number; md5: string; passwordSealed: string }> {
  const row = await findMove(scope, id);
  if (!row) throw kernelError('not-found');
  const { spool, bytes, md5, passwordSealed } = row;
  if (row.direction !== 'out' || row.state !== 'done' || !spool || bytes === null || md5 === null || passwordSealed === null) throw exchangeError('exchange-ended');
  return { ...row, spool, bytes, md5, passwordSealed };
}

/** 檔案資訊. @throws not-found, exchange-ended */
export async function describeMoveFile(scope: Scope, id: string): Promise<FileInfo> {
  const { fileName, bytes, md5, passwordSealed } = await requireMoveOut(scope, id);
  return { fileName, bytes, md5, password: services().seal.open(passwordSealed) };
}

/** Ends an archive, gone out or waiting to come in; its file goes once that is written. @throws not-found, exchange-ended */
export async function discardMove(scope: Scope, id: string): Promise<{ spool: string | null }> {
  if (!(await findMove(scope, id))) throw kernelError('not-found');
  const ended = await endMove(scope, id);
  if (!ended) throw exchangeError('exchange-ended');
  return ended;
}
