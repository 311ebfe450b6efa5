import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Me } from '@portfolio/access/contract';
import type { CounselledClass } from '@portfolio/school/contract';
import { createBuilders, signIn, type Builders, type Classroom, type Person, type School, type Teacher } from '../support/builders';
import { shareServer, type SharedTestServer } from '../support/server';

/** Who does what in a school: counselling teachers and reviewers, obeyed from that moment. */
let server: SharedTestServer;
let build: Builders;
let school: School;
let room: Classroom;
let admin: Person;

beforeAll(async () => {
  server = await shareServer({ worker: false });
  build = createBuilders(server);
});
afterAll(() => server?.stop());
beforeEach(async () => {
  school = await build.school();
  room = await build.classroom(school, { students: 1 });
  admin = await signIn(server, await build.account(school));
});

const sql = async <R = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<R[]> => (await server.database.query(text, values)).rows as R[];
const codeOf = (body: unknown): string => (body as { error: { code: string } }).error.code;
const messageOf = (body: unknown): string => JSON.stringify((body as { error: object }).error);

describe('counselling teachers (3.4, S0210S)', () => {
  let teacher: Teacher;
  beforeEach(async () => {
    teacher = await build.teacher(school);
  });
  const classesOf = async (who: Teacher) => (await admin.get<CounselledClass[]>(`/api/counselling-teachers/${who.id}/classes?term=1101`)).body;
  const assign = (who: Teacher, classes: string[]) => admin.send<{ done: number }>('POST', `/api/counselling-teachers/${who.id}/classes`, { classes });
  const listed = async (resource: string, term = '1101') => (await admin.get<Record<string, unknown>[]>(`/api/${resource}?filter=${encodeURIComponent(JSON.stringify({ term }))}`)).body;

  it('are given classes and lose them: duties, ● and the list of who counsels whom follow at once', async () => {
    const person = await signIn(server, await build.account(school, { teacher }));
    const duties = async () => (await person.get<Me>('/api/me')).body.duties.counselling;
    const other = await build.schoolClass(school);
    expect(await duties()).toBe(false);
    expect((await assign(teacher, [room.schoolClass.id, other.id])).body).toEqual({ done: 2 });
    expect((await assign(teacher, [room.schoolClass.id, room.schoolClass.id])).body).toEqual({ done: 0 });
    expect(await duties()).toBe(true);
    expect((await listed('counselling-teachers')).map(({ id, assigned, classes }) => [id, assigned, classes]).sort()).toEqual([[teacher.id, true, 2], [room.teacher.id, false, 0]].sort());
    expect((await listed('counselling-teachers', '1102')).every(({ assigned }) => assigned === false)).toBe(true);
    expect((await listed('counselling-assignments')).map(({ teacherName }) => teacherName)).toEqual([teacher.name, teacher.name]);
    expect((await classesOf(room.teacher)).map(({ picked, others }) => [picked, others])).toEqual([[false, teacher.name], [false, teacher.name]]);
    expect((await admin.send('POST', `/api/counselling-teachers/${teacher.id}/classes/remove`, { classes: [room.schoolClass.id, other.id] })).body).toEqual({ done: 2 });
    expect([await duties(), (await listed('counselling-assignments')).map(({ teacherName }) => teacherName)]).toEqual([false, [null, null]]);
  });

  it('get all the classes or none: one of another school refuses the rest', async () => {
    const foreign = await build.schoolClass(await build.school());
    for (const id of [foreign.id, teacher.id, 'u'.repeat(24)]) expect((await assign(teacher, [room.schoolClass.id, id])).status).toBe(404);
    expect((await assign(teacher, [])).status).toBe(422);
    expect((await assign(teacher, ['𠮷'])).status).toBe(422);
    expect(await sql('select 1 from counselling_assignments where school_id = $1', [school.key])).toEqual([]);
  });

  it('are carried on to the next semester by the classes’ codes, where nobody counsels yet', async () => {
    const taken = await build.schoolClass(school);
    await assign(teacher, [room.schoolClass.id, taken.id]);
    const again = await build.schoolClass(school, { semester: 2, code: room.schoolClass.code });
    const held = await build.schoolClass(school, { semester: 2, code: taken.code });
    await assign(room.teacher, [held.id]);
    expect((await admin.send('POST', '/api/counselling-teachers/copy', { term: '1102' })).body).toEqual({ done: 1 });
    expect((await admin.send('POST', '/api/counselling-teachers/copy', { term: '1102' })).body).toEqual({ done: 0 });
    const found = await listed('counselling-assignments', '1102');
    expect(found.map(({ className, teacherName }) => [className, teacherName]).sort()).toEqual([[again.name, teacher.name], [held.name, room.teacher.name]].sort());
  });

  it('are found by filters of any text', async () => {
    for (const name of ['𠮷', '%', '王'.repeat(200)]) expect((await admin.get(`/api/counselling-teachers?filter=${encodeURIComponent(JSON.stringify({ name }))}`)).status).toBe(200);
    expect((await admin.get(`/api/counselling-teachers?filter=${encodeURIComponent(JSON.stringify({ name: '王'.repeat(201) }))}`)).status).toBe(422);
  });
});

describe('reviewers of co-taught courses (3.5)', () => {
  interface Row extends Record<string, unknown> { id: string; teacherName: string; reviews: boolean; courseName: string }
  let second: Teacher;
  const rows = async () => (await admin.get<Row[]>(`/api/reviewers?filter=${encodeURIComponent(JSON.stringify({ term: '1101' }))}`)).body;
  const save = (changes: { id: string; reviews: boolean }[]) => admin.send<{ done: number }>('PUT', '/api/reviewers', { changes });
  const idOf = async (who: Teacher) => (await rows()).find(({ teacherName }) => teacherName === who.name)?.id as string;

  beforeEach(async () => {
    second = await build.teacher(school);
    await build.insert('offering_teachers', { school_id: school.key, offering_id: room.offering.key, teacher_id: second.key, position: 2, reviews: true });
    await build.offering(school, { schoolClass: room.schoolClass });
  });

  it('are listed for courses of several teachers only', async () => {
    expect((await rows()).map(({ teacherName }) => teacherName).sort()).toEqual([room.teacher.name, second.name].sort());
    await sql('update offering_teachers set ended_at = now() where teacher_id = $1', [second.key]);
    expect(await rows()).toEqual([]);
  });

  it('alone may certify, from that moment', async () => {
    await build.openWindows(school);
    const people = { main: await signIn(server, await build.account(school, { teacher: room.teacher })), other: await signIn(server, await build.account(school, { teacher: second })) };
    const certify = async (person: Person) => (await person.send<{ done: number }>('POST', '/api/certifications/certify', { ids: [(await build.outcome(room.students[0].enrolment, { state: 'sent' })).id] })).body.done;
    expect([await certify(people.main), await certify(people.other)]).toEqual([1, 1]);
    expect((await save([{ id: await idOf(second), reviews: false }])).body).toEqual({ done: 1 });
    expect([await certify(people.main), await certify(people.other)]).toEqual([1, 0]);
    await save([{ id: await idOf(second), reviews: true }, { id: await idOf(room.teacher), reviews: false }]);
    expect([await certify(people.main), await certify(people.other)]).toEqual([0, 1]);
  });

  it('are never nobody: then none of the changes is saved, and the course is named', async () => {
    const other = await build.offering(school, { teachers: [await build.teacher(school), await build.teacher(school)] });
    const ofOther = (await rows()).filter(({ courseName }) => courseName === other.subject.name);
    const { status, body } = await save([{ id: ofOther[0].id, reviews: false }, { id: await idOf(second), reviews: false }, { id: await idOf(room.teacher), reviews: false }]);
    expect([status, codeOf(body)]).toEqual([409, 'reviewer-none']);
    expect(messageOf(body)).toContain(room.offering.subject.name);
    expect((await rows()).every(({ reviews }) => reviews)).toBe(true);
  });

  it('stay at least one when two people take one away each at the same moment', async () => {
    const ids = [await idOf(second), await idOf(room.teacher)];
    const answers = await Promise.all(ids.map((id) => save([{ id, reviews: false }])));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await rows()).filter(({ reviews }) => reviews).length).toBe(1);
  });

  it('of another school, or of a course of one teacher, are not there', async () => {
    const foreign = await build.school();
    const there = await build.offering(foreign, { teachers: [await build.teacher(foreign), await build.teacher(foreign)] });
    const [stranger] = await sql<{ id: string }>('select document_id as id from offering_teachers where offering_id = $1', [there.key]);
    const [alone] = await sql<{ id: string }>(`select ot.document_id as id from offering_teachers ot where ot.school_id = $1 and ot.offering_id <> $2`, [school.key, room.offering.key]);
    for (const { id } of [stranger, alone]) expect((await save([{ id: await idOf(second), reviews: false }, { id, reviews: true }])).status).toBe(404);
    expect((await rows()).every(({ reviews }) => reviews)).toBe(true);
  });
});
