import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BulkResult, OutcomeShelf } from '@portfolio/portfolio/contract';
import { outcomeStates, type OutcomeState } from '@portfolio/portfolio/domain/outcome';
import type { WindowItem } from '@portfolio/school/domain/windows';
import { createBuilders, pdf, signIn, type Answered, type Builders, type Classroom, type Enrolment, type Outcome, type Person, type School, type Student } from '../support/builders';
import { shareServer, type SharedTestServer } from '../support/server';

let server: SharedTestServer;
let build: Builders;

beforeAll(async () => {
  server = await shareServer({ worker: false });
  build = createBuilders(server);
});
afterAll(() => server?.stop());

let school: School;
let room: Classroom;
let enrolment: Enrolment;
let owner: Student;
let student: Person;
let teacher: Person;

beforeEach(async () => {
  school = await build.school();
  room = await build.classroom(school);
  [{ student: owner, enrolment }] = room.students;
  await build.openWindows(school);
  student = await signIn(server, await build.account(school, { student: owner }));
  teacher = await signIn(server, await build.account(school, { teacher: room.teacher }));
});

interface Refused {
  error: { code: string; message: string; fields?: Record<string, string> };
}

const sql = async <R = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<R[]> => (await server.database.query(text, values)).rows as R[];
const rowOf = async (id: string) => (await sql('select * from outcomes where document_id = $1', [id]))[0];
const stateOf = async ({ id }: { id: string }): Promise<OutcomeState> => (await rowOf(id)).state as OutcomeState;
const historyOf = async (id: string) => sql<{ from: string; to: string; actor: string; reason: string | null }>(
  `select from_state as "from", to_state as "to", ev.actor_name as actor, ev.reason from outcome_events ev join outcomes o on o.id = ev.outcome_id where o.document_id = $1 order by ev.id`, [id]);

const move = (person: Person, id: string, verb: 'send' | 'withdraw') => person.send<Refused & { done: number }>('POST', `/api/me/outcomes/${id}/${verb}`);
const tick = (ids: string[], verb: 'tick' | 'untick' = 'tick', person = student) => person.send<BulkResult>('POST', `/api/me/outcomes/${verb}`, { ids });
const answer = (person: Person, verb: 'certify' | 'return' | 'undo', ids: string[], reason?: string) =>
  person.send<BulkResult>('POST', `/api/certifications/${verb}`, { ids, ...(verb === 'return' ? { reason: reason ?? '請補上封面' } : {}) });
const done = ({ status, body }: Answered<BulkResult>) => [status, body.done, ...(body.refused ?? []).map(({ code }) => code)];
const refused = ({ status, body }: Answered<Refused>) => [status, body.error?.code];

async function upload(person: Person, bytes: Buffer, name = '成果.pdf', kind = 'document'): Promise<string> {
  const response = await person.fetch(`/api/me/files?kind=${kind}&name=${encodeURIComponent(name)}`, { method: 'POST', body: new Uint8Array(bytes) });
  expect(response.status, await response.clone().text()).toBe(200);
  return ((await response.json()) as { id: string }).id;
}

describe('the whole life of an outcome', () => {
  it('goes from the upload to the tick, with every move in its history', async () => {
    const documentId = await upload(student, pdf('life'));
    const { body: { id } } = await student.send<{ id: string }>('POST', '/api/me/outcomes', { enrolmentId: enrolment.id, brief: '  我的成果  ', documentId });
    expect(await rowOf(id)).toMatchObject({ state: 'draft', brief: '我的成果', sent_at: null });

    expect((await move(student, id, 'send')).body).toEqual({ done: 1 });
    expect((await move(student, id, 'withdraw')).body).toEqual({ done: 1 });
    expect(await rowOf(id)).toMatchObject({ state: 'draft', sent_at: null });
    await move(student, id, 'send');

    expect(done(await answer(teacher, 'return', [id], '請補上封面'))).toEqual([200, 1]);
    expect(await rowOf(id)).toMatchObject({ state: 'returned', reason: '請補上封面', answered_by_id: room.teacher.key, deputy_for_id: null });
    await student.send('PUT', `/api/me/outcomes/${id}`, { brief: '補上封面了', documentId });
    await move(student, id, 'send');
    expect(await rowOf(id)).toMatchObject({ state: 'sent', brief: '補上封面了', reason: null, answered_at: null, answered_by_id: null });

    expect(done(await answer(teacher, 'certify', [id]))).toEqual([200, 1]);
    expect(done(await answer(teacher, 'undo', [id]))).toEqual([200, 1]);
    expect(await rowOf(id)).toMatchObject({ state: 'sent', answered_at: null });
    await answer(teacher, 'certify', [id]);
    expect(done(await tick([id]))).toEqual([200, 1]);
    expect(done(await tick([id], 'untick'))).toEqual([200, 1]);
    expect(await rowOf(id)).toMatchObject({ state: 'certified', ticked_at: null });
    await tick([id]);

    const { body: shelf } = await student.get<OutcomeShelf>('/api/me/outcomes?year=110');
    expect(shelf.outcomes).toMatchObject([{ id, state: 'ticked', answeredBy: room.teacher.name, document: { id: documentId } }]);
    expect(shelf.limits).toMatchObject({ ticks: { used: 1, allowed: 6 }, sent: [{ term: '1101', used: 1, allowed: 6 }, { term: '1102', used: 0, allowed: 6 }], perCourse: 10 });
    const moves = await historyOf(id);
    expect(moves.map(({ from, to }) => `${from}>${to}`)).toEqual([
      'draft>sent', 'sent>draft', 'draft>sent', 'sent>returned', 'returned>sent', 'sent>certified', 'certified>sent', 'sent>certified', 'certified>ticked', 'ticked>certified', 'certified>ticked',
    ]);
    expect(moves[3]).toMatchObject({ reason: '請補上封面' });
    const { body: seen } = await student.get<unknown[]>(`/api/outcomes/${id}/history`);
    expect(seen).toHaveLength(11);
    const audited = await sql<{ action: string }>('select action from audit_entries where school_id = $1 order by id', [school.key]);
    expect(audited.map(({ action }) => action)).toEqual([
      'file.uploaded', 'outcome.created', 'outcome.sent', 'outcome.withdrawn', 'outcome.sent', 'outcome.returned', 'outcome.changed', 'outcome.sent',
      'outcome.certified', 'outcome.answer-undone', 'outcome.certified', 'outcome.ticked', 'outcome.unticked', 'outcome.ticked',
    ]);
  });

  it('needs a brief and a file before it is sent', async () => {
    const create = async (content: object) => (await student.send<{ id: string }>('POST', '/api/me/outcomes', { enrolmentId: enrolment.id, ...content })).body.id;
    const documentId = await upload(student, pdf('whole'));
    expect(refused(await move(student, await create({ documentId }), 'send'))).toEqual([422, 'brief-missing']);
    expect(refused(await move(student, await create({ documentId, brief: '   ' }), 'send'))).toEqual([422, 'brief-missing']);
    expect(refused(await move(student, await create({ brief: '簡述' }), 'send'))).toEqual([422, 'file-missing']);
    expect((await move(student, await create({ brief: '簡述', documentId }), 'send')).status).toBe(200);
  });

  it('counts a brief in characters as people see them: 100 of 𠮷 and not one more', async () => {
    const create = (brief: string) => student.send<Refused>('POST', '/api/me/outcomes', { enrolmentId: enrolment.id, brief });
    expect((await create('𠮷'.repeat(100))).status).toBe(200);
    const long = await create('𠮷'.repeat(101));
    expect(refused(long)).toEqual([422, 'invalid-input']);
    expect(long.body.error.fields?.brief).toContain('100');
    expect(refused(await create('a\u0000b'))).toEqual([422, 'invalid-input']);
  });

  it('leads from each state only where the rules say, by every route', async () => {
    const allowed: Record<string, OutcomeState[]> = { send: ['draft', 'returned'], withdraw: ['sent'], certify: ['sent'], return: ['sent'], undo: ['certified', 'returned'], tick: ['certified'], untick: ['ticked'] };
    for (const state of outcomeStates) {
      // A student of its own for each state: no limit comes in between.
      const pupil = await build.student(school);
      await build.placement(pupil, room.schoolClass);
      const taken = await build.enrolment(pupil, room.offering);
      const person = await signIn(server, await build.account(school, { student: pupil }));
      const attempt = async (verb: string, id: string): Promise<boolean> => {
        if (verb === 'send' || verb === 'withdraw') return (await move(person, id, verb)).status === 200;
        const { status, body } = verb === 'tick' || verb === 'untick' ? await tick([id], verb, person) : await answer(teacher, verb as 'undo', [id]);
        expect(status, `${verb} from ${state}`).toBe(200);
        return body.done === 1;
      };
      const standing = await build.outcome(taken, { state });
      const before = await rowOf(standing.id);
      for (const [verb, from] of Object.entries(allowed)) {
        if (from.includes(state)) expect(await attempt(verb, (await build.outcome(taken, { state })).id), `${verb} from ${state}`).toBe(true);
        else expect(await attempt(verb, standing.id), `${verb} from ${state}`).toBe(false);
      }
      expect(await rowOf(standing.id)).toEqual(before);
      expect(await historyOf(standing.id)).toEqual([]);
    }
  });
});

describe('the limits', () => {
  const drafts = async (count: number, into = enrolment): Promise<Outcome[]> => Promise.all(Array.from({ length: count }, () => build.outcome(into)));
  const parameters = (columns: Record<string, number>) => build.insert('school_parameters', { school_id: school.key, outcomes_per_semester: 6, outcomes_per_course: 10, ...columns });

  it('let six a semester be sent, and a place is free again after a withdrawal or a return', async () => {
    const all = await drafts(8);
    for (const { id } of all.slice(0, 6)) expect((await move(student, id, 'send')).status).toBe(200);
    const seventh = await move(student, all[6].id, 'send');
    expect(refused(seventh)).toEqual([409, 'send-limit']);
    expect(seventh.body.error.message).toContain('6');
    expect(await stateOf(all[6])).toBe('draft');

    await move(student, all[0].id, 'withdraw');
    expect((await move(student, all[6].id, 'send')).status).toBe(200);
    await answer(teacher, 'return', [all[1].id]);
    expect((await move(student, all[7].id, 'send')).status).toBe(200);
    expect(refused(await move(student, all[1].id, 'send'))).toEqual([409, 'send-limit']);
  });

  it('count what is certified, ticked and submitted; another semester counts by itself', async () => {
    for (const state of ['certified', 'certified', 'ticked', 'submitted', 'receipted', 'sent'] as const) await build.outcome(enrolment, { state });
    const [one] = await drafts(1);
    expect(refused(await move(student, one.id, 'send'))).toEqual([409, 'send-limit']);
    const later = await build.enrolment(owner, await build.offering(school, { teachers: [room.teacher], semester: 2 }));
    expect((await move(student, (await build.outcome(later)).id, 'send')).status).toBe(200);
  });

  it('are the school’s own where it raised them', async () => {
    await parameters({ outcomes_per_semester: 7, outcomes_per_course: 2 });
    const all = await drafts(3);
    for (const { id } of all.slice(0, 2)) expect((await move(student, id, 'send')).status).toBe(200);
    expect(refused(await move(student, all[2].id, 'send'))).toEqual([409, 'course-limit']);
    for (let n = 0; n < 5; n += 1) {
      const into = await build.enrolment(owner, await build.offering(school, { teachers: [room.teacher] }));
      expect((await move(student, (await drafts(1, into))[0].id, 'send')).status).toBe(200);
    }
    const last = await build.enrolment(owner, await build.offering(school, { teachers: [room.teacher] }));
    expect(refused(await move(student, (await drafts(1, last))[0].id, 'send'))).toEqual([409, 'send-limit']);
    await expect(sql('update school_parameters set outcomes_per_semester = 5 where school_id = $1', [school.key])).rejects.toThrow('school_parameters_limits');
  });

  it('let six a year be ticked, in the order asked, and no seventh by any way', async () => {
    await parameters({ outcomes_per_semester: 20 });
    const all: Outcome[] = [];
    for (let n = 0; n < 8; n += 1) all.push(await build.outcome(enrolment, { state: 'certified' }));
    const ids = all.map(({ id }) => id);
    const result = await tick(ids);
    expect(done(result)).toEqual([200, 6, 'tick-limit', 'tick-limit']);
    expect(result.body.refused.map(({ id }) => id)).toEqual(ids.slice(6));
    expect(done(await tick([ids[7]]))).toEqual([200, 0, 'tick-limit']);
    await tick([ids[0]], 'untick');
    expect(done(await tick([ids[7]]))).toEqual([200, 1]);
    expect(await sql(`select count(*)::int as n from outcomes where student_id = $1 and state = 'ticked'`, [owner.key])).toEqual([{ n: 6 }]);
  });

  it('hold when two requests come at the same moment', async () => {
    const all = await drafts(12);
    const answers = await Promise.all(all.map(({ id }) => move(student, id, 'send')));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(6);
    expect(answers.filter(({ status }) => status !== 200).map(refused)).toEqual(Array(6).fill([409, 'send-limit']));

    await parameters({ outcomes_per_semester: 50, outcomes_per_course: 50 });
    const certified: Outcome[] = [];
    for (let n = 0; n < 12; n += 1) certified.push(await build.outcome(enrolment, { state: 'certified' }));
    await Promise.all(certified.map(({ id }) => tick([id])));
    expect(await sql(`select count(*)::int as n from outcomes where student_id = $1 and state = 'ticked'`, [owner.key])).toEqual([{ n: 6 }]);
  });
});

describe('the windows', () => {
  const item = { send: 'send', withdraw: 'send', certify: 'certify', return: 'certify', undo: 'certify', tick: 'tick-outcomes', untick: 'tick-outcomes' } as const satisfies Record<string, WindowItem>;
  type Verb = keyof typeof item;
  const before: Record<Verb, OutcomeState> = { send: 'draft', withdraw: 'sent', certify: 'sent', return: 'sent', undo: 'certified', tick: 'certified', untick: 'ticked' };
  const names: Record<string, string> = { send: '學生上傳及送出學習成果認證時間', certify: '老師認證學生學習成果時間', 'tick-outcomes': '學生勾選學習成果時間' };

  /** What a verb is told: ['ok'], or the code and the message. */
  async function attempt(verb: Verb, id: string): Promise<string[]> {
    if (verb === 'send' || verb === 'withdraw') {
      const { status, body } = await move(student, id, verb);
      return status === 200 ? ['ok'] : [body.error.code, body.error.message];
    }
    const { body } = verb === 'tick' || verb === 'untick' ? await tick([id], verb) : await answer(teacher, verb, [id]);
    return body.done === 1 ? ['ok'] : [body.refused[0].code, body.refused[0].message];
  }
  const set = (verb: Verb, from: string, until: string) =>
    sql(`update work_windows set starts_at = ${from}, ends_at = ${until} where school_id = $1 and item = $2`, [school.key, item[verb]]);

  it.each(Object.keys(item) as Verb[])('decide over %s: before, open, after, none', async (verb) => {
    const { id } = await build.outcome(enrolment, { state: before[verb] });
    await set(verb, "now() + interval '2 seconds'", "now() + interval '1 day'");
    const [early, message] = await attempt(verb, id);
    expect(early).toBe('window-closed');
    expect(message).toContain(names[item[verb]]);
    await set(verb, "now() - interval '1 day'", "now() - interval '1 millisecond'");
    expect((await attempt(verb, id))[0]).toBe('window-closed');
    await sql('delete from work_windows where school_id = $1 and item = $2', [school.key, item[verb]]);
    const [none, noneMessage] = await attempt(verb, id);
    expect(none).toBe('window-none');
    expect(noneMessage).toContain(names[item[verb]]);
    expect(await stateOf({ id })).toBe(before[verb]);
    await build.openWindows(school, { items: [item[verb]], from: new Date(Date.now() - 1000), until: new Date(Date.now() + 60_000) });
    expect(await attempt(verb, id)).toEqual(['ok']);
  });

  it('name both ends in the people’s calendar, hour 24 being the end of a day', async () => {
    const { id } = await build.outcome(enrolment);
    await sql(`update work_windows set starts_at = '2022-02-13 16:00', ends_at = '2022-02-20 16:00' where school_id = $1`, [school.key]);
    expect((await attempt('send', id))[1]).toContain('111/02/14 00:00 至 111/02/20 24:00');
    await sql(`update work_windows set starts_at = '2022-02-14 00:00', ends_at = '2022-02-20 09:00' where school_id = $1`, [school.key]);
    expect((await attempt('send', id))[1]).toContain('111/02/14 08:00 至 111/02/20 17:00');
  });

  it('are those of the grade that the class had in that year, and of the semester', async () => {
    await sql(`delete from work_windows where school_id = $1 and (grade = 1 or semester = 2)`, [school.key]);
    const { id } = await build.outcome(enrolment);
    expect((await attempt('send', id))[0]).toBe('window-none');
    await sql('update school_classes set grade = 2 where id = $1', [room.schoolClass.key]);
    expect(await attempt('send', id)).toEqual(['ok']);
    const later = await build.outcome(await build.enrolment(owner, await build.offering(school, { teachers: [room.teacher], semester: 2 })));
    expect((await attempt('send', later.id))[0]).toBe('window-none');
  });

  it('do not keep a draft from being written or removed', async () => {
    await sql('delete from work_windows where school_id = $1', [school.key]);
    const { body } = await student.send<{ id: string }>('POST', '/api/me/outcomes', { enrolmentId: enrolment.id, brief: '先寫著' });
    expect((await student.send('PUT', `/api/me/outcomes/${body.id}`, { brief: '再改改' })).status).toBe(200);
    expect((await student.send('DELETE', `/api/me/outcomes/${body.id}`)).status).toBe(200);
  });
});
