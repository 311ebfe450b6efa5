import type { Readable } from 'node:stream';
import { limits } from '@portfolio/config/limits';
import { AppError, kernelError } from '@portfolio/kernel/contract';
import { openArchive } from '@portfolio/kernel/server/archive/read-archive';
import type { Spooled } from '@portfolio/kernel/server/archive/spool';
import type { Scope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { startJob } from '@portfolio/operations/server/jobs';
import { exchangeError } from '../../contract';
import { findJson } from '../../domain/members';
import { endImport, findImport, insertImport, noteChecking, setState } from '../repositories/imports';

/** An archive on its way in; `length` is what its sender said, in bytes. */
export interface ComingArchive {
  name: string;
  md5: string;
  accountId: number;
  body: Readable;
  length: number | undefined;
}

/** Puts the bytes into the spool; what says to be too large is refused before it has come. @throws archive-large */
export async function spoolArchive({ body, length }: ComingArchive, limit: number): Promise<Spooled> {
  if (length !== undefined && length > limit) throw kernelError('archive-large', { limit: Math.floor(limit / 1024 / 1024) });
  return services().spool.write(body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>, limit);
}

/**
 * Takes an archive in. `alongside` runs in the transaction that notes it.
 * @throws archive-large, exchange-checksum; nothing is kept then.
 */
export async function receiveArchive(
  scope: Scope, given: ComingArchive, alongside: (scope: Scope, id: string, bytes: number) => Promise<void>,
): Promise<{ id: string }> {
  const { spool } = services();
  const came = await spoolArchive(given, limits.archive.bytes);
  try {
    if (came.md5 !== given.md5) throw exchangeError('exchange-checksum', {}, { md5: 'errors.exchange-checksum' });
    return await scope.transaction(async (transaction) => {
      const id = await insertImport(transaction, { fileName: given.name, bytes: came.bytes, md5: came.md5, spool: came.name, accountId: given.accountId });
      await alongside(transaction, id, came.bytes);
      return { id };
    });
  } catch (error) {
    // Refused. Of a line to the database that broke nobody knows what it left: the sweep asks the rows.
    if (error instanceof AppError) await spool.remove(came.name);
    throw error;
  }
}

/** @throws what is wrong with the archive's directory, archive-password, exchange-json */
async function tryPassword(file: string, fileName: string, password: string): Promise<void> {
  const archive = await openArchive(file, { password });
  try {
    const json = findJson(archive.entries.keys(), fileName);
    if (!json) throw exchangeError('exchange-json');
    await archive.whole(json, limits.archive.entryBytes);
  } finally {
    await archive.close();
  }
}

interface Starter {
  accountId: number;
  address: string;
}

/**
 * Tries the password at once, and starts the job that looks at everything. A wrong password may be tried again; every
 * other fault is for the job to note.
 * @throws not-found, exchange-not-checked, archive-password, job-running
 */
export async function startCheck(scope: Scope, id: string, password: string, { accountId, address }: Starter, alongside: (scope: Scope) => Promise<void>): Promise<{ jobId: string }> {
  const row = await findImport(scope, id);
  if (!row) throw kernelError('not-found');
  if (!row.spool || (row.state !== 'uploaded' && row.state !== 'checked')) throw exchangeError('exchange-not-checked');
  await tryPassword(services().spool.pathOf(row.spool), row.fileName, password).catch((error: { code?: string }) => {
    if (error.code === 'archive-password') throw kernelError('archive-password', {}, { password: 'errors.archive-password' });
  });
  return scope.transaction(async (transaction) => {
    const locked = await findImport(transaction, id, true);
    if (!locked || (locked.state !== 'uploaded' && locked.state !== 'checked')) throw exchangeError('exchange-not-checked');
    await noteChecking(transaction, locked.key, services().seal.seal(password));
    const jobId = await startJob(transaction, { kind: 'exchange-check', input: { importId: id, address }, accountId, exclusive: true });
    await alongside(transaction);
    return { jobId };
  });
}

/** @throws not-found, exchange-not-checked, job-running */
export async function startImport(scope: Scope, id: string, { accountId, address }: Starter): Promise<{ jobId: string }> {
  const row = await findImport(scope, id, true);
  if (!row) throw kernelError('not-found');
  if (row.state !== 'checked') throw exchangeError('exchange-not-checked');
  await setState(scope, row.key, row.state, 'applying');
  return { jobId: await startJob(scope, { kind: 'exchange-import', input: { importId: id, address }, accountId, exclusive: true }) };
}

/** Gives up an archive that is not taken in; its file goes once that is written. @throws not-found, exchange-not-checked */
export async function discardImport(scope: Scope, id: string): Promise<{ spool: string | null }> {
  if (!(await findImport(scope, id))) throw kernelError('not-found');
  const ended = await endImport(scope, id);
  if (!ended) throw exchangeError('exchange-not-checked');
  return ended;
}
