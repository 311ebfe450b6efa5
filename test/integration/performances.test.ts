import { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { categories, categoryCodes, type BulkResult, type CategoryCode, type CodeLists, type PerformanceShelf } from '@portfolio/portfolio/contract';
import { createBuilders, signIn, type Answered, type Builders, type Classroom, type Person, type School, type Student } from '../support/builders';
import { shareServer, type SharedTestServer } from '../support/server';

let server: SharedTestServer;
let build: Builders;
let school: School;
let room: Classroom;
let owner: Student;
let student: Person;

beforeAll(async () => {
  server = await shareServer({ worker: false });
  build = createBuilders(server);
});
afterAll(() => server?.stop());

beforeEach(async () => {
  school = await build.school();
  room = await build.classroom(school);
  [{ student: owner }] = room.students;
  await build.openWindows(school);
  student = await signIn(server, await build.account(school, { student: owner }));
});

interface Refused {
  error: { code: string; message: string; fields?: Record<string, string> };
}

const sql = async <R = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<R[]> => (await server.database.query(text, values)).rows as R[];
const rowOf = async (id: string) => (await sql('select * from performances where document_id = $1', [id]))[0];
const refused = ({ status, body }: Answered<Refused>) => [status, body.error?.code];
const tick = (ids: string[], verb: 'tick' | 'untick' = 'tick', person = student) => person.send<BulkResult>('POST', `/api/me/performances/${verb}`, { ids });
const done = ({ status, body }: Answered<BulkResult>) => [status, body.done, ...(body.refused ?? []).map(({ code }) => code)];

/** Something valid for every field of a category, from the table itself. */
function contentOf(category: CategoryCode, lists: CodeLists): Record<string, unknown> {
  const value = { text: '𠮷野家', date: '2021-10-01', integer: 3, decimal: 2.5, year: 110, semester: '1', code: '' };
  return Object.fromEntries(categories[category].fields.map((field) => [field.key, 'list' in field && field.list ? lists[field.list][0].code : value[field.type]]));
}
const work = (more: object = {}) => ({ category: 'work', year: 110, brief: '作品的說明', content: { name: '我的作品', madeOn: '2021-10-01' }, ...more });
const create = (body: object, person = student) => person.send<Refused & { id: string }>('POST', '/api/me/performances', body);

describe('the ten categories', () => {
  it('are each written, read back as they were, changed and removed', async () => {
    const { body: lists } = await student.get<CodeLists>('/api/code-lists');
    const document = await build.file(owner);
    const media = await build.file(owner, { kind: 'media' });
    for (const category of categoryCodes) {
      const content = contentOf(category, lists);
      const { status, body } = await create({ category, year: 110, brief: ` ${category} `, content, documentId: document.id, mediaId: media.id, link: 'https://video.example.test/watch?v=1' });
      expect(status, JSON.stringify(body)).toBe(200);
      expect(await rowOf(body.id)).toMatchObject({ category, content, brief: category, state: 'draft', link: 'https://video.example.test/watch?v=1', document_file_id: document.key, media_file_id: media.key });
    }
    const { body: shelf } = await student.get<PerformanceShelf>('/api/me/performances?year=110');
    expect(shelf.performances.map(({ category }) => category)).toEqual(categoryCodes);
    expect(shelf.limits.ticks).toEqual({ used: 0, allowed: 10 });

    const [first, second] = shelf.performances;
    expect((await student.send('PUT', `/api/me/performances/${first.id}`, work({ link: '' }))).status).toBe(200);
    expect(await rowOf(first.id)).toMatchObject({ category: 'work', content: { name: '我的作品', madeOn: '2021-10-01' }, document_file_id: null, link: null });
    expect((await student.send('DELETE', `/api/me/performances/${second.id}`)).status).toBe(200);
    expect((await student.get<PerformanceShelf>('/api/me/performances?year=110')).body.performances).toHaveLength(9);
    expect((await student.send('DELETE', `/api/me/performances/${second.id}`)).status).toBe(404);
    await expect(server.database.query('delete from performances where document_id = $1', [first.id])).rejects.toThrow('never-deleted');
  });

  it('refuse what is missing, too long, not a choice, or of another category, at the field', async () => {
    const { body: lists } = await student.get<CodeLists>('/api/code-lists');
    for (const category of categoryCodes) {
      const content = contentOf(category, lists);
      for (const field of categories[category].fields) {
        const { [field.key]: _, ...without } = content;
        const missing = await create({ category, year: 110, brief: '簡述', content: without });
        expect(missing.status, `${category} without ${field.key}`).toBe(field.required ? 422 : 200);
        if (field.required) expect(Object.keys(missing.body.error.fields ?? {})).toEqual([`content.${field.key}`]);
        if (!('length' in field) || !field.length) continue;
        const exact = await create({ category, year: 110, brief: '簡述', content: { ...content, [field.key]: '𠮷'.repeat(field.length) } });
        expect(exact.status, `${category}.${field.key}`).toBe(200);
        const over = await create({ category, year: 110, brief: '簡述', content: { ...content, [field.key]: '𠮷'.repeat(field.length + 1) } });
        expect(over.body.error.fields?.[`content.${field.key}`]).toContain(String(field.length));
      }
    }
    const wrong = async (body: object) => Object.keys((await create(body)).body.error?.fields ?? {}).join();
    const other = contentOf('other', lists);
    expect(await wrong({ category: 'officer', year: 110, brief: '簡述', content: { ...contentOf('officer', lists), level: '9' } })).toBe('content.level');
    expect(await wrong({ category: 'other', year: 110, brief: '簡述', content: { ...other, startDate: '2021-10-02', endDate: '2021-10-01' } })).toBe('content.endDate');
    expect(await wrong({ category: 'other', year: 110, brief: '簡述', content: { ...other, startDate: '2021-02-29' } })).toBe('content.startDate');
    expect(await wrong({ category: 'other', year: 110, brief: '簡述', content: { ...other, hours: 2.55 } })).toBe('content.hours');
    expect(await wrong({ category: 'other', year: 110, brief: '簡述', content: { ...other, hours: -1 } })).toBe('content.hours');
    expect(await wrong(work({ content: other }))).not.toBe('');
    expect(await wrong(work({ year: 108 }))).toBe('year');
    expect((await create({ ...work(), category: 'nonsense' })).status).toBe(422);
    expect((await create(work({ state: 'ticked' }))).status).toBe(422);
  });

  it('take a brief of 1 to 100 characters as people count them, and links that are safe to follow', async () => {
    const brief = async (text: string) => (await create(work({ brief: text }))).status;
    expect(await Promise.all([brief('𠮷'), brief('𠮷'.repeat(100)), brief('𠮷'.repeat(101)), brief(''), brief('   '), brief('a\u0000b')])).toEqual([200, 200, 422, 422, 422, 422]);
    const link = async (text: string | null) => (await create(work({ link: text }))).status;
    for (const good of [null, '', 'https://example.test', `https://example.test/${'a'.repeat(279)}`]) expect(await link(good), String(good)).toBe(200);
    for (const bad of ['http://example.test', 'javascript:alert(1)', 'https://', 'https://user:secret@example.test/', 'https://127.0.0.1/', 'https://localhost/', 'example.test', 'https://example.test/a b', 'https://example.test/"x', `https://example.test/${'a'.repeat(280)}`]) {
      expect(Object.keys((await create(work({ link: bad }))).body.error.fields ?? {}), bad).toEqual(['link']);
    }
  });
});

describe('ticking', () => {
  it('takes ten a year and not one more, in the order given', async () => {
    const made = await Promise.all(Array.from({ length: 12 }, () => build.performance(owner)));
    const ids = made.map(({ id }) => id);
    expect(done(await tick(ids.slice(0, 9)))).toEqual([200, 9]);
    expect(done(await tick(ids.slice(9)))).toEqual([200, 1, 'tick-limit', 'tick-limit']);
    expect(done(await tick([ids[0]], 'untick'))).toEqual([200, 1]);
    expect(await rowOf(ids[0])).toMatchObject({ state: 'draft', ticked_at: null });
    expect(done(await tick([ids[11]]))).toEqual([200, 1]);
    await expect(build.update('performances', made[0].key, { state: 'ticked' })).rejects.toThrow('tick-limit');
    // The next year has its own ten.
    const next = await build.schoolClass(school, { year: 111, grade: 2 });
    await build.placement(owner, next);
    await build.openWindows(school, { year: 111 });
    expect(done(await tick([(await build.performance(owner, { year: 111 })).id]))).toEqual([200, 1]);
    const { body: shelf } = await student.get<PerformanceShelf>('/api/me/performances?year=110');
    expect(shelf.limits.ticks).toEqual({ used: 10, allowed: 10 });
  });

  it('lets two requests at once pass the limit only once', async () => {
    const made = await Promise.all(Array.from({ length: 14 }, () => build.performance(owner)));
    const [one, two] = await Promise.all([tick(made.slice(0, 7).map(({ id }) => id)), tick(made.slice(7).map(({ id }) => id))]);
    expect(one.body.done + two.body.done).toBe(10);
  });

  it('freezes what is ticked, submitted or receipted, for every route and for the database', async () => {
    for (const state of ['ticked', 'submitted', 'receipted'] as const) {
      const document = await build.file(owner);
      const made = await build.performance(owner, { state, document });
      const before = await rowOf(made.id);
      expect(refused(await student.send('PUT', `/api/me/performances/${made.id}`, work()))).toEqual([409, 'performance-ticked']);
      expect(refused(await student.send('DELETE', `/api/me/performances/${made.id}`))).toEqual([409, 'performance-ticked']);
      expect(done(await tick([made.id]))).toEqual([200, 0, 'illegal-move']);
      if (state !== 'ticked') expect(done(await tick([made.id], 'untick'))).toEqual([200, 0, 'illegal-move']);
      for (const columns of [{ brief: '別的' }, { category: 'other' }, { content: '{}' }, { link: 'https://example.test/' }, { document_file_id: null }, { year: 111 }, { removed_at: new Date() }]) {
        await expect(build.update('performances', made.key, columns), JSON.stringify(columns)).rejects.toThrow();
      }
      expect(await rowOf(made.id)).toEqual(before);
      // The same bytes under another name: a lost file comes back.
      const again = await build.file(owner, { bytes: document.bytes });
      await build.update('performances', made.key, { document_file_id: again.key });
    }
  });

  it('wants what the category requires, and leaves a history and audit rows', async () => {
    const poor = await build.insert('performances', { school_id: school.key, student_id: owner.key, year: 110, category: 'other', state: 'draft', brief: '沒有內容' });
    expect(done(await tick([poor.id]))).toEqual([200, 0, 'performance-incomplete']);
    const { body: { id } } = await create(work());
    await tick([id]);
    await tick([id], 'untick');
    await tick([id]);
    const events = await sql<{ move: string }>(`select from_state || '>' || to_state as move from performance_events ev join performances p on p.id = ev.performance_id where p.document_id = $1 order by ev.id`, [id]);
    expect(events.map(({ move }) => move)).toEqual(['draft>ticked', 'ticked>draft', 'draft>ticked']);
    await expect(server.database.query('delete from performance_events')).rejects.toThrow('never-deleted');
    const audited = await sql<{ action: string }>('select action from audit_entries where school_id = $1 order by id', [school.key]);
    expect(audited.map(({ action }) => action)).toEqual(['performance.ticked', 'performance.created', 'performance.ticked', 'performance.unticked', 'performance.ticked']);
  });

  it('happens in its window by the database’s clock: before its end is inside, the end itself is not', async () => {
    const made = await build.performance(owner);
    // The request's moment is the database's: windows are laid around now, so that its edge is a second away.
    const edge = async (from: string, until: string) => {
      await sql(`update work_windows set starts_at = ${from}, ends_at = ${until} where school_id = $1 and item = 'tick-performances'`, [school.key]);
      const answer = await tick([made.id]);
      if (answer.body.done === 1) await build.update('performances', made.key, { state: 'draft' });
      return done(answer).slice(1);
    };
    expect(await edge(`now() at time zone 'UTC' - interval '1 hour'`, `now() at time zone 'UTC' + interval '20 seconds'`)).toEqual([1]);
    expect(await edge(`now() at time zone 'UTC' - interval '1 hour'`, `now() at time zone 'UTC'`)).toEqual([0, 'window-closed']);
    expect(await edge(`now() at time zone 'UTC' + interval '20 seconds'`, `now() at time zone 'UTC' + interval '1 hour'`)).toEqual([0, 'window-closed']);
    await sql(`delete from work_windows where school_id = $1 and item = 'tick-performances'`, [school.key]);
    expect(done(await tick([made.id]))).toEqual([200, 0, 'window-none']);
  });

  it('is open to a temporary account, which changes nothing else', async () => {
    const temporary = await signIn(server, await build.account(school, { kind: 'temporary', student: owner }));
    const made = await build.performance(owner);
    expect(done(await tick([made.id], 'tick', temporary))).toEqual([200, 1]);
    expect((await create(work(), temporary)).status).toBe(403);
    expect((await temporary.send('DELETE', `/api/me/performances/${made.id}`)).status).toBe(403);
  });
});

describe('what the school sees (4.2)', () => {
  it('counts a student’s performances and ticks, as Excel too, and opens what the student sees with its files', async () => {
    const document = await build.file(owner);
    await build.performance(owner, { state: 'ticked', document });
    await build.performance(owner);
    const clerk = await build.account(school, { kind: 'staff' });
    await build.roleGroup(school, { modules: ['S0206S'], members: [clerk] });
    const staff = await signIn(server, clerk);
    const filter = `filter=${encodeURIComponent(JSON.stringify({ term: '1101' }))}`;
    const { body: rows } = await staff.get<Record<string, unknown>[]>(`/api/performance-ticks?${filter}`);
    expect(rows).toMatchObject([{ name: owner.name, written: 2, ticked: 1 }]);
    const response = await staff.fetch(`/api/performance-ticks/workbook?${filter}`);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.read(Readable.from([Buffer.from(await response.arrayBuffer())]) as never);
    expect((workbook.worksheets[0].getRow(1).values as string[]).slice(1)).toEqual(['班級', '座號', '學號', '姓名', '填寫數量', '勾選數量']);
    expect((workbook.worksheets[0].getRow(2).values as unknown[]).slice(4)).toEqual([owner.name, 2, 1]);

    const { body: shelf } = await staff.get<PerformanceShelf>(`/api/students/${owner.id}/performances?year=110`);
    expect(shelf.performances).toHaveLength(2);
    expect((await staff.fetch(`/api/files/${document.id}`)).status).toBe(200);
    const homeroom = await signIn(server, await build.account(school, { teacher: room.teacher }));
    expect((await homeroom.fetch(`/api/files/${document.id}`)).status).toBe(200);
    const stranger = await build.account(school, { kind: 'staff' });
    await build.roleGroup(school, { modules: ['S0205S'], members: [stranger] });
    expect((await (await signIn(server, stranger)).fetch(`/api/files/${document.id}`)).status).toBe(404);
  });
});
