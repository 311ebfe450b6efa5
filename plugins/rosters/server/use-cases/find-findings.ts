import { limits } from '@portfolio/config/limits';
import type { Scope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import type { CheckResult, ShownFinding } from '../../contract';
import { checkCover, checkRow, findingCodes, levels, type CheckContext, type Finding, type FindingCode, type Level, type Mend } from '../../domain/checks';
import { rosters, type EnrolmentKind, type RosterOf, type SheetOf } from '../../domain/columns';
import type { CheckedRow } from '../../domain/outcome-row';
import { streamChecked } from '../repositories/roster-rows';

/** A finding with the place and the student it is about. */
export type PlacedFinding = Finding & Omit<ShownFinding, 'values'>;

/** Called with the number of rows looked at so far. */
export type Progress = (rows: number) => Promise<void>;

/** All findings of an edition, cover first, then in the order of the roster's rows. Batches may be empty. */
export async function* findFindings(scope: Scope, context: CheckContext, progress: Progress): AsyncGenerator<PlacedFinding[]> {
  const { sheets } = rosters[context.roster] as RosterOf;
  const sheetOf = new Map<EnrolmentKind, SheetOf>(sheets.map((sheet) => [sheet.kind, sheet]));
  yield checkCover(context).map((finding) => ({ ...finding, place: null, student: null }));
  let rows = 0;
  for await (const batch of streamChecked(scope, context)) {
    await lookUpFiles(batch);
    yield batch.flatMap((row) => findingsOf(row, sheetOf.get(row.kind), context));
    rows += batch.length;
    await progress(rows);
  }
}

function findingsOf(row: CheckedRow, sheet: SheetOf | undefined, context: CheckContext): PlacedFinding[] {
  if (!sheet) return [];
  const { id, no, name, className, seatNo } = row.student;
  return checkRow(row, sheet, context).map((finding) => ({ ...finding, place: { sheet: sheet.name, row: row.rowNo }, student: { id, no, name, className, seatNo } }));
}

/** Fills in what the store has of each file. */
async function lookUpFiles(rows: readonly CheckedRow[]): Promise<void> {
  const { files } = services();
  const present = rows.flatMap(({ document, media }) => [document, media]).filter((file) => file !== null);
  await Promise.all(present.map(async (file) => {
    file.storedBytes = await files.size(file.sha256);
  }));
}

type Group = CheckResult['groups'][number];

/** Counts findings and keeps the first of each kind, whatever number there are. */
export class FindingSummary {
  errors = 0;
  warnings = 0;
  private readonly groups = new Map<string, Group>();

  add(findings: readonly PlacedFinding[]): void {
    for (const { code, level, mend, values, place, student } of findings) {
      if (level === 'error') this.errors += 1;
      else this.warnings += 1;
      const group = this.groupOf(code, level, mend);
      group.count += 1;
      if (group.findings.length < limits.rosterFindingsShown) group.findings.push({ values, place, student });
    }
  }

  /** The same kind may be put right in different places. */
  private groupOf(code: FindingCode, level: Level, mend: Mend): Group {
    const key = `${code} ${mend}`;
    const group = this.groups.get(key) ?? { code, level, mend, count: 0, findings: [] };
    this.groups.set(key, group);
    return group;
  }

  /** Errors before warnings, each in the order of the rules. */
  result(rows: number): CheckResult {
    const rank = ({ code, level }: Group): number => levels.indexOf(level) * findingCodes.length + findingCodes.indexOf(code as FindingCode);
    return { rows, errors: this.errors, warnings: this.warnings, groups: [...this.groups.values()].sort((a, b) => rank(a) - rank(b)) };
  }
}
