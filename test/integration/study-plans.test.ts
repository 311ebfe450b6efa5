import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BulkResult, PlanEvent, ReadPlan, StudyPlan } from '@portfolio/portfolio/contract';
import { afterMove, planMoves, type PlanMove, type PlanStanding } from '@portfolio/portfolio/domain/study-plan';
import { createBuilders, personAt, signIn, type Account, type Builders, type Made, type Person, type School, type SchoolClass, type Student, type Teacher } from '../support/builders';
import { shareServer, type SharedTestServer } from '../support/server';

/** 自主學習: groups and the order of stages, and the plans that pass through them. */
let server: SharedTestServer;
let build: Builders;
let school: School;
let room: SchoolClass;
let pupil: Student;
let account: Account;
let student: Person;
let administrator: Person;
const people: Record<'homeroom' | 'counsellor' | 'member' | 'other', { teacher: Teacher; account: Account; person: Person }> = {} as never;
let library: Made;

const sql = async <R = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<R[]> => (await server.database.query(text, values)).rows as R[];
const codeOf = ({ status, body }: { status: number; body: unknown }) => [status, (body as { error?: { code: string } }).error?.code];
const texts = { motive: '動機', content: '內容', expected: '預期成果', weekly: ['第一週', '', '第三週', ''] };

beforeAll(async () => {
  server = await shareServer({ worker: false });
  build = createBuilders(server);
  school = await build.school();
  for (const name of ['homeroom', 'counsellor', 'member', 'other'] as const) {
    const teacher = await build.teacher(school, { kind: name === 'member' ? 'staff' : 'teacher' });
    const made = await build.account(school, { teacher, kind: name === 'member' ? 'staff' : 'teacher' });
    people[name] = { teacher, account: made, person: await signIn(server, made) };
  }
  room = await build.schoolClass(school, { homeroomTeacher: people.homeroom.teacher });
  await build.insert('counselling_assignments', { school_id: school.key, teacher_id: people.counsellor.teacher.key, school_class_id: room.key });
  pupil = await build.student(school);
  await build.placement(pupil, room, 7);
  account = await build.account(school, { student: pupil });
  student = await signIn(server, account);
  administrator = await signIn(server, await build.account(school));
  library = await build.insert('certification_groups', { school_id: school.key, kind: 'custom', name: '圖書館審核' });
  await build.insert('certification_group_members', { school_id: school.key, certification_group_id: library.key, teacher_id: people.member.teacher.key });
});
afterAll(() => server?.stop());

const order = (stages: object[], person = administrator) => person.send('PUT', '/api/certification-stages', { stages });
const threeStages = () => order([{ kind: 'homeroom' }, { kind: 'group', groupId: library.id }, { kind: 'counsellor' }]);
const plan = async (given: object = {}, who = student): Promise<string> => (await who.send<{ id: string }>('POST', '/api/me/study-plans', { term: '1101', title: '校園植物圖鑑', ...texts, ...given })).body.id;
const submit = (id: string, who = student) => who.send('POST', `/api/me/study-plans/${id}/submit`);
const pass = (person: Person, id: string, position: number) => person.send<BulkResult>('POST', '/api/study-plans/pass', { plans: [{ id, position }] });
const sendBack = (person: Person, id: string, position: number) => person.send<BulkResult>('POST', '/api/study-plans/return', { plans: [{ id, position }], reason: '請寫得更具體' });
const answerOf = ({ body }: { body: BulkResult }) => [body.done, ...body.refused.map(({ code }) => code)];
const waiting = async (person: Person): Promise<string[]> => (await person.get<{ id: string }[]>('/api/study-plan-reviews')).body.map(({ id }) => id);
const rowOf = async (id: string) => (await sql('select * from study_plans where document_id = $1', [id]))[0];
const own = async (id: string): Promise<StudyPlan> => (await student.get<StudyPlan[]>('/api/me/study-plans')).body.find((each) => each.id === id) as StudyPlan;

describe('a plan', () => {
  it('passes through the stages in their order, seen by each stage only while it is there', async () => {
    await threeStages();
    const id = await plan();
    expect((await own(id)).weekly).toEqual(['第一週', '', '第三週']);
    for (const { person } of Object.values(people)) expect(await waiting(person)).toEqual([]);
    expect((await submit(id)).status).toBe(200);
    expect(await own(id)).toMatchObject({ state: 'submitted', position: 1, people: people.homeroom.teacher.name, stages: [{ kind: 'homeroom' }, { kind: 'group', group: library.id, name: '圖書館審核' }, { kind: 'counsellor' }] });
    expect([await waiting(people.homeroom.person), await waiting(people.member.person), await waiting(people.counsellor.person)]).toEqual([[id], [], []]);
    expect((await people.member.person.get(`/api/study-plans/${id}`)).status).toBe(404);
    expect(answerOf(await pass(people.member.person, id, 2))).toEqual([0, 'not-found']);
    expect(answerOf(await pass(people.homeroom.person, id, 1))).toEqual([1]);
    expect([await waiting(people.homeroom.person), await waiting(people.member.person)]).toEqual([[], [id]]);
    const { body } = await people.member.person.get<ReadPlan>(`/api/study-plans/${id}`);
    expect(body).toMatchObject({ mine: true, position: 2, student: { className: room.name, seatNo: 7 }, history: [{ to: 'submitted', stage: null }, { to: 'submitted', stage: { kind: 'homeroom' } }] });
    await pass(people.member.person, id, 2);
    expect((await people.member.person.get(`/api/study-plans/${id}`)).status).toBe(404);
    await pass(people.counsellor.person, id, 3);
    expect(await own(id)).toMatchObject({ state: 'passed', position: 3, people: null });
    const { body: history } = await student.get<PlanEvent[]>(`/api/me/study-plans/${id}/history`);
    expect(history.map(({ to, stage }) => [to, stage?.kind])).toEqual([['submitted', undefined], ['submitted', 'homeroom'], ['submitted', 'group'], ['passed', 'counsellor']]);
    const told = await sql<{ template: string; key: number }>('select template, account_id as key from notifications where school_id = $1 order by id', [school.key]);
    const expected: [string, Account][] = [['plan-waiting', people.homeroom.account], ['plan-waiting', people.member.account], ['plan-waiting', people.counsellor.account], ['plan-passed', account]];
    expect(told).toEqual(expected.map(([template, { key }]) => ({ template, key })));
  });

  it('comes back with a reason, is mended, and begins with the first stage again; a double click answers one stage', async () => {
    await order([{ kind: 'homeroom' }, { kind: 'counsellor' }]);
    const id = await plan();
    await submit(id);
    await pass(people.homeroom.person, id, 1);
    expect(answerOf(await pass(people.homeroom.person, id, 1))).toEqual([0, 'plan-answered']);
    expect((await people.counsellor.person.send('POST', '/api/study-plans/return', { plans: [{ id, position: 2 }], reason: '  ' })).status).toBe(422);
    expect(answerOf(await sendBack(people.counsellor.person, id, 2))).toEqual([1]);
    expect(await own(id)).toMatchObject({ state: 'returned', reason: '請寫得更具體', position: 2 });
    expect((await student.send('PUT', `/api/me/study-plans/${id}`, { title: '改過的題目', ...texts })).status).toBe(200);
    await submit(id);
    expect(await own(id)).toMatchObject({ state: 'submitted', position: 1, reason: null, title: '改過的題目' });
    expect(await sql(`select 1 from notifications where template = 'plan-returned' and account_id = $1`, [account.key])).toHaveLength(1);
  });

  it('keeps the order that it began with, whatever the school sets meanwhile; a new one takes the new order', async () => {
    await order([{ kind: 'homeroom' }, { kind: 'counsellor' }]);
    const id = await plan();
    await submit(id);
    await order([{ kind: 'group', groupId: library.id }]);
    await pass(people.homeroom.person, id, 1);
    await sendBack(people.counsellor.person, id, 2);
    await submit(id);
    expect((await own(id)).stages.map(({ kind }) => kind)).toEqual(['homeroom', 'counsellor']);
    const next = await plan();
    await submit(next);
    expect((await own(next)).stages.map(({ kind }) => kind)).toEqual(['group']);
    // Withdrawn it is under way no more.
    await student.send('POST', `/api/me/study-plans/${id}/withdraw`);
    await submit(id);
    expect((await own(id)).stages.map(({ kind }) => kind)).toEqual(['group']);
  });

  it('is fixed while it is read and once it is passed; then its result is written, which can take a file of the own', async () => {
    await order([{ kind: 'homeroom' }]);
    const id = await plan();
    const file = await build.file(pupil);
    const result = (documentId: string | null) => student.send('PUT', `/api/me/study-plans/${id}/result`, { result: '完成了圖鑑', documentId });
    await submit(id);
    for (const refused of [await student.send('PUT', `/api/me/study-plans/${id}`, { title: 'x', ...texts }), await result(file.id), await student.send('DELETE', `/api/me/study-plans/${id}`)]) expect(codeOf(refused)).toEqual([409, 'plan-fixed']);
    await pass(people.homeroom.person, id, 1);
    expect(codeOf(await student.send('PUT', `/api/me/study-plans/${id}`, { title: 'x', ...texts }))).toEqual([409, 'plan-fixed']);
    expect((await result(file.id)).status).toBe(200);
    expect(await own(id)).toMatchObject({ result: '完成了圖鑑', document: { id: file.id }, state: 'passed' });
    expect(codeOf(await result((await build.file(await build.student(school))).id))).toEqual([404, 'not-found']);
    const seen = async ({ person }: { person: Person }) => (await person.fetch(`/api/files/${file.id}`)).status;
    expect([await seen(people.homeroom), await seen(people.counsellor), await seen(people.member), await seen(people.other)]).toEqual([200, 200, 404, 404]);
  });

  it('is submitted only when it is whole and there is somebody to read it; withdrawn only while nobody has', async () => {
    await order([{ kind: 'homeroom' }, { kind: 'counsellor' }]);
    const id = await plan({ motive: ' ', expected: null });
    const refused = await submit(id);
    expect(codeOf(refused)).toEqual([422, 'plan-incomplete']);
    expect(Object.keys((refused.body as { error: { fields: object } }).error.fields)).toEqual(['motive', 'expected']);
    await student.send('PUT', `/api/me/study-plans/${id}`, { title: '題目', ...texts });
    await order([]);
    expect(codeOf(await submit(id))).toEqual([409, 'stages-none']);
    await order([{ kind: 'homeroom' }, { kind: 'counsellor' }]);
    await submit(id);
    expect((await student.send('POST', `/api/me/study-plans/${id}/withdraw`)).status).toBe(200);
    expect(await rowOf(id)).toMatchObject({ state: 'draft', stages: null, stage_position: null, submitted_at: null });
    await submit(id);
    await pass(people.homeroom.person, id, 1);
    expect(codeOf(await student.send('POST', `/api/me/study-plans/${id}/withdraw`))).toEqual([409, 'plan-move']);
  });

  it('is the student’s own, and no visitor’s', async () => {
    const other = await signIn(server, await build.account(school, { student: await build.student(school) }));
    const id = await plan();
    for (const [method, path, body] of [['PUT', '', { title: 'x', weekly: [] }], ['PUT', '/result', { result: 'x' }], ['DELETE', '', undefined], ['POST', '/submit', undefined], ['POST', '/withdraw', undefined]] as const) {
      expect(codeOf(await other.send(method, `/api/me/study-plans/${id}${path}`, body)), path).toEqual([404, 'not-found']);
    }
    expect((await other.get(`/api/me/study-plans/${id}/history`)).status).toBe(404);
    expect((await personAt(server).get(`/api/study-plans/${id}`)).status).toBe(401);
    expect((await student.send('DELETE', `/api/me/study-plans/${id}`)).status).toBe(200);
    expect(await own(id)).toBeUndefined();
  });
});

describe('two at the same moment', () => {
  it('have one winner in a stage, and one in a race of passing and withdrawing', async () => {
    const second = await build.teacher(school);
    await build.insert('certification_group_members', { school_id: school.key, certification_group_id: library.key, teacher_id: second.key });
    const colleague = await signIn(server, await build.account(school, { teacher: second }));
    await order([{ kind: 'group', groupId: library.id }, { kind: 'counsellor' }]);
    const id = await plan();
    await submit(id);
    const answers = await Promise.all([pass(people.member.person, id, 1), sendBack(colleague, id, 1), pass(colleague, id, 1)]);
    expect(answers.reduce((sum, { body }) => sum + body.done, 0)).toBe(1);
    for (const { body } of answers) for (const { code } of body.refused) expect(code).toBe('plan-answered');

    const raced = await plan();
    await submit(raced);
    const [withdrawn, passed] = await Promise.all([student.send('POST', `/api/me/study-plans/${raced}/withdraw`), pass(people.member.person, raced, 1)]);
    expect(Number(withdrawn.status === 200) + passed.body.done).toBe(1);
    expect(await sql('select 1 from study_plan_events ev join study_plans sp on sp.id = ev.study_plan_id where sp.document_id = $1', [raced])).toHaveLength(2);
  });
});

describe('groups of 5.1', () => {
  it('are added, renamed, filled and deleted; a name is taken once a kind', async () => {
    const add = (kind: string, name: string) => administrator.send<{ id: string }>('POST', '/api/certification-groups', { kind, name });
    const { body: { id } } = await add('subject', '國文');
    expect(codeOf(await add('subject', '國文'))).toEqual([409, 'conflict']);
    expect((await add('field', '國文')).status).toBe(200);
    expect((await administrator.send('PUT', `/api/certification-groups/${id}`, { name: '國語文' })).status).toBe(200);
    expect((await administrator.send<{ done: number }>('PUT', `/api/certification-groups/${id}/staff`, { teachers: [people.other.teacher.id, people.member.teacher.id] })).body.done).toBe(2);
    expect((await administrator.get<object[]>(`/api/certification-groups?filter=${encodeURIComponent('{"kind":"subject"}')}`)).body).toMatchObject([{ id, name: '國語文', staff: 2 }]);
    expect(codeOf(await administrator.send('DELETE', `/api/certification-groups/${id}`))).toEqual([409, 'group-has-staff']);
    expect((await administrator.send('DELETE', `/api/certification-groups/${id}?confirmed=true`)).status).toBe(200);
  });

  it('are not deleted while the order names them or a plan waits for them', async () => {
    const remove = () => administrator.send('DELETE', `/api/certification-groups/${library.id}?confirmed=true`);
    await order([{ kind: 'group', groupId: library.id }]);
    expect(codeOf(await remove())).toEqual([409, 'group-in-stages']);
    const id = await plan();
    await submit(id);
    await order([{ kind: 'homeroom' }]);
    expect(codeOf(await remove())).toEqual([409, 'group-in-stages']);
  });
});

describe('the order of 5.2', () => {
  it('has no stage twice, and needs its module', async () => {
    expect(codeOf(await order([{ kind: 'homeroom' }, { kind: 'homeroom' }]))).toEqual([422, 'stage-twice']);
    expect((await order([], people.other.person)).status).toBe(403);
    await Promise.all([threeStages(), order([{ kind: 'counsellor' }, { kind: 'homeroom' }]), threeStages()]);
    const { body } = await administrator.get<{ stages: { kind: string }[]; groups: object[] }>('/api/certification-stages');
    expect([2, 3]).toContain(body.stages.length);
    expect(body.groups).toEqual(expect.arrayContaining([expect.objectContaining({ id: library.id, staff: expect.any(Number) })]));
  });
});

const BUDGET_MS = 4_000;
interface Call { move: PlanMove; by: 'homeroom' | 'counsellor' | 'other'; position: number }
const any = fc.record({ move: fc.constantFrom<PlanMove>(...planMoves, 'submit'), by: fc.constantFrom<Call['by']>('homeroom', 'counsellor', 'other'), position: fc.integer({ min: 1, max: 3 }) });
const onTheWay: Call[] = [{ move: 'submit', by: 'other', position: 1 }, { move: 'pass', by: 'homeroom', position: 1 }, { move: 'pass', by: 'counsellor', position: 2 }];
const sentBack: Call[] = [onTheWay[0], { move: 'return', by: 'homeroom', position: 1 }];
const calls: fc.Arbitrary<Call> = fc.oneof(any, fc.constantFrom(...onTheWay));
const steps = fc.array(fc.array(calls, { minLength: 1, maxLength: 3 }), { minLength: 3, maxLength: 12 });

it('no sequence of calls, and no race, leads anywhere that the rules do not', async () => {
  await order([{ kind: 'homeroom' }, { kind: 'counsellor' }]);
  const reached = new Set<string>();
  const carryOut = async (id: string, { move, by, position }: Call): Promise<number> => {
    if (move === 'submit' || move === 'withdraw') {
      const { status } = await student.send('POST', `/api/me/study-plans/${id}/${move}`);
      expect([200, 409]).toContain(status);
      return Number(status === 200);
    }
    const { status, body } = await (move === 'pass' ? pass : sendBack)(people[by].person, id, position);
    expect([status, body.done + body.refused.length], JSON.stringify(body)).toEqual([200, 1]);
    return body.done;
  };
  const assertSound = async (id: string, done: number) => {
    const [{ state, position, walk }] = await sql<PlanStanding & { walk: { from: string; to: string; position: number | null; stage: string | null }[] }>(
      `select sp.state, sp.stage_position as position, coalesce((select jsonb_agg(jsonb_build_object('from', ev.from_state, 'to', ev.to_state, 'position', ev.stage_position, 'stage', ev.details->>'kind') order by ev.id)
         from study_plan_events ev where ev.study_plan_id = sp.id), '[]') as walk from study_plans sp where sp.document_id = $1`, [id]);
    let at: PlanStanding = { state: 'draft', position: null, stages: 2 };
    for (const event of walk) {
      expect(event.from).toBe(at.state);
      const fitting = planMoves.map((move) => afterMove(at, move)).find((to) => to?.state === event.to && to.position === event.position);
      expect(fitting, JSON.stringify(walk)).toBeTruthy();
      if (event.stage) expect(event.stage).toBe(at.position === 1 ? 'homeroom' : 'counsellor');
      at = { ...(fitting as PlanStanding), stages: 2 };
    }
    expect([state, position]).toEqual([at.state, at.position]);
    expect(walk).toHaveLength(done);
    reached.add(state);
  };
  await fc.assert(fc.asyncProperty(steps, async (sequence) => {
    const id = await plan();
    let done = 0;
    for (const step of sequence) {
      done += (await Promise.all(step.map((call) => carryOut(id, call)))).reduce((sum, each) => sum + each, 0);
      await assertSound(id, done);
    }
  }), { numRuns: 1000, interruptAfterTimeLimit: BUDGET_MS, markInterruptAsFailure: false, endOnFailure: true, examples: [onTheWay, sentBack].map((walk) => [walk.map((call) => [call])]) });
  for (const state of ['draft', 'submitted', 'returned', 'passed']) expect([...reached]).toContain(state);
}, 60_000);

it('the database refuses every other move, and to change what was read or to forget', async () => {
  await order([{ kind: 'homeroom' }, { kind: 'counsellor' }]);
  const id = await plan();
  const update = (columns: string) => sql(`update study_plans set ${columns} where document_id = $1`, [id]);
  for (const columns of [`state = 'passed', passed_at = now(), stages = '[{}]', stage_position = 1`, `state = 'returned', reason = 'x', stages = '[{}]', stage_position = 1`, `state = 'submitted', stages = '[]', stage_position = 1`, `state = 'submitted', stages = '[{}]', stage_position = 2`, 'year = 109']) await expect(update(columns), columns).rejects.toThrow(/plan-move/);
  await submit(id);
  for (const columns of [`state = 'passed', passed_at = now()`, 'stage_position = 3', `stages = '[{}]'`, `state = 'draft'`, 'stage_position = 0']) await expect(update(columns), columns).rejects.toThrow();
  for (const columns of [`title = 'x'`, `weekly = '[]'`, `result = 'x'`]) await expect(update(columns), columns).rejects.toThrow('plan-fixed');
  await expect(sql('delete from study_plans where document_id = $1', [id])).rejects.toThrow('never-deleted');
  await expect(sql('delete from study_plan_events where school_id = $1', [school.key])).rejects.toThrow('never-deleted');
});
