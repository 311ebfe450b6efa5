import type { Runner } from '@portfolio/kernel/server/database';
import type { ListSource } from '@portfolio/kernel/server/list-query';
import type { Scope } from '@portfolio/kernel/server/scope';
import { exchangeExportList, exchangeStudentList, type ExportedStudent } from '../../contract';

/** One row a student, with the class of the newest term. National IDs are masked in the statement. */
export const exchangeStudentSource: ListSource<typeof exchangeStudentList> = {
  list: exchangeStudentList,
  id: 'st.document_id',
  from: `students st left join lateral (
    select c.name from placements p join school_classes c on c.id = p.school_class_id
    where p.school_id = :school and p.student_id = st.id and p.ended_at is null order by p.year desc, p.semester desc limit 1) c on true`,
  where: 'st.school_id = :school',
  columns: {
    studentNo: 'st.student_no', name: 'st.name', className: 'c.name', birthDate: 'st.birth_date', idTail: `case when st.national_id_tail is not null then '*******' || st.national_id_tail end`, status: 'st.status',
  },
};

export const exchangeExportSource: ListSource<typeof exchangeExportList> = {
  list: exchangeExportList,
  id: 'x.document_id',
  from: 'exchange_exports x left join accounts a on a.id = x.made_by_id',
  where: 'x.school_id = :school',
  columns: {
    madeAt: 'x.made_at', state: 'x.state', students: 'x.students', fileName: 'x.file_name', bytes: 'x.bytes', madeBy: 'a.name', expiresAt: 'x.expires_at', endedAt: 'x.ended_at',
  },
};

export interface ExportRow {
  key: number;
  id: string;
  state: 'running' | 'done' | 'failed' | 'ended';
  students: number;
  fileName: string;
  bytes: number | null;
  md5: string | null;
  passwordSealed: string;
  spool: string | null;
  madeAt: Date;
}

const COLUMNS = `id as key, document_id as id, state, students, file_name as "fileName", bytes, md_5 as md5, password_sealed as "passwordSealed", spool, made_at as "madeAt"`;

/** @returns null when one of the students is not the school's; nothing is written then. */
export async function insertExport(scope: Scope, given: { students: string[]; fileName: string; passwordSealed: string; accountId: number; days: number }): Promise<string | null> {
  const students = await scope.query<{ key: number }>('select id as key from students where school_id = :school and document_id = any(:students)', { students: given.students });
  if (students.length !== new Set(given.students).size) return null;
  const [{ id, key }] = await scope.query<{ id: string; key: number }>(
    `insert into exchange_exports (school_id, state, students, file_name, password_sealed, made_by_id, made_at, expires_at)
     values (:school, 'running', :number, :fileName, :passwordSealed, :accountId, now(), now() + make_interval(days => :days)) returning document_id as id, id as key`,
    { number: students.length, fileName: given.fileName, passwordSealed: given.passwordSealed, accountId: given.accountId, days: given.days },
  );
  await scope.run('insert into exchange_export_students (school_id, exchange_export_id, student_id) select :school, :key, unnest(:keys::int[])', { key, keys: students.map((student) => student.key) });
  return id;
}

export async function findExport(scope: Pick<Scope, 'query'>, id: string): Promise<ExportRow | null> {
  const [row] = await scope.query<ExportRow>(`select ${COLUMNS} from exchange_exports where school_id = :school and document_id = :id`, { id });
  return row ?? null;
}

export async function findExportedStudents(scope: Scope, id: string): Promise<ExportedStudent[]> {
  return scope.query<ExportedStudent>(
    `select st.document_id as id, st.student_no as "studentNo", st.name, m.outcomes, m.performances, m.posts, m.files
     from exchange_export_students m join exchange_exports x on x.id = m.exchange_export_id join students st on st.id = m.student_id
     where m.school_id = :school and x.document_id = :id order by st.student_no`,
    { id },
  );
}

export interface ExportCounts {
  student: number;
  outcomes: number;
  performances: number;
  posts: number;
  files: number;
}

/** @returns false when it has ended meanwhile. */
export async function finishExport(scope: Scope, key: number, made: { spool: string; bytes: number; md5: string }, counts: readonly ExportCounts[]): Promise<boolean> {
  const finished = await scope.run(
    `update exchange_exports set state = 'done', spool = :spool, bytes = :bytes, md_5 = :md5, updated_at = now() where school_id = :school and id = :key and state = 'running'`,
    { key, ...made },
  );
  await scope.run(
    `update exchange_export_students m set outcomes = c.outcomes, performances = c.performances, posts = c.posts, files = c.files, updated_at = now()
     from jsonb_to_recordset(:counts::jsonb) as c(student int, outcomes int, performances int, posts int, files int)
     where m.school_id = :school and m.exchange_export_id = :key and m.student_id = c.student`,
    { key, counts: JSON.stringify(counts) },
  );
  return finished === 1;
}

export async function failExport(scope: Scope, id: string): Promise<void> {
  await scope.run(`update exchange_exports set state = 'failed', updated_at = now() where school_id = :school and document_id = :id and state = 'running'`, { id });
}

/** @returns the name in the spool of each file that has to go. */
export async function endExport(scope: Scope, id: string): Promise<{ spool: string | null } | null> {
  const [row] = await scope.query<{ spool: string | null }>(
    `update exchange_exports x set state = 'ended', ended_at = now(), spool = null, updated_at = now() from exchange_exports o
     where o.id = x.id and x.school_id = :school and x.document_id = :id and x.state = 'done' returning o.spool`,
    { id },
  );
  return row ?? null;
}

/** Of all schools: ends what is older than its life. @returns names in the spool that have to go. */
export async function endOldExports(database: Runner): Promise<string[]> {
  const rows = await database.query<{ spool: string }>(
    `update exchange_exports x set state = 'ended', ended_at = now(), spool = null, updated_at = now() from exchange_exports o
     where o.id = x.id and x.state = 'done' and x.expires_at < now() returning o.spool`,
  );
  return rows.map(({ spool }) => spool);
}
