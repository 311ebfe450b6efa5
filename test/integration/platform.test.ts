import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBuilders, type Builders, type School } from '../support/builders';
import { startServer, type TestServer } from '../support/server';

let server: TestServer;
let build: Builders;
let school: School;
let staff: Record<string, string>;

interface Answer<T = unknown> {
  status: number;
  body: { data: T; error?: { name: string; message: string; details: { fields?: Record<string, string> } } };
}

async function call<T = unknown>(method: string, address: string, body?: unknown, headers: Record<string, string> = staff): Promise<Answer<T>> {
  const response = await fetch(server.url + address, { method, headers: { 'Content-Type': 'application/json', 'Accept-Language': 'zh-Hant', ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  return { status: response.status, body: (await response.json().catch(() => null)) as Answer<T>['body'] };
}

interface Issued { schoolCode: string; login: string; password: string; validUntil: string }
interface State { id: string; code: string; administrators: number; students: number; sync: null | { rowsReceived: number; troubles: { dataType: string; state: string }[] }; failedJobs: { message: string }[] }

const newSchool = (code: string, administrator: object = {}) => ({ code, name: '新設高級中學', county: '', founder: '私立', continuing: false, administrator: { login: 'admin', name: '林測試', email: '', ...administrator } });
const signIn = ({ schoolCode, login, password }: Omit<Issued, 'validUntil'>) => call<never>('POST', '/api/sign-in', { school: schoolCode, login, password }, {});
const count = async (code: string): Promise<number> => (await server.database.query('select 1 from schools where code = $1', [code])).rows.length;

beforeAll(async () => {
  server = await startServer({ env: { WORKER: '0' } });
  build = createBuilders(server);
  school = await build.school();
  // The template's platform administrator has a password that is gone with its folder: the start makes another.
  await server.database.query('delete from admin_users');
  await server.kill();
  await server.restart();
  const [, password] = /password\s+(\S+)/.exec(readFileSync(path.join(server.dataDir, 'platform-admin.txt'), 'utf8')) ?? [];
  const { body } = await call<{ token: string }>('POST', '/admin/login', { email: 'platform@example.com', password }, {});
  staff = { Authorization: `Bearer ${body.data.token}` };
});
afterAll(() => server?.stop());

describe('a school and its administrator', () => {
  it('are made in one step, and the administrator can begin', async () => {
    const { status, body } = await call<Issued>('POST', '/platform/schools', newSchool('900101'));
    expect([status, body.error]).toEqual([200, undefined]);
    const signedIn = await signIn(body.data);
    expect(signedIn.status).toBe(200);
    expect(signedIn.body).toMatchObject({ me: { kind: 'administrator', mustChangePassword: true, school: { code: '900101' } } });
    const { rows } = await server.database.query(
      `select t.current, p.outcomes_per_semester, a.actor_name, a.action from schools s join terms t on t.school_id = s.id join school_parameters p on p.school_id = s.id
       join audit_entries a on a.school_id = s.id where s.code = '900101' and a.action in ('school.opened', 'administrator.issued') order by a.id`);
    expect(rows).toEqual(['school.opened', 'administrator.issued'].map((action) => ({ current: true, outcomes_per_semester: 6, actor_name: '平臺 平臺 platform@example.com', action })));
  });

  it('are refused whole when the code is taken, or a field does not do', async () => {
    const taken = await call('POST', '/platform/schools', newSchool(school.code));
    expect([taken.status, taken.body.error?.details.fields]).toEqual([409, { code: expect.stringContaining('已經有學校') }]);
    for (const [unfit, field] of [
      [newSchool('90010'), 'code'], [newSchool('90010７'), 'code'], [{ ...newSchool('900102'), name: ' ' }, 'name'], [{ ...newSchool('900102'), name: '長'.repeat(61) }, 'name'],
      [newSchool('900102', { login: '管理者' }), 'administrator.login'], [newSchool('900102', { name: '' }), 'administrator.name'], [newSchool('900102', { email: 'x' }), 'administrator.email'],
    ] as const) {
      const { status, body } = await call('POST', '/platform/schools', unfit);
      expect([status, Object.keys(body.error?.details.fields ?? {})]).toEqual([400, [field]]);
    }
    expect([await count('900102'), await count(school.code)]).toEqual([0, 1]);
  });

  it('a new initial password ends the old one and every session; somebody else’s login stays theirs', async () => {
    const { body: { data: first } } = await call<Issued>('POST', '/platform/schools', newSchool('900103'));
    const session = (await signIn(first)).body as unknown as { accessToken: string };
    const [{ id }] = (await call<State[]>('GET', '/platform/schools')).body.data.filter(({ code }) => code === '900103');
    const again = await call<Issued>('POST', `/platform/schools/${id}/administrators`, { login: 'admin', name: '林測試' });
    expect([again.status, again.body.data.password === first.password]).toEqual([200, false]);
    expect((await call('GET', '/api/me', undefined, { Authorization: `Bearer ${session.accessToken}` })).status).toBe(401);
    expect([(await signIn(first)).status, (await signIn(again.body.data)).status]).toEqual([401, 200]);

    const teacher = await build.account(school, { kind: 'staff', login: 'someone' });
    const [{ id: own }] = (await call<State[]>('GET', '/platform/schools')).body.data.filter(({ code }) => code === school.code);
    expect((await call('POST', `/platform/schools/${own}/administrators`, { login: 'someone', name: '奪取' })).status).toBe(409);
    const { rows } = await server.database.query('select kind, name from accounts where id = $1', [teacher.key]);
    expect(rows[0]).toEqual({ kind: 'staff', name: teacher.name });
    expect((await call('POST', `/platform/schools/${'a'.repeat(24)}/administrators`, { login: 'admin', name: '無' })).status).toBe(404);
  });
});

describe('a second factor whose device is lost', () => {
  const withFactor = async (of: School, given: Parameters<Builders['account']>[1] = {}) => {
    const account = await build.account(of, given);
    await server.database.query(`insert into second_factors (account_id, school_id, secret_sealed, confirmed_at) values ($1, $2, 'sealed', now())`, [account.key, of.key]);
    return account;
  };
  const factors = async (key: number): Promise<number> => (await server.database.query('select 1 from second_factors where account_id = $1', [key])).rows.length;

  it('is taken off a school’s only administrator: the sessions end, the password stays, the school’s log names who did it', async () => {
    const of = await build.school();
    const only = await build.account(of);
    const session = (await signIn({ schoolCode: of.code, login: only.login, password: only.password })).body as unknown as { accessToken: string };
    await server.database.query(`insert into second_factors (account_id, school_id, secret_sealed, confirmed_at) values ($1, $2, 'sealed', now())`, [only.key, of.key]);
    const stands = async () => (await call<{ id: string; code: string; withSecondFactor: unknown }[]>('GET', '/platform/schools')).body.data.find(({ code }) => code === of.code);
    expect((await stands())?.withSecondFactor).toEqual([{ login: only.login, name: only.name }]);
    const ended = await call('POST', `/platform/schools/${of.id}/second-factor-ends`, { login: only.login });
    expect([ended.status, ended.body.data]).toEqual([200, { login: only.login, name: only.name }]);
    expect(await factors(only.key)).toBe(0);
    expect((await call('GET', '/api/me', undefined, { Authorization: `Bearer ${session.accessToken}` })).status).toBe(401);
    expect((await signIn({ schoolCode: of.code, login: only.login, password: only.password })).status).toBe(200);
    expect((await stands())?.withSecondFactor).toEqual([]);
    const { rows } = await server.database.query(`select actor_name, target from audit_entries where school_id = $1 and action = 'second-factor.taken-off'`, [of.key]);
    expect(rows).toEqual([{ actor_name: '平臺 平臺 platform@example.com', target: only.login }]);
  });

  it('stays with whoever is no administrator of that school; one that is not there is said to be none', async () => {
    const staffMember = await withFactor(school, { kind: 'staff' });
    const elsewhere = await withFactor(await build.school());
    const without = await build.account(school);
    const end = async (login: unknown, id = school.id) => (await call('POST', `/platform/schools/${id}/second-factor-ends`, { login })).status;
    expect([await end(staffMember.login), await end(elsewhere.login), await end('nobody'), await end(without.login), await end(without.login, 'a'.repeat(24)), await end(7), await end('x y')]).toEqual([404, 404, 404, 409, 404, 400, 400]);
    expect([await factors(staffMember.key), await factors(elsewhere.key)]).toEqual([1, 1]);
  });
});

describe('how schools stand', () => {
  it('shows the newest sync with what did not go well, and the jobs that failed', async () => {
    const of = { school_id: school.key, year: 110, semester: 1, source: 'server', feed: 'API-1' };
    await build.insert('sync_runs', { ...of, data_type: 'students', state: 'failed', batch: 'old', received_at: new Date(Date.now() - 86_400_000), rows_received: 1 });
    await build.insert('sync_runs', { ...of, data_type: 'students', state: 'applied', batch: 'new', received_at: new Date(), rows_received: 30, rows_refused: 2 });
    await build.insert('sync_runs', { ...of, data_type: 'subjects', state: 'waiting', batch: 'new', received_at: new Date(), rows_received: 10, rows_refused: 0 });
    await build.insert('jobs', { school_id: school.key, kind: 'sync', state: 'failed', message: '學校伺服器沒有回應。', ended_at: new Date() });
    const found = (await call<State[]>('GET', '/platform/schools')).body.data.find(({ code }) => code === school.code);
    expect(found).toMatchObject({ sync: { rowsReceived: 40, rowsRefused: 2, troubles: [{ dataType: expect.stringMatching(/[^a-z]/), state: '等待確認' }] }, failedJobs: [{ message: '學校伺服器沒有回應。' }] });
  });
});

it('nobody but platform staff gets in: not a school’s administrator, not a visitor', async () => {
  const administrator = await build.account(school);
  const session = (await signIn({ schoolCode: school.code, login: administrator.login, password: administrator.password })).body as unknown as { accessToken: string };
  for (const headers of [{}, { Authorization: `Bearer ${session.accessToken}` }] as Record<string, string>[]) {
    for (const [method, address] of [['GET', '/platform/schools'], ['GET', '/platform/known-schools'], ['POST', '/platform/schools'], ['POST', `/platform/schools/${'a'.repeat(24)}/administrators`], ['POST', `/platform/schools/${school.id}/second-factor-ends`]] as const) {
      expect([(await call(method, address, method === 'POST' ? newSchool('900109') : undefined, headers)).status, address]).toEqual([401, address]);
    }
  }
  expect(await count('900109')).toBe(0);
});

describe('what the database refuses in the Content Manager', () => {
  const windows = '/content-manager/collection-types/api::national-window.national-window';

  it('is told in words, and nothing is saved', async () => {
    const wrong = await call('POST', windows, { year: 150, kind: 'outcomes', startsOn: '2061-09-02', endsOn: '2061-09-01' });
    expect([wrong.status, wrong.body.error?.message]).toEqual([400, '結束日期不可早於開始日期。沒有儲存任何變更。']);
    expect((await call('POST', windows, { year: 150, kind: 'outcomes', startsOn: '2061-09-01', endsOn: '2061-09-02' })).status).toBeLessThan(300);
    const twice = await call('POST', windows, { year: 150, kind: 'outcomes', startsOn: '2061-09-01', endsOn: '2061-09-02' });
    expect([twice.status, twice.body.error?.message]).toEqual([400, expect.stringContaining('已經有一筆')]);
  });
});
