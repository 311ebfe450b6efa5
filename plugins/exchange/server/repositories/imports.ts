import type { Runner } from '@portfolio/kernel/server/database';
import type { ListSource } from '@portfolio/kernel/server/list-query';
import type { Scope } from '@portfolio/kernel/server/scope';
import { exchangeImportList, type ImportResult, type ImportedStudent } from '../../contract';

export const exchangeImportSource: ListSource<typeof exchangeImportList> = {
  list: exchangeImportList,
  id: 'x.document_id',
  from: 'exchange_imports x left join accounts a on a.id = x.made_by_id left join schools f on f.code = x.from_school',
  where: 'x.school_id = :school',
  columns: {
    madeAt: 'x.made_at', fileName: 'x.file_name', fromSchool: `concat_ws(' ', x.from_school, f.name)`, state: 'x.state', students: 'x.students', completed: 'x.completed', madeBy: 'a.name', reason: 'x.reason',
    endedAt: 'x.ended_at',
  },
};

export interface ImportRow {
  key: number;
  id: string;
  state: 'uploaded' | 'checking' | 'checked' | 'refused' | 'applying' | 'done' | 'ended';
  fileName: string;
  fromSchool: string | null;
  fromSchoolName: string | null;
  hasManifest: boolean | null;
  /** Signed by this platform; null where there is no manifest. */
  signed: boolean | null;
  passwordSealed: string | null;
  spool: string | null;
  reason: string | null;
}

export async function insertImport(scope: Scope, given: { fileName: string; bytes: number; md5: string; spool: string; accountId: number }): Promise<string> {
  const [{ id }] = await scope.query<{ id: string }>(
    `insert into exchange_imports (school_id, state, file_name, bytes, md_5, spool, made_by_id, made_at)
     values (:school, 'uploaded', :fileName, :bytes, :md5, :spool, :accountId, now()) returning document_id as id`,
    given,
  );
  return id;
}

export async function findImport(scope: Pick<Scope, 'query'>, id: string, lock = false): Promise<ImportRow | null> {
  const [row] = await scope.query<ImportRow>(
    `select x.id as key, x.document_id as id, x.state, x.file_name as "fileName", x.from_school as "fromSchool", f.name as "fromSchoolName", x.has_manifest as "hasManifest", x.signed,
       x.password_sealed as "passwordSealed", x.spool, x.reason
     from exchange_imports x left join schools f on f.code = x.from_school where x.school_id = :school and x.document_id = :id${lock ? ' for update of x' : ''}`,
    { id },
  );
  return row ?? null;
}

export async function noteChecking(scope: Scope, key: number, passwordSealed: string): Promise<void> {
  await scope.run(`update exchange_imports set state = 'checking', reason = null, password_sealed = :passwordSealed, updated_at = now() where school_id = :school and id = :key`, { key, passwordSealed });
}

/** Only from the state that it was seen in: whoever does not know whether its work was committed takes nothing back. */
export async function setState(scope: Scope, key: number, from: ImportRow['state'], to: ImportRow['state']): Promise<void> {
  await scope.run('update exchange_imports set state = :to, updated_at = now() where school_id = :school and id = :key and state = :from', { key, from, to });
}

/** Nothing of a refused archive stays but the record. */
export async function noteRefused(scope: Scope, key: number, reason: string): Promise<void> {
  await scope.run(`update exchange_imports set state = 'refused', reason = :reason, spool = null, password_sealed = null, ended_at = now(), updated_at = now() where school_id = :school and id = :key`, { key, reason });
}

export interface CheckedStudent {
  position: number;
  student: number | null;
  name: string;
  idTail: string;
  birthDate: string | null;
  state: 'matched' | 'unknown';
  result: ImportResult | null;
}

/** Writes a preview in place of an earlier one. */
export async function noteChecked(scope: Scope, key: number, found: { fromSchool: string | null; hasManifest: boolean; signed: boolean | null }, students: readonly CheckedStudent[]): Promise<void> {
  await scope.run('delete from exchange_import_students where school_id = :school and exchange_import_id = :key', { key });
  await scope.run(
    `insert into exchange_import_students (school_id, exchange_import_id, position, student_id, name, id_tail, birth_date, state, result)
     select :school, :key, s.position, s.student, s.name, s."idTail", s."birthDate", s.state, s.result
     from jsonb_to_recordset(:students::jsonb) as s(position int, student int, name text, "idTail" text, "birthDate" date, state text, result jsonb)`,
    { key, students: JSON.stringify(students) },
  );
  await scope.run(
    `update exchange_imports set state = 'checked', from_school = :fromSchool, has_manifest = :hasManifest, signed = :signed, students = :number, completed = 0, updated_at = now() where school_id = :school and id = :key`,
    { key, ...found, number: students.length },
  );
}

/** Students of an import that may be taken in and are not yet, in the archive's order. */
export async function findWaiting(scope: Scope, key: number): Promise<{ key: number; position: number; student: number }[]> {
  return scope.query(
    `select id as key, position, student_id as student from exchange_import_students
     where school_id = :school and exchange_import_id = :key and state in ('matched', 'failed') and student_id is not null order by position`,
    { key },
  );
}

export async function noteStudent(scope: Scope, key: number, state: 'done' | 'failed', result: ImportResult | null): Promise<void> {
  await scope.run('update exchange_import_students set state = :state, result = coalesce(:result::jsonb, result), updated_at = now() where school_id = :school and id = :key', {
    key, state, result: result && JSON.stringify(result),
  });
}

/** @returns how many students there are, and how many were taken in. */
export async function finishImport(scope: Scope, key: number): Promise<{ students: number; completed: number }> {
  const [counts] = await scope.query<{ students: number; completed: number }>(
    `with counts as (
       select count(*)::int as students, (count(*) filter (where state = 'done'))::int as completed from exchange_import_students where school_id = :school and exchange_import_id = :key)
     update exchange_imports x set state = 'done', completed = c.completed, students = c.students, spool = null, password_sealed = null, ended_at = now(), updated_at = now()
     from counts c where x.school_id = :school and x.id = :key returning c.students, c.completed`,
    { key },
  );
  return counts;
}

/** @returns its name in the spool, or null when it is not one that can be given up. */
export async function endImport(scope: Scope, id: string): Promise<{ spool: string | null } | null> {
  const [row] = await scope.query<{ spool: string | null }>(
    `update exchange_imports x set state = 'ended', spool = null, password_sealed = null, ended_at = now(), updated_at = now() from exchange_imports o
     where o.id = x.id and x.school_id = :school and x.document_id = :id and x.state in ('uploaded', 'checked') returning o.spool`,
    { id },
  );
  return row ?? null;
}

/** Of all schools: gives up archives that nobody took in. @returns names in the spool that have to go. */
export async function endOldImports(database: Runner, hours: number): Promise<string[]> {
  const rows = await database.query<{ spool: string }>(
    `update exchange_imports x set state = 'ended', spool = null, password_sealed = null, ended_at = now(), updated_at = now() from exchange_imports o
     where o.id = x.id and x.state in ('uploaded', 'checked') and x.updated_at < now() - make_interval(hours => :hours) returning o.spool`,
    { hours },
  );
  return rows.map(({ spool }) => spool).filter(Boolean);
}

/** Of all schools: names in the spool that some row leans on. */
export async function findSpooled(database: Pick<Runner, 'query'>): Promise<string[]> {
  const rows = await database.query<{ spool: string }>('select spool from exchange_exports where spool is not null union all select spool from exchange_imports where spool is not null union all select spool from exchange_schools where spool is not null');
  return rows.map(({ spool }) => spool);
}

export async function findImportedStudents(scope: Scope, key: number): Promise<ImportedStudent[]> {
  return scope.query<ImportedStudent>(
    `select m.document_id as id, m.name, m.id_tail as "idTail", m.birth_date as "birthDate", m.state, st.student_no as "studentNo", m.result
     from exchange_import_students m left join students st on st.id = m.student_id
     where m.school_id = :school and m.exchange_import_id = :key order by m.position`,
    { key },
  );
}
