import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowSchema, type Column, type ListContract } from '@portfolio/kernel/contract';
import { createBuilders, signIn, type Builders, type Classroom, type Person, type School } from '../support/builders';
import { allContracts, oneOfEach } from '../support/contracts';
import { startServer, type TestServer } from '../support/server';
import { openStatementCounter, type StatementCounter } from '../support/statement-counter';
import { readTextWorkbook } from '../support/workbook';

/** Statements of a list page: session, rows, count. Counted on the wire between server and database. */
const STATEMENTS_A_PAGE = 3;
const TERM = '1101';

let counter: StatementCounter;
let server: TestServer;
let build: Builders;
let school: School;
let room: Classroom;
let admin: Person;
let people: Record<'student' | 'teacher', Person>;
let lists: ListContract[];

beforeAll(async () => {
  server = await startServer({
    env: { WORKER: '0' },
    through: async (url) => {
      counter = await openStatementCounter(url);
      return counter.url;
    },
  });
  build = createBuilders(server);
  lists = (await allContracts()).flatMap((contract) => contract.lists);
  school = await build.school();
  room = await build.classroom(school, { students: 8 });
  admin = await signIn(server, await build.account(school, { login: 'admin' }));
  people = {
    student: await signIn(server, await build.account(school, { student: room.students[0].student })),
    teacher: await signIn(server, await build.account(school, { teacher: room.teacher, login: 'teacher' })),
  };
  for (const [index, state] of (['sent', 'certified', 'returned', 'ticked', 'sent', 'sent'] as const).entries()) await build.outcome(room.students[index].enrolment, { state });
  await build.roleGroup(school, { modules: ['S0205S'] });
  await build.insert('jobs', { school_id: school.key, kind: 'test', state: 'done', done: 1, total: 1, message: '完成', ended_at: new Date() });
  await admin.send('POST', '/api/role-groups', { number: 'A1', name: '稽核' });
});
afterAll(async () => {
  await server?.stop();
  counter?.close();
});

interface Asked {
  sort?: [string, 'ASC' | 'DESC'];
  range?: [number, number];
  filter?: Record<string, unknown>;
}
const query = (asked: Asked): string => Object.entries(asked).map(([name, value]) => `${name}=${encodeURIComponent(JSON.stringify(value))}`).join('&');
type Line = Record<string, unknown> & { id: string };

async function page(person: Person, resource: string, asked: Asked = {}) {
  const { status, headers, body } = await person.get<Line[]>(`/api/${resource}?${query(asked)}`);
  expect(status, `${resource} ${JSON.stringify(asked)}: ${JSON.stringify(body)}`).toBe(200);
  const [, from, to, total] = /(\d+)-(\d+)\/(\d+)$/.exec(headers.get('content-range') ?? '') ?? [];
  return { rows: body, from: Number(from), to: Number(to), total: Number(total), contentRange: headers.get('content-range') };
}

function personFor({ access }: ListContract): Person {
  if (typeof access === 'string' || 'module' in access) return admin;
  if (access.kinds.includes('administrator')) return admin;
  return access.kinds.includes('teacher') ? people.teacher : people.student;
}
const paramsOf = (list: ListContract): Record<string, unknown> => ('term' in list.params.shape ? { term: TERM } : {});

/** Values that a client may send for a column, good and odd; each is answered, none is a fault of ours. */
function valuesFor(name: string, { kind, values }: Column): Record<string, unknown>[] {
  const one = (value: unknown) => ({ [name]: value });
  const bounds = (value: unknown) => [{ [`${name}_gte`]: value }, { [`${name}_lte`]: value }];
  switch (kind) {
    case 'text': return ['王', '%', '_', '\\', "'", '𠮷', ['a', 'b'], null].map(one);
    case 'number': return [...[1, 1.5, -1, 1e12, 0, [1, 2.5], null].map(one), ...bounds(3), ...bounds(2.5), ...bounds(1e15)];
    case 'boolean': return [true, false, [true, false], null].map(one);
    case 'enum': return [...(values ?? []), values, null].map(one);
    case 'date': return [...['2022-02-14', ['2022-02-14', '2022-02-15'], null].map(one), ...bounds('2022-02-14')];
    case 'datetime': return [...['2022-02-14', '2022-02-14T08:00:00+08:00', ['2022-02-14T08:00:00Z'], null].map(one), ...bounds('2022-02-14'), ...bounds('2022-02-14T00:00:00+08:00')];
    case 'reference': return ['a'.repeat(24), ['a'.repeat(24)], null].map(one);
    case 'json': return [];
  }
}

describe('every list', () => {
  it('answers with rows as its contract says, in any order', async () => {
    for (const list of oneOfEach(lists, ({ resource }) => resource)) {
      const person = personFor(list);
      const orders = ['id', ...Object.entries(list.columns).filter(([, column]) => column.sort !== false).map(([name]) => name)];
      for (const name of orders) {
        const [up, down] = [await page(person, list.resource, { sort: [name, 'ASC'], filter: paramsOf(list) }), await page(person, list.resource, { sort: [name, 'DESC'], filter: paramsOf(list) })];
        expect(down.total).toBe(up.total);
        for (const row of up.rows) expect(() => rowSchema(list).strict().parse(row), `${list.resource}: ${JSON.stringify(row)}`).not.toThrow();
        expect(new Set(down.rows.map(({ id }) => id))).toEqual(new Set(up.rows.map(({ id }) => id)));
      }
    }
  });

  it('takes every filter that its contract declares', { timeout: 180_000 }, async () => {
    for (const list of oneOfEach(lists, ({ resource }) => resource)) {
      const person = personFor(list);
      const { total } = await page(person, list.resource, { filter: paramsOf(list) });
      for (const [name, column] of Object.entries(list.columns)) {
        if (column.filter === false || name in list.params.shape) continue;
        await Promise.all(valuesFor(name, column).map(async (filter) => {
          const found = await page(person, list.resource, { filter: { ...paramsOf(list), ...filter } });
          expect(found.total, JSON.stringify(filter)).toBeLessThanOrEqual(total);
        }));
      }
    }
  });

  it(`needs at most ${STATEMENTS_A_PAGE} statements a page, whatever is asked`, async () => {
    for (const list of lists) {
      const person = personFor(list);
      const [sort, text] = [Object.entries(list.columns).filter(([, { sort: sortable }]) => sortable !== false).map(([name]) => name), Object.entries(list.columns).find(([name, { kind, filter }]) => kind === 'text' && filter !== false && !(name in list.params.shape))];
      for (const asked of [{ filter: paramsOf(list) }, { sort: [sort[0], 'DESC'] as [string, 'DESC'], range: [0, 999] as [number, number], filter: { ...paramsOf(list), ...(text ? { [text[0]]: 'a' } : {}) } }]) {
        const { statements } = await counter.during(() => page(person, list.resource, asked));
        expect(statements.length, `${list.resource}\n${statements.join('\n')}`).toBeLessThanOrEqual(STATEMENTS_A_PAGE);
        expect(statements.length).toBeGreaterThan(1);
      }
    }
  });

  it('gives one row by its id, in two statements, and none by another', async () => {
    for (const resource of ['role-groups', 'accounts']) {
      const [{ id }] = (await page(admin, resource)).rows;
      const { result, statements } = await counter.during(() => admin.get<Line>(`/api/${resource}/${id}`));
      expect(result.body).toMatchObject({ id });
      expect(statements.length, statements.join('\n')).toBe(2);
      expect((await admin.get(`/api/${resource}/${'a'.repeat(24)}`)).status).toBe(404);
    }
  });

  it('can be taken away as Excel: all rows that match, under the headings of the reader’s language', async () => {
    for (const list of oneOfEach(lists, ({ resource }) => resource)) {
      const person = personFor(list);
      const response = await person.fetch(`/api/${list.resource}/workbook?${query({ filter: paramsOf(list) })}`, { headers: { 'Accept-Language': 'en' } });
      expect(response.status, list.resource).toBe(200);
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load(await response.arrayBuffer());
      // Afterwards: that it was taken away is itself a row of the audit log.
      const { rows } = await page(person, list.resource, { range: [0, 999], filter: paramsOf(list) });
      const shown = Object.values(list.columns).filter(({ hidden }) => !hidden);
      expect(workbook.worksheets[0].rowCount, list.resource).toBe(rows.length + 1);
      expect(workbook.worksheets[0].getRow(1).cellCount).toBe(shown.length);
      expect(JSON.stringify(workbook.worksheets[0].getRow(1).values)).not.toContain('resources.');
    }
  });
});

describe('the dialect of lists', () => {
  let other: School;
  let person: Person;
  const names = ['丁一', '王二', '三', '=1+1', '𠮷田', '100%', 'a_b', 'a\\b', "O'Neil"];

  beforeAll(async () => {
    other = await build.school();
    person = await signIn(server, await build.account(other, { login: 'zz-admin', name: '管理者' }));
    for (let n = 0; n < 64; n += 1) await build.account(other, { kind: 'staff', login: `staff${String(n).padStart(3, '0')}`, name: names[n % names.length] });
  });

  it('tells range and total, a page being thirty rows', async () => {
    const first = await page(person, 'accounts');
    expect([first.rows.length, first.contentRange]).toEqual([30, 'accounts 0-29/65']);
    const last = await page(person, 'accounts', { range: [60, 89] });
    expect([last.rows.length, last.contentRange]).toEqual([5, 'accounts 60-64/65']);
    const beyond = await page(person, 'accounts', { range: [90, 119] });
    expect([beyond.rows.length, beyond.total]).toEqual([0, 65]);
  });

  it('loses no row and shows none twice from page to page, though many are equal', async () => {
    for (const direction of ['ASC', 'DESC'] as const) {
      const ids: string[] = [];
      for (let from = 0; from < 65; from += 7) ids.push(...(await page(person, 'accounts', { sort: ['name', direction], range: [from, from + 6] })).rows.map(({ id }) => id));
      expect(new Set(ids).size).toBe(65);
      expect(ids).toHaveLength(65);
    }
  });

  it('sorts names by strokes, numbers by size, and leaves what is empty to the end', async () => {
    const sorted = (await page(person, 'accounts', { sort: ['name', 'ASC'], range: [0, 99] })).rows.map(({ name }) => name as string);
    expect([sorted.indexOf('丁一') < sorted.indexOf('三'), sorted.indexOf('三') < sorted.indexOf('王二')]).toEqual([true, true]);
    for (const direction of ['ASC', 'DESC'] as const) expect((await page(person, 'accounts', { sort: ['email', direction] })).rows.every(({ email }) => email === null)).toBe(true);
    const logins = (await page(person, 'accounts', { sort: ['login', 'DESC'], range: [0, 99] })).rows.map(({ login }) => login as string);
    expect(logins[0]).toBe('zz-admin');
  });

  it.each([['%', '100%'], ['_', 'a_b'], ['\\', 'a\\b'], ["O'N", "O'Neil"], ['𠮷', '𠮷田'], ['o’', null], ['王', '王二']])('finds %j as it is written', async (text, name) => {
    const { rows } = await page(person, 'accounts', { filter: { name: text }, range: [0, 99] });
    expect([...new Set(rows.map((row) => row.name))]).toEqual(name ? [name] : []);
  });

  it('puts conditions together, and finds rows by their ids', async () => {
    expect((await page(person, 'accounts', { filter: { kind: 'staff', login: 'STAFF00', active: true } })).total).toBe(10);
    expect((await page(person, 'accounts', { filter: { kind: ['staff', 'administrator'] } })).total).toBe(65);
    expect((await page(person, 'accounts', { filter: { email: null, kind: 'administrator' } })).total).toBe(1);
    const some = (await page(person, 'accounts', { range: [3, 6] })).rows.map(({ id }) => id);
    expect((await page(person, 'accounts', { filter: { id: some } })).rows.map(({ id }) => id).sort()).toEqual([...some].sort());
    const foreign = (await page(admin, 'accounts')).rows.map(({ id }) => id);
    expect((await page(person, 'accounts', { filter: { id: foreign } })).total).toBe(0);
  });

  it('takes a day as the day in Taipei', async () => {
    const entry = await build.insert('audit_entries', { school_id: other.key, actor_name: '某人', action: 'test.made', happened_at: new Date() });
    await server.database.query('alter table audit_entries disable trigger user');
    const count = async (at: string, filter: Record<string, unknown>) => {
      await build.update('audit_entries', entry.key, { happened_at: new Date(at) });
      return (await page(person, 'audit-entries', { filter: { action: 'test.made', ...filter } })).total;
    };
    expect(await count('2022-02-13T15:59:59.999Z', { happenedAt: '2022-02-14' })).toBe(0);
    expect(await count('2022-02-13T16:00:00.000Z', { happenedAt: '2022-02-14' })).toBe(1);
    expect(await count('2022-02-14T15:59:59.999Z', { happenedAt_gte: '2022-02-14', happenedAt_lte: '2022-02-14' })).toBe(1);
    expect(await count('2022-02-14T16:00:00.000Z', { happenedAt_lte: '2022-02-14' })).toBe(0);
    expect(await count('2022-02-14T16:00:00.000Z', { happenedAt: '2022-02-15' })).toBe(1);
    expect(await count('2022-02-14T16:00:00.000Z', { happenedAt: ['2022-02-15T00:00:00+08:00'] })).toBe(1);
    await server.database.query('alter table audit_entries enable trigger user');
  });

  it('gives the same in Excel, as texts that are never formulas, and leaves a row in the audit log', async () => {
    const filter = { kind: 'staff', login: 'staff' };
    const { rows } = await page(person, 'accounts', { filter, range: [0, 999], sort: ['login', 'ASC'] });
    const response = await person.fetch(`/api/accounts/workbook?${query({ filter, sort: ['login', 'ASC'], range: [0, 4] })}`);
    expect(response.headers.get('content-type')).toContain('spreadsheetml');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain(`${other.code}_帳號.xlsx`);
    const [sheet] = await readTextWorkbook(await response.arrayBuffer());
    expect(sheet).toMatchObject({ name: '帳號', headers: ['登入帳號', '姓名', '帳號類別', '電子郵件', '使用中'] });
    expect(sheet.rows.map((row) => [row.登入帳號, row.姓名, row.帳號類別, row.電子郵件, row.使用中])).toEqual(rows.map(({ login, name }) => [login, name, '職員', '', '是']));
    expect(sheet.rows.some((row) => row.姓名 === '=1+1')).toBe(true);
    const { rows: audited } = await server.database.query(`select target, details from audit_entries where school_id = $1 and action = 'list.exported'`, [other.key]);
    expect(audited).toEqual([{ target: 'accounts', details: { filter: ['login', 'kind'] } }]);
  });
});

describe('a refusal', () => {
  const raw = async (method: string, path: string, body?: string, headers: Record<string, string> = { 'Content-Type': 'application/json' }) => {
    const response = await admin.fetch(path, { method, body, headers });
    return { status: response.status, body: (await response.json()) as { error: { code: string; message: string; fields?: Record<string, string> } } };
  };

  it('has one form, whoever refuses', async () => {
    for (const [answer, status, code] of [
      [await raw('GET', '/api/no-such-thing'), 404, 'not-found'],
      [await raw('POST', '/api/role-groups', '{"number": '), 400, 'invalid-json'],
      [await raw('POST', '/api/role-groups', JSON.stringify({ number: 'x'.repeat(2_000_000) })), 413, 'too-large'],
      [await raw('PATCH', '/api/role-groups', '{}'), 405, 'not-found'],
      [await raw('POST', '/api/role-groups', '{}'), 422, 'invalid-input'],
      [await raw('POST', '/api/role-groups', 'number=1', { 'Content-Type': 'text/plain' }), 422, 'invalid-input'],
      [await raw('GET', `/api/role-groups/${'a'.repeat(24)}`), 404, 'not-found'],
      [await raw('GET', '/api/role-groups/1'), 404, 'not-found'],
      [await raw('GET', '/api/me/outcomes?year=99999999999'), 403, 'not-allowed'],
    ] as const) {
      expect([answer.status, answer.body.error.code]).toEqual([status, code]);
      expect(answer.body.error.message).toMatch(/[一-鿿]/);
      expect(Object.keys(answer.body)).toEqual(['error']);
    }
  });

  it('names the fields, in the reader’s language', async () => {
    const { body } = await raw('POST', '/api/role-groups', JSON.stringify({ number: '', name: 'x'.repeat(41), extra: 1 }), { 'Content-Type': 'application/json', 'Accept-Language': 'en-GB,en;q=0.9' });
    expect(body.error.fields).toMatchObject({ number: 'Required.', name: 'Too long: at most 40 characters.', '': 'Unknown field: extra.' });
    const taken = await raw('POST', '/api/role-groups', JSON.stringify({ number: 'A1', name: '又一個' }));
    expect([taken.status, taken.body.error.code, Object.keys(taken.body.error.fields ?? {})]).toEqual([409, 'conflict', ['number']]);
  });

  it('and not a fault, whatever characters and numbers come', async () => {
    const student = people.student;
    for (const address of [
      '/api/sign-in/schools?text=%00', '/api/notices?school=%00', `/api/me/outcomes?year=99999999999`, '/api/me/windows?year=-1', '/api/me/windows?year=1e400', '/api/me/courses?term=%00',
      `/api/accounts?${query({ filter: { name: '\u0000' } })}`, `/api/accounts?${query({ filter: { id: '\u0000' } })}`, `/api/accounts?${query({ filter: { kind: '\u0000' } })}`, '/api/accounts?filter=%ED%A0%80', '/api/accounts?filter[name]=x',
      '/api/accounts?sort=x&sort=y', `/api/accounts?${query({ range: [0, 9_007_199_254_740_991] })}`, `/api/accounts?${query({ range: [9_007_199_254_740_000, 9_007_199_254_740_010] })}`,
    ]) {
      for (const person of [admin, student]) {
        const { status } = await person.get(address);
        expect(status, address).toBeLessThan(500);
      }
    }
    const { status } = await admin.send('POST', '/api/role-groups', { number: 'a\u0000', name: '\ud842' });
    expect(status).toBe(422);
    expect(server.output()).not.toMatch(/\[[0-9a-f]{8}\] (GET|POST)/);
  });
});

describe('while the database is away', () => {
  it('everything is answered with 503, and goes on by itself when it is back', async () => {
    const ready = async () => (await fetch(`${server.url}/api/health/ready`)).json() as Promise<{ status: string; checks: Record<string, string> }>;
    expect(await ready()).toMatchObject({ status: 'ok', checks: { database: 'ok', files: 'ok' } });
    counter.cut(true);
    const { status, body } = await admin.get<{ error: { code: string } }>('/api/accounts');
    expect([status, body.error.code]).toEqual([503, 'unavailable']);
    expect((await admin.send('POST', '/api/role-groups', { number: 'B1', name: '不會有' })).status).toBe(503);
    expect((await fetch(`${server.url}/api/health/ready`)).status).toBe(503);
    expect(await ready()).toMatchObject({ status: 'failing', checks: { database: 'failing', files: 'ok' } });
    expect((await fetch(`${server.url}/api/health/live`)).status).toBe(200);

    counter.cut(false);
    expect((await admin.get('/api/accounts')).status).toBe(200);
    expect((await server.database.query(`select 1 from role_groups where number = 'B1'`)).rows).toEqual([]);
  });
});
