import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClassPortfolio, CounsellingRecord, FileReceipt, MyClass, OwnCounsellingRecord } from '@portfolio/portfolio/contract';
import { createBuilders, pdf, signIn, type Builders, type Classroom, type Person, type School, type Student, type Teacher } from '../support/builders';
import { shareServer, type SharedTestServer } from '../support/server';

/** 課程諮詢紀錄, and what homeroom and counselling teachers read of their classes. */
let server: SharedTestServer;
let build: Builders;
let school: School;
let room: Classroom;
let other: Classroom;
let students: Student[];
let counsellor: Teacher;
let author: Person;
let homeroom: Person;
let student: Person;

const sql = async <R = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<R[]> => (await server.database.query(text, values)).rows as R[];
const codeOf = ({ status, body }: { status: number; body: unknown }) => [status, (body as { error?: { code: string } }).error?.code];
const filter = (params: object): string => `filter=${encodeURIComponent(JSON.stringify(params))}`;

beforeAll(async () => {
  server = await shareServer({ worker: false });
  build = createBuilders(server);
  school = await build.school();
  room = await build.classroom(school, { students: 3 });
  other = await build.classroom(school);
  students = room.students.map((each) => each.student);
  counsellor = await build.teacher(school, { name: '諮詢老師' });
  await build.insert('counselling_assignments', { school_id: school.key, teacher_id: counsellor.key, school_class_id: room.schoolClass.key });
  author = await signIn(server, await build.account(school, { teacher: counsellor }));
  homeroom = await signIn(server, await build.account(school, { teacher: room.teacher }));
  student = await signIn(server, await build.account(school, { student: students[0] }));
});
afterAll(() => server?.stop());

const input = (given: object = {}) => ({ term: '1101', kind: 'group', category: 'course-selection', heldOn: '2021-10-05', place: '視聽教室', subject: '高二選課說明', content: '說明加深加廣課程', students: students.map(({ id }) => id), ...given });
const keep = (given: object = {}, who = author) => who.send<{ id: string }>('POST', '/api/counselling-records', input(given));
const mine = async (who = student): Promise<OwnCounsellingRecord[]> => (await who.get<OwnCounsellingRecord[]>('/api/me/counselling-records')).body;

describe('a record', () => {
  it('is kept for students of assigned classes, told to each once, and signed off by whoever has read it', async () => {
    expect((await author.get<object[]>(`/api/counselling-students?${filter({ term: '1101' })}`)).body).toHaveLength(3);
    expect((await author.get<object[]>(`/api/counselling-students?${filter({ term: '1102' })}`)).body).toEqual([]);
    const { status, body: { id } } = await keep();
    expect(status).toBe(200);
    expect(await mine()).toMatchObject([{ id, teacher: '諮詢老師', subject: '高二選課說明', readAt: null }]);
    expect(await sql(`select account_id from notifications where template = 'counselling-recorded' and school_id = $1`, [school.key])).toHaveLength(1);
    expect((await author.send('PUT', `/api/counselling-records/${id}`, input({ subject: '高二選課說明會' }))).status).toBe(200);
    expect(await sql(`select account_id from notifications where template = 'counselling-recorded' and school_id = $1`, [school.key])).toHaveLength(1);
    expect((await student.send('POST', `/api/me/counselling-records/${id}/read`)).body).toEqual({ done: 1 });
    expect((await student.send('POST', `/api/me/counselling-records/${id}/read`)).body).toEqual({ done: 0 });
    const { body } = await author.get<CounsellingRecord>(`/api/counselling-records/${id}`);
    expect(body.students.map(({ readAt }) => readAt !== null)).toEqual([true, false, false]);
    expect((await author.get(`/api/counselling-records?${filter({ term: '1101' })}`)).body).toMatchObject([{ id, students: 3, read: 1 }]);
    for (const refused of [await author.send('PUT', `/api/counselling-records/${id}`, input()), await author.send('DELETE', `/api/counselling-records/${id}`)]) expect(codeOf(refused)).toEqual([409, 'counselling-read']);
  });

  it('is refused in words: nobody, two at an individual one, a day to come, a student of another class or term, another’s file', async () => {
    expect(codeOf(await keep({ students: [] }))).toEqual([422, 'invalid-input']);
    expect(codeOf(await keep({ kind: 'individual' }))).toEqual([422, 'invalid-input']);
    expect(codeOf(await keep({ heldOn: '2199-01-01' }))).toEqual([422, 'counselling-future']);
    expect(codeOf(await keep({ students: [students[0].id, other.students[0].student.id] }))).toEqual([404, 'not-found']);
    expect(codeOf(await keep({ term: '1102' }))).toEqual([404, 'not-found']);
    expect(codeOf(await keep({ documentId: (await build.file(students[0])).id }))).toEqual([404, 'not-found']);
    expect(codeOf(await keep({}, homeroom))).toEqual([404, 'not-found']);
    expect((await keep({}, student)).status).toBe(403);
    const [{ count }] = await sql<{ count: string }>('select count(*) from counselling_records where school_id = $1', [school.key]);
    expect(count).toBe('1');
  });

  it('has its attachment seen by the author and by those who were there', async () => {
    const response = await author.fetch(`/api/counselling-files?name=${encodeURIComponent('簡報.pdf')}`, { method: 'POST', headers: { 'Content-Type': 'application/octet-stream' }, body: new Uint8Array(pdf('slides')) });
    const file = (await response.json()) as FileReceipt;
    expect(file).toMatchObject({ name: '簡報.pdf', kind: 'document' });
    const { body: { id } } = await keep({ documentId: file.id, kind: 'individual', students: [students[0].id] });
    expect((await mine()).find((each) => each.id === id)?.document?.id).toBe(file.id);
    const absent = await signIn(server, await build.account(school, { student: students[1] }));
    const seen = await Promise.all([author, student, absent, homeroom].map(async (who) => (await who.fetch(`/api/files/${file.id}`)).status));
    expect(seen).toEqual([200, 200, 404, 404]);
    expect((await mine(absent)).map((each) => each.id)).not.toContain(id);
    expect((await absent.send('POST', `/api/me/counselling-records/${id}/read`)).status).toBe(404);
    expect((await homeroom.get(`/api/counselling-records/${id}`)).status).toBe(404);
    expect((await author.send('DELETE', `/api/counselling-records/${id}`)).status).toBe(200);
    expect((await mine()).map((each) => each.id)).not.toContain(id);
  });

  it('read and changed at the same moment is either fixed or new to the reader', async () => {
    const { body: { id } } = await keep({ subject: '之前' });
    const [read, changed] = await Promise.all([student.send('POST', `/api/me/counselling-records/${id}/read`), author.send('PUT', `/api/counselling-records/${id}`, input({ subject: '之後' }))]);
    expect(read.status).toBe(200);
    const [{ subject }] = (await mine()).filter((each) => each.id === id);
    expect(subject).toBe(changed.status === 200 ? '之後' : '之前');
  });
});

describe('a teacher’s classes', () => {
  it('are those of homeroom and counselling in the term', async () => {
    const of = async (who: Person, term: string) => (await who.get<MyClass[]>(`/api/my-classes?term=${term}`)).body;
    expect(await of(homeroom, '1101')).toMatchObject([{ id: room.schoolClass.id, homeroom: true, counselling: false, students: 3 }]);
    expect(await of(author, '1100')).toMatchObject([{ id: room.schoolClass.id, homeroom: false, counselling: true }]);
    expect(await of(homeroom, '1102')).toEqual([]);
  });

  it('show what each student has, never a draft, and to nobody else', async () => {
    const { enrolment } = room.students[1];
    const id = students[1].id;
    for (const state of ['draft', 'sent', 'ticked'] as const) await build.outcome(enrolment, { state });
    const performance = await build.insert('performances', { school_id: school.key, student_id: students[1].key, year: 110, category: 'other', state: 'draft', brief: '看不到的' });
    const rows = (await homeroom.get<{ id: string }[]>(`/api/class-students?${filter({ term: '1101' })}`)).body;
    expect(rows).toHaveLength(3);
    expect(rows.find((row) => row.id === id)).toMatchObject({ sent: 1, certified: 1, ticked: 1, returned: 0, performances: 0, plans: 0, records: 2 });
    const read = async (who: Person) => who.get<ClassPortfolio>(`/api/class-students/${id}/portfolio?year=110`);
    for (const who of [homeroom, author]) {
      const { body } = await read(who);
      expect(body.outcomes.map(({ state }) => state).sort()).toEqual(['sent', 'ticked']);
      expect([body.performances, body.records.length]).toEqual([[], 2]);
      expect(JSON.stringify(body)).not.toContain('說明加深加廣課程');
    }
    await build.update('performances', performance.key, { state: 'ticked', brief: '看得到的' });
    expect((await read(author)).body.performances).toMatchObject([{ brief: '看得到的' }]);
    const stranger = await signIn(server, await build.account(school, { teacher: other.teacher }));
    expect((await read(stranger)).status).toBe(404);
    expect((await read(student)).status).toBe(403);
    expect((await sql(`select 1 from audit_entries where school_id = $1 and action = 'student.portfolio-viewed'`, [school.key])).length).toBe(3);
  });

  it('open the files of what was sent, to counselling teachers too, and of no later time than their own', async () => {
    const { enrolment, student: of } = room.students[2];
    const sent = await build.outcome(enrolment, { state: 'sent' });
    const draft = await build.outcome(enrolment);
    const nextRoom = await build.schoolClass(school, { year: 111, grade: 2, homeroomTeacher: other.teacher });
    await build.placement(of, nextRoom);
    const later = await build.outcome(await build.enrolment(of, await build.offering(school, { schoolClass: nextRoom })), { state: 'sent' });
    const next = await signIn(server, await build.account(school, { teacher: other.teacher }));
    const seen = async (who: Person) => Promise.all([sent, draft, later].map(async ({ document }) => (await who.fetch(`/api/files/${document?.id}`)).status));
    expect(await seen(author)).toEqual([200, 404, 404]);
    expect(await seen(homeroom)).toEqual([200, 404, 404]);
    // Who has the class now reads what came before as well.
    expect(await seen(next)).toEqual([200, 404, 200]);
    expect((await homeroom.get(`/api/class-students/${of.id}/portfolio?year=111`)).status).toBe(404);
  });
});
