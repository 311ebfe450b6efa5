import { cellOf } from './cells';
import { checkCell } from './checks';
import { columnsOn, correctSheets, inOrder, touches, type ColumnEdition } from './column-editions';
import { gradesOf, rosterNumbers, rosters, subjectOf, type ColumnOf, type Edition, type RosterOf, type RowKind, type SheetOf } from './columns';
import type { RosterRow } from './roster-row';

/** A column that an edition changes, as it is before and after. */
export interface ChangedColumn {
  sheet: string;
  before: ColumnOf;
  after: ColumnOf;
}

/** Rows to look at once: an edition of a roster, with what changes in each of its sheets. */
export interface Rehearsed {
  of: Edition;
  changed: ReadonlyMap<RowKind, readonly ChangedColumn[]>;
}

const changedIn = (before: SheetOf, after: SheetOf): ChangedColumn[] =>
  after.columns.flatMap((column, index) => (column.length === before.columns[index].length && column.required === before.columns[index].required ? [] : [{ sheet: after.name, before: before.columns[index], after: column }]));

/**
 * What an edition makes stricter or looser, in the fewest reads of a year's rows: a roster whose rows stand in another one
 * with the same changes is left out.
 * @param approved all that are approved and this one, in the order in which they were entered
 */
export function rehearsedBy(edition: ColumnEdition, approved: readonly ColumnEdition[], year: number): Rehearsed[] {
  const ordered = inOrder(approved);
  const earlier = ordered.slice(0, ordered.indexOf(edition));
  const all = rosterNumbers.filter((roster) => touches(edition, roster)).flatMap((roster) => {
    const before = columnsOn(roster, edition.effectiveOn, earlier).sheets;
    const after = correctSheets(roster, before, edition);
    const changed = new Map(after.map((sheet, index) => [sheet.kind, changedIn(before[index], sheet)] as const).filter(([, columns]) => columns.length > 0));
    return (rosters[roster] as RosterOf).variants.map(({ grades, semester }) => ({ of: { year, roster, grades }, semester, changed }));
  }).filter(({ changed }) => changed.size > 0);
  const rowsOf = ({ of: { roster }, semester, changed }: (typeof all)[number]): string => JSON.stringify([subjectOf(roster), (rosters[roster] as RosterOf).division, semester, [...changed]]);
  const widestFirst = [...all].sort((a, b) => gradesOf(b.of.grades).length - gradesOf(a.of.grades).length);
  return widestFirst.filter((each, index) => !widestFirst.slice(0, index).some((wider) =>
    rowsOf(wider) === rowsOf(each) && gradesOf(each.of.grades).every((grade) => gradesOf(wider.of.grades).includes(grade))));
}

/** A cell that would be wrong by the changed column, and is not by the present one. */
export interface BrokenCell {
  sheet: string;
  column: string;
  code: 'value-missing' | 'value-long';
}

/** What the changed columns would find in one row and the present ones do not. */
export function breaksOf(row: RosterRow, columns: readonly ChangedColumn[], link: string): BrokenCell[] {
  return columns.flatMap(({ sheet, before, after }) => {
    const cell = cellOf(after, row, () => link);
    const [found] = checkCell(after, cell);
    if (!found || checkCell(before, cell).length > 0 || (found.code !== 'value-missing' && found.code !== 'value-long')) return [];
    return [{ sheet, column: after.key, code: found.code }];
  });
}
