import type { Scope } from '@portfolio/kernel/server/scope';
import type { NationalKind, NationalWindow, WindowItem, WorkWindow } from '../../domain/windows';

export interface WindowRow {
  item: WindowItem;
  year: number;
  semester: number;
  grade: number;
  startsAt: Date;
  endsAt: Date;
}

/** Windows of a year; of one grade where a student asks: the grade of the class in that year. */
export async function findWindows(scope: Scope, year: number, studentId: number | null): Promise<WindowRow[]> {
  return scope.query<WindowRow>(
    `select w.item, w.year, w.semester, w.grade, w.starts_at as "startsAt", w.ends_at as "endsAt"
     from work_windows w
     where w.school_id = :school and w.year = :year
       and (:studentId::int is null or w.grade = (
         select c.grade from placements p join school_classes c on c.id = p.school_class_id
         where p.school_id = :school and p.student_id = :studentId and p.year = :year and p.ended_at is null order by p.semester desc limit 1))
     order by w.grade, w.semester, w.starts_at`,
    { year, studentId },
  );
}

export interface SchoolWindowRow extends WindowRow {
  id: string;
}

/** Every window of a year, by grade, item and semester. */
export async function findYear(scope: Scope, year: number): Promise<SchoolWindowRow[]> {
  return scope.query<SchoolWindowRow>(
    `select document_id as id, item, year, semester, grade, starts_at as "startsAt", ends_at as "endsAt" from work_windows
     where school_id = :school and year = :year order by grade, starts_at, semester, item`,
    { year },
  );
}

export interface NationalRow extends NationalWindow {
  kind: NationalKind;
}

/** The country's windows of a year; the same for every school that is in use. */
export async function findNational(scope: Scope, year: number): Promise<NationalRow[]> {
  return scope.query<NationalRow>(
    `select n.kind, n.starts_on as "startsOn", n.ends_on as "endsOn" from national_windows n
     where n.year = :year and exists (select 1 from schools where id = :school and active) order by n.kind`,
    { year },
  );
}

export interface WindowToWrite extends WorkWindow {
  grade: number;
  year: number;
  semester: number;
  item: WindowItem;
}

/** @throws unique violation (23505) when the grade has one for this item and term. */
export async function insertWindow(scope: Scope, window: WindowToWrite): Promise<string> {
  const [{ id }] = await scope.query<{ id: string }>(
    `insert into work_windows (school_id, grade, year, semester, item, starts_at, ends_at)
     values (:school, :grade, :year, :semester, :item, :startsAt::timestamptz, :endsAt::timestamptz) returning document_id as id`,
    { ...window },
  );
  return id;
}

/** A window before it is changed or deleted, locked; null when it is not of this school. */
export async function lockWindow(scope: Scope, id: string): Promise<SchoolWindowRow | null> {
  const [row] = await scope.query<SchoolWindowRow>(
    `select document_id as id, item, year, semester, grade, starts_at as "startsAt", ends_at as "endsAt" from work_windows where school_id = :school and document_id = :id for update`,
    { id },
  );
  return row ?? null;
}

/** @throws unique violation (23505) as `insertWindow`. */
export async function updateWindow(scope: Scope, id: string, window: WindowToWrite): Promise<void> {
  await scope.run(
    `update work_windows set grade = :grade, year = :year, semester = :semester, item = :item, starts_at = :startsAt::timestamptz, ends_at = :endsAt::timestamptz, updated_at = now()
     where school_id = :school and document_id = :id`,
    { ...window, id },
  );
}

export async function deleteWindow(scope: Scope, id: string): Promise<void> {
  await scope.run('delete from work_windows where school_id = :school and document_id = :id', { id });
}

/** Writes many at once. What is there already is overwritten or stays. @returns rows written */
export async function putWindows(scope: Scope, windows: readonly WindowToWrite[], overwrite: boolean): Promise<number> {
  const rows = windows.map(({ startsAt, endsAt, ...window }) => ({ ...window, starts: startsAt.toISOString(), ends: endsAt.toISOString() }));
  return scope.run(
    `insert into work_windows (school_id, grade, year, semester, item, starts_at, ends_at)
     select :school, w.grade, w.year, w.semester, w.item, w.starts, w.ends
     from jsonb_to_recordset(:rows::jsonb) as w(grade int, year int, semester int, item text, starts timestamptz, ends timestamptz)
     on conflict (school_id, grade, year, semester, item) do ${overwrite ? 'update set starts_at = excluded.starts_at, ends_at = excluded.ends_at, updated_at = now()' : 'nothing'}`,
    { rows: JSON.stringify(rows) },
  );
}
