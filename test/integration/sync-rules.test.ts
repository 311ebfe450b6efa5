import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { applySnapshot } from '@portfolio/sync/server/use-cases/run-sync';
import { insertDueJobs } from '@portfolio/sync/server/repositories/runs';
import { typeNames, type TypeName } from '@portfolio/sync/domain/types';
import { synthesizeSchool, type OfferingRow, type SchoolTerm, type StudentRow } from '../../database/seeds/school';
import { syntheticNationalId } from '../../database/seeds/national-ids';
import { held, manySchools, openSyncTrial, writers, type SyncTrial } from '../support/sync';

/** What becomes of people and courses over several syncs. */
const SCHOOLS = manySchools(20, 30);
let trial: SyncTrial;
let next = 0;
/** The school of the test. */
let code: string;
let school: number;
let first: SchoolTerm;

beforeAll(async () => {
  trial = await openSyncTrial({ schools: SCHOOLS });
});
beforeEach(() => {
  ({ code } = SCHOOLS[next]);
  next += 1;
  school = trial.schools.get(code) ?? 0;
  first = synthesizeSchool({ code, name: '示範高級中學', seed: 5, students: 30, year: 110, semester: 1 });
  trial.source.setFaults([]);
});
afterAll(() => trial?.close());

const apply = (data: SchoolTerm) =>
  applySnapshot(trial.database, trial.seal, school, { year: data.year, semester: data.semester }, (type: TypeName) => [data[type]]);
const one = async <T>(sql: string, values: Record<string, unknown> = {}): Promise<T> => (await trial.database.query<T>(sql, { school, ...values }))[0];
const without = (data: SchoolTerm, studentNo: string): SchoolTerm => ({
  ...data,
  students: data.students.filter((row) => row.student_no !== studentNo),
  enrolments: data.enrolments.filter((row) => row.student_no !== studentNo),
  officer_posts: data.officer_posts.filter((row) => row.student_no !== studentNo),
});
const withStudent = (data: SchoolTerm, changed: StudentRow, was = changed.student_no): SchoolTerm => {
  const renamed = <Row extends { student_no: string }>(rows: Row[]): Row[] => rows.map((row) => (row.student_no === was ? { ...row, student_no: changed.student_no } : row));
  return { ...data, students: data.students.map((row) => (row.student_no === was ? changed : row)), enrolments: renamed(data.enrolments), officer_posts: renamed(data.officer_posts) };
};
const STUDENT = `select s.id, s.student_no as "studentNo", s.ended_at is not null as ended, a.login, a.active, a.email from students s join accounts a on a.student_id = s.id
  where s.school_id = :school and s.student_no = :studentNo`;
interface Seen { id: number; studentNo: string; ended: boolean; login: string; active: boolean; email: string | null }

describe('people', () => {
  test('who is missing has ended and cannot sign in; who comes back is the same', async () => {
    await apply(first);
    const { student_no: studentNo } = first.students[3];
    const before = await one<Seen>(STUDENT, { studentNo });
    await apply(without(first, studentNo));
    expect(await one<Seen>(STUDENT, { studentNo })).toEqual({ ...before, ended: true, active: false });
    await apply(first);
    expect(await one<Seen>(STUDENT, { studentNo })).toEqual(before);
  });

  test('a student under a new number is the same student, with the same enrolments', async () => {
    await apply(first);
    const [student] = first.students;
    const before = await one<Seen>(STUDENT, { studentNo: student.student_no });
    const enrolled = await held(trial.database, school, 'enrolments', { year: 110, semester: 1 });
    const moved = withStudent(first, { ...student, student_no: '1107777' }, student.student_no);
    const counts = await apply(moved);
    expect(counts.get('students')).toMatchObject({ new: 0, changed: 1, ended: 0 });
    expect(counts.get('enrolments')).toMatchObject({ new: 0, changed: 0, ended: 0 });
    expect(await one<Seen>(STUDENT, { studentNo: '1107777' })).toEqual({ ...before, studentNo: '1107777', login: '1107777' });
    expect(await held(trial.database, school, 'enrolments', { year: 110, semester: 1 })).toHaveLength(enrolled.length);
  });

  test('two students with the same national ID are two students', async () => {
    const [student, other] = first.students;
    const counts = await apply({ ...first, students: first.students.map((row) => (row === other ? { ...other, national_id: student.national_id } : row)) });
    expect(counts.get('students')?.new).toBe(first.students.length);
  });

  test('what a person or staff changed on the account stays until the school changes it', async () => {
    const student = first.students.find(({ status }) => status === '在學') as StudentRow;
    await apply(first);
    await trial.database.run(`update accounts set email = 'own@example.tw', active = false where school_id = :school and login = :login`, { school, login: student.student_no });
    await apply(withStudent(first, { ...student, name: '改過的名字' }));
    expect(await one<Seen>(STUDENT, { studentNo: student.student_no })).toMatchObject({ email: 'own@example.tw', active: false });
    await apply(withStudent(first, { ...student, email: 'school@example.tw' }));
    expect(await one<Seen>(STUDENT, { studentNo: student.student_no })).toMatchObject({ email: 'school@example.tw', active: false });
  });

  test('a number that is somebody else’s account is refused', async () => {
    await trial.database.run(`insert into accounts (school_id, login, name, kind, active, password_state) values (:school, :login, '管理者', 'administrator', true, 'changed')`, { school, login: first.teachers[0].teacher_no });
    const counts = await apply(first);
    expect(counts.get('teachers')).toMatchObject({ refused: 1, new: first.teachers.length - 1 });
    expect(await one(`select kind, name, teacher_id as teacher from accounts where school_id = :school and login = :login`, { login: first.teachers[0].teacher_no })).toEqual({ kind: 'administrator', name: '管理者', teacher: null });
  });

  test('a changed national ID is sealed anew, an unchanged one is left alone', async () => {
    await apply(first);
    const seals = () => trial.database.query<{ no: string; sealed: string }>('select student_no as no, national_id_sealed as sealed from students where school_id = :school order by id', { school });
    const before = await seals();
    const [student] = first.students;
    const id = syntheticNationalId('男', 777_777);
    await apply(withStudent(first, { ...student, national_id: id }));
    const after = await seals();
    expect(after.filter((row, index) => row.sealed !== before[index].sealed).map(({ no }) => no)).toEqual([student.student_no]);
    expect(trial.seal.open(after.find(({ no }) => no === student.student_no)?.sealed ?? '')).toBe(id);
  });
});

describe('terms', () => {
  const term = (year: number, semester: 1 | 2) => synthesizeSchool({ code, name: '示範高級中學', seed: 5, students: 30, year, semester });

  test('the next term keeps the former one as it was', async () => {
    await apply(first);
    const before = await held(trial.database, school, 'enrolments', { year: 110, semester: 1 });
    await apply(term(110, 2));
    expect(await held(trial.database, school, 'enrolments', { year: 110, semester: 1 })).toEqual(before);
    expect(await held(trial.database, school, 'classes', { year: 110, semester: 1 })).toHaveLength(first.classes.length);
  });

  test('a former term pulled later changes nobody who is here now, and adds who was', async () => {
    const now = term(111, 1);
    await apply(now);
    const people = await held(trial.database, school, 'teachers');
    const students = await trial.database.query('select student_no, name, status, ended_at from students where school_id = :school order by student_no', { school });
    const before = term(109, 1);
    await apply(before);
    expect(await held(trial.database, school, 'teachers')).toEqual(people);
    const known = new Set(now.students.map(({ student_no }) => student_no));
    const after = await trial.database.query<{ student_no: string }>('select student_no, name, status, ended_at from students where school_id = :school order by student_no', { school });
    expect(after.filter(({ student_no }) => known.has(student_no))).toEqual(students);
    const gone = await one<{ ended: number; accounts: number }>(
      `select count(*) filter (where ended_at is not null)::int as ended, (select count(*)::int from accounts a join students x on x.id = a.student_id where x.school_id = :school and x.ended_at is not null) as accounts
       from students where school_id = :school and not student_no = any(:known)`, { known: [...known] });
    expect(gone).toEqual({ ended: before.students.filter(({ student_no }) => !known.has(student_no)).length, accounts: 0 });
    expect(await trial.database.query('select 1 from enrolments where school_id = :school and year = 109 and ended_at is null', { school })).toHaveLength(before.enrolments.length);
  });
});

describe('teaching', () => {
  const shared = (data: SchoolTerm, ...numbers: string[]): SchoolTerm => {
    const offerings: OfferingRow[] = data.offerings.map((row, index) => (index === 0 ? { ...row, teacher_nos: numbers } : row));
    return { ...data, offerings };
  };
  const reviewers = () => trial.database.query<{ no: string; reviews: boolean }>(
    `select t.teacher_no as no, ot.reviews from offering_teachers ot join teachers t on t.id = ot.teacher_id join offerings o on o.id = ot.offering_id
     where ot.school_id = :school and o.offering_no = :no and ot.ended_at is null order by ot.position`, { school, no: first.offerings[0].offering_no });
  const choose = (no: string, reviews: boolean) => trial.database.run(
    `update offering_teachers ot set reviews = :reviews from teachers t, offerings o where t.id = ot.teacher_id and o.id = ot.offering_id and ot.school_id = :school and t.teacher_no = :no and o.offering_no = :offering`,
    { school, no, reviews, offering: first.offerings[0].offering_no });

  test('who reviews stays as staff chose; a new teacher reviews', async () => {
    const [a, b, c] = first.teachers.map(({ teacher_no }) => teacher_no);
    await apply(shared(first, a, b));
    await choose(b, false);
    await apply(shared(first, a, b));
    expect(await reviewers()).toEqual([{ no: a, reviews: true }, { no: b, reviews: false }]);
    await apply(shared(first, b, a, c));
    expect(await reviewers()).toEqual([{ no: b, reviews: false }, { no: a, reviews: true }, { no: c, reviews: true }]);
  });

  test('somebody always reviews: when the only one leaves, the main teacher does', async () => {
    const [a, b] = first.teachers.map(({ teacher_no }) => teacher_no);
    await apply(shared(first, a, b));
    await choose(b, false);
    await apply(shared(first, b));
    expect(await reviewers()).toEqual([{ no: b, reviews: true }]);
  });

  test('homeroom teachers are set though the classes come first; an unknown one is left empty and noted', async () => {
    const classes = first.classes.map((row, index) => (index === 0 ? { ...row, homeroom_teacher_no: 'T9999' } : row));
    await apply({ ...first, classes });
    const rows = await trial.database.query<{ code: string; no: string | null }>(
      'select c.code, t.teacher_no as no from school_classes c left join teachers t on t.id = c.homeroom_teacher_id where c.school_id = :school', { school });
    expect(new Map(rows.map(({ code, no }) => [code, no]))).toEqual(new Map(classes.map((row, index) => [row.class_code, index === 0 ? null : row.homeroom_teacher_no])));
    const run = await one<{ errors: { notes: unknown[] } }>(`select errors from sync_runs where school_id = :school and data_type = 'teachers'`);
    expect(run.errors.notes).toEqual([{ row: null, key: classes[0].class_code, column: 'homeroom_teacher_no', reason: 'unknown-homeroom' }]);
    const before = await writers(trial.database, school);
    await apply({ ...first, classes });
    expect(await writers(trial.database, school)).toEqual(before);
  });
});

test('only what changed: what came is taken, what is named as gone has ended, nothing else is touched', async () => {
  const data = trial.source.data(code, 110, 2);
  await trial.sync({ code });
  const before = new Set((await trial.database.query<{ no: string }>('select student_no as no from students where school_id = :school and ended_at is null', { school })).map(({ no }) => no));
  // A delta begins ten minutes before, since clocks differ; the trial's server knows nothing of that time.
  await trial.database.run(`update sync_runs set received_at = received_at + interval '10 minutes' where school_id = :school`, { school });
  trial.source.setFaults(['changed']);
  const asked = trial.source.requests().length;
  const outcomes = await trial.sync({ code, changesOnly: true });
  expect(trial.source.requests().slice(asked).filter(({ path }) => path.startsWith('/api')).every(({ query }) => query.modified_since?.endsWith('+08:00'))).toBe(true);
  for (const type of typeNames) expect(outcomes.get(type), type).toMatchObject({ state: 'applied', counts: { refused: 0 } });
  const students = outcomes.get('students');
  expect(students).toMatchObject({ counts: { ended: 1, new: 1 } });
  const after = (await trial.database.query<{ no: string }>('select student_no as no from students where school_id = :school and ended_at is null', { school })).map(({ no }) => no);
  expect(after.filter((no) => !before.has(no))).toHaveLength(1);
  expect(data.students.length).toBe(after.length);
});

describe('the daily time', () => {
  const at = (text: string): Date => new Date(`${text}+08:00`);
  const jobs = () => trial.database.query<{ slot: string; term: string }>(`select slot, input->>'term' as term from jobs where school_id = :school order by id`, { school });
  const done = () => trial.database.run(`update jobs set state = 'done' where school_id = :school`, { school });

  beforeEach(async () => {
    await trial.database.run(`insert into terms (school_id, year, semester, starts_on, ends_on, current) values (:school, 110, 2, '2022-02-01', '2022-07-31', true)`, { school });
    await trial.database.run(
      `insert into sync_connections (school_id, base_url, client_id, secret_sealed, daily_at, enabled, updated_at) values (:school, 'http://127.0.0.1', 'a', 'b', '08:00', true, '2022-02-01T00:00:00Z')`, { school });
  });

  test('comes once a day, whatever number of processes tick, and is caught up when it was missed', async () => {
    await insertDueJobs(trial.database, at('2022-02-14T07:59:00'));
    expect(await jobs()).toEqual([]);
    await Promise.all(Array.from({ length: 6 }, () => insertDueJobs(trial.database, at('2022-02-14T08:00:00'))));
    expect(await jobs()).toEqual([{ slot: '2022-02-14', term: '1102' }]);
    await done();
    await insertDueJobs(trial.database, at('2022-02-14T08:01:00'));
    expect(await jobs()).toHaveLength(1);
    await insertDueJobs(trial.database, at('2022-02-15T11:23:00'));
    expect((await jobs()).map(({ slot }) => slot)).toEqual(['2022-02-14', '2022-02-15']);
  });

  test('waits while another sync runs', async () => {
    await trial.database.run(`insert into jobs (school_id, kind, state, input) values (:school, 'sync', 'running', '{"term": "x"}')`, { school });
    await insertDueJobs(trial.database, at('2022-02-14T08:00:00'));
    expect(await jobs()).toHaveLength(1);
    await done();
    await insertDueJobs(trial.database, at('2022-02-14T08:07:00'));
    expect((await jobs()).map(({ slot }) => slot)).toEqual([null, '2022-02-14']);
  });

  test('a time set after it has passed begins the next day; a connection that is off has none', async () => {
    await trial.database.run(`update sync_connections set updated_at = '2022-02-14T01:00:00Z' where school_id = :school`, { school });
    await insertDueJobs(trial.database, at('2022-02-14T09:30:00'));
    expect(await jobs()).toEqual([]);
    await trial.database.run('update sync_connections set enabled = false where school_id = :school', { school });
    await insertDueJobs(trial.database, at('2022-02-15T08:00:00'));
    expect(await jobs()).toEqual([]);
  });
});
