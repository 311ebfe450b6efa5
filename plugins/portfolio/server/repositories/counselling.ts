import type { ListSource } from '@portfolio/kernel/server/list-query';
import type { Scope } from '@portfolio/kernel/server/scope';
import type { Session } from '@portfolio/access/server/repositories/sessions';
import { counsellingRecordList, counsellingStudentList, type CounsellingRecord, type OwnCounsellingRecord } from '../../contract';
import { receiptSql } from './files';

/** In a list, a term `1102` is a parameter; `1100` is the whole year. */
const termSql = (alias: string): string => `(:term::text is null or (${alias}.year = left(:term, -1)::int and right(:term, 1)::int in (0, ${alias}.semester)))`;

export const counsellingRecordSource = ({ teacherId }: Session): ListSource<typeof counsellingRecordList> => ({
  list: counsellingRecordList,
  id: 'cr.document_id',
  from: 'counselling_records cr',
  where: `cr.school_id = :school and cr.teacher_id = :teacherId and ${termSql('cr')}`,
  values: { teacherId },
  columns: {
    heldOn: 'cr.held_on', kind: 'cr.kind', category: 'cr.category', subject: 'cr.subject', place: 'cr.place', term: 'cr.year::text || cr.semester',
    students: '(select count(*)::int from counselling_attendances a where a.counselling_record_id = cr.id)',
    read: '(select count(a.read_at)::int from counselling_attendances a where a.counselling_record_id = cr.id)',
  },
});

/** Students of the classes that :teacherId is assigned to, by placements `p` of a term. */
const ASSIGNED = `placements p join school_classes c on c.id = p.school_class_id and c.ended_at is null
  join counselling_assignments ca on ca.school_class_id = c.id and ca.teacher_id = :teacherId join students st on st.id = p.student_id`;

export const counsellingStudentSource = ({ teacherId }: Session): ListSource<typeof counsellingStudentList> => ({
  list: counsellingStudentList,
  id: 'st.document_id',
  from: ASSIGNED,
  where: `p.school_id = :school and p.ended_at is null and p.year = left(:term::text, -1)::int and p.semester = right(:term::text, 1)::int`,
  values: { teacherId },
  columns: { className: 'c.name', seatNo: 'p.seat_no', studentNo: 'st.student_no', name: 'st.name' },
  ties: 'c.code, p.seat_no',
});

const ABOUT = `cr.document_id as id, cr.year::text || cr.semester as term, cr.kind, cr.category, cr.held_on as "heldOn", cr.place, cr.subject, cr.content, ${receiptSql('d')} as document`;

/** An own record with its students, in the order of their seats. */
export async function findRecord(scope: Scope, id: string, teacherId: number): Promise<CounsellingRecord | null> {
  const [row] = await scope.query<CounsellingRecord>(
    `select ${ABOUT}, coalesce((
       select jsonb_agg(jsonb_build_object('id', st.document_id, 'name', st.name, 'studentNo', st.student_no, 'className', c.name, 'seatNo', p.seat_no,
         'readAt', to_char(a.read_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by c.code, p.seat_no, st.student_no)
       from counselling_attendances a join students st on st.id = a.student_id
       left join placements p on p.school_id = :school and p.student_id = st.id and p.year = cr.year and p.semester = cr.semester left join school_classes c on c.id = p.school_class_id
       where a.counselling_record_id = cr.id), '[]') as students
     from counselling_records cr left join stored_files d on d.id = cr.document_file_id
     where cr.school_id = :school and cr.document_id = :id and cr.teacher_id = :teacherId`,
    { id, teacherId },
  );
  return row ?? null;
}

/** Records that a student was at, newest first. */
export async function findOwnRecords(scope: Scope, studentId: number): Promise<OwnCounsellingRecord[]> {
  const rows = await scope.query<Omit<OwnCounsellingRecord, 'readAt'> & { readAt: Date | null }>(
    `select ${ABOUT}, t.name as teacher, a.read_at as "readAt"
     from counselling_attendances a join counselling_records cr on cr.id = a.counselling_record_id join teachers t on t.id = cr.teacher_id left join stored_files d on d.id = cr.document_file_id
     where a.school_id = :school and a.student_id = :studentId order by cr.held_on desc, cr.id desc`,
    { studentId },
  );
  return rows.map((row) => ({ ...row, readAt: row.readAt?.toISOString() ?? null }));
}

export interface RecordContent {
  year: number;
  semester: number;
  kind: string;
  category: string;
  heldOn: string;
  place: string | null;
  subject: string;
  content: string | null;
  documentKey: number | null;
}

export async function insertRecord(scope: Scope, teacherId: number, content: RecordContent): Promise<{ key: number; id: string }> {
  const [made] = await scope.query<{ key: number; id: string }>(
    `insert into counselling_records (school_id, teacher_id, year, semester, kind, category, held_on, place, subject, content, document_file_id)
     values (:school, :teacherId, :year, :semester, :kind, :category, :heldOn, :place, :subject, :content, :documentKey) returning id as key, document_id as id`,
    { teacherId, ...content },
  );
  return made;
}

export async function changeRecord(scope: Scope, key: number, content: RecordContent): Promise<void> {
  await scope.run(
    `update counselling_records set year = :year, semester = :semester, kind = :kind, category = :category, held_on = :heldOn, place = :place, subject = :subject, content = :content,
       document_file_id = :documentKey, updated_at = now() where school_id = :school and id = :key`,
    { key, ...content },
  );
}

/** Sets who was there: students of classes that the teacher is assigned to in the term, or who were in the record before. @returns how many */
export async function setAttendances(scope: Scope, key: number, teacherId: number, { year, semester }: { year: number; semester: number }, students: string[]): Promise<number> {
  await scope.run(
    `delete from counselling_attendances a using students st where a.school_id = :school and a.counselling_record_id = :key and st.id = a.student_id and st.document_id <> all(:students)`,
    { key, students },
  );
  await scope.run(
    `insert into counselling_attendances (school_id, counselling_record_id, student_id)
     select distinct :school::int, :key::int, st.id from ${ASSIGNED}
     where p.school_id = :school and p.ended_at is null and p.year = :year and p.semester = :semester and st.document_id = any(:students)
     on conflict (school_id, counselling_record_id, student_id) do nothing`,
    { key, teacherId, year, semester, students },
  );
  const [{ count }] = await scope.query<{ count: number }>('select count(*)::int as count from counselling_attendances where school_id = :school and counselling_record_id = :key', { key });
  return count;
}

export interface LockedRecord {
  key: number;
  subject: string;
  heldOn: string;
  /** Students who have signed off. */
  read: number;
}

/** A record locked against changing and reading at the same moment; the teacher's own, or one that the student was at. */
export async function lockRecord(scope: Scope, id: string, whose: { teacherId: number } | { studentId: number }): Promise<LockedRecord | null> {
  const mine = 'teacherId' in whose ? 'cr.teacher_id = :person' : 'exists (select 1 from counselling_attendances m where m.counselling_record_id = cr.id and m.student_id = :person)';
  const [row] = await scope.query<{ key: number; subject: string; heldOn: string }>(
    `select cr.id as key, cr.subject, cr.held_on as "heldOn" from counselling_records cr where cr.school_id = :school and cr.document_id = :id and ${mine} for update of cr`,
    { id, person: 'teacherId' in whose ? whose.teacherId : whose.studentId },
  );
  if (!row) return null;
  const [{ read }] = await scope.query<{ read: number }>('select count(read_at)::int as read from counselling_attendances where school_id = :school and counselling_record_id = :key', { key: row.key });
  return { ...row, read };
}

export async function deleteRecord(scope: Scope, key: number): Promise<void> {
  await scope.run('delete from counselling_attendances where school_id = :school and counselling_record_id = :key', { key });
  await scope.run('delete from counselling_records where school_id = :school and id = :key', { key });
}

/** @returns 0 when it was signed before */
export async function signRecord(scope: Scope, key: number, studentId: number): Promise<number> {
  return scope.run(
    'update counselling_attendances set read_at = now(), updated_at = now() where school_id = :school and counselling_record_id = :key and student_id = :studentId and read_at is null',
    { key, studentId },
  );
}

/** A teacher's own file by its public id. */
export async function findTeacherFile(scope: Scope, teacherId: number, id: string): Promise<number | null> {
  const [row] = await scope.query<{ key: number }>(
    `select id as key from stored_files where school_id = :school and teacher_id = :teacherId and document_id = :id and kind = 'document' and removed_at is null`, { teacherId, id },
  );
  return row?.key ?? null;
}

export async function findAttendingAccounts(scope: Scope, key: number): Promise<number[]> {
  const rows = await scope.query<{ id: number }>(
    `select a.id from counselling_attendances at join accounts a on a.school_id = at.school_id and a.student_id = at.student_id and a.kind = 'student' and a.active
     where at.school_id = :school and at.counselling_record_id = :key`,
    { key },
  );
  return rows.map(({ id }) => id);
}
