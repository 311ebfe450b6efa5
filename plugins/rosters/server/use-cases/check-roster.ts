import { z } from 'zod';
import { languages, type Language } from '@portfolio/kernel/contract';
import type { Cell, Sheet } from '@portfolio/kernel/server/workbook';
import { services } from '@portfolio/kernel/server/services';
import { text } from '@portfolio/access/server/http/texts';
import type { JobContext, JobResult } from '@portfolio/operations/server/jobs';
import type { CheckContext } from '../../domain/checks';
import { columnsOn } from '../../domain/column-editions';
import type { Edition, SheetOf } from '../../domain/columns';
import { fileNameOf } from '../../domain/file-name';
import { keepWorkbook } from '../keep-workbook';
import { exampleLink } from '../links';
import { findEditions } from '../repositories/column-editions';
import { findSchool } from '../repositories/roster-exports';
import { countRows, streamRows } from '../repositories/roster-rows';
import { FindingSummary, examine, findCoverFindings, type PlacedFinding } from './examine-rows';

/** What the route gives the job. */
export const checkInput = z.object({ year: z.int(), roster: z.string(), grades: z.string(), language: z.enum(languages) });

/**
 * The job `roster-check` (預檢): what the central database would refuse, counted and grouped for the screen, and all
 * of it as a workbook in the reader's language. Changes nothing, so running it again is harmless.
 */
export async function checkRoster(job: JobContext): Promise<JobResult> {
  const { language, ...edition } = checkInput.parse(job.input) as Edition & { language: Language };
  const { database } = services();
  const school = await findSchool(job.scope);
  const { today, approved } = await findEditions(database);
  const { sheets } = columnsOn(edition.roster, today, approved);
  const { ticked, submitted } = await countRows(job.scope, edition);
  const summary = new FindingSummary();
  const context = { ...edition, schoolCode: school.code };
  const kept = await keepWorkbook(database, [findingSheet(search(job, context, sheets, summary, ticked + submitted), language)]);
  const result = summary.result();
  const name = fileNameOf(school.code, edition).replace(/\.xlsx$/, `_${text(language, 'rosters.fileNames.findings')}.xlsx`);
  return {
    message: text(language, 'rosters.messages.checked', { rows: result.rows, errors: result.errors, warnings: result.warnings }),
    result,
    file: { name, sha256: kept.sha256 },
  };
}

/** All findings, cover first, counted as they pass. */
async function* search(job: JobContext, context: CheckContext, sheets: readonly SheetOf[], summary: FindingSummary, total: number): AsyncGenerator<PlacedFinding[]> {
  yield summary.add(0, findCoverFindings(context));
  const example = exampleLink();
  for await (const rows of streamRows(job.scope, context)) {
    job.signal.throwIfAborted();
    yield summary.add(rows.length, (await examine(rows, sheets, context, () => example)).findings);
    await job.progress('rosters.steps.check', summary.rows, total);
  }
}

const HEADINGS = ['level', 'sheet', 'row', 'className', 'seatNo', 'studentNo', 'name', 'problem', 'mend'];
const WIDTHS = [8, 20, 8, 14, 8, 14, 14, 50, 50];

function findingSheet(findings: AsyncIterable<PlacedFinding[]>, language: Language): Sheet {
  const toCells = ({ code, level, mend, values, place, student }: PlacedFinding): Cell[] => [
    text(language, `enums.findingLevel.${level}`), place?.sheet, place?.row, student?.className, student?.seatNo, student?.no, student?.name,
    text(language, `rosters.findings.${code}`, values), text(language, `rosters.mends.${mend}`),
  ];
  return {
    name: text(language, 'rosters.sheets.findings'),
    headings: HEADINGS.map((heading) => text(language, `rosters.headings.${heading}`)),
    widths: WIDTHS,
    rows: mapped(findings, toCells),
  };
}

async function* mapped<A, B>(batches: AsyncIterable<A[]>, map: (item: A) => B): AsyncGenerator<B[]> {
  for await (const batch of batches) yield batch.map(map);
}
