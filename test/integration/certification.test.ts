import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BulkResult, OutcomeShelf } from '@portfolio/portfolio/contract';
import { canMove, moves, outcomeStates, type MoveName } from '@portfolio/portfolio/domain/outcome';
import { createBuilders, pdf, personAt, signIn, type Account, type Builders, type Classroom, type Outcome, type Person, type School, type StoredFile, type Student, type Teacher } from '../support/builders';
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
let student: Person;
let teacher: Person;

beforeEach(async () => {
  school = await build.school();
  room = await build.classroom(school, { students: 2 });
  await build.openWindows(school);
  student = await enter({ student: room.students[0].student });
  teacher = await enter({ teacher: room.teacher });
});

const enter = async (given: Parameters<Builders['account']>[1]): Promise<Person> => signIn(server, await build.account(school, given));
const sql = async <R = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<R[]> => (await server.database.query(text, values)).rows as R[];
const rowOf = async ({ id }: { id: string }) => (await sql('select * from outcomes where document_id = $1', [id]))[0];
const outcome = (given: Parameters<Builders['outcome']>[1] = {}, seat = 1): Promise<Outcome> => build.outcome(room.students[seat - 1].enrolment, given);
const answer = (person: Person, verb: 'certify' | 'return' | 'undo', ids: string[]) => person.send<BulkResult>('POST', `/api/certifications/${verb}`, { ids, ...(verb === 'return' ? { reason: '請補上封面' } : {}) });
const codes = ({ body }: { body: BulkResult }) => [body.done, ...body.refused.map(({ code }) => code)];
const codeOf = (body: unknown): string => (body as { error: { code: string } }).error.code;

/** A further teacher of the course. */
async function coTeacher(reviews = true): Promise<Teacher> {
  const other = await build.teacher(school);
  await build.insert('offering_teachers', { school_id: school.key, offering_id: room.offering.key, teacher_id: other.key, position: 9, reviews });
  return other;
}

describe('a course of several teachers', () => {
  it('takes the first answer, and tells whoever is second', async () => {
    const other = await enter({ teacher: await coTeacher() });
    const { id } = await outcome({ state: 'sent' });
    expect(codes(await answer(teacher, 'certify', [id]))).toEqual([1]);
    expect(codes(await answer(other, 'return', [id]))).toEqual([0, 'answered-meanwhile']);
    expect(await rowOf({ id })).toMatchObject({ state: 'certified', answered_by_id: room.teacher.key, reason: null });
  });

  it('has one winner when two answer at the same moment', async () => {
    const other = await enter({ teacher: await coTeacher() });
    const ids = await Promise.all(Array.from({ length: 6 }, async () => (await outcome({ state: 'sent' })).id));
    const [certified, returned] = await Promise.all([answer(teacher, 'certify', ids), answer(other, 'return', [...ids].reverse())]);
    expect(certified.body.done + returned.body.done).toBe(6);
    for (const { code } of [...certified.body.refused, ...returned.body.refused]) expect(code).toBe('answered-meanwhile');
    const events = await sql('select outcome_id from outcome_events where school_id = $1', [school.key]);
    expect(events).toHaveLength(6);
  });

  it('is not answered by a teacher whose 審核 is 否, nor by one who has left it, nor by any other', async () => {
    const watching = await coTeacher(false);
    const left = await coTeacher();
    await sql('update offering_teachers set ended_at = now() where teacher_id = $1', [left.key]);
    const stranger = await build.teacher(school);
    const { id } = await outcome({ state: 'sent' });
    for (const each of [watching, left, stranger]) {
      const person = await enter({ teacher: each });
      expect(codes(await answer(person, 'certify', [id]))).toEqual([0, 'not-found']);
      expect((await person.get<unknown[]>('/api/certifications')).body).toEqual([]);
    }
    expect((await rowOf({ id })).state).toBe('sent');
  });
});

describe('a deputy', () => {
  const day = (offset: number): string => new Date(Date.now() + (8 + offset * 24) * 3600_000).toISOString().slice(0, 10);
  const deputize = (substitute: Teacher, from: number, until: number) =>
    build.insert('deputies', { school_id: school.key, teacher_id: room.teacher.key, substitute_id: substitute.key, starts_on: day(from), ends_on: day(until) });

  it('acts from the first day to the last, and the record names both', async () => {
    const substitute = await build.teacher(school, { name: '代理老師' });
    await deputize(substitute, 0, 0);
    const person = await enter({ teacher: substitute });
    const { id } = await outcome({ state: 'sent' });
    expect((await person.get<{ id: string }[]>('/api/certifications')).body.map((row) => row.id)).toEqual([id]);
    expect(codes(await answer(person, 'certify', [id]))).toEqual([1]);
    expect(await rowOf({ id })).toMatchObject({ answered_by_id: substitute.key, deputy_for_id: room.teacher.key });
    const { body } = await student.get<OutcomeShelf>('/api/me/outcomes?year=110');
    expect(body.outcomes[0]).toMatchObject({ answeredBy: '代理老師', deputyFor: room.teacher.name });
  });

  it.each([[-3, -1], [1, 3]])('does not act outside of the days (%i to %i)', async (from, until) => {
    const substitute = await build.teacher(school);
    await deputize(substitute, from, until);
    const person = await enter({ teacher: substitute });
    const { id, document } = await outcome({ state: 'sent' });
    expect(codes(await answer(person, 'certify', [id]))).toEqual([0, 'not-found']);
    expect((await person.get<unknown[]>('/api/certifications')).body).toEqual([]);
    expect((await person.get(`/api/files/${document?.id}`)).status).toBe(404);
  });

  it('who reviews the course as well acts in the own name', async () => {
    const both = await coTeacher();
    await deputize(both, -1, 1);
    const { id } = await outcome({ state: 'sent' });
    await answer(await enter({ teacher: both }), 'certify', [id]);
    expect(await rowOf({ id })).toMatchObject({ answered_by_id: both.key, deputy_for_id: null });
  });
});

describe('many at once', () => {
  it('are each done or refused with the reason, and repeated ids count once', async () => {
    const [sent, draft, certified] = [await outcome({ state: 'sent' }), await outcome(), await outcome({ state: 'certified' })];
    const unknown = 'a'.repeat(24);
    const { body } = await answer(teacher, 'certify', [sent.id, draft.id, certified.id, unknown, sent.id]);
    expect(body.done).toBe(1);
    expect(Object.fromEntries(body.refused.map(({ id, code }) => [id, code]))).toEqual({ [draft.id]: 'illegal-move', [certified.id]: 'answered-meanwhile', [unknown]: 'not-found' });
    const [audited] = await sql<{ details: { ids: string[]; refused: number } }>(`select details from audit_entries where school_id = $1 and action = 'outcome.certified'`, [school.key]);
    expect(new Set(audited.details.ids)).toEqual(new Set([sent.id]));
    expect(audited.details.refused).toBe(3);
  });

  it('cannot be returned without a reason of 1 to 200 characters', async () => {
    const { id } = await outcome({ state: 'sent' });
    for (const reason of [undefined, '', '   ', '字'.repeat(201)]) expect((await teacher.send('POST', '/api/certifications/return', { ids: [id], reason })).status).toBe(422);
    expect((await teacher.send<BulkResult>('POST', '/api/certifications/return', { ids: [id], reason: '字'.repeat(200) })).body.done).toBe(1);
  });
});

describe('an answer taken back', () => {
  it('is not, once the student is at work on what was sent back', async () => {
    const { id } = await outcome({ state: 'returned' });
    await student.send('PUT', `/api/me/outcomes/${id}`, { brief: null });
    expect(codes(await answer(teacher, 'undo', [id]))).toEqual([0, 'illegal-move']);
    expect((await rowOf({ id })).state).toBe('returned');
  });

  it('leaves the moment at which the student had sent it', async () => {
    const { id } = await outcome({ state: 'returned' });
    const { sent_at: sentAt } = await rowOf({ id });
    await answer(teacher, 'undo', [id]);
    expect(await rowOf({ id })).toMatchObject({ state: 'sent', sent_at: sentAt, reason: null, answered_by_id: null });
  });
});

describe('what a teacher has seen', () => {
  const attach = (id: string, file: StoredFile | null, more: object = {}) => student.send('PUT', `/api/me/outcomes/${id}`, { documentId: file?.id ?? null, ...more });
  const again = (bytes: Buffer): Promise<StoredFile> => build.file(room.students[0].student, { bytes, name: '重新上傳.pdf' });

  it.each(['sent', 'certified', 'ticked', 'submitted', 'receipted'] as const)('keeps its state with the same bytes again, and refuses others: %s', async (state) => {
    const made = await outcome({ state, brief: '簡述' });
    const before = await rowOf(made);
    const same = await again(made.document?.bytes as Buffer);
    expect((await attach(made.id, same)).status).toBe(200);
    expect(await rowOf(made)).toMatchObject({ state, brief: '簡述', document_file_id: same.key, answered_at: before.answered_at, ticked_at: before.ticked_at });

    const other = await again(pdf(`other ${state}`));
    for (const [file, more] of [[other, {}], [null, {}], [same, { brief: '改過的簡述' }], [same, { mediaId: (await build.file(room.students[0].student, { kind: 'media' })).id }]] as const) {
      const refusal = await attach(made.id, file, more);
      expect([refusal.status, codeOf(refusal.body)]).toEqual([409, 'already-sent']);
    }
    expect(await rowOf(made)).toMatchObject({ state, brief: '簡述', document_file_id: same.key, media_file_id: null });
    expect([(await student.send('DELETE', `/api/me/outcomes/${made.id}`)).status, (await rowOf(made)).removed_at]).toEqual([409, null]);
  });

  it('may be changed and removed while it is a draft or was sent back', async () => {
    for (const state of ['draft', 'returned'] as const) {
      const made = await outcome({ state });
      expect((await attach(made.id, await again(pdf(`new ${state}`)), { brief: '新的' })).status).toBe(200);
      expect(await rowOf(made)).toMatchObject({ state, brief: '新的' });
      expect((await student.send('DELETE', `/api/me/outcomes/${made.id}`)).status).toBe(200);
      expect((await student.send('POST', `/api/me/outcomes/${made.id}/send`)).status).toBe(404);
      expect((await student.get<OutcomeShelf>('/api/me/outcomes?year=110')).body.outcomes).toEqual([]);
    }
  });

  it('takes no file of another student, of another kind, nor one that is gone', async () => {
    const { id } = await outcome();
    const [foreign, media] = [await build.file(room.students[1].student), await build.file(room.students[0].student, { kind: 'media' })];
    const gone = await again(pdf('gone'));
    await build.update('stored_files', gone.key, { removed_at: new Date() });
    for (const body of [{ documentId: foreign.id }, { documentId: media.id }, { documentId: gone.id }, { mediaId: gone.id }, { documentId: 'a'.repeat(24) }]) {
      const refusal = await student.send('PUT', `/api/me/outcomes/${id}`, body);
      expect([refusal.status, codeOf(refusal.body)], JSON.stringify(body)).toEqual([404, 'not-found']);
    }
  });
});

describe('the database itself', () => {
  it('allows the same moves as the rule in TypeScript', async () => {
    const rows = await sql<{ before: string; after: string; allowed: boolean }>(
      'select b as before, a as after, outcome_move_allowed(b, a) as allowed from unnest($1::text[]) b, unnest($1::text[]) a where a <> b', [outcomeStates]);
    const ofRule = new Set((Object.keys(moves) as MoveName[]).flatMap((name) => outcomeStates.filter((state) => canMove(state, name)).map((state) => `${state}>${moves[name].to}`)));
    expect(rows).toHaveLength(outcomeStates.length * (outcomeStates.length - 1));
    // A return is taken back by the same step by which the student sends again.
    for (const { before, after, allowed } of rows) expect(allowed, `${before} > ${after}`).toBe(ofRule.has(`${before}>${after}`));
  });

  it('refuses every other move, whoever writes', async () => {
    for (const state of outcomeStates) {
      const made = await outcome({ state });
      for (const to of outcomeStates) {
        const [{ allowed }] = await sql<{ allowed: boolean }>('select outcome_move_allowed($1, $2) as allowed', [state, to]);
        if (allowed || to === state) continue;
        await expect(sql(`update outcomes set state = $2, reason = 'x', answered_at = now(), ticked_at = now() where id = $1`, [made.key, to]), `${state} > ${to}`).rejects.toThrow('illegal-move');
      }
      expect((await rowOf(made)).state).toBe(state);
    }
  });

  it('refuses to begin in the middle, to change hands, to be deleted, and to rewrite history', async () => {
    const made = await outcome({ state: 'certified' });
    const other = room.students[1];
    await expect(sql(`insert into outcomes (school_id, student_id, enrolment_id, offering_id, year, semester, state, brief) select school_id, student_id, enrolment_id, offering_id, year, semester, 'certified', 'x' from outcomes where id = $1`, [made.key])).rejects.toThrow('illegal-move');
    await expect(sql('update outcomes set student_id = $2 where id = $1', [made.key, other.student.key])).rejects.toThrow('illegal-move');
    await expect(sql('update outcomes set year = 109 where id = $1', [made.key])).rejects.toThrow('illegal-move');
    await expect(sql('update outcomes set removed_at = now() where id = $1', [made.key])).rejects.toThrow();
    await expect(sql(`update outcomes set brief = 'x' where id = $1`, [made.key])).rejects.toThrow('already-sent');
    await expect(sql('delete from outcomes where id = $1', [made.key])).rejects.toThrow('never-deleted');
    await answer(teacher, 'undo', [made.id]);
    await expect(sql('update outcome_events set to_state = from_state where outcome_id = $1', [made.key])).rejects.toThrow('never-deleted');
    await expect(sql('delete from outcome_events where outcome_id = $1', [made.key])).rejects.toThrow('never-deleted');
  });

  it('refuses to pass a limit, whoever writes', async () => {
    const send = (key: number) => sql(`update outcomes set state = 'sent' where id = $1`, [key]);
    for (let n = 0; n < 6; n += 1) await send((await outcome()).key);
    const { key } = await outcome();
    await expect(send(key)).rejects.toThrow('send-limit');
    await build.insert('school_parameters', { school_id: school.key, outcomes_per_semester: 50, outcomes_per_course: 6 });
    await expect(send(key)).rejects.toThrow('course-limit');
    await sql('update school_parameters set outcomes_per_course = 50 where school_id = $1', [school.key]);
    await send(key);

    for (let n = 0; n < 6; n += 1) await outcome({ state: 'ticked' });
    const certified = await outcome({ state: 'certified' });
    await expect(sql(`update outcomes set state = 'ticked', ticked_at = now() where id = $1`, [certified.key])).rejects.toThrow('tick-limit');

    const tickPerformance = async () => {
      const made = await build.insert('performances', { school_id: school.key, student_id: room.students[0].student.key, year: 110, category: 'other', state: 'draft', brief: '表現' });
      return build.update('performances', made.key, { state: 'ticked' });
    };
    for (let n = 0; n < 10; n += 1) await tickPerformance();
    await expect(tickPerformance()).rejects.toThrow('tick-limit');
  });

  it('refuses what leans on another school', async () => {
    const other = await build.classroom(await build.school());
    const made = await outcome();
    const file = await build.file(other.students[0].student);
    await expect(sql('update outcomes set document_file_id = $2 where id = $1', [made.key, file.key])).rejects.toThrow('foreign key');
    await expect(sql('update outcomes set school_id = $2 where id = $1', [made.key, other.schoolClass.school.key])).rejects.toThrow();
    await expect(sql('update accounts set school_id = null where school_id = $1', [school.key])).rejects.toThrow();
  });
});

describe('4.1, the students with what they ticked', () => {
  const lines = async (person: Person, term: string) =>
    (await person.get<{ studentNo: string; uploaded: number; sent: number; certified: number; ticked: number }[]>(`/api/outcome-ticks?filter=${encodeURIComponent(JSON.stringify({ term }))}`)).body;

  it('counts each state, by semester and by year, without what was removed', async () => {
    const clerk: Account = await build.account(school, { kind: 'staff' });
    await build.roleGroup(school, { modules: [{ code: 'S0205S' }], members: [clerk] });
    const person = await signIn(server, clerk);
    for (const state of ['draft', 'returned', 'sent', 'certified', 'ticked', 'submitted', 'receipted'] as const) await outcome({ state });
    await build.update('outcomes', (await outcome()).key, { removed_at: new Date() });
    const second: Student = room.students[1].student;
    expect(await lines(person, '1101')).toMatchObject([
      { studentNo: room.students[0].student.studentNo, uploaded: 7, sent: 5, certified: 4, ticked: 3 },
      { studentNo: second.studentNo, uploaded: 0, sent: 0, certified: 0, ticked: 0 },
    ]);
    expect(await lines(person, '1102')).toEqual([]);
    expect(await lines(person, '1100')).toHaveLength(2);
    expect(await lines(person, '1090')).toEqual([]);

    const { body } = await person.get<OutcomeShelf>(`/api/students/${room.students[0].student.id}/outcomes?year=110`);
    expect(body.limits).toMatchObject({ ticks: { used: 3 }, sent: [{ term: '1101', used: 5 }, { used: 0 }] });
    const [viewed] = await sql(`select target from audit_entries where school_id = $1 and action = 'student.outcomes-viewed'`, [school.key]);
    expect(viewed).toEqual({ target: room.students[0].student.id });
  });
});

describe('who may see a file', () => {
  const status = async (person: Person, { document }: Outcome) => {
    const response = await person.fetch(`/api/files/${document?.id}`);
    const bytes = Buffer.from(await response.arrayBuffer());
    if (response.status === 200) expect(createHash('sha256').update(bytes).digest('hex')).toBe(document?.sha256);
    return response.status;
  };

  it('is the student, the course’s teachers and the class’s own once it was sent, and who holds the module', async () => {
    const [draft, sent] = [await outcome(), await outcome({ state: 'sent' })];
    const homeroom = await build.teacher(school);
    await build.update('school_classes', room.schoolClass.key, { homeroom_teacher_id: homeroom.key });
    const holder = await build.account(school, { kind: 'staff' });
    await build.roleGroup(school, { modules: [{ code: 'S0205S' }], members: [holder] });
    const others = await build.account(school, { kind: 'staff' });
    await build.roleGroup(school, { modules: ['S0202S', 'S0206S', 'S0219S'], members: [others] });
    const foreign = await build.school();

    const rules: [string, Person, number, number][] = [
      ['the student', student, 200, 200],
      ['the course’s teacher', teacher, 404, 200],
      ['a co-teacher', await enter({ teacher: await coTeacher(false) }), 404, 200],
      ['the homeroom teacher', await enter({ teacher: homeroom }), 404, 200],
      ['another teacher', await enter({ teacher: await build.teacher(school) }), 404, 404],
      ['another student of the class', await enter({ student: room.students[1].student }), 404, 404],
      ['staff with the module', await signIn(server, holder), 200, 200],
      ['staff with others', await signIn(server, others), 404, 404],
      ['the administrator', await enter({ kind: 'administrator' }), 200, 200],
      ['another school’s administrator', await signIn(server, await build.account(foreign)), 404, 404],
      ['a visitor', personAt(server), 401, 401],
    ];
    for (const [who, person, ofDraft, ofSent] of rules) expect([who, await status(person, draft), await status(person, sent)]).toEqual([who, ofDraft, ofSent]);

    await sql('update offering_teachers set ended_at = now() where offering_id = $1', [room.offering.key]);
    expect(await status(teacher, sent)).toBe(404);
  });
});
