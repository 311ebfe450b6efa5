import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBuilders, signIn, type Account, type Builders, type Classroom, type Person, type School, type Teacher } from '../support/builders';
import { shareServer, type SharedTestServer } from '../support/server';

/** 認證代理人: named by the teacher or by the school, for days, ended at once. */
let server: SharedTestServer;
let build: Builders;
let school: School;
let room: Classroom;
let substitute: Teacher;
let teacher: Person;
let deputy: Person;
let administrator: Person;

const DAY_MS = 24 * 3600_000;
const day = (offset: number): string => new Date(Date.now() + 8 * 3600_000 + offset * DAY_MS).toISOString().slice(0, 10);
const enter = async (given: Parameters<Builders['account']>[1]): Promise<Person> => signIn(server, await build.account(school, given));
const sql = async <R = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<R[]> => (await server.database.query(text, values)).rows as R[];
const codeOf = ({ status, body }: { status: number; body: unknown }) => [status, (body as { error?: { code: string } }).error?.code];
const name = (person: Person, from: number, until: number, who = substitute) => person.send<{ id: string }>('POST', '/api/my-deputies', { substituteId: who.id, startsOn: day(from), endsOn: day(until) });
const queue = async (person: Person): Promise<string[]> => (await person.get<{ id: string }[]>('/api/certifications')).body.map(({ id }) => id);

beforeAll(async () => {
  server = await shareServer({ worker: false });
  build = createBuilders(server);
  school = await build.school();
  room = await build.classroom(school);
  substitute = await build.teacher(school, { name: '代理老師' });
  await build.openWindows(school);
  teacher = await enter({ teacher: room.teacher });
  deputy = await enter({ teacher: substitute });
  administrator = await enter({ kind: 'administrator' });
});
afterAll(() => server?.stop());

const forget = () => sql('delete from deputies where school_id = $1', [school.key]);

describe('a teacher', () => {
  it('names a deputy, who answers at once, and ends it, whereupon the deputy answers no more', async () => {
    const { id } = await build.outcome(room.students[0].enrolment, { state: 'sent' });
    const named = await name(teacher, 0, 3);
    expect(named.status).toBe(200);
    expect(await queue(deputy)).toEqual([id]);
    expect((await teacher.get('/api/my-deputies')).body).toMatchObject([{ teacherName: room.teacher.name, substituteName: '代理老師', startsOn: day(0), endsOn: day(3), state: 'acting', mine: true }]);
    expect((await deputy.get('/api/my-deputies')).body).toMatchObject([{ state: 'acting', mine: false }]);
    expect((await teacher.send('POST', `/api/my-deputies/${named.body.id}/end`)).status).toBe(200);
    expect(await queue(deputy)).toEqual([]);
    expect((await deputy.send<{ done: number }>('POST', '/api/certifications/certify', { ids: [id] })).body.done).toBe(0);
    const audited = await sql<{ action: string; details: object }>(`select action, details from audit_entries where school_id = $1 and action like 'deputy.%' order by id`, [school.key]);
    expect(audited).toMatchObject([{ action: 'deputy.named', details: { teacher: room.teacher.name, substitute: '代理老師', startsOn: day(0) } }, { action: 'deputy.ended', details: { substitute: '代理老師' } }]);
  });

  it('keeps the days of a period that ran, once it is ended', async () => {
    await forget();
    const { id } = await build.insert('deputies', { school_id: school.key, teacher_id: room.teacher.key, substitute_id: substitute.key, starts_on: day(-5), ends_on: day(5) });
    await teacher.send('POST', `/api/my-deputies/${id}/end`);
    expect((await teacher.get('/api/my-deputies')).body).toMatchObject([{ startsOn: day(-5), endsOn: day(-1), state: 'ended' }]);
    expect(codeOf(await teacher.send('POST', `/api/my-deputies/${id}/end`))).toEqual([409, 'deputy-ended']);
    expect(await queue(deputy)).toEqual([]);
  });

  it('is refused in words: oneself, days that are over or the wrong way round, too many, a second one in the same days', async () => {
    await forget();
    expect(codeOf(await name(teacher, 0, 0, room.teacher))).toEqual([422, 'deputy-self']);
    expect(codeOf(await name(teacher, 3, 2))).toEqual([422, 'deputy-order']);
    expect(codeOf(await name(teacher, -1, 2))).toEqual([422, 'deputy-past']);
    expect(codeOf(await name(teacher, 0, 366))).toEqual([422, 'deputy-long']);
    expect((await name(teacher, 2, 4)).status).toBe(200);
    const refused = await name(teacher, 4, 6, await build.teacher(school));
    expect(codeOf(refused)).toEqual([409, 'deputy-overlap']);
    expect((refused.body as unknown as { error: { message: string } }).error.message).toContain('代理老師');
    expect((await name(teacher, 5, 6)).status).toBe(200);
    const [{ count }] = await sql<{ count: string }>('select count(*) from deputies where school_id = $1', [school.key]);
    expect(count).toBe('2');
  });

  it('is not another’s: nobody ends what is not the own, nor names staff, one who left, or one of another school', async () => {
    await forget();
    const { body: { id } } = await name(teacher, 0, 1);
    expect(codeOf(await deputy.send('POST', `/api/my-deputies/${id}/end`))).toEqual([404, 'not-found']);
    const others = [await build.teacher(school, { kind: 'staff' }), await build.teacher(await build.school())];
    const gone = await build.teacher(school);
    await build.update('teachers', gone.key, { active: false });
    for (const who of [...others, gone]) expect(codeOf(await name(teacher, 5, 6, who))).toEqual([404, 'not-found']);
  });

  it('who names two at the same moment gets one', async () => {
    await forget();
    const other = await build.teacher(school);
    const answers = await Promise.all([name(teacher, 0, 3), name(teacher, 1, 4, other), name(teacher, 2, 5)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });
});

describe('the school', () => {
  it('names and ends for any teacher, by right of its module', async () => {
    await forget();
    const body = { teacherId: room.teacher.id, substituteId: substitute.id, startsOn: day(0), endsOn: day(1) };
    const clerk: Account = await build.account(school, { kind: 'staff' });
    await build.roleGroup(school, { modules: [{ code: 'S0209S1', add: true }], members: [clerk] });
    const person = await signIn(server, clerk);
    const named = await person.send<{ id: string }>('POST', '/api/deputies', body);
    expect(named.status).toBe(200);
    expect((await person.send('POST', `/api/deputies/${named.body.id}/end`)).status).toBe(403);
    expect((await administrator.get('/api/deputies')).body).toMatchObject([{ setBy: clerk.name, state: 'acting' }]);
    expect((await administrator.send('POST', `/api/deputies/${named.body.id}/end`)).status).toBe(200);
    expect((await administrator.get('/api/deputies')).body).toEqual([]);
    expect((await teacher.send('POST', '/api/deputies', body)).status).toBe(403);
  });

  it('shows colleagues who work there now, to choose from', async () => {
    const people = (await teacher.get<{ id: string }[]>('/api/colleagues?range=[0,999]')).body.map(({ id }) => id);
    expect(people).toEqual(expect.arrayContaining([room.teacher.id, substitute.id]));
    const [{ count }] = await sql<{ count: string }>('select count(*) from teachers where school_id = $1 and active', [school.key]);
    expect(people).toHaveLength(Number(count));
  });
});
