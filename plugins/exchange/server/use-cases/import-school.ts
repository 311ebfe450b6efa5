import { Readable } from 'node:stream';
import { limits } from '@portfolio/config/limits';
import { kernelError } from '@portfolio/kernel/contract';
import { inLanes } from '@portfolio/kernel/server/lanes';
import type { TransactionScope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { text } from '@portfolio/access/server/http/texts';
import { writeAudit } from '@portfolio/access/server/repositories/audit';
import type { JobContext, JobResult } from '@portfolio/operations/server/jobs';
import { exchangeError } from '../../contract';
import { contentOf, exceptions, fileMember, inOrder, rowsOf, tableMember, type CatalogueTable } from '../../domain/school-move';
import { moveSeal, resealed } from '../move-seal';
import { endMoveIn, findMove, type MoveRow } from '../repositories/exchange-schools';
import { beginMoving, endMoving, findReceiptsAnew, insertBlobs, setOwnRow, takeTable, type ComingTable } from '../sql/move-in';
import { giveUp, requireFitting, withArchive } from './check-school';
import { moveInput } from './export-school';
import { proven, type SchoolArchive } from './school-archive';

const LANGUAGE = 'zh-Hant';

/**
 * The job `exchange-school-import`: the files into the store, which keeps them whether or not the rest comes to pass;
 * then all rows in one transaction. Killed before its end it has written no row, and begins anew; files that are there
 * already are passed over.
 */
export async function importSchool(job: JobContext): Promise<JobResult> {
  const { moveId, address } = moveInput.parse(job.input);
  const row = await findMove(job.scope, moveId);
  if (!row) throw kernelError('not-found');
  if (row.state !== 'applying') return { result: { moveId } };
  try {
    const done = await withArchive(row, async (opened) => {
      await takeFiles(job, opened);
      return job.scope.transaction((scope) => takeRows(job, scope, row, opened, address));
    });
    if (row.spool) await services().spool.remove(row.spool);
    return done;
  } catch (error) {
    if (!job.signal.aborted) {
      await giveUp(job, row, address, error, 'checked');
      // The answer to the commit alone was lost: all has arrived, and nobody needs the archive.
      if (row.spool && (await findMove(job.scope, moveId))?.state === 'done') await services().spool.remove(row.spool);
    }
    throw error;
  }
}

/** When it returns, all of them are on the disk. */
async function takeFiles(job: JobContext, { archive, manifest: { files: coming } }: SchoolArchive): Promise<void> {
  const { files } = services();
  await inLanes(coming, limits.exchange.lanes, async ([sha256, bytes], index) => {
    job.signal.throwIfAborted();
    await job.progress('exchange.steps.schoolFiles', index, coming.length);
    if ((await files.size(sha256)) === bytes && (await files.verify(sha256))) return;
    const incoming = await files.receive(Readable.from(proven(archive, fileMember(sha256), { sha256, bytes }), { objectMode: false }), bytes);
    try {
      await incoming.keep();
    } finally {
      await incoming.discard();
    }
  });
}

async function takeRows(job: JobContext, scope: TransactionScope, row: MoveRow, opened: SchoolArchive, address: string): Promise<JobResult> {
  const { manifest } = opened;
  const here = await requireFitting(scope, manifest);
  await beginMoving(scope);
  await insertBlobs(scope, manifest.files);
  const coming = new Map(manifest.tables.map((table) => [table.name, table]));
  const tables = inOrder(here.filter(({ name }) => coming.has(name)));
  for (const [index, table] of tables.entries()) {
    job.signal.throwIfAborted();
    await job.progress('exchange.steps.schoolTables', index, tables.length);
    const given = coming.get(table.name) as ComingTable & { sha256: string; bytes: number };
    await takeTable(scope, table, given, await linesOf(opened, table, given), { auditWhole: manifest.auditWhole });
  }
  await findReceiptsAnew(scope);
  await setOwnRow(scope, manifest.settings);
  await endMoving(scope);
  const content = contentOf(manifest);
  await endMoveIn(scope, row.key, 'done');
  await writeAudit(scope, {
    accountId: job.accountId, actorName: job.accountName, action: 'exchange.school-imported', target: row.id, address,
    details: { fileName: row.fileName, fromSchool: content.fromSchool, madeAt: content.madeAt, rows: Object.fromEntries(content.tables.map(({ name, rows }) => [name, rows])), files: content.files, auditWhole: content.auditWhole },
  });
  const result = { message: text(LANGUAGE, 'exchange.messages.schoolImported', { rows: rowsOf(content), files: content.files }), result: { moveId: row.id } };
  await job.end(scope, result);
  return result;
}

/** A table's lines; where they hold national IDs, those sealed with this platform's key and found by its index. */
async function linesOf({ archive, manifest, password }: SchoolArchive, table: CatalogueTable, coming: ComingTable & { sha256: string; bytes: number }): Promise<Readable> {
  const source = proven(archive, tableMember(table.name), coming);
  const { identity } = exceptions[table.name] ?? {};
  if (!identity) return Readable.from(source, { objectMode: false });
  const { seal } = services();
  const travelling = await moveSeal(password, manifest.salt);
  const open = (sealed: string): string => {
    try {
      return travelling.open(sealed);
    } catch {
      throw exchangeError('exchange-school-rows', { name: table.name });
    }
  };
  return resealed(source, { sealed: coming.columns.indexOf(identity.sealed), index: coming.columns.indexOf(identity.index) }, open, seal.seal, (plain) => seal.index(manifest.school.code, plain));
}
