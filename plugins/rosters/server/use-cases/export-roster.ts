import { z } from 'zod';
import { AppError, kernelError } from '@portfolio/kernel/contract';
import type { TransactionScope } from '@portfolio/kernel/server/scope';
import type { Sheet } from '@portfolio/kernel/server/workbook';
import { text } from '@portfolio/access/server/http/texts';
import { writeAudit } from '@portfolio/access/server/repositories/audit';
import type { JobContext, JobResult } from '@portfolio/operations/server/jobs';
import { rosterError, type ExportResult } from '../../contract';
import { cellsOf, keptCellsOf, type LinkTo } from '../../domain/cells';
import { cover, rosters, variantOf, type RosterOf, type SheetOf } from '../../domain/columns';
import { fileNameOf } from '../../domain/file-name';
import type { OutcomeRow } from '../../domain/outcome-row';
import { keepWorkbook } from '../keep-workbook';
import { linksOf } from '../links';
import { failExport, findChanges, findSchool, finishExport, freezeItems, insertItems, lockExport, type ExportRow } from '../repositories/roster-exports';
import { countRows, lockRows, streamSheet } from '../repositories/roster-rows';
import { FindingSummary, findFindings } from './find-findings';

/** What the route gives the job: the export that it has begun, and where the request came from. */
export const exportInput = z.object({ exportId: z.string(), address: z.string() });

/** Never turned into another language: the job keeps its message, and a school's staff read this one. */
const LANGUAGE = 'zh-Hant';

/**
 * The job `roster-export`. Everything of it is one transaction on one snapshot: 預檢, the workbook, and for a final
 * export the freezing of what stands in it. Run again after a kill it begins anew, or finds that it had been done.
 * @throws roster-has-errors when a final export is not clean; nothing has changed then.
 */
export async function exportRoster(job: JobContext): Promise<JobResult> {
  const { exportId, address } = exportInput.parse(job.input);
  try {
    const { file, result } = await job.scope.transaction(async (scope) => {
      await scope.transactionOf.run('set transaction isolation level repeatable read');
      const row = await lockExport(scope, exportId);
      if (!row) throw kernelError('not-found');
      return row.sha256 && row.fileName ? doneBefore(row, row.fileName, row.sha256) : new Export(job, scope, row, address).make();
    });
    return { message: messageOf(result), result, file };
  } catch (error) {
    // Stopped by us: it stays as it is, and is run again elsewhere.
    if (!job.signal.aborted) await failExport(job.scope, exportId, countsOf(error));
    throw error;
  }
}

interface Made {
  file: { name: string; sha256: string };
  result: ExportResult & { mode: ExportRow['mode'] };
}

/** The process was killed between the end of the work and the end of the job. */
const doneBefore = (row: ExportRow, name: string, sha256: string): Made => ({
  file: { name, sha256 },
  result: { exportId: row.id, mode: row.mode, rows: row.rows ?? 0, errors: row.errors ?? 0, warnings: row.warnings ?? 0, frozen: 0, changes: null },
});

const messageOf = ({ mode, rows, frozen }: Made['result']): string => text(LANGUAGE, `rosters.messages.${mode === 'final' ? 'submitted' : 'exported'}`, { rows, frozen });

function countsOf(error: unknown): { errors: number | null; warnings: number | null } {
  if (!(error instanceof AppError) || error.code !== 'roster-has-errors') return { errors: null, warnings: null };
  return { errors: Number(error.values.errors), warnings: Number(error.values.warnings) };
}

/** One run over one export. */
class Export {
  private readonly roster: RosterOf;
  private readonly linkTo: LinkTo;
  private schoolCode = '';
  private total = 0;
  private written = 0;

  constructor(private readonly job: JobContext, private readonly scope: TransactionScope, private readonly row: ExportRow, private readonly address: string) {
    this.roster = rosters[row.roster];
    this.linkTo = linksOf(row);
  }

  async make(): Promise<Made> {
    const { scope, row } = this;
    const isFinal = row.mode === 'final';
    this.schoolCode = (await findSchool(scope)).code;
    this.total = isFinal ? await lockRows(scope, row) : await countRows(scope, row);
    const { errors, warnings } = await this.check();
    if (isFinal && errors > 0) throw rosterError('roster-has-errors', { errors, warnings });

    const kept = await keepWorkbook(scope.transactionOf, this.sheets());
    const fileName = fileNameOf(this.schoolCode, row);
    await this.step('freeze', this.total);
    const frozen = isFinal ? await freezeItems(scope, row.key, { accountId: this.job.accountId, name: this.job.accountName }) : 0;
    const changes = isFinal ? await findChanges(scope, row) : null;
    const finished = { fileName, ...kept, rows: this.written, errors, warnings };
    await finishExport(scope, row.key, finished);
    await this.audit({ ...finished, mode: row.mode, frozen, changes });
    return { file: { name: fileName, sha256: kept.sha256 }, result: { exportId: row.id, mode: row.mode, rows: this.written, errors, warnings, frozen, changes } };
  }

  private async step(name: 'check' | 'write' | 'freeze', done: number): Promise<void> {
    this.job.signal.throwIfAborted();
    await this.job.progress(`rosters.steps.${name}`, done, this.total);
  }

  private async check(): Promise<FindingSummary> {
    const summary = new FindingSummary();
    const context = { year: this.row.year, roster: this.row.roster, grades: this.row.grades, schoolCode: this.schoolCode, linkTo: this.linkTo };
    for await (const findings of findFindings(this.scope, context, (rows) => this.step('check', rows))) summary.add(findings);
    return summary;
  }

  private sheets(): Sheet[] {
    const { year, roster } = this.row;
    const values = [this.schoolCode, String(year), String(variantOf(this.row)?.semester), roster];
    return [
      { name: cover.name, headings: cover.headers, rows: [[values]] },
      ...this.roster.sheets.map((sheet) => ({ name: sheet.name, headings: sheet.columns.map(({ header }) => header), rows: this.rowsOf(sheet) })),
    ];
  }

  private async *rowsOf(sheet: SheetOf): AsyncGenerator<string[][]> {
    let rowNo = 1;
    for await (const rows of streamSheet(this.scope, this.row, sheet.kind)) {
      if (this.row.mode === 'final') await this.keepItems(sheet, rows, rowNo);
      rowNo += rows.length;
      this.written += rows.length;
      yield rows.map((row) => cellsOf(sheet, row, this.linkTo));
      await this.step('write', this.written);
    }
  }

  private keepItems(sheet: SheetOf, rows: readonly OutcomeRow[], before: number): Promise<void> {
    const items = rows.map((row, index) => ({ outcome: row.key, sheet: sheet.name, row: before + index + 1, cells: keptCellsOf(sheet, row) }));
    return insertItems(this.scope, this.row.key, items);
  }

  private async audit(details: Record<string, unknown>): Promise<void> {
    const { job, row, address } = this;
    await writeAudit(this.scope, { accountId: job.accountId, actorName: job.accountName, action: 'roster.exported', target: row.id, details, address });
  }
}
