import type { Reason } from '../../domain/reasons';
import type { TypeName } from '../../domain/types';

/**
 * Where the rows of a type go. Aliases: `s` a staged row, `t` the row that it finds. Everything is SQL of this file:
 * no value of a row ever becomes part of a statement.
 */
export interface Target {
  table: string;
  /** Held once for the school, not once a term. */
  lasting: boolean;
  /** Columns of the unique key. */
  conflict: string;
  /** What `s` refers to. */
  joins?: string;
  /** What leans on `t`. */
  joinsAfter?: string;
  /** How `s` finds `t`, besides the school. */
  match: string;
  /** Joins that `match` needs. */
  keyJoins?: string;
  /** Columns written once, when the row is new. */
  key: Record<string, string>;
  /** Columns that follow the school's data. */
  columns: Record<string, string>;
  /** Makes a row count as changed though its own columns are the same. */
  also?: string;
  /** Further columns of `matched`, for what is written besides. */
  remember?: Record<string, string>;
  /** Some rows were brought by students from other schools (plugins/exchange): not the school's data, and no loss when they are missing. */
  brought?: true;
  /** Which live rows the shrink guard counts; without it all. */
  counts?: string;
  /** Rows that break a rule which only the database can see. */
  checks?: { reason: Reason; column: string; breaks: string }[];
}

const TERM = (alias: string): string => `${alias}.year = :year and ${alias}.semester = :semester`;
const LIVE_CLASS = `school_classes c on c.school_id = :school and ${TERM('c')} and c.code = s.class_code and c.ended_at is null`;
const STUDENT = 'students st on st.school_id = :school and st.student_no = s.student_no';
const OFFERING = `offerings o on o.school_id = :school and ${TERM('o')} and o.offering_no = s.offering_no and o.ended_at is null`;

const lacks = (join: string): string => {
  const [from, on] = join.split(' on ');
  return `not exists (select 1 from ${from} where ${on})`;
};

const same = (...names: string[]): Record<string, string> => Object.fromEntries(names.map((name) => [name, `s.${name}`]));
const ofTerm = { year: ':year::int', semester: ':semester::int' };

/** Another account, of somebody else, has the login that this person would get. */
const loginTaken = (number: string, people: string, column: string, kinds: string): string =>
  `exists (select 1 from accounts a where a.school_id = :school and a.login = s.${number}
     and not (a.kind in (${kinds}) and exists (select 1 from ${people} p where p.school_id = :school and p.id = a.${column} and p.${number} = s.${number})))`;

const needsSeal = `s.national_id_index is not null and (t.id is null or t.national_id_index is distinct from s.national_id_index or t.national_id_sealed is null)`;

export const targets: Readonly<Record<TypeName, Target>> = {
  subjects: {
    table: 'subjects', lasting: true, conflict: 'school_id, code',
    match: 't.code = s.subject_code',
    key: { code: 's.subject_code' },
    columns: same('name', 'credits', 'attribute', 'division'),
    // A term's list holds that term's subjects: another term's are no loss.
    counts: `exists (select 1 from offerings o where o.school_id = :school and o.subject_id = t.id and ${TERM('o')} and o.ended_at is null)`,
  },
  classes: {
    table: 'school_classes', lasting: false, conflict: 'school_id, year, semester, code',
    // The teachers come later; who is not there yet is set after them (homerooms.ts).
    joins: 'left join teachers te on te.school_id = :school and te.teacher_no = s.homeroom_teacher_no',
    match: `${TERM('t')} and t.code = s.class_code`,
    key: { ...ofTerm, code: 's.class_code' },
    columns: { ...same('name', 'grade', 'department', 'division'), homeroom_teacher_id: 'te.id' },
  },
  students: {
    table: 'students', lasting: true, conflict: 'school_id, student_no',
    joins: `join ${LIVE_CLASS}`,
    joinsAfter: `left join placements p on p.school_id = :school and ${TERM('p')} and p.student_id = t.id left join renumbered r on r.student_id = t.id`,
    match: 't.student_no = s.student_no',
    key: same('student_no'),
    columns: same('name', 'national_id_index', 'national_id_tail', 'birth_date', 'gender', 'entry_year', 'status', 'email'),
    also: `(p.school_class_id, p.seat_no) is distinct from (c.id, s.seat_no) or p.ended_at is not null or r.student_id is not null or (${needsSeal})`,
    remember: {
      class_id: 'c.id', seat_no: 's.seat_no', needs_seal: needsSeal,
      was_email: 't.email', was_open: `(t.ended_at is null and t.status <> 'transferred')`,
    },
    counts: `t.status in ('enrolled', 'suspended')`,
    checks: [
      { reason: 'unknown-class', column: 'class_code', breaks: lacks(LIVE_CLASS) },
      { reason: 'login-taken', column: 'student_no', breaks: loginTaken('student_no', 'students', 'student_id', `'student'`) },
    ],
  },
  teachers: {
    table: 'teachers', lasting: true, conflict: 'school_id, teacher_no',
    match: 't.teacher_no = s.teacher_no',
    key: same('teacher_no'),
    columns: same('name', 'national_id_index', 'email', 'kind', 'active'),
    also: needsSeal,
    remember: { needs_seal: needsSeal, was_email: 't.email', was_open: '(t.ended_at is null and t.active)' },
    counts: 't.active',
    checks: [{ reason: 'login-taken', column: 'teacher_no', breaks: loginTaken('teacher_no', 'teachers', 'teacher_id', `'teacher', 'staff', 'administrator'`) }],
  },
  offerings: {
    table: 'offerings', lasting: false, brought: true, conflict: 'school_id, year, semester, offering_no',
    joins: `join subjects su on su.school_id = :school and su.code = s.subject_code left join ${LIVE_CLASS}`,
    joinsAfter: `left join (
      select ot.offering_id, array_agg(te.teacher_no::text order by ot.position) as numbers
      from offerings x join offering_teachers ot on ot.school_id = :school and ot.offering_id = x.id and ot.ended_at is null
      join teachers te on te.school_id = :school and te.id = ot.teacher_id
      where x.school_id = :school and ${TERM('x')} group by ot.offering_id) taught on taught.offering_id = t.id`,
    match: `${TERM('t')} and t.offering_no = s.offering_no`,
    key: { ...ofTerm, offering_no: 's.offering_no' },
    columns: { ...same('name', 'group_name', 'credits', 'hours'), subject_id: 'su.id', school_class_id: 'c.id' },
    also: 'taught.numbers is distinct from s.teacher_nos',
    remember: same('teacher_nos'),
    checks: [
      { reason: 'unknown-subject', column: 'subject_code', breaks: lacks('subjects su on su.school_id = :school and su.code = s.subject_code') },
      { reason: 'unknown-class', column: 'class_code', breaks: `s.class_code is not null and ${lacks(LIVE_CLASS)}` },
      {
        reason: 'unknown-teacher', column: 'teacher_nos',
        breaks: `s.row_no in (
          select x.row_no from staged x cross join unnest(x.teacher_nos) given(number)
          where given.number not in (select te.teacher_no from teachers te where te.school_id = :school))`,
      },
    ],
  },
  enrolments: {
    table: 'enrolments', lasting: false, brought: true, conflict: 'school_id, student_id, offering_id',
    joins: `join ${STUDENT} join ${OFFERING}`,
    keyJoins: `join ${STUDENT} join ${OFFERING}`,
    match: `${TERM('t')} and t.student_id = st.id and t.offering_id = o.id`,
    key: { student_id: 'st.id', offering_id: 'o.id', ...ofTerm },
    columns: {
      ...same('kind', 'credits', 'origin_year', 'origin_school', 'origin_subject_code', 'method', 'score', 'passed', 'makeup_score', 'makeup_passed', 'counted', 'remark'),
      origin_semester: 's.origin_sem',
    },
    checks: [
      { reason: 'unknown-student', column: 'student_no', breaks: lacks(STUDENT) },
      { reason: 'unknown-offering', column: 'offering_no', breaks: lacks(OFFERING) },
    ],
  },
  officer_posts: {
    table: 'officer_posts', lasting: false, brought: true, conflict: 'school_id, student_id, unit, post, start_date',
    joins: `join ${STUDENT}`,
    keyJoins: `join ${STUDENT}`,
    // A post of a whole year comes with both terms; it stays with the one that brought it first.
    match: 't.student_id = st.id and t.unit = s.unit and t.post = s.post and t.start_date = s.start_date',
    key: { student_id: 'st.id', ...ofTerm, ...same('unit', 'post', 'start_date') },
    columns: same('level', 'end_date'),
    checks: [{ reason: 'unknown-student', column: 'student_no', breaks: lacks(STUDENT) }],
  },
};
