import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBuilders, personAt, signIn, type Account, type Answered, type Builders, type Classroom, type Outcome, type Person, type School, type Student } from '../support/builders';
import { shareServer, type SharedTestServer } from '../support/server';

/** 3.7: a student who has left still sees and ticks the own things, for thirty days, with nothing else open. */
let server: SharedTestServer;
let build: Builders;
let school: School;
let room: Classroom;
let asAdmin: Person;
let leaver: Student;
let outcomes: Outcome[];

interface Opened { name: string; login: string; password: string; expiresAt: string; ended: number }

beforeAll(async () => {
  server = await shareServer({ worker: false });
  build = createBuilders(server);
  school = await build.school();
  await build.term(school);
  await build.openWindows(school);
  room = await build.classroom(school, { students: 2 });
  leaver = room.students[0].student;
  outcomes = [await build.outcome(room.students[0].enrolment, { state: 'certified' }), await build.outcome(room.students[1].enrolment, { state: 'certified' })];
  await build.update('students', leaver.key, { status: 'transferred' });
  asAdmin = await signIn(server, await build.account(school));
});
afterAll(() => server?.stop());

const sql = async <R = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<R[]> => (await server.database.query(text, values)).rows as R[];
const open = (person: Person, studentId: unknown): Promise<Answered<Opened>> => person.send('POST', '/api/temporary-accounts', { studentId });
const end = (person: Person, id: string): Promise<Answered<{ done: number }>> => person.send('DELETE', `/api/temporary-accounts/${id}`);
const rowOf = async ({ id }: Student): Promise<Record<string, unknown>> => (await asAdmin.get<Record<string, unknown>>(`/api/temporary-accounts/${id}`)).body;
const enter = async (login: string, password: string): Promise<Answered<{ accessToken?: string }>> => personAt(server).send('POST', '/api/sign-in', { school: school.code, login, password });

/** Opens one, signs in with it and chooses a password of the own, as the screens lead one to. */
async function arrive(student: Student): Promise<{ person: Person; opened: Opened; password: string }> {
  const { body: opened } = await open(asAdmin, student.id);
  const first = personAt(server, (await enter(opened.login, opened.password)).body.accessToken);
  const password = 'Green-bicycle-4';
  const { body } = await first.send<{ accessToken: string }>('POST', '/api/me/password', { present: opened.password, password });
  return { person: personAt(server, body.accessToken), opened, password };
}

describe('a temporary account', () => {
  it('is shown once, is good for thirty days, and has to choose a password of its own', async () => {
    const { status, body } = await open(asAdmin, leaver.id);
    expect(status).toBe(200);
    expect(body).toMatchObject({ name: leaver.name, ended: 0 });
    expect(body.login).toMatch(new RegExp(`^${school.code}_temp-[a-z2-9]{6}$`));
    const days = (Date.parse(body.expiresAt) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(29.9);
    expect(days).toBeLessThan(30.1);
    const person = personAt(server, (await enter(body.login, body.password)).body.accessToken);
    expect((await person.get<{ kind: string; mustChangePassword: boolean }>('/api/me')).body).toMatchObject({ kind: 'temporary', mustChangePassword: true });
    expect(await rowOf(leaver)).toMatchObject({ state: 'open', login: body.login, status: 'transferred', studentNo: leaver.studentNo });
    const [entry] = await sql<{ details: Record<string, unknown>; target: string }>(`select details, target from audit_entries where action = 'temporary-account.opened' and school_id = $1 order by id desc limit 1`, [school.key]);
    expect(entry).toEqual({ target: leaver.id, details: { login: body.login.split('_')[1], ended: 0 } });
    expect(JSON.stringify(await sql('select * from accounts where student_id = $1', [leaver.key]))).not.toContain(body.password);
  });

  it('sees and ticks that student’s things', async () => {
    const { person } = await arrive(leaver);
    const shelf = await person.get<{ student: { id: string }; outcomes: { id: string }[] }>('/api/me/outcomes?year=110');
    expect(shelf.body.student.id).toBe(leaver.id);
    expect(shelf.body.outcomes.map(({ id }) => id)).toEqual([outcomes[0].id]);
    expect((await person.fetch(`/api/files/${outcomes[0].document?.id}`)).status).toBe(200);
    expect((await person.send('POST', '/api/me/outcomes/tick', { ids: [outcomes[0].id] })).body).toMatchObject({ done: 1 });
    expect(await sql('select state from outcomes where id = $1', [outcomes[0].key])).toEqual([{ state: 'ticked' }]);
    expect((await person.send('POST', '/api/me/outcomes/untick', { ids: [outcomes[0].id] })).body).toMatchObject({ done: 1 });
  });

  it('and nothing else', async () => {
    const { person } = await arrive(leaver);
    expect((await person.fetch(`/api/files/${outcomes[1].document?.id}`)).status).toBe(404);
    await person.send('POST', '/api/me/outcomes/tick', { ids: [outcomes[1].id] });
    expect(await sql('select state from outcomes where id = $1', [outcomes[1].key])).toEqual([{ state: 'certified' }]);
    for (const path of ['/api/passwords', '/api/temporary-accounts', '/api/role-groups', '/api/accounts', '/api/audit-entries', '/api/audit-chain', '/api/outcome-ticks', '/api/jobs']) expect((await person.get(path)).status, path).toBe(403);
    expect((await person.send('POST', '/api/me/outcomes', { enrolmentId: room.students[0].enrolment.id })).status).toBe(403);
    expect((await person.fetch('/api/me/files?kind=document&name=x.pdf', { method: 'POST', body: 'x' })).status).toBe(403);
    expect((await open(person, leaver.id)).status).toBe(403);
  });

  it('ends the one before: its session and its password', async () => {
    const first = await arrive(leaver);
    const second = await open(asAdmin, leaver.id);
    expect(second.body.ended).toBe(1);
    expect(second.body.login).not.toBe(first.opened.login);
    expect((await first.person.get('/api/me')).status).toBe(401);
    expect((await enter(first.opened.login, first.password)).status).toBe(401);
    expect((await enter(second.body.login, second.body.password)).status).toBe(200);
    expect(await sql(`select count(*)::int as n from accounts where student_id = $1 and kind = 'temporary' and active`, [leaver.key])).toEqual([{ n: 1 }]);
  });

  it('is one, however many press at once', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => open(asAdmin, leaver.id)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const entered = await Promise.all(answers.map(({ body }) => enter(body.login, body.password)));
    expect(entered.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('ends by itself', async () => {
    const { person, opened, password } = await arrive(leaver);
    await sql(`update accounts set expires_at = now() - interval '1 second' where login = $1`, [opened.login.split('_')[1]]);
    expect((await person.get('/api/me')).status).toBe(401);
    expect((await enter(opened.login, password)).status).toBe(401);
    expect((await rowOf(leaver)).state).toBe('expired');
    expect((await open(asAdmin, leaver.id)).body.ended).toBe(0);
  });

  it('ends when it is ended, once', async () => {
    const { person } = await arrive(leaver);
    expect((await end(asAdmin, leaver.id)).body).toEqual({ done: 1 });
    expect((await person.get('/api/me')).status).toBe(401);
    expect((await rowOf(leaver)).state).toBe('ended');
    expect((await end(asAdmin, leaver.id)).body).toEqual({ done: 0 });
  });

  it('leaves the student’s own account as it is', async () => {
    const { student } = room.students[1];
    const account = await build.account(school, { student });
    const person = await signIn(server, account);
    await open(asAdmin, student.id);
    await end(asAdmin, student.id);
    expect((await person.get('/api/me')).status).toBe(200);
  });
});

describe('what is refused', () => {
  it.each([undefined, null, '', 'x', '測'.repeat(24), '𠮷'.repeat(12), 'a'.repeat(10_000), ['a'], 7])('%# as a student', async (studentId) => {
    expect((await open(asAdmin, studentId)).status).toBe(422);
  });

  it('another school’s student and an account’s id look like none at all', async () => {
    const foreign = await build.student(await build.school());
    const account: Account = await build.account(school, { kind: 'staff' });
    for (const id of [foreign.id, account.id, 'u'.repeat(24)]) {
      expect((await open(asAdmin, id)).status).toBe(404);
      expect((await end(asAdmin, id)).status).toBe(404);
    }
    expect(await sql(`select 1 from accounts where student_id = $1`, [foreign.key])).toEqual([]);
  });

  it('opening without 新增 and ending without 刪除', async () => {
    const account = await build.account(school, { kind: 'staff' });
    const group = await build.roleGroup(school, { modules: [{ code: 'S0202S2', edit: true }], members: [account] });
    const person = await signIn(server, account);
    expect((await person.get('/api/temporary-accounts')).status).toBe(200);
    expect([(await open(person, leaver.id)).status, (await end(person, leaver.id)).status]).toEqual([403, 403]);
    await server.database.query('update role_group_modules set can_add = true where role_group_id = $1', [group.key]);
    expect([(await open(person, leaver.id)).status, (await end(person, leaver.id)).status]).toEqual([200, 403]);
    await server.database.query('update role_group_modules set can_add = false, can_delete = true where role_group_id = $1', [group.key]);
    expect([(await open(person, leaver.id)).status, (await end(person, leaver.id)).status]).toEqual([403, 200]);
  });

  it('a second one that is open, by the database itself', async () => {
    await open(asAdmin, leaver.id);
    await expect(build.account(school, { kind: 'temporary', student: leaver })).rejects.toThrow(/accounts_one_temporary_key/);
  });
});
