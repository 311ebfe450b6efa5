import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Me } from '@portfolio/access/contract';
import { taipeiDate, taipeiTime } from '@portfolio/kernel/domain/clock';
import type { Copied, Parameters, SchoolTerm, TermChange, WindowYear } from '@portfolio/school/contract';
import { createBuilders, signIn, type Builders, type Classroom, type Person, type School } from '../support/builders';
import { shareServer, type SharedTestServer } from '../support/server';

/** A school's settings: what may be set, and that everybody obeys it from that moment. */
let server: SharedTestServer;
let build: Builders;
let school: School;
let room: Classroom;
let admin: Person;

beforeAll(async () => {
  server = await shareServer({ worker: false });
  build = createBuilders(server);
  for (const kind of ['outcomes', 'performances']) await build.insert('national_windows', { year: 110, kind, starts_on: '2021-08-01', ends_on: kind === 'outcomes' ? '2099-11-30' : '2022-11-30' });
});
afterAll(() => server?.stop());
beforeEach(async () => {
  school = await build.school();
  room = await build.classroom(school, { students: 1 });
  admin = await signIn(server, await build.account(school));
});

const sql = async <R = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<R[]> => (await server.database.query(text, values)).rows as R[];
const codeOf = (body: unknown): string => (body as { error: { code: string } }).error.code;
const fieldsOf = (body: unknown): string[] => Object.keys((body as { error: { fields?: object } }).error.fields ?? {});
const messageOf = (body: unknown): string => JSON.stringify((body as { error: object }).error);
const details = async (action: string) => (await sql<{ details: Record<string, unknown> }>('select details from audit_entries where school_id = $1 and action = $2 order by id desc', [school.key, action])).map((row) => row.details);

/** Far from the turn of an hour, so that "this hour" is one thing throughout a test. */
async function settledHour(): Promise<{ day: string; hour: number }> {
  for (;;) {
    const [{ now }] = await sql<{ now: string }>(`select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as now`);
    const moment = new Date(now);
    const { hour, minute } = taipeiTime(moment);
    if (minute < 59) return { day: taipeiDate(moment), hour };
    await new Promise((resolve) => setTimeout(resolve, 5_000));
  }
}

describe('the six parameters (3.3)', () => {
  const standard: Parameters = { outcomesPerSemester: 6, outcomesPerCourse: 10, teacherMailHour: 16, tickOutcomesReminderDays: 3, tickPerformancesReminderDays: 3, sendReminderDays: 3 };
  const save = (changes: Record<string, unknown>) => admin.send<Parameters>('PUT', '/api/parameters', { ...standard, ...changes });

  it('begin with the defaults, are kept, and tell the audit log what they were', async () => {
    expect((await admin.get('/api/parameters')).body).toEqual({ ...standard, teacherMailHour: null });
    expect((await save({ outcomesPerSemester: 8, teacherMailHour: 0 })).body).toEqual({ ...standard, outcomesPerSemester: 8, teacherMailHour: 0 });
    expect((await save({ outcomesPerSemester: 100, outcomesPerCourse: 1, teacherMailHour: '', tickOutcomesReminderDays: 30, sendReminderDays: 1 })).status).toBe(200);
    expect((await admin.get('/api/parameters')).body).toEqual({ ...standard, outcomesPerSemester: 100, outcomesPerCourse: 1, teacherMailHour: null, tickOutcomesReminderDays: 30, sendReminderDays: 1 });
    expect((await details('parameters.changed'))[0]).toMatchObject({ before: { outcomesPerSemester: 8 }, after: { outcomesPerSemester: 100 } });
  });

  it.each<[string, unknown]>([
    ['outcomesPerSemester', 5], ['outcomesPerSemester', 101], ['outcomesPerSemester', 6.5], ['outcomesPerSemester', null], ['outcomesPerSemester', '𠮷'.repeat(5000)], ['outcomesPerCourse', 0], ['outcomesPerCourse', 101],
    ['teacherMailHour', -1], ['teacherMailHour', 24], ['teacherMailHour', 7.5], ['teacherMailHour', '七'], ['tickOutcomesReminderDays', 0], ['tickPerformancesReminderDays', 31], ['sendReminderDays', null],
  ])('refuse %s = %j at its field', async (name, value) => {
    const { status, body } = await save({ [name]: value });
    expect([status, fieldsOf(body)]).toEqual([422, [name]]);
    expect((await sql('select 1 from school_parameters where school_id = $1', [school.key])).length).toBe(0);
  });

  it('name the rule below which no school may go', async () => {
    expect(messageOf((await save({ outcomesPerSemester: 5 })).body)).toContain('依國教署規定，每學期不可低於 6 件');
  });

  it('are obeyed from that moment: one more may be sent, and no second', async () => {
    await build.openWindows(school);
    const student = await signIn(server, await build.account(school, { student: room.students[0].student }));
    const send = async () => student.send('POST', `/api/me/outcomes/${(await build.outcome(room.students[0].enrolment)).id}/send`);
    for (let n = 0; n < 6; n += 1) expect((await send()).status).toBe(200);
    expect(codeOf((await send()).body)).toBe('send-limit');
    await save({ outcomesPerSemester: 7 });
    expect((await send()).status).toBe(200);
    const seventh = await send();
    expect([codeOf(seventh.body), messageOf(seventh.body).includes('7')]).toEqual(['send-limit', true]);
    await save({ outcomesPerSemester: 20, outcomesPerCourse: 8 });
    expect((await send()).status).toBe(200);
    expect(codeOf((await send()).body)).toBe('course-limit');
  });
});

describe('windows (3.6)', () => {
  const base = { grade: 1, year: 110, semester: 1, item: 'send', startsOn: '2022-01-01', startHour: 0, endsOn: '2022-02-23', endHour: 24 };
  const add = (changes: Record<string, unknown> = {}, person = admin) => person.send<{ id: string }>('POST', '/api/windows', { ...base, ...changes });
  const year = async (which = 110, person = admin) => (await person.get<WindowYear>(`/api/windows?year=${which}`)).body;

  it('are set, read back as they were typed, changed and deleted', async () => {
    const { body: { id } } = await add();
    expect((await year()).windows).toMatchObject([{ ...base, id, state: 'after', startsAt: '2021-12-31T16:00:00.000Z', endsAt: '2022-02-23T16:00:00.000Z' }]);
    expect((await admin.send('PUT', `/api/windows/${id}`, { ...base, startHour: 8, endHour: 17 })).status).toBe(200);
    expect((await year()).windows).toMatchObject([{ startHour: 8, endsOn: '2022-02-23', endHour: 17 }]);
    expect((await admin.send('DELETE', `/api/windows/${id}`)).status).toBe(200);
    expect((await year()).windows).toEqual([]);
    expect([await details('window.added'), await details('window.changed'), await details('window.removed')].map((each) => each.length)).toEqual([1, 1, 1]);
  });

  it.each<[string, Record<string, unknown>, string, string | null]>([
    ['an end before the start', { endsOn: '2021-12-31' }, 'invalid-input', 'endsOn'],
    ['no length at all', { endsOn: '2022-01-01', endHour: 0 }, 'invalid-input', 'endsOn'],
    ['a semester for the whole year', { item: 'tick-outcomes' }, 'invalid-input', 'semester'],
    ['the whole year for a semester', { semester: 0 }, 'invalid-input', 'semester'],
    ['the hour 25', { endHour: 25 }, 'invalid-input', 'endHour'], ['the hour -1', { startHour: -1 }, 'invalid-input', 'startHour'], ['half an hour', { startHour: 1.5 }, 'invalid-input', 'startHour'],
    ['the grade 4', { grade: 4 }, 'invalid-input', 'grade'], ['the grade 0', { grade: 0 }, 'invalid-input', 'grade'],
    ['a day that is none', { endsOn: '2022-02-30' }, 'invalid-input', 'endsOn'], ['words', { startsOn: '𠮷'.repeat(10_000) }, 'invalid-input', 'startsOn'],
    ['another item', { item: 'anything' }, 'invalid-input', 'item'],
    ['an hour before the national time', { startsOn: '2021-07-31', startHour: 23 }, 'window-outside', 'startsOn'],
    ['an hour after it', { item: 'tick-performances', semester: 0, endsOn: '2022-12-01', endHour: 1 }, 'window-outside', 'endsOn'],
    ['a year without a national time', { year: 111 }, 'window-national-none', 'startsOn'],
  ])('refuse %s, at its field', async (_, changes, code, field) => {
    const { body } = await add(changes);
    expect([codeOf(body), fieldsOf(body)]).toEqual([code, [field]]);
    expect((await sql('select 1 from work_windows where school_id = $1', [school.key])).length).toBe(0);
  });

  it('may touch the national time on both ends', async () => {
    expect((await add({ item: 'tick-performances', semester: 0, startsOn: '2021-08-01', endsOn: '2022-11-30' })).status).toBe(200);
  });

  it('are one for each grade, term and item, two who add at once included', async () => {
    const answers = await Promise.all([add(), add()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const second = answers.find(({ status }) => status === 409);
    expect(codeOf(second?.body)).toBe('window-taken');
    expect(messageOf(second?.body)).toContain('學生上傳及送出學習成果認證時間');
    const { body: { id } } = await add({ grade: 2 });
    expect(codeOf((await admin.send('PUT', `/api/windows/${id}`, base)).body)).toBe('window-taken');
  });

  it('are obeyed from that moment, to the hour', async () => {
    const { day, hour } = await settledHour();
    const student = await signIn(server, await build.account(school, { student: room.students[0].student }));
    const outcome = await build.outcome(room.students[0].enrolment);
    const send = () => student.send('POST', `/api/me/outcomes/${outcome.id}/send`);
    expect(codeOf((await send()).body)).toBe('window-none');
    const window = { ...base, startsOn: '2021-09-01', startHour: 0, endsOn: day, endHour: hour };
    const { body: { id } } = await add(window);
    expect(codeOf((await send()).body)).toBe('window-closed');
    await admin.send('PUT', `/api/windows/${id}`, { ...window, startsOn: day, startHour: hour + 1, endsOn: '2099-01-01', endHour: 24 });
    expect(codeOf((await send()).body)).toBe('window-closed');
    await admin.send('PUT', `/api/windows/${id}`, { ...window, startsOn: day, startHour: hour, endHour: hour + 1 });
    expect((await send()).status).toBe(200);
    await admin.send('DELETE', `/api/windows/${id}`);
    expect(codeOf((await student.send('POST', `/api/me/outcomes/${outcome.id}/withdraw`)).body)).toBe('window-none');
  });

  it('close at their very second', async () => {
    const student = await signIn(server, await build.account(school, { student: room.students[0].student }));
    await build.openWindows(school);
    const [first, second] = [await build.outcome(room.students[0].enrolment), await build.outcome(room.students[0].enrolment)];
    await sql(`update work_windows set ends_at = now() + interval '1500 milliseconds' where school_id = $1`, [school.key]);
    expect((await student.send('POST', `/api/me/outcomes/${first.id}/send`)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 1600));
    expect(codeOf((await student.send('POST', `/api/me/outcomes/${second.id}/send`)).body)).toBe('window-closed');
  });

  it('warn where uploading ends less than two weeks after the semester, grade 3 in its last semester excepted', async () => {
    await build.term(school, { semester: 1 });
    await build.term(school, { semester: 2, current: false });
    for (const grade of [1, 3]) {
      await add({ grade, endsOn: '2022-02-13' });
      await add({ grade, semester: 2, startsOn: '2022-04-01', endsOn: '2022-05-15' });
      await add({ grade, item: 'certify', endsOn: '2022-02-12' });
    }
    const warned = async () => Object.fromEntries((await year()).windows.map(({ grade, semester, item, warnings }) => [`${grade} ${semester} ${item}`, warnings]));
    expect(await warned()).toEqual({
      '1 1 send': ['upload-short'], '1 2 send': ['upload-short'], '1 1 certify': ['certify-before-send'],
      '3 1 send': ['upload-short'], '3 2 send': [], '3 1 certify': ['certify-before-send'],
    });
    const [row] = (await year()).windows.filter(({ grade, semester, item }) => grade === 1 && semester === 1 && item === 'send');
    await admin.send('PUT', `/api/windows/${row.id}`, { ...base, endsOn: '2022-02-14' });
    expect((await warned())['1 1 send']).toEqual([]);
  });

  it('are copied to other grades: what is there stays unless it is to be overwritten', async () => {
    await add();
    await add({ item: 'certify' });
    await add({ grade: 2, endsOn: '2022-02-01' });
    const copy = (overwrite: boolean, to = [1, 2, 3, 3]) => admin.send<Copied>('POST', '/api/windows/copy-grade', { year: 110, from: 1, to: to.slice(0, 3), overwrite });
    expect((await copy(false)).body).toEqual({ done: 3, kept: 1, refused: [] });
    const ends = async (grade: number) => (await year()).windows.filter((row) => row.grade === grade && row.item === 'send').map(({ endsOn }) => endsOn);
    expect([await ends(2), await ends(3)]).toEqual([['2022-02-01'], ['2022-02-23']]);
    expect((await copy(true)).body).toEqual({ done: 4, kept: 0, refused: [] });
    expect(await ends(2)).toEqual(['2022-02-23']);
    expect(await sql('select count(*)::int as n from work_windows where school_id = $1', [school.key])).toEqual([{ n: 6 }]);
  });

  it('are overwritten only by who may change them', async () => {
    await add();
    await add({ grade: 2 });
    const clerk = await build.account(school, { kind: 'staff' });
    await build.roleGroup(school, { modules: [{ code: 'S0203S', add: true, edit: false, delete: false }], members: [clerk] });
    const person = await signIn(server, clerk);
    expect((await person.send('POST', '/api/windows/copy-grade', { year: 110, from: 1, to: [2, 3], overwrite: true })).status).toBe(403);
    expect((await person.send<Copied>('POST', '/api/windows/copy-grade', { year: 110, from: 1, to: [2, 3], overwrite: false })).body).toMatchObject({ done: 1, kept: 1 });
  });

  it('come from last year, each day a year later, and what the new national time does not hold is named', async () => {
    await build.insert('work_windows', { school_id: school.key, grade: 1, year: 109, semester: 2, item: 'send', starts_at: '2021-02-27T16:00:00Z', ends_at: '2021-06-30T16:00:00Z' });
    await build.insert('work_windows', { school_id: school.key, grade: 1, year: 109, semester: 0, item: 'tick-performances', starts_at: '2021-09-01T16:00:00Z', ends_at: '2021-12-30T16:00:00Z' });
    const { body } = await admin.send<Copied>('POST', '/api/windows/copy-year', { year: 110, overwrite: false });
    expect(body).toMatchObject({ done: 1, kept: 0, refused: [{ grade: 1, semester: 0, item: 'tick-performances', code: 'window-outside' }] });
    expect(body.refused[0].message).toContain('111/11/30');
    expect((await year()).windows).toMatchObject([{ startsOn: '2022-02-28', startHour: 0, endsOn: '2022-06-30', endHour: 24 }]);
    expect((await admin.send<Copied>('POST', '/api/windows/copy-year', { year: 199, overwrite: true })).body).toEqual({ done: 0, kept: 0, refused: [] });
  });

  it('of another school are out of reach', async () => {
    const { body: { id } } = await add();
    const stranger = await signIn(server, await build.account(await build.school()));
    expect([(await stranger.send('PUT', `/api/windows/${id}`, base)).status, (await stranger.send('DELETE', `/api/windows/${id}`)).status, (await year(110, stranger)).windows]).toEqual([404, 404, []]);
  });
});

describe('semesters (S0213S)', () => {
  const days = { '1101': ['2021-08-30', '2022-01-20'], '1102': ['2022-02-11', '2022-06-30'], '1111': ['2022-08-30', '2023-01-19'] } as const;
  const add = (term: keyof typeof days, changes: Record<string, unknown> = {}) =>
    admin.send<{ id: string }>('POST', '/api/terms', { year: Number(term.slice(0, 3)), semester: Number(term.slice(3)), startsOn: days[term][0], endsOn: days[term][1], ...changes });
  const terms = async () => (await admin.get<SchoolTerm[]>('/api/terms')).body;

  it('the first is the current one, which every person starts from; setting the next says what it changes', async () => {
    await add('1101');
    const { body: { id } } = await add('1102');
    expect((await terms()).map(({ year, semester, current, classes }) => [year, semester, current, classes])).toEqual([[110, 2, false, 0], [110, 1, true, 1]]);
    const student = await signIn(server, await build.account(school, { student: room.students[0].student }));
    expect((await student.get<Me>('/api/me')).body.term).toBe('1101');
    await build.outcome(room.students[0].enrolment, { state: 'sent' });
    expect((await admin.get<TermChange>(`/api/terms/${id}/change`)).body).toEqual({ from: '1101', to: '1102', classes: 0, offerings: 0, windows: 0, counselled: 0, waiting: 1 });
    expect((await admin.send('POST', `/api/terms/${id}/current`)).body).toEqual({ term: '1102' });
    expect((await student.get<Me>('/api/me')).body.term).toBe('1102');
    expect((await details('term.current-set'))[0]).toEqual({ before: '1101', after: '1102' });
  });

  it('are refused out of order, out of their year, over one another, and twice', async () => {
    await add('1101');
    const refused = async (term: keyof typeof days, changes: Record<string, unknown>) => codeOf((await add(term, changes)).body);
    expect(await refused('1102', { endsOn: '2022-02-10' })).toBe('invalid-input');
    expect(await refused('1102', { endsOn: '2022-09-01' })).toBe('term-outside');
    expect(await refused('1102', { startsOn: '2022-01-20' })).toBe('term-overlap');
    expect(await refused('1102', { startsOn: '2021-07-01', endsOn: '2021-08-01' })).toBe('term-overlap');
    expect(await refused('1101', { startsOn: '2021-08-31' })).toBe('term-taken');
    for (const changes of [{ semester: 0 }, { semester: 3 }, { year: 89 }, { year: 200 }, { year: '110' }]) expect(await refused('1102', changes)).toBe('invalid-input');
    const [first] = await terms();
    expect(codeOf((await admin.send('PUT', `/api/terms/${first.id}`, { startsOn: '2022-01-01', endsOn: '2021-01-01' })).body)).toBe('invalid-input');
    expect((await terms()).length).toBe(1);
  });

  it('are deleted only when nothing leans on them', async () => {
    const { body: first } = await add('1101');
    const { body: second } = await add('1102');
    expect(codeOf((await admin.send('DELETE', `/api/terms/${first.id}`)).body)).toBe('term-current');
    await admin.send('POST', `/api/terms/${second.id}/current`);
    expect(codeOf((await admin.send('DELETE', `/api/terms/${first.id}`)).body)).toBe('term-in-use');
    const { body: third } = await add('1111');
    expect((await admin.send('DELETE', `/api/terms/${third.id}`)).status).toBe(200);
    expect((await terms()).length).toBe(2);
  });

  it('are never two current ones, whoever sets them at once', async () => {
    const ids = [(await add('1101')).body.id, (await add('1102')).body.id, (await add('1111')).body.id];
    const answers = await Promise.all([...ids, ...ids].map((id) => admin.send('POST', `/api/terms/${id}/current`)));
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect((await terms()).filter(({ current }) => current).length).toBe(1);
  });
});
