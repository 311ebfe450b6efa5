import { z } from 'zod';
import { AppError, kernelError } from '@portfolio/kernel/contract';
import { taipeiDate } from '@portfolio/kernel/domain/clock';
import type { TransactionScope } from '@portfolio/kernel/server/scope';
import type { Sheet } from '@portfolio/kernel/server/workbook';
import { text } from '@portfolio/access/server/http/texts';
import { writeAudit } from '@portfolio/access/server/repositories/audit';
import type { JobContext, JobResult } from '@portfolio/operations/server/jobs';
import { rosterError, type ExportResult } from '../../contract';
import { keptCellsOf, type LinkTo } from '../../domain/cells';
import type { CheckContext } from '../../domain/checks';
import { columnsOn, type RosterColumns } from '../../domain/column-editions';
import { cover, subjectOf, variantOf, type RowKind, type SheetOf } from '../../domain/columns';
import { fileNameOf } from '../../domain/file-name';
import type { CheckedRow } from '../../domain/roster-row';
import { keepWorkbook } from '../keep-workbook';
import { linksOf } from '../links';
import { findEditions } from '../repositories/column-editions';
import { countLoose, failExport, findChanges, findSchool, finishExport, freezeItems, insertItems, lockExport, type ExportRow, type Freezable } from '../repositories/roster-exports';
import { countRows, lockRows, streamRows } from '../repositories/roster-rows';
import { FindingSummary, examine, findCoverFindings } from './examine-rows';

/** What the route gives the job: the export that it has begun, and where the request came from. */
export const exportInput = z.object({ exportId: z.string(), address: z.string() });

/** Never turned into another language: the job keeps its message, and a school's staff read this one. */
const LANGUAGE = 'zh-Hant';

/**
 * The job `roster-export`. All of it is one transaction: the rows are read once, in one snapshot, checked as they are
 * written, and those of a final export are frozen. Run again after a kill it begins anew, or finds that it was done.
 * @throws roster-has-errors when a final export is not clean, changed when a tick was taken back under it; nothing has
 * changed then.
 */
export async function exportRoster(job: JobContext): Promise<JobResult> {
  const { exportId, address } = exportInput.parse(job.input);
  try {
    return await job.scope.transaction(async (scope) => {
      const row = await lockExport(scope, exportId);
      if (!row) throw kernelError('not-found');
      const { file, result } = row.sha256 && row.fileName ? doneBefore(row, row.fileName, row.sha256) : await new Export(job, scope, row, address).make();
      const ended = { message: messageOf(result), result, file };
      await job.end(scope, ended);
      return ended;
    });
  } catch (error) {
    // Stopped by us: it stays as it is, and is run again elsewhere.
    if (!job.signal.aborted) {
      await job.scope.transaction(async (scope) => {
        await failExport(scope, exportId, countsOf(error));
        if (error instanceof AppError) await job.end(scope, error);
      });
    }
    throw error;
  }
}

interface Made {
  file: { name: string; sha256: string };
  result: ExportResult & Pick<ExportRow, 'mode' | 'roster'>;
}

/** An export is made once: a job of it that is put into the queue again finds what was made. */
const doneBefore = (row: ExportRow, name: string, sha256: string): Made => ({
  file: { name, sha256 },
  result: { exportId: row.id, mode: row.mode, roster: row.roster, rows: row.rows ?? 0, errors: row.errors ?? 0, warnings: row.warnings ?? 0, frozen: 0, changes: null },
});

function messageOf({ mode, roster, rows, frozen }: Made['result']): string {
  const final = subjectOf(roster) === 'officers' ? 'handedIn' : 'submitted';
  return text(LANGUAGE, `rosters.messages.${mode === 'final' ? final : 'exported'}`, { rows, frozen });
}

function countsOf(error: unknown): { errors: number | null; warnings: number | null } {
  if (!(error instanceof AppError) || error.code !== 'roster-has-errors') return { errors: null, warnings: null };
  return { errors: Number(error.values.errors), warnings: Number(error.values.warnings) };
}

/** One run over one export. */
class Export {
  /** Those in effect on the day of the export; read once. */
  private columns: RosterColumns = { edition: null, sheets: [] };
  private readonly linkTo: LinkTo;
  private readonly summary = new FindingSummary();
  private readonly isFinal: boolean;
  /** What is frozen; null in a draft, and for posts, of which the kept file is all that stays. */
  private readonly frozen: Freezable | null;
  private schoolCode = '';
  private total = 0;

  constructor(private readonly job: JobContext, private readonly scope: TransactionScope, private readonly row: ExportRow, private readonly address: string) {
    this.linkTo = linksOf(row);
    this.isFinal = row.mode === 'final';
    const subject = subjectOf(row.roster);
    this.frozen = this.isFinal && subject !== 'officers' ? subject : null;
  }

  async make(): Promise<Made> {
    const { scope, row } = this;
    this.schoolCode = (await findSchool(scope)).code;
    this.columns = columnsOn(row.roster, taipeiDate(row.madeAt), (await findEditions(scope.transactionOf)).approved);
    if (this.isFinal) await lockRows(scope, row);
    const { ticked, submitted } = await countRows(scope, row);
    this.total = ticked + submitted;
    this.summary.add(0, findCoverFindings(this.context()));

    const kept = await keepWorkbook(scope.transactionOf, this.sheets(), () => this.requireClean());
    const frozen = this.frozen ? await this.freeze(this.frozen) : 0;
    const { rows, errors, warnings } = this.summary;
    const changes = this.frozen ? await findChanges(scope, row) : null;
    const finished = { fileName: fileNameOf(this.schoolCode, row), ...kept, rows, errors, warnings, changes, columns: this.columns.edition?.number ?? null };
    await finishExport(scope, row.key, finished);
    await this.audit({ ...finished, mode: row.mode, frozen });
    return { file: { name: finished.fileName, sha256: kept.sha256 }, result: { exportId: row.id, mode: row.mode, roster: row.roster, rows, errors, warnings, frozen, changes } };
  }

  private context(): CheckContext {
    const { year, roster, grades } = this.row;
    return { year, roster, grades, schoolCode: this.schoolCode };
  }

  private requireClean(): void {
    const { errors, warnings } = this.summary;
    if (this.isFinal && errors > 0) throw rosterError('roster-has-errors', { errors, warnings });
  }

  private async freeze(subject: Freezable): Promise<number> {
    await this.step('freeze');
    const frozen = await freezeItems(this.scope, subject, this.row.key, { accountId: this.job.accountId, name: this.job.accountName });
    if ((await countLoose(this.scope, subject, this.row.key)) > 0) throw kernelError('changed');
    return frozen;
  }

  private async step(name: 'write' | 'freeze'): Promise<void> {
    this.job.signal.throwIfAborted();
    await this.job.progress(`rosters.steps.${name}`, this.summary.rows, this.total);
  }

  private sheets(): Sheet[] {
    const { year, roster } = this.row;
    const values = [this.schoolCode, String(year), String(variantOf(this.row)?.semester), roster];
    const feed = new SheetFeed(streamRows(this.scope, this.row));
    return [
      { name: cover.name, headings: cover.headers, rows: [[values]] },
      ...this.columns.sheets.map((sheet) => ({ name: sheet.name, headings: sheet.columns.map(({ header }) => header), rows: this.rowsOf(sheet, feed) })),
    ];
  }

  /** Checks the rows of a sheet on their way into the workbook; the database takes them in meanwhile. */
  private async *rowsOf(sheet: SheetOf, feed: SheetFeed): AsyncGenerator<string[][]> {
    for await (const rows of feed.of(sheet.kind)) {
      const [{ cells, findings }] = await Promise.all([examine(rows, this.columns.sheets, this.context(), this.linkTo), this.frozen && this.keepItems(this.frozen, sheet, rows)]);
      this.summary.add(rows.length, findings);
      yield cells;
      await this.step('write');
    }
  }

  private keepItems(subject: Freezable, sheet: SheetOf, rows: readonly CheckedRow[]): Promise<void> {
    return insertItems(this.scope, subject, this.row.key, rows.map((row) => ({ key: row.key, sheet: sheet.name, row: row.rowNo, cells: keptCellsOf(sheet, row) })));
  }

  private async audit(details: Record<string, unknown>): Promise<void> {
    const { job, row, address } = this;
    await writeAudit(this.scope, { accountId: job.accountId, actorName: job.accountName, action: 'roster.exported', target: row.id, details, address });
  }
}

/** Hands the one stream of rows, which comes sheet by sheet, to one sheet after the other. */
class SheetFeed {
  private waiting: CheckedRow[] = [];

  constructor(private readonly batches: AsyncGenerator<CheckedRow[]>) {}

  /** The rows of a kind, which must be the next in the stream; nothing when there are none. */
  async *of(kind: RowKind): AsyncGenerator<CheckedRow[]> {
    for (;;) {
      if (this.waiting.length === 0) this.waiting = (await this.batches.next()).value ?? [];
      const end = this.waiting.findIndex((row) => row.kind !== kind);
      const rows = end === -1 ? this.waiting : this.waiting.slice(0, end);
      this.waiting = end === -1 ? [] : this.waiting.slice(end);
      if (rows.length === 0) return;
      yield rows;
    }
  }
}
