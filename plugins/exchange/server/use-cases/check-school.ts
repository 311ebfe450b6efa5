import { limits } from '@portfolio/config/limits';
import { AppError, kernelError } from '@portfolio/kernel/contract';
import { inLanes } from '@portfolio/kernel/server/lanes';
import type { Scope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { text } from '@portfolio/access/server/http/texts';
import { writeAudit } from '@portfolio/access/server/repositories/audit';
import type { JobContext, JobResult } from '@portfolio/operations/server/jobs';
import { exchangeError } from '../../contract';
import { contentOf, fileMember, linesIn, rowsOf, tableMember, type CatalogueTable, type MoveManifest } from '../../domain/school-move';
import { endMoveIn, findMove, noteMoveChecked, setMoveState, type MoveRow } from '../repositories/exchange-schools';
import { findSchool } from '../repositories/take-in';
import { findMovedTables } from '../sql/move-catalogue';
import { findOccupied } from '../sql/move-in';
import { moveInput } from './export-school';
import { openSchoolArchive, proven, type SchoolArchive } from './school-archive';

const LANGUAGE = 'zh-Hant';

/**
 * The job `exchange-school-check`: every member against the manifest, every table's rows counted, and whether the school
 * may take it in. Nothing of the school is written.
 * @throws what is wrong; the archive is refused then, and its file removed.
 */
export async function checkSchool(job: JobContext): Promise<JobResult> {
  const { moveId, address } = moveInput.parse(job.input);
  const row = await findMove(job.scope, moveId);
  if (!row) throw kernelError('not-found');
  if (row.state !== 'checking' || !row.passwordSealed) return { result: { moveId } };
  try {
    const content = await withArchive(row, async (opened) => {
      await requireFitting(job.scope, opened.manifest);
      await passAll(job, opened);
      return contentOf(opened.manifest);
    });
    const result = { message: text(LANGUAGE, 'exchange.messages.schoolChecked', { rows: rowsOf(content), files: content.files }), result: { moveId } };
    await job.scope.transaction(async (scope) => {
      await noteMoveChecked(scope, row.key, content);
      await job.end(scope, result);
    });
    return result;
  } catch (error) {
    if (!job.signal.aborted) await giveUp(job, row, address, error, 'uploaded');
    throw error;
  }
}

export async function withArchive<T>(row: MoveRow, work: (opened: SchoolArchive) => Promise<T>): Promise<T> {
  if (!row.passwordSealed) throw exchangeError('exchange-not-checked');
  const opened = await openSchoolArchive(row, services().seal.open(row.passwordSealed));
  try {
    return await work(opened);
  } finally {
    await opened.archive.close();
  }
}

/** A fault of the archive ends it; one of ours or of the machine leaves it for another try. */
export async function giveUp(job: JobContext, row: MoveRow, address: string, error: unknown, again: 'uploaded' | 'checked'): Promise<void> {
  if (!(error instanceof AppError)) {
    await setMoveState(job.scope, row.key, row.state, again);
    return;
  }
  await job.scope.transaction(async (scope) => {
    await endMoveIn(scope, row.key, 'refused', text(LANGUAGE, `errors.${error.code}`, error.values));
    await writeAudit(scope, { accountId: job.accountId, actorName: job.accountName, action: 'exchange.school-refused', target: row.id, details: { code: error.code, ...error.values }, address });
    await job.end(scope, error);
  });
  if (row.spool) await services().spool.remove(row.spool);
}

/**
 * Whether this school, as it is, and this version may take the archive in.
 * @returns the tables here. @throws exchange-school-other, exchange-school-version, exchange-school-occupied
 */
export async function requireFitting(scope: Scope, { school, tables }: MoveManifest): Promise<CatalogueTable[]> {
  const { code } = await findSchool(scope);
  if (school.code !== code) throw exchangeError('exchange-school-other', { name: `${school.code} ${school.name}` });
  const here = await findMovedTables(services().database);
  const columns = new Map(here.map((table) => [table.name, new Set(table.columns)]));
  const unknown = tables.flatMap(({ name, columns: wanted }) => {
    const own = columns.get(name);
    return own ? wanted.filter((column) => !own.has(column)).map((column) => `${name}.${column}`) : [name];
  });
  const keyless = tables.filter(({ columns: wanted }) => !wanted.includes('id') || !wanted.includes('school_id')).map(({ name }) => name);
  if (unknown.length + keyless.length > 0) throw exchangeError('exchange-school-version', { name: someOf([...unknown, ...keyless]) });
  const occupied = await findOccupied(scope, here);
  if (occupied.length > 0) throw exchangeError('exchange-school-occupied', { name: someOf(occupied.map((name) => text(LANGUAGE, `exchange.tables.${name}`))) });
  return here;
}

const SHOWN = 3;
/** The first few; a job's message is short. */
const someOf = (names: readonly string[]): string => `${names.slice(0, SHOWN).join('、')}${names.length > SHOWN ? ' …' : ''}`;

async function passAll(job: JobContext, { archive, manifest: { tables, files } }: SchoolArchive): Promise<void> {
  const all = tables.length + files.length;
  for (const [index, table] of tables.entries()) {
    job.signal.throwIfAborted();
    await job.progress('exchange.steps.check', index, all);
    let rows = 0;
    for await (const chunk of proven(archive, tableMember(table.name), table)) rows += linesIn(chunk);
    if (rows !== table.rows) throw exchangeError('exchange-school-rows', { name: table.name });
  }
  await inLanes(files, limits.exchange.lanes, async ([sha256, bytes], index) => {
    job.signal.throwIfAborted();
    await job.progress('exchange.steps.check', tables.length + index, all);
    for await (const chunk of proven(archive, fileMember(sha256), { sha256, bytes })) void chunk;
  });
}
