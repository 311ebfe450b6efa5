import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckResult, ColumnStates, EditionRehearsal, ExportResult, RosterColumnsShown } from '@portfolio/rosters/contract';
import { createBuilders, jobEnd, signIn, type Builders, type Classroom, type Person, type School } from '../support/builders';
import { runOn } from '../support/database-server';
import { startServer, type TestServer } from '../support/server';
import { readTextWorkbook, sheetNamed, type ReadSheet } from '../support/workbook';

const EDITION = { year: 110, roster: '26', grades: '1,2,3' };
const SHEET = '學期課程學習成果';
const EDITIONS = '/content-manager/collection-types/api::roster-column-edition.roster-column-edition';

let server: TestServer;
let build: Builders;
let staff: Record<string, string>;
let school: School;
let room: Classroom;
let clerk: Person;

/** As Strapi's admin sends and hears it. */
interface Said<T = unknown> {
  status: number;
  body: { data: T; error?: { name: string; message: string; details: { errors?: { path: string[]; message: string }[] } } };
}

async function call<T = { documentId: string }>(method: string, address: string, body?: unknown, headers: Record<string, string> = staff): Promise<Said<T>> {
  const response = await fetch(server.url + address, { method, headers: { 'Content-Type': 'application/json', 'Accept-Language': 'zh-Hant', ...headers }, body: body === undefined ? undefined : JSON.stringify(body) });
  return { status: response.status, body: (await response.json().catch(() => null)) as Said<T>['body'] };
}

const day = (days: number): string => new Date(Date.now() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);

let number = 0;
type Given = { approved?: boolean; effectiveOn?: string; corrections?: Record<string, unknown>[]; number?: string };
const edition = ({ approved = false, effectiveOn = day(0), corrections = [], ...rest }: Given) => ({ number: `111-${(number += 1)}`, notice: '臺教國署高字第1110000001號', effectiveOn, approved, corrections, ...rest });
const brief = (given: Record<string, unknown>) => ({ rosters: '26 36 76', column: '成果簡述', ...given });

/** @returns the document's id */
async function keep(given: Given): Promise<string> {
  const { status, body } = await call('POST', EDITIONS, edition(given));
  expect([status < 300, body.error?.message]).toEqual([true, undefined]);
  return body.data.documentId;
}

async function exportRoster(mode: 'draft' | 'final'): Promise<{ exportId: string; result: ExportResult; bytes: Buffer; sheet: ReadSheet }> {
  const { body } = await clerk.send<{ jobId: string; exportId: string }>('POST', '/api/rosters/export', { ...EDITION, mode });
  const job = await jobEnd(clerk, body.jobId);
  expect(job.state, job.message ?? '').toBe('done');
  const bytes = await fileOf(body.exportId);
  return { exportId: body.exportId, result: job.result as ExportResult, bytes, sheet: sheetNamed(await readTextWorkbook(bytes), SHEET) };
}

const fileOf = async (exportId: string): Promise<Buffer> => Buffer.from(await (await clerk.fetch(`/api/roster-exports/${exportId}/file`)).arrayBuffer());

async function check(): Promise<CheckResult> {
  const { body } = await clerk.send<{ jobId: string }>('POST', '/api/rosters/check', EDITION);
  return (await jobEnd(clerk, body.jobId)).result as CheckResult;
}

const columns = async (): Promise<RosterColumnsShown> => (await clerk.get<RosterColumnsShown>('/api/rosters/columns')).body;
const states = async (): Promise<ColumnStates> => (await call<ColumnStates>('GET', '/platform/roster-columns')).body.data;
const count = async (): Promise<number> => (await server.database.query('select 1 from roster_column_editions')).rows.length;

beforeAll(async () => {
  // The template's administrator has a password that is gone with its folder: the start makes another.
  server = await startServer({ through: (url) => runOn(url, 'delete from admin_users').then(() => url) });
  build = createBuilders(server);
  const [, password] = /password\s+(\S+)/.exec(readFileSync(path.join(server.dataDir, 'platform-admin.txt'), 'utf8')) ?? [];
  const { body } = await call<{ token: string }>('POST', '/admin/login', { email: 'platform@example.com', password }, {});
  staff = { Authorization: `Bearer ${body.data.token}` };
  school = await build.school();
  await build.term(school, {});
  room = await build.classroom(school, { students: 2 });
  const account = await build.account(school, { kind: 'staff', name: '承辦人' });
  await build.roleGroup(school, { modules: ['S0205S', 'S0207S'], members: [account] });
  clerk = await signIn(server, account);
});
afterAll(() => server?.stop());

describe('an edition that is not sound', () => {
  it.each<[string, Given, string, string[]]>([
    ['without corrections', {}, '沒有任何更正', ['approved']],
    ['of a column that is not there', { corrections: [brief({ length: 200 }), brief({ column: '簡述', length: 200 })] }, '第 2 項更正：名冊 26 沒有欄位「簡述」。欄位有：身分證號、', ['corrections', '1', 'column']],
    ['of a roster that is not there', { corrections: [brief({ rosters: '27', length: 200 })] }, '沒有名冊「27」', ['corrections', '0', 'rosters']],
    ['with a heading twice', { corrections: [brief({ header: '科目名稱' })] }, '會有兩個「科目名稱」', ['approved']],
    ['with a length that cuts links', { corrections: [brief({ column: '文件檔案連結', length: 20 })] }, '必須在', ['corrections', '0', 'length']],
    ['that asks for one of the two links', { corrections: [brief({ column: '影音檔案連結', required: 'must-be-filled' })] }, '至少要有一個', ['corrections', '0', 'required']],
  ])('%s is not approved, is told why in words beside the field, and leaves nothing', async (_, given, said, at) => {
    const before = await count();
    const { status, body } = await call('POST', EDITIONS, edition({ ...given, approved: true }));
    expect([status, body.error?.name, body.error?.message]).toEqual([400, 'ValidationError', expect.stringContaining(said)]);
    expect(body.error?.message).toContain('沒有儲存任何變更');
    expect(body.error?.details.errors?.map(({ path: place }) => place)).toEqual([at]);
    expect(await count()).toBe(before);
  });

  it('may be a draft: its problems stand on the platform’s page, and it changes nothing', async () => {
    const id = await keep({ corrections: [brief({ length: 100 })] });
    const found = (await states()).editions.find((each) => each.id === id);
    expect(found).toMatchObject({ state: 'draft', problems: [expect.stringContaining('沒有改變任何內容')], differences: [] });
    const refused = await call('PUT', `${EDITIONS}/${id}`, { approved: true });
    expect([refused.status, refused.body.error?.message]).toEqual([400, expect.stringContaining('沒有改變任何內容')]);
    expect((await columns()).inEffect).toBeNull();
    expect((await call('DELETE', `${EDITIONS}/${id}`)).status).toBeLessThan(300);
    expect(await count()).toBe(0);
  });
});

describe('an edition that takes effect', () => {
  let handedIn: Awaited<ReturnType<typeof exportRoster>>;
  let id: string;

  it('not on a day on which something was handed in by the columns of before', async () => {
    await build.outcome(room.students[0].enrolment, { state: 'ticked', brief: '成'.repeat(80) });
    handedIn = await exportRoster('final');
    expect(handedIn.sheet.headers).toContain('成果簡述');
    const { status, body } = await call('POST', EDITIONS, edition({ approved: true, corrections: [brief({ header: '學習成果簡述' })] }));
    expect([status, body.error?.message]).toEqual([400, expect.stringContaining('已經正式匯出過')]);
    // Another roster's columns are free.
    await keep({ approved: true, corrections: [{ rosters: '24、34', column: '單位名稱', length: 60 }, { rosters: '24', column: '擔任職務', required: 'may-be-empty' }] });
    await server.database.query(`update roster_exports set made_at = made_at - interval '1 day'`);
  });

  it('is announced before its day, and can be taken back until then', async () => {
    id = await keep({ approved: true, effectiveOn: day(1), corrections: [brief({ header: '學習成果簡述', length: 50 }), { rosters: '26 36 76', sheet: SHEET, column: '科目名稱', length: 60 }] });
    expect(await columns()).toMatchObject({ inEffect: null, coming: [{ since: day(1), notice: expect.stringContaining('臺教國署') }] });
    expect((await exportRoster('draft')).sheet.headers).toContain('成果簡述');
    for (const approved of [false, true]) expect((await call('PUT', `${EDITIONS}/${id}`, { approved })).status).toBe(200);
  });

  it('is rehearsed with the rows of a school: what it would find, counted by column', async () => {
    const { body } = await call<EditionRehearsal>('GET', `/platform/roster-columns/${id}/rehearsal?school=${school.code}`);
    expect(body.data).toEqual({ school: { code: school.code, name: school.name }, year: 110, rows: 1, broken: [{ sheet: SHEET, column: '成果簡述', problem: '會超過最多字數', rows: 1 }] });
    const elsewhere = await build.school();
    expect((await call('GET', `/platform/roster-columns/${id}/rehearsal?school=${elsewhere.code}`)).status).toBe(404);
    const unfit = await call<null>('GET', `/platform/roster-columns/${id}/rehearsal?school=x`);
    expect([unfit.status, unfit.body.error?.details]).toEqual([400, { fields: { school: expect.stringContaining('格式不符') } }]);
    expect((await call('GET', `/platform/roster-columns/${'a'.repeat(24)}/rehearsal?school=${school.code}`)).status).toBe(404);
  });

  it('changes the heading of the next export, the lengths of 預檢, and nothing of the last', async () => {
    expect(await check()).toMatchObject({ errors: 0 });
    expect((await call('PUT', `${EDITIONS}/${id}`, { effectiveOn: day(0) })).status).toBe(200);
    const found = await check();
    expect(found.groups).toMatchObject([{ code: 'value-long', count: 1, findings: [{ values: { column: '學習成果簡述', limit: 50 } }] }]);
    const draft = await exportRoster('draft');
    expect([draft.sheet.headers.includes('學習成果簡述'), draft.sheet.headers.includes('成果簡述'), draft.sheet.rows[0].學習成果簡述]).toEqual([true, false, '成'.repeat(80)]);
    expect((await fileOf(handedIn.exportId)).equals(handedIn.bytes)).toBe(true);
    const { body: history } = await clerk.get<Record<string, unknown>[]>('/api/roster-exports?sort=["madeAt","ASC"]');
    expect(history.map(({ columnsEdition }) => columnsEdition)).toEqual([null, null, expect.stringMatching(/^111-/)]);
  });

  it('stands on the schools’ screen and on the platform’s page with what it changed', async () => {
    const shown = await columns();
    expect(shown).toMatchObject({ inEffect: { since: day(0) }, coming: [] });
    expect(shown.tables.map(({ rosters }) => rosters.join())).toEqual(['26,36,76', '28,38,78']);
    expect(shown.tables[0].sheets[0].columns).toContainEqual({ key: '成果簡述', header: '學習成果簡述', length: 50, required: true });
    const { editions, columns: all } = await states();
    expect(editions[0]).toMatchObject({ id, state: 'in-effect', problems: [] });
    expect(editions[0].differences).toContainEqual({ rosters: '26、36、76', sheet: SHEET, column: '成果簡述', what: '欄名', before: '成果簡述', after: '學習成果簡述' });
    expect(all).toContainEqual({ rosters: '24、34', sheet: '幹部經歷紀錄', key: '單位名稱', header: '單位名稱', length: 60, required: true });
    expect(all).toContainEqual({ rosters: '24', sheet: '幹部經歷紀錄', key: '擔任職務', header: '擔任職務', length: 30, required: false });
  });

  it('a new heading alone is no change of an item: the next final export says so, and its files are packed', async () => {
    const next = await keep({ approved: true, corrections: [brief({ header: '成果摘要', length: 100 })] });
    const { result, exportId, sheet } = await exportRoster('final');
    expect(sheet.headers).toContain('成果摘要');
    expect(result).toMatchObject({ rows: 1, changes: { added: 0, changed: 0, removed: 0 } });
    const { body } = await clerk.send<{ jobId: string }>('POST', `/api/roster-exports/${exportId}/attachments`);
    expect((await jobEnd(clerk, body.jobId)).result).toMatchObject({ files: 1 });
    expect((await states()).editions.map((each) => each.id).slice(0, 2)).toEqual([next, id]);
  });
});

describe('the history', () => {
  it('is not changed: not by a field, not by a correction, not by deleting, one or many', async () => {
    const { rows } = await server.database.query('select document_id as id, number from roster_column_editions where approved order by id');
    const [{ id }] = rows as { id: string; number: string }[];
    const stored = async () => (await server.database.query('select e.*, k.* from roster_column_editions e join roster_column_editions_cmps c on c.entity_id = e.id join roster_column_corrections k on k.id = c.cmp_id order by e.id, k.id')).rows;
    const before = await stored();
    for (const change of [{ note: '改寫' }, { approved: false }, { effectiveOn: day(5) }, { number: 'x' }, { corrections: [] }, { corrections: [{ rosters: '24', column: '單位名稱', length: 70 }] }]) {
      const { status, body } = await call('PUT', `${EDITIONS}/${id}`, change);
      expect([status, body.error?.message], JSON.stringify(change)).toEqual([400, expect.stringContaining('不能修改或刪除')]);
    }
    const { body: { data: kept } } = await call<{ corrections: object[] }>('GET', `${EDITIONS}/${id}`);
    const more = await call('PUT', `${EDITIONS}/${id}`, { corrections: [...kept.corrections, { rosters: '24', column: '擔任職務', length: 40 }] });
    expect([more.status, more.body.error?.message]).toEqual([400, expect.stringContaining('已經生效')]);
    const single = await call('DELETE', `${EDITIONS}/${id}`);
    expect([single.status, single.body.error?.message]).toEqual([400, expect.stringContaining('不能修改或刪除')]);
    expect((await call('POST', `${EDITIONS}/actions/bulkDelete`, { documentIds: rows.map((row: { id: string }) => row.id) })).status).toBe(400);
    expect(await stored()).toEqual(before);
    // Saved as it is, or without approval in the past, nothing stands against it.
    expect((await call('PUT', `${EDITIONS}/${id}`, {})).status).toBe(200);
  });

  it('is guarded by the database whoever tries', async () => {
    for (const statement of [
      `update roster_column_editions set effective_on = effective_on + 1 where approved`, `delete from roster_column_editions where approved`, `update roster_column_corrections set length = 1`,
      `delete from roster_column_corrections`, `delete from roster_column_editions_cmps`,
    ]) await expect(server.database.query(statement), statement).rejects.toThrow('roster-columns-in-effect');
  });

  it('is the platform’s own: a school’s clerk and a visitor get nothing of it', async () => {
    for (const headers of [{}, { Authorization: `Bearer ${clerk.token}` }] as Record<string, string>[]) {
      for (const address of ['/platform/roster-columns', `/platform/roster-columns/${'a'.repeat(24)}/rehearsal?school=${school.code}`, EDITIONS]) expect((await call('GET', address, undefined, headers)).status, address).toBe(401);
    }
  });
});

it('two editions with one name are refused in words', async () => {
  await keep({ number: '同名', corrections: [] });
  const { status, body } = await call('POST', EDITIONS, edition({ number: '同名' }));
  expect([status, body.error?.message]).toEqual([400, expect.stringContaining('相同名稱')]);
});
