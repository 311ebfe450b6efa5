import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BulkResult, OutcomeShelf } from '@portfolio/portfolio/contract';
import { createBuilders, signIn, type Account, type Builders, type Classroom, type Outcome, type Person, type School } from '../support/builders';
import { shareServer, type SharedTestServer } from '../support/server';

/** The school takes an outcome back outside of the windows; and what students are told of answers. */
let server: SharedTestServer;
let build: Builders;
let school: School;
let room: Classroom;
let pupil: Account;
let administrator: Person;

beforeAll(async () => {
  server = await shareServer({ worker: false });
  build = createBuilders(server);
});
afterAll(() => server?.stop());

beforeEach(async () => {
  school = await build.school();
  room = await build.classroom(school);
  pupil = await build.account(school, { student: room.students[0].student });
  administrator = await signIn(server, await build.account(school, { name: '管理者' }));
});

const REASON = '附錯檔案，經教務處同意更正';
const sql = async <R = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<R[]> => (await server.database.query(text, values)).rows as R[];
const outcome = (given: Parameters<Builders['outcome']>[1] = {}): Promise<Outcome> => build.outcome(room.students[0].enrolment, given);
const rowOf = async ({ id }: { id: string }) => (await sql('select * from outcomes where document_id = $1', [id]))[0];
const unlock = (person: Person, { id }: { id: string }, state: string, reason: string = REASON) => person.send('POST', `/api/outcomes/${id}/unlock`, { state, reason });
const codeOf = ({ status, body }: { status: number; body: unknown }) => [status, (body as { error?: { code: string } }).error?.code];
const told = () => sql<{ template: string; event: string; details: object }>('select template, event, details from notifications where account_id = $1 order by id', [pupil.key]);

describe('unlocking, with every window shut', () => {
  it.each([['sent', 'draft'], ['returned', 'sent'], ['certified', 'sent'], ['ticked', 'certified']] as const)('takes what is %s one move back, to %s, with its reason in history and audit', async (from, to) => {
    const made = await outcome({ state: from });
    const before = await rowOf(made);
    expect((await unlock(administrator, made, from)).status).toBe(200);
    expect(await rowOf(made)).toMatchObject({ state: to, brief: made.brief, ...(to === 'sent' ? { sent_at: before.sent_at, answered_at: null, answered_by_id: null } : {}) });
    const events = await sql('select from_state, to_state, actor_name, reason from outcome_events where outcome_id = $1', [made.key]);
    expect(events).toEqual([{ from_state: from, to_state: to, actor_name: '管理者', reason: REASON }]);
    expect(await sql(`select target, details from audit_entries where school_id = $1 and action = 'outcome.unlocked'`, [school.key])).toEqual([{ target: made.id, details: { from, reason: REASON } }]);
    expect(await told()).toMatchObject([{ template: 'outcome-unlocked', details: { reason: REASON, brief: made.brief } }]);
  });

  it('changes nothing that is a draft, submitted or receipted, nor what is no longer as it was looked at', async () => {
    for (const state of ['draft', 'submitted', 'receipted'] as const) {
      const made = await outcome({ state });
      expect(codeOf(await unlock(administrator, made, 'ticked'))).toEqual([409, 'unlock-not-open']);
      expect((await rowOf(made)).state).toBe(state);
    }
    const made = await outcome({ state: 'certified' });
    expect(codeOf(await unlock(administrator, made, 'sent'))).toEqual([409, 'unlock-not-open']);
    const twice = await Promise.all([unlock(administrator, made, 'certified'), unlock(administrator, made, 'certified')]);
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await sql('select 1 from outcome_events where outcome_id = $1', [made.key])).toHaveLength(1);
  });

  it('needs a reason, the module and its 修改, and an outcome of the own school', async () => {
    const made = await outcome({ state: 'sent' });
    for (const reason of ['', '  ', '字'.repeat(201)]) expect((await unlock(administrator, made, 'sent', reason)).status).toBe(422);
    const clerk = await build.account(school, { kind: 'staff' });
    await build.roleGroup(school, { modules: [{ code: 'S0205S' }, 'S0206S'], members: [clerk] });
    expect((await unlock(await signIn(server, clerk), made, 'sent')).status).toBe(403);
    const foreign = await signIn(server, await build.account(await build.school()));
    expect(codeOf(await unlock(foreign, made, 'sent'))).toEqual([404, 'not-found']);
    expect((await rowOf(made)).state).toBe('sent');
  });

  it('passes no limit: what was sent back counts again', async () => {
    const made = await outcome({ state: 'returned' });
    for (let n = 0; n < 6; n += 1) await outcome({ state: 'sent' });
    expect(codeOf(await unlock(administrator, made, 'returned'))).toEqual([409, 'send-limit']);
    expect((await rowOf(made)).state).toBe('returned');
  });
});

describe('the teacher’s answers, with the windows open', () => {
  const teacherOf = async () => {
    await build.openWindows(school);
    return signIn(server, await build.account(school, { teacher: room.teacher }));
  };
  const answer = (person: Person, verb: string, ids: string[]) => person.send<BulkResult>('POST', `/api/certifications/${verb}`, { ids, ...(verb === 'return' ? { reason: '請補上封面' } : {}) });

  it('are told to the student, each once', async () => {
    const teacher = await teacherOf();
    const [one, other] = [await outcome({ state: 'sent' }), await outcome({ state: 'sent' })];
    await answer(teacher, 'certify', [one.id]);
    await answer(teacher, 'return', [other.id, one.id]);
    const messages = await told();
    expect(messages.map(({ template }) => template)).toEqual(['outcome-certified', 'outcome-returned']);
    expect(messages[1]).toMatchObject({ details: { reason: '請補上封面', brief: other.brief } });
    expect(new Set(messages.map(({ event }) => event)).size).toBe(2);
    expect((await sql('select 1 from outbox_mails where account_id = $1', [pupil.key])).length).toBeLessThanOrEqual(2);
  });

  it('when taken back, refuse only those that would pass their student’s limit', async () => {
    const teacher = await teacherOf();
    const other = await build.student(school);
    await build.placement(other, room.schoolClass);
    const enrolment = await build.enrolment(other, room.offering);
    const mine = [await outcome({ state: 'returned' }), await outcome({ state: 'returned' })];
    const theirs = await build.outcome(enrolment, { state: 'returned' });
    for (let n = 0; n < 5; n += 1) await outcome({ state: 'certified' });
    const { status, body } = await answer(teacher, 'undo', [...mine.map(({ id }) => id), theirs.id]);
    expect([status, body.done, body.refused.map(({ id, code }) => [id, code])]).toEqual([200, 2, [[mine[1].id, 'send-limit']]]);
    expect([(await rowOf(mine[0])).state, (await rowOf(mine[1])).state, (await rowOf(theirs)).state]).toEqual(['sent', 'returned', 'sent']);
  });

  it('show by which grade’s time they are bound', async () => {
    const teacher = await teacherOf();
    const { id } = await outcome({ state: 'sent' });
    expect((await teacher.get<object[]>('/api/certifications')).body).toMatchObject([{ id, grade: 1, term: '1101' }]);
    const { body } = await (await signIn(server, pupil)).get<OutcomeShelf>('/api/me/outcomes?year=110');
    expect(body.outcomes).toHaveLength(1);
  });
});
