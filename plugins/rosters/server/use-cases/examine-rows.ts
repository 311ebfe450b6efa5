import { limits } from '@portfolio/config/limits';
import { services } from '@portfolio/kernel/server/services';
import type { CheckResult, ShownFinding } from '../../contract';
import { cellsOf, type LinkTo } from '../../domain/cells';
import { checkCover, checkRow, findingCodes, levels, type CheckContext, type Finding, type FindingCode, type Level, type Mend } from '../../domain/checks';
import type { SheetOf } from '../../domain/columns';
import type { CheckedRow } from '../../domain/roster-row';

/** A finding with the place and the student it is about. */
export type PlacedFinding = Finding & Omit<ShownFinding, 'values'>;

/** Of the cover, which is about no student. */
export const findCoverFindings = (context: CheckContext): PlacedFinding[] => checkCover(context).map((finding) => ({ ...finding, place: null, student: null }));

export interface Examined {
  /** Texts of the cells, a row each. */
  cells: string[][];
  findings: PlacedFinding[];
}

/** The cells of these rows by the columns of their roster, and everything that is wrong with them, in their order; looks each file up in the store. */
export async function examine(rows: readonly CheckedRow[], columns: readonly SheetOf[], context: CheckContext, linkTo: LinkTo): Promise<Examined> {
  const sheets = new Map(columns.map((sheet) => [sheet.kind, sheet]));
  await lookUpFiles(rows);
  const examined: Examined = { cells: [], findings: [] };
  for (const row of rows) {
    const sheet = sheets.get(row.kind);
    if (!sheet) continue;
    const cells = cellsOf(sheet, row, linkTo);
    examined.cells.push(cells);
    examined.findings.push(...checkRow(row, sheet, context, cells).map((finding) => placed(finding, row, sheet)));
  }
  return examined;
}

function placed(finding: Finding, { rowNo, student: { id, no, name, className, seatNo } }: CheckedRow, sheet: SheetOf): PlacedFinding {
  return { ...finding, place: { sheet: sheet.name, row: rowNo }, student: { id, no, name, className, seatNo } };
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
  rows = 0;
  errors = 0;
  warnings = 0;
  private readonly groups = new Map<string, Group>();

  /** Takes the findings of some more rows, and hands them on. */
  add(rows: number, findings: PlacedFinding[]): PlacedFinding[] {
    this.rows += rows;
    for (const { code, level, mend, values, place, student } of findings) {
      if (level === 'error') this.errors += 1;
      else this.warnings += 1;
      const group = this.groupOf(code, level, mend);
      group.count += 1;
      if (group.findings.length < limits.rosterFindingsShown) group.findings.push({ values, place, student });
    }
    return findings;
  }

  /** The same kind may be put right in different places. */
  private groupOf(code: FindingCode, level: Level, mend: Mend): Group {
    const key = `${code} ${mend}`;
    const group = this.groups.get(key) ?? { code, level, mend, count: 0, findings: [] };
    this.groups.set(key, group);
    return group;
  }

  /** Errors before warnings, each in the order of the rules. */
  result(): CheckResult {
    const rank = ({ code, level }: Group): number => levels.indexOf(level) * findingCodes.length + findingCodes.indexOf(code as FindingCode);
    return { rows: this.rows, errors: this.errors, warnings: this.warnings, groups: [...this.groups.values()].sort((a, b) => rank(a) - rank(b)) };
  }
}
