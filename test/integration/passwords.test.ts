import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '@portfolio/config/limits';
import type { AccountRefusal, PasswordSlip } from '@portfolio/access/contract';
import { createBuilders, personAt, signIn, type Account, type Answered, type Builders, type Person, type School, type Student } from '../support/builders';
import { startServer, type TestServer } from '../support/server';

/** 3.2: new passwords for one, for many, for all of a filter; who may not for whom; accounts switched off and on. */
let server: TestServer;
let build: Builders;
let school: School;
let admin: Account;
let asAdmin: Person;
let students: { student: Student; account: Account }[];

interface ResetBody { slips: PasswordSlip[]; refused: AccountRefusal[] }

beforeAll(async () => {
  server = await startServer({ env: { WORKER: '0' } });
  build = createBuilders(server);
  school = await build.school({ name: '測試高級中學' });
  await build.term(school);
  const room = await build.classroom(school, { students: 3 });
  admin = await build.account(school, { login: 'admin' });
  asAdmin = await signIn(server, admin);
  students = [];
  for (const { student } of room.students) students.push({ student, account: await build.account(school, { student, login: student.studentNo }) });
});
afterAll(() => server?.stop());

const sql = async <R = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<R[]> => (await server.database.query(text, values)).rows as R[];
const reset = (person: Person, ids: unknown): Promise<Answered<ResetBody>> => person.send('POST', '/api/passwords/reset', { ids });
const switchTo = (person: Person, active: boolean, ids: unknown): Promise<Answered<{ done: number; refused: AccountRefusal[] }>> => person.send('PUT', '/api/passwords/active', { ids, active });
const rowOf = async ({ id }: Account): Promise<Record<string, unknown>> => (await asAdmin.get<Record<string, unknown>>(`/api/passwords/${id}`)).body;
const enter = (account: Pick<Account, 'school' | 'login'>, password: string): Promise<Answered<{ accessToken?: string; me?: { mustChangePassword: boolean }; error?: { code: string } }>> =>
  personAt(server).send('POST', '/api/sign-in', { school: account.school.code, login: account.login, password });
const hashOf = async ({ key }: Account): Promise<string> => (await sql<{ hash: string }>('select password_hash as hash from accounts where id = $1', [key]))[0].hash;

/** Someone of the staff whose role group holds this. */
async function clerk(modules: Parameters<Builders['roleGroup']>[1]['modules']): Promise<{ account: Account; person: Person }> {
  const account = await build.account(school, { kind: 'staff' });
  await build.roleGroup(school, { modules, members: [account] });
  return { account, person: await signIn(server, account) };
}

describe('a reset', () => {
  it('ends the old password and every session at once, and forces a new one at the next sign-in', async () => {
    const { account } = students[0];
    const before = await signIn(server, account);
    const { status, body } = await reset(asAdmin, [account.id]);
    expect(status).toBe(200);
    expect(body.refused).toEqual([]);
    const [slip] = body.slips;
    expect(slip).toMatchObject({ id: account.id, login: `${school.code}_${account.login}`, name: account.name, kind: 'student', seatNo: 1 });
    expect(slip.className).toContain('班');
    expect(slip.password).toMatch(/^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){2}$/);
    const days = (Date.parse(slip.expiresAt) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(13.9);
    expect(days).toBeLessThan(14.1);

    expect((await before.get('/api/me')).status).toBe(401);
    expect((await enter(account, account.password)).status).toBe(401);
    const entered = await enter({ ...account, login: slip.login }, slip.password);
    expect(entered.body.me?.mustChangePassword).toBe(true);
    const person = personAt(server, entered.body.accessToken);
    expect((await person.get<{ error: { code: string } }>('/api/me/outcomes?year=110')).body.error.code).toBe('password-change-required');
    expect((await rowOf(account)).initialState).toBe('unused');
    expect((await person.send('POST', '/api/me/password', { present: slip.password, password: 'Calm-harbour-9' })).status).toBe(200);
    expect((await rowOf(account)).initialState).toBe('changed');
  });

  it('keeps the password as an argon2id hash and nowhere else', async () => {
    const { account } = students[1];
    const { body: { slips: [{ password }] } } = await reset(asAdmin, [account.id]);
    expect(await hashOf(account)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const tables = await sql<{ name: string }>(`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`);
    for (const { name } of tables) expect(await sql(`select 1 from "${name}" t where t::text like '%' || $1 || '%' limit 1`, [password]), name).toEqual([]);
    expect(server.output()).not.toContain(password);
    const [entry] = await sql<{ details: { count: number; accounts: string[] }; target: string }>(`select details, target from audit_entries where action = 'password.reset' and school_id = $1 order by id desc limit 1`, [school.key]);
    expect(entry).toEqual({ details: { count: 1, accounts: [account.id] }, target: account.id });
  });

  it('is good for fourteen days', async () => {
    const { account } = students[1];
    const { body: { slips: [{ password }] } } = await reset(asAdmin, [account.id]);
    await sql(`update accounts set initial_expires_at = now() - interval '1 second' where id = $1`, [account.key]);
    expect((await enter(account, password)).status).toBe(401);
    expect((await rowOf(account)).initialState).toBe('expired');
  });

  it('opens an account that wrong guesses have locked', async () => {
    const { account } = students[2];
    for (let n = 0; n < limits.signIn.failuresPerAccount; n += 1) await enter(account, 'wrong-guess-1');
    expect((await enter(account, account.password)).status).toBe(429);
    const { body: { slips: [{ password }] } } = await reset(asAdmin, [account.id]);
    expect((await enter(account, password)).status).toBe(200);
  });

  it('ends what was mailed for one use before, and leaves a second factor as it is', async () => {
    const { account } = students[2];
    for (const purpose of ['password', 'email', 'sign-in']) {
      await sql(`insert into account_tokens (school_id, account_id, purpose, token_hash, email, expires_at) values ($1, $2, $3::text, sha256($3::text::bytea), case when $3 = 'email' then 'x@example.tw' end, now() + interval '1 hour')`, [school.key, account.key, purpose]);
    }
    await sql(`insert into second_factors (account_id, school_id, secret_sealed) values ($1, $2, 'sealed')`, [account.key, school.key]);
    await reset(asAdmin, [account.id]);
    expect(await sql('select 1 from account_tokens where account_id = $1 and used_at is null', [account.key])).toEqual([]);
    expect(await sql('delete from second_factors where account_id = $1 returning 1', [account.key])).toHaveLength(1);
  });

  it('of many gives each a password of its own, in the order of the class', async () => {
    const ids = students.map(({ account }) => account.id);
    const { body } = await reset(asAdmin, [...ids].reverse());
    expect(body.slips.map(({ id }) => id)).toEqual(ids);
    expect(new Set(body.slips.map(({ password }) => password)).size).toBe(ids.length);
    expect((await reset(asAdmin, [ids[0], ids[0]])).body.slips).toHaveLength(1);
  });

  it('takes a full batch without keeping others waiting, and not one more', async () => {
    const accounts: Account[] = [];
    for (let n = 0; n < limits.passwords.batch; n += 1) accounts.push(await build.account(school, { kind: 'staff', login: `clerk${n}` }));
    const ids = accounts.map(({ id }) => id);
    const running = reset(asAdmin, ids);
    const waits: number[] = [];
    for (let n = 0; n < 5; n += 1) {
      const begun = performance.now();
      await asAdmin.get('/api/me');
      waits.push(performance.now() - begun);
    }
    expect((await running).body.slips).toHaveLength(limits.passwords.batch);
    expect(Math.min(...waits)).toBeLessThan(500);
    expect((await reset(asAdmin, [...ids, admin.id])).status).toBe(422);
  });
});

describe('bad input', () => {
  it.each([[[]], ['x'], [['x']], [['測'.repeat(24)]], [['𠮷'.repeat(12)]], [['a'.repeat(10_000)]], [[null]], [null], [[{ id: 'a' }]]])('%# is refused at the field', async (ids) => {
    const answer = await reset(asAdmin, ids) as unknown as Answered<{ error: { code: string; fields: Record<string, string> } }>;
    expect(answer.status).toBe(422);
    expect(Object.keys(answer.body.error.fields)[0]).toMatch(/^ids/);
  });

  it('with one foreign or unknown account among them changes none', async () => {
    const foreign = await build.account(await build.school(), { kind: 'staff' });
    const temporary = await build.account(school, { kind: 'temporary', student: students[0].student });
    const { account } = students[0];
    const hash = await hashOf(account);
    for (const id of [foreign.id, temporary.id, 'u'.repeat(24)]) {
      expect((await reset(asAdmin, [account.id, id])).status).toBe(404);
      expect((await switchTo(asAdmin, false, [account.id, id])).status).toBe(404);
    }
    expect(await hashOf(account)).toBe(hash);
    expect((await rowOf(account)).active).toBe(true);
  });

  it('in the switch is refused as well', async () => {
    for (const body of [{ ids: [students[0].account.id] }, { ids: [students[0].account.id], active: 'yes' }, { ids: [], active: true }, { ids: [students[0].account.id], active: true, kind: 'administrator' }]) {
      expect((await asAdmin.send('PUT', '/api/passwords/active', body)).status, JSON.stringify(body)).toBe(422);
    }
  });
});

describe('who may not reset whom', () => {
  it('staff: no administrator, nobody who holds more, not themselves; the others of the call are done', async () => {
    const own = await clerk([{ code: 'S0202S1', edit: true }]);
    const stronger = await clerk([{ code: 'S0202S', edit: true }]);
    const equal = await clerk([{ code: 'S0202S1', edit: true }]);
    const off = await build.account(school, { kind: 'staff', active: false });
    const hashes = await Promise.all([admin, stronger.account, own.account, off].map(hashOf));
    const { body } = await reset(own.person, [admin.id, stronger.account.id, own.account.id, off.id, equal.account.id, students[0].account.id]);
    expect(new Set(body.slips.map(({ id }) => id))).toEqual(new Set([equal.account.id, students[0].account.id]));
    expect(new Map(body.refused.map(({ id, code }) => [id, code]))).toEqual(new Map([[admin.id, 'administrator-only'], [stronger.account.id, 'holds-more'], [own.account.id, 'own-account'], [off.id, 'account-off']]));
    expect(body.refused.every(({ message, login }) => /[\u4e00-\u9fff]/.test(message) && login.startsWith(school.code))).toBe(true);
    expect(await Promise.all([admin, stronger.account, own.account, off].map(hashOf))).toEqual(hashes);
    expect((await own.person.get('/api/me')).status).toBe(200);
    expect((await switchTo(own.person, false, [admin.id, stronger.account.id, own.account.id])).body).toMatchObject({ done: 0, refused: [{}, {}, {}] });
  });

  it('a group that is out of use counts for nothing, for the one who resets and the one who is reset', async () => {
    const own = await clerk([{ code: 'S0202S1', edit: true }]);
    const stronger = await build.account(school, { kind: 'staff' });
    const group = await build.roleGroup(school, { modules: ['S0202S'], members: [stronger] });
    await build.update('role_groups', group.key, { in_use: false });
    expect((await reset(own.person, [stronger.id])).body.slips).toHaveLength(1);
  });

  it('an administrator resets another one, but not the own account', async () => {
    const other = await build.account(school);
    expect((await reset(asAdmin, [other.id, admin.id])).body).toMatchObject({ slips: [{ id: other.id }], refused: [{ id: admin.id, code: 'own-account' }] });
  });

  it('nobody without the module; and with it, only who has 修改', async () => {
    const { person } = await clerk([{ code: 'S0202S1', add: true, delete: true }]);
    expect((await person.get('/api/passwords')).status).toBe(200);
    expect((await reset(person, [students[0].account.id])).status).toBe(403);
    expect((await switchTo(person, false, [students[0].account.id])).status).toBe(403);
    const none = await clerk(['S0202S2', 'S0219S']);
    expect((await none.person.get('/api/passwords')).status).toBe(403);
  });
});

describe('an account that is switched off', () => {
  it('is out at once and cannot sign in; on again, its password is as before', async () => {
    const account = await build.account(school, { kind: 'staff' });
    const person = await signIn(server, account);
    expect((await switchTo(asAdmin, false, [account.id])).body).toEqual({ done: 1, refused: [] });
    expect((await person.get('/api/me')).status).toBe(401);
    expect((await enter(account, account.password)).status).toBe(401);
    expect((await switchTo(asAdmin, false, [account.id])).body.done).toBe(0);
    expect((await switchTo(asAdmin, true, [account.id])).body.done).toBe(1);
    expect((await enter(account, account.password)).status).toBe(200);
    expect((await person.get('/api/me')).status).toBe(401);
    const entries = await sql<{ details: { active: boolean } }>(`select details from audit_entries where action = 'account.switched' and target = $1 order by id`, [account.id]);
    expect(entries.map(({ details }) => details.active)).toEqual([false, true]);
  });
});

describe('the list', () => {
  it('has account, name, state, e-mail, kind and class; filters; and no temporary accounts', async () => {
    const filter = encodeURIComponent(JSON.stringify({ kind: 'student', login: `${school.code}_` }));
    const { body, headers } = await asAdmin.get<Record<string, unknown>[]>(`/api/passwords?filter=${filter}`);
    expect(headers.get('content-range')).toMatch(/\/3$/);
    expect(body.map(({ seatNo }) => seatNo)).toEqual([1, 2, 3]);
    expect(Object.keys(body[0])).toEqual(expect.arrayContaining(['login', 'name', 'initialState', 'email', 'kind', 'className', 'active']));
    const everybody = (await asAdmin.get<{ kind: string }[]>('/api/passwords?range=[0,999]')).body;
    expect(new Set(everybody.map(({ kind }) => kind))).toEqual(new Set(['administrator', 'staff', 'student']));
    const never = await build.account(school, { kind: 'staff' });
    await build.update('accounts', never.key, { password_state: 'none', password_hash: null });
    expect((await rowOf(never)).initialState).toBe('none');
    const byState = await asAdmin.get<{ id: string }[]>(`/api/passwords?filter=${encodeURIComponent(JSON.stringify({ initialState: 'none' }))}`);
    expect(byState.body.map(({ id }) => id)).toEqual([never.id]);
  });

  it('as Excel says the states in words and holds no password', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await (await asAdmin.fetch('/api/passwords/workbook')).arrayBuffer());
    const rows: unknown[] = [];
    workbook.worksheets[0].eachRow((row) => void rows.push(row.values));
    expect(rows[0]).toEqual(expect.arrayContaining(['登入帳號', '帳號名稱', '預設登入密碼', '電子郵件', '帳號類別', '班級']));
    expect(JSON.stringify(rows)).toMatch(/未使用|已變更/);
    expect(JSON.stringify(rows)).not.toContain('argon2');
  });
});
