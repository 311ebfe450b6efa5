import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { AppError, kernelError } from '@portfolio/kernel/contract';
import { taipeiDateTime } from '@portfolio/kernel/domain/clock';
import { archiveStream, type NewEntry } from '@portfolio/kernel/server/archive/write-archive';
import { transactionOn } from '@portfolio/kernel/server/database';
import { scopeOn, type TransactionScope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { text } from '@portfolio/access/server/http/texts';
import { writeAudit } from '@portfolio/access/server/repositories/audit';
import { examineChain } from '@portfolio/access/server/repositories/audit-chain';
import type { JobContext, JobResult } from '@portfolio/operations/server/jobs';
import { exchangeError } from '../../contract';
import { contentOf, exceptions, fileMember, linesIn, MOVE_FORMAT, MOVE_MANIFEST, rowsOf, tableMember, type CatalogueTable, type MoveManifest } from '../../domain/school-move';
import { moveSeal, newSalt, resealed } from '../move-seal';
import { findMove, finishMoveOut, setMoveState, type MoveRow } from '../repositories/exchange-schools';
import { findMovedTables } from '../sql/move-catalogue';
import { copyOut, findMovedFiles, findOwnRow, type OwnRow } from '../sql/move-out';

export const moveInput = z.object({ moveId: z.string(), address: z.string() });
const LANGUAGE = 'zh-Hant';

/**
 * The job `exchange-school-export`: everything that the school owns into one archive. The tables as of one moment, then
 * the files that they name; both stream through, whatever their number.
 * @throws exchange-file-lost; the export has failed then.
 */
export async function exportSchool(job: JobContext): Promise<JobResult> {
  const { moveId, address } = moveInput.parse(job.input);
  const row = await findMove(job.scope, moveId);
  if (!row) throw kernelError('not-found');
  // Ended by a person before its turn came.
  if (row.state !== 'running') return { result: { moveId } };
  try {
    return await new SchoolExport(job, row, address).make();
  } catch (error) {
    // Stopped by us: it stays as it is, and is run again elsewhere.
    if (!job.signal.aborted) {
      await job.scope.transaction(async (scope) => {
        await setMoveState(scope, row.key, row.state, 'failed');
        if (error instanceof AppError) await job.end(scope, error);
      });
    }
    throw error;
  }
}

/** One run over one export. */
class SchoolExport {
  private readonly password: string;
  private readonly salt = newSalt();
  private readonly tables: MoveManifest['tables'] = [];
  private files: [string, number][] = [];
  private own: OwnRow = { code: '', name: '', website: null, staffSecondFactor: false };
  private auditWhole = false;

  constructor(private readonly job: JobContext, private readonly row: MoveRow, private readonly address: string) {
    if (!row.passwordSealed) throw exchangeError('exchange-ended');
    this.password = services().seal.open(row.passwordSealed);
  }

  async make(): Promise<JobResult> {
    const { job, row } = this;
    const { spool } = services();
    const made = await spool.write(archiveStream(this.entries(), this.password, job.signal), Infinity);
    const content = contentOf(this.manifest());
    const result = { message: text(LANGUAGE, 'exchange.messages.schoolExported', { rows: rowsOf(content), files: content.files }), result: { moveId: row.id } };
    // When this fails the archive stays: whether a row names it is not known where the line broke, and the sweep asks the rows.
    const kept = await job.scope.transaction(async (scope) => {
      const finished = await finishMoveOut(scope, row.key, { spool: made.name, bytes: made.bytes, md5: made.md5 }, content);
      await writeAudit(scope, {
        accountId: job.accountId, actorName: job.accountName, action: 'exchange.school-exported', target: row.id, address: this.address,
        details: { fileName: row.fileName, bytes: made.bytes, md5: made.md5, tables: content.tables.length, files: content.files },
      });
      await job.end(scope, result);
      return finished;
    });
    if (!kept) await spool.remove(made.name);
    return result;
  }

  private async *entries(): AsyncGenerator<NewEntry> {
    yield* this.tableEntries();
    for (const [index, [sha256, bytes]] of this.files.entries()) {
      this.job.signal.throwIfAborted();
      await this.job.progress('exchange.steps.schoolFiles', index, this.files.length);
      yield { name: fileMember(sha256), content: Readable.from(this.passing(sha256, bytes), { objectMode: false }), pack: false, at: this.row.madeAt };
    }
    yield { name: MOVE_MANIFEST, content: Buffer.from(JSON.stringify(this.manifest())), pack: true, at: this.row.madeAt };
  }

  /** All tables in one snapshot, on a connection that is given back before the files begin. */
  private async *tableEntries(): AsyncGenerator<NewEntry> {
    const client = await services().database.pool.connect();
    let broken = false;
    try {
      await client.query('begin isolation level repeatable read read only');
      const scope = scopeOn(transactionOn(client), this.job.scope.schoolId);
      this.own = await findOwnRow(scope);
      const chain = await examineChain(scope);
      this.auditWhole = chain.wrong === null && chain.tailIsThere;
      this.files = await findMovedFiles(scope);
      const tables = await findMovedTables(scope.transactionOf);
      for (const [index, table] of tables.entries()) {
        this.job.signal.throwIfAborted();
        await this.job.progress('exchange.steps.schoolTables', index, tables.length);
        yield { name: tableMember(table.name), content: Readable.from(await this.counted(scope, table), { objectMode: false }), pack: true, at: this.row.madeAt };
      }
    } finally {
      // Nothing was written: a rollback ends the snapshot in every case.
      await client.query('rollback').catch(() => (broken = true));
      client.release(broken);
    }
  }

  /** The rows of a table, noted in the manifest once they have passed. */
  private async counted(scope: TransactionScope, table: CatalogueTable): Promise<AsyncGenerator<Buffer>> {
    const { seal } = services();
    const { identity } = exceptions[table.name] ?? {};
    const rowsOf = copyOut(scope.transactionOf.client, scope, table);
    const travelling = identity && (await moveSeal(this.password, this.salt));
    const source = identity && travelling
      ? resealed(rowsOf, { sealed: table.columns.indexOf(identity.sealed), index: table.columns.indexOf(identity.index) }, seal.open, travelling.seal, null)
      : rowsOf;
    const { tables } = this;
    return (async function* () {
      const hash = createHash('sha256');
      let [rows, bytes] = [0, 0];
      for await (const chunk of source as AsyncIterable<Buffer>) {
        hash.update(chunk);
        bytes += chunk.length;
        rows += linesIn(chunk);
        yield chunk;
      }
      tables.push({ name: table.name, columns: table.columns, rows, bytes, sha256: hash.digest('hex') });
    })();
  }

  /** @throws exchange-file-lost when the store has not what its name says */
  private async *passing(sha256: string, bytes: number): AsyncGenerator<Buffer> {
    const lost = (error?: Error) => {
      services().log.error(`file ${sha256} cannot be exported: ${error?.message ?? 'its bytes have changed'}`);
      return exchangeError('exchange-file-lost', { name: sha256 });
    };
    const stream = await services().files.read(sha256).catch((error: Error) => {
      throw lost(error);
    });
    const hash = createHash('sha256');
    let passed = 0;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      hash.update(chunk);
      passed += chunk.length;
      yield chunk;
    }
    if (hash.digest('hex') !== sha256 || passed !== bytes) throw lost();
  }

  private manifest(): MoveManifest {
    const { code, name, website, staffSecondFactor } = this.own;
    return {
      format: MOVE_FORMAT, school: { code, name }, settings: { website, staffSecondFactor }, madeAt: taipeiDateTime(this.row.madeAt), salt: this.salt, auditWhole: this.auditWhole,
      tables: this.tables, files: this.files,
    };
  }
}
