import type { Scope, TransactionScope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { gradesOf, rosters, subjectOf, variantOf, type Edition, type RosterOf, type Subject } from '../../domain/columns';
import type { CheckedRow } from '../../domain/roster-row';
import { sourceOf } from '../sql/row-sources';

type Flat = Omit<CheckedRow, 'nationalId' | 'student'> & {
  nationalIdSealed: string | null;
  studentId: string;
  studentNo: string;
  studentName: string;
  studentStatus: string;
  className: string | null;
  seatNo: number | null;
};

/** A sealed ID that cannot be opened counts as missing: 預檢 names the student, and the next sync brings it again. */
function opened(sealed: string | null): string | null {
  if (!sealed) return null;
  try {
    return services().seal.open(sealed);
  } catch {
    return null;
  }
}

type Person = Pick<CheckedRow, 'nationalId' | 'student'>;

const personOf = ({ nationalIdSealed, studentId, studentNo, studentName, studentStatus, className, seatNo }: Flat): Person => ({
  nationalId: opened(nationalIdSealed),
  student: { id: studentId, no: studentNo, name: studentName, className, seatNo, status: studentStatus },
});

/** Rows of a student follow each other: each is unsealed once, not once a row. */
function rowReader(): (row: Flat) => CheckedRow {
  let last: { id: string; person: Person } | undefined;
  return (row) => {
    if (last?.id !== row.studentId) last = { id: row.studentId, person: personOf(row) };
    // In place: V8 makes a copy of so wide an object a hash table of 11 KB, and of a large roster a garbage of 200 MB.
    const checked = row as Flat & CheckedRow;
    checked.nationalId = last.person.nationalId;
    checked.student = last.person.student;
    return checked;
  };
}

function valuesOf(edition: Edition) {
  const { division, sheets } = rosters[edition.roster] as RosterOf;
  return { year: edition.year, semester: variantOf(edition)?.semester ?? 0, grades: gradesOf(edition.grades), division, kinds: sheets.map(({ kind }) => kind as string) };
}

/** The rows of an edition in batches: sheet by sheet, in the order of class, seat and what they are about, in one snapshot. */
export async function* streamRows(scope: Scope, edition: Edition): AsyncGenerator<CheckedRow[]> {
  const { rows } = sourceOf[subjectOf(edition.roster)];
  const read = rowReader();
  for await (const batch of scope.batches<Flat>(rows, valuesOf(edition))) yield batch.map(read);
}

/** Locks what a final export will freeze, so that no tick is taken back meanwhile. Posts are nobody's to take back. */
export async function lockRows(scope: TransactionScope, edition: Edition): Promise<void> {
  const { lock } = sourceOf[subjectOf(edition.roster)];
  if (lock) await scope.run(lock, valuesOf(edition));
}

export interface StateCounts {
  /** What a final export would freeze; of posts, which have no state, all. */
  ticked: number;
  /** Submitted by an earlier final export, or receipted since. */
  submitted: number;
}

/** How much of a subject there is in a year, by what tells editions apart. Semester is 0 for what is handed in by the year. */
export interface RowGroup extends StateCounts {
  semester: number;
  grade: number | null;
  division: string;
}

export async function countGroups(scope: Scope, subject: Subject, year: number): Promise<RowGroup[]> {
  return scope.query<RowGroup>(sourceOf[subject].counts, { year });
}

/** What an edition holds of these groups. */
export function countsOf(groups: readonly RowGroup[], edition: Edition): StateCounts {
  const { division, semester, grades } = valuesOf(edition);
  const own = groups.filter((group) =>
    (group.grade === null || grades.includes(group.grade)) && (division === null || group.division === division) && group.semester === semester);
  return { ticked: own.reduce((sum, group) => sum + group.ticked, 0), submitted: own.reduce((sum, group) => sum + group.submitted, 0) };
}

/** How much an edition holds now. */
export const countRows = async (scope: Scope, edition: Edition): Promise<StateCounts> =>
  countsOf(await countGroups(scope, subjectOf(edition.roster), edition.year), edition);
