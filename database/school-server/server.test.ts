import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TABLE_NAMES } from '../seeds/school';
import type { TableName } from '../seeds/school';
import { FAULTS, badRows, parseFault } from './faults';
import { startSchoolServer } from './server';
import type { SchoolServer } from './server';

interface Reply {
  sch_no: string;
  status_code: string;
  message: string;
  total: number;
  offset: number;
  data: Record<string, unknown>[];
  errors?: unknown[];
}

let server: SchoolServer;
let token: string;

async function askToken(secret = 'demo-secret', from = server): Promise<Response> {
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: 'demo', client_secret: secret });
  return fetch(`${from.url}/oauth/token`, { method: 'POST', body });
}

async function newToken(from = server): Promise<string> {
  const given: unknown = await (await askToken('demo-secret', from)).json();
  return (given as { access_token: string }).access_token;
}

function ask(table: string, query: Record<string, string | number> = {}, bearer = token, signal?: AbortSignal): Promise<Response> {
  const given = { sch_no: '000001', year: 110, sem: 2, offset: 0, limit: 5000, ...query };
  const search = new URLSearchParams(Object.entries(given).map(([name, value]): [string, string] => [name, String(value)]));
  return fetch(`${server.url}/api/v1/${table}?${search}`, { headers: { authorization: `Bearer ${bearer}` }, signal: signal ?? null });
}

async function get(table: string, query: Record<string, string | number> = {}): Promise<Reply> {
  return (await ask(table, query)).json() as Promise<Reply>;
}

const rowsOf = (table: TableName): unknown[] => server.data('000001', 110, 2)[table];

beforeAll(async () => {
  server = await startSchoolServer({ trickle: { bytes: 16, pauseMs: 5 }, schools: [
    { code: '000001', name: '示範高級中學', students: 90 },
    { code: '000002', name: '示範第二高級中學', students: 60 },
  ] });
  token = await newToken();
});
beforeEach(() => server.setFaults([]));
afterAll(() => server.stop());

describe('the token', () => {
  it('is given for the right secret only', async () => {
    const given: unknown = await (await askToken()).json();
    expect(given).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
    expect((await askToken('wrong')).status).toBe(401);
    expect((await fetch(`${server.url}/oauth/token`, { method: 'POST', body: '{}' })).status).toBe(400);
  });

  it('is asked for, and ends', async () => {
    const refused = await ask('students', {}, 'nonsense');
    expect(refused.status).toBe(401);
    expect(await refused.json()).toMatchObject({ status_code: '02' });
    const brief = await startSchoolServer({ tokenSeconds: 0 });
    const bearer = await newToken(brief);
    const late = await fetch(`${brief.url}/api/v1/classes?sch_no=000001&year=110&sem=2`, { headers: { authorization: `Bearer ${bearer}` } });
    expect(late.status).toBe(401);
    await brief.stop();
  });
});

describe('a pull', () => {
  it('gives every table whole, in pages', async () => {
    for (const table of TABLE_NAMES) {
      const rows: unknown[] = [];
      for (let total = Infinity; rows.length < total;) {
        const page = await get(table, { offset: rows.length, limit: 400 });
        expect(page).toMatchObject({ sch_no: '000001', status_code: '00', message: '', offset: rows.length });
        expect(page.data.length).toBeLessThanOrEqual(400);
        rows.push(...page.data);
        total = page.total;
      }
      expect(rows).toEqual(rowsOf(table));
    }
  });

  it('gives each school its own data', async () => {
    const other = await get('students', { sch_no: '000002' });
    expect(other).toMatchObject({ sch_no: '000002', total: 60 });
    expect(other.data).toEqual(server.data('000002', 110, 2).students);
  });

  it('answers with the status codes of the protocol', async () => {
    expect(await get('students', { sch_no: '031317' })).toMatchObject({ status_code: '03', total: 0, data: [] });
    expect(await get('students', { year: 111 })).toMatchObject({ status_code: '04' });
    expect(await get('students', { year: 109, sem: 1 })).toMatchObject({ status_code: '00' });
    for (const [name, value] of [['sem', 3], ['offset', -1], ['limit', 0], ['sch_no', 'x'], ['modified_since', 'noon']]) {
      expect(await get('students', { [String(name)]: String(value) }), String(name)).toMatchObject({ status_code: '01' });
    }
    expect(await get('teapots')).toMatchObject({ status_code: '01' });
    expect((await fetch(`${server.url}/elsewhere`)).status).toBe(404);
  });

  it('caps the limit', async () => {
    const wide = await startSchoolServer({ schools: [{ code: '000001', name: '示範高級中學', students: 300 }] });
    const headers = { authorization: `Bearer ${await newToken(wide)}` };
    const page = await fetch(`${wide.url}/api/v1/enrolments?sch_no=000001&year=110&sem=2&limit=9000`, { headers });
    expect(((await page.json()) as Reply).data).toHaveLength(5000);
    await wide.stop();
  });

  it('gives what changed since a time', async () => {
    const before = '2020-01-01T08:00:00+08:00';
    expect((await get('students', { modified_since: before })).total).toBe(90);
    const now = new Date().toISOString();
    expect((await get('students', { modified_since: now })).total).toBe(0);
    server.setFaults(['changed']);
    const delta = await get('students', { modified_since: now });
    expect(delta.total).toBeGreaterThan(0);
    expect(delta.total).toBeLessThan(20);
    expect(delta.data.some((row) => row.status === 'tobedeleted')).toBe(true);
  });

  it('is logged', async () => {
    await get('classes', { limit: 7 });
    expect(server.requests().at(-1)).toMatchObject({
      method: 'GET', path: '/api/v1/classes', query: { limit: '7' }, status: 200, statusCode: '00',
    });
  });
});

describe('faults', () => {
  it('are read with type and times', () => {
    expect(parseFault('500')).toEqual({ name: '500', target: null, times: null });
    expect(parseFault('busy:students:3')).toEqual({ name: 'busy', target: 'students', times: 3 });
    expect(parseFault('hang:2')).toEqual({ name: 'hang', target: null, times: 2 });
    for (const wrong of ['nonsense', 'busy:teapots', 'busy:0']) expect(() => parseFault(wrong)).toThrow(RangeError);
  });

  it('can be limited to a type and a number of times', async () => {
    server.setFaults(['busy:teachers:1']);
    expect((await get('students')).status_code).toBe('00');
    expect((await get('teachers')).status_code).toBe('90');
    expect((await get('teachers')).status_code).toBe('00');
  });

  it('can be changed while the server runs, from this machine', async () => {
    const control = (body: string, type = 'application/json'): Promise<Response> =>
      fetch(`${server.url}/control`, { method: 'POST', body, headers: { 'content-type': type } });
    expect((await control('{"faults":["zero-rows"]}')).status).toBe(200);
    expect((await get('classes')).total).toBe(0);
    expect((await control('{"faults":["nonsense"]}')).status).toBe(400);
    expect((await control('{"faults":["busy"]}', 'text/plain')).status).toBe(415);
    expect((await get('classes')).total).toBe(0);
  });

  it('500 fails every third request, always-500 each', async () => {
    server.setFaults(['500']);
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await ask('classes')).status);
    expect(statuses.filter((status) => status === 500)).toHaveLength(2);
    server.setFaults(['always-500:token']);
    expect((await askToken()).status).toBe(500);
    expect((await ask('classes')).status).toBe(200);
  });

  it('hang never answers', async () => {
    server.setFaults(['hang']);
    await expect(ask('classes', {}, token, AbortSignal.timeout(150))).rejects.toThrow();
    expect(server.requests().at(-1)).toMatchObject({ status: null });
  });

  it('slow trickles, whole in the end', async () => {
    server.setFaults(['slow']);
    const started = Date.now();
    expect((await get('classes')).data).toHaveLength(3);
    expect(Date.now() - started).toBeGreaterThan(100);
  });

  it('truncated ends in the middle of the JSON', async () => {
    server.setFaults(['truncated']);
    await expect(get('classes')).rejects.toThrow(SyntaxError);
  });

  it('expired-token takes the token back once', async () => {
    server.setFaults(['expired-token']);
    const bearer = await newToken();
    const statuses: number[] = [];
    for (let n = 0; n < 3; n += 1) statuses.push((await ask('classes', {}, bearer)).status);
    expect(statuses).toEqual([200, 401, 401]);
    token = await newToken();
    expect((await ask('classes')).status).toBe(200);
    expect((await ask('classes')).status).toBe(200);
  });

  it.each([['busy', '90'], ['failure', '99'], ['partial', '10'], ['row-errors', '05']])('%s answers with its status', async (fault, status) => {
    server.setFaults([fault]);
    const reply = await get('students');
    expect(reply.status_code).toBe(status);
    expect(reply.data.length).toBeLessThan(90);
  });

  it('duplicate-page repeats rows', async () => {
    server.setFaults(['duplicate-page']);
    const [first, second] = [await get('students', { limit: 30 }), await get('students', { limit: 30, offset: 30 })];
    expect(second.data).toEqual(first.data);
    expect((await get('classes')).data).toHaveLength(6);
  });

  it('zero-rows, shrink, wrong-total lie about the number', async () => {
    server.setFaults(['zero-rows:classes', 'shrink', 'wrong-total:teachers']);
    expect(await get('classes')).toMatchObject({ status_code: '00', total: 0, data: [] });
    expect((await get('students')).total).toBe(54);
    const teachers = await get('teachers');
    expect(teachers.total).toBe(teachers.data.length + 7);
  });

  it('other-school-rows sends another school', async () => {
    server.setFaults(['other-school-rows']);
    const reply = await get('subjects');
    expect(reply.sch_no).toBe('000002');
    expect(reply.data.every((row) => String(row.subject_code).slice(3, 9) === '000002')).toBe(true);
  });

  it('new-columns adds fields', async () => {
    server.setFaults(['new-columns']);
    expect((await get('classes')).data[0]).toMatchObject({ class_code: '101', ext: { revision: 7 } });
  });

  it('bad-rows adds a handful to every table', async () => {
    server.setFaults(['bad-rows']);
    for (const table of TABLE_NAMES) {
      const bad = badRows(server.data('000001', 110, 2), table).map(({ row }) => row);
      expect(bad.length).toBeGreaterThan(1);
      expect((await get(table)).data).toEqual([...rowsOf(table), ...bad]);
    }
    expect((await get('subjects')).data.filter((row) => String(row.subject_code).length === 22)).toHaveLength(1);
  });

  it('changed differs a little, the same in every page of a pull', async () => {
    server.setFaults(['changed:enrolments:1']);
    const first = await get('enrolments', { limit: 1000 });
    const second = await get('enrolments', { limit: 1000, offset: 1000 });
    const before = new Set(rowsOf('enrolments').map((row) => JSON.stringify(row)));
    const different = [...first.data, ...second.data].filter((row) => !before.has(JSON.stringify(row)));
    expect(different.length).toBeGreaterThan(20);
    expect(different.length).toBeLessThan(200);
    expect((await get('enrolments', { limit: 1000 })).total).toBe(rowsOf('enrolments').length);
  });

  it('all have a name that can be read', () => {
    for (const name of Object.keys(FAULTS)) expect(parseFault(name).name).toBe(name);
  });
});
