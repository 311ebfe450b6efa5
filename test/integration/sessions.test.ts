import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createBuilders, PASSWORD, personAt, signIn, type Account, type Builders, type School } from '../support/builders';
import { shareServer, type SharedTestServer } from '../support/server';

let server: SharedTestServer;
let build: Builders;
let school: School;
let account: Account;

beforeAll(async () => {
  server = await shareServer({ worker: false });
  build = createBuilders(server);
  school = await build.school();
});
afterAll(() => server?.stop());
beforeEach(async () => {
  account = await build.account(school);
});

const sql = async <R = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<R[]> => (await server.database.query(text, values)).rows as R[];

interface Tokens {
  status: number;
  access: string;
  /** The refresh cookie's value; empty when it was cleared or not sent. */
  refresh: string;
  setCookie: string;
  code?: string;
}

async function post(path: string, { body, refresh, access }: { body?: unknown; refresh?: string; access?: string } = {}): Promise<Tokens> {
  const headers: Record<string, string> = { 'Content-Type': 'application/json' };
  if (refresh !== undefined) headers.Cookie = `refresh=${refresh}`;
  if (access) headers.Authorization = `Bearer ${access}`;
  const response = await fetch(server.url + path, { method: 'POST', headers, body: JSON.stringify(body ?? {}) });
  const answer = (await response.json()) as { accessToken?: string; error?: { code: string } };
  const setCookie = response.headers.get('set-cookie') ?? '';
  return { status: response.status, access: answer.accessToken ?? '', refresh: /refresh=([^;]*)/.exec(setCookie)?.[1] ?? '', setCookie, code: answer.error?.code };
}

const enter = (of: Account = account, password = PASSWORD): Promise<Tokens> => post('/api/sign-in', { body: { school: of.school.code, login: of.login, password } });
const refresh = ({ refresh: token }: Pick<Tokens, 'refresh'>): Promise<Tokens> => post('/api/sign-in/refresh', { refresh: token });
const me = (token?: string) => personAt(server, token).get<{ login: string; mustChangePassword: boolean; rights: Record<string, string[]> }>('/api/me');
const isLive = async ({ access }: Pick<Tokens, 'access'>): Promise<boolean> => (await me(access)).status === 200;

describe('a session', () => {
  it('is a short token and a cookie that no script and no other site can use', async () => {
    const { status, access, setCookie } = await enter();
    expect(status).toBe(200);
    expect(setCookie).toMatch(/httponly/i);
    expect(setCookie).toMatch(/samesite=strict/i);
    expect(setCookie).toMatch(/path=\//i);
    expect((await me(access)).body.login).toBe(account.login);
  });

  it('is kept by hashes alone', async () => {
    const { access, refresh: token } = await enter();
    const rows = JSON.stringify(await sql('select encode(access_hash, \'escape\') a, encode(refresh_hash, \'escape\') r, * from sessions where account_id = $1', [account.key]));
    expect(rows).not.toContain(access);
    expect(rows).not.toContain(token);
  });

  it.each(['', 'Bearer', 'Bearer ', 'Bearer x', 'Basic dXNlcjpwYXNz', `Bearer ${'a'.repeat(43)}`])('is needed: %j is none', async (authorization) => {
    const response = await fetch(`${server.url}/api/me`, { headers: { Authorization: authorization } });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { code: 'signed-out' } });
  });

  it('does not begin with the cookie alone, nor with the refresh token as access', async () => {
    const { refresh: token } = await enter();
    expect((await fetch(`${server.url}/api/me`, { headers: { Cookie: `refresh=${token}` } })).status).toBe(401);
    expect((await me(token)).status).toBe(401);
  });

  it('ends its access token after ten minutes, and goes on with the cookie', async () => {
    const first = await enter();
    const [{ seconds }] = await sql<{ seconds: number }>('select extract(epoch from access_expires_at - now())::float as seconds from sessions where account_id = $1', [account.key]);
    expect(seconds).toBeGreaterThan(500);
    expect(seconds).toBeLessThanOrEqual(600);
    await sql(`update sessions set access_expires_at = now() - interval '1 second' where account_id = $1`, [account.key]);
    expect(await isLive(first)).toBe(false);
    expect(await isLive(await refresh(first))).toBe(true);
  });

  it('ends for good when it was not used for two weeks', async () => {
    const first = await enter();
    await sql(`update sessions set expires_at = now() - interval '1 second' where account_id = $1`, [account.key]);
    expect(await isLive(first)).toBe(false);
    expect((await refresh(first)).status).toBe(401);
  });
});

describe('a refresh', () => {
  it('gives new tokens and takes the old access token away', async () => {
    const first = await enter();
    const second = await refresh(first);
    expect(second.status).toBe(200);
    expect(second.refresh).not.toBe(first.refresh);
    expect(second.access).not.toBe(first.access);
    expect([await isLive(first), await isLive(second)]).toEqual([false, true]);
  });

  it('serves two tabs that ask at the same moment', async () => {
    const first = await enter();
    const both = await Promise.all([refresh(first), refresh(first)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(await sql('select 1 from sessions where account_id = $1 and ended_at is null', [account.key])).toHaveLength(1);
  });

  it('that is asked for twice gives the same tokens, so that the answers may arrive in any order, or one of them never', async () => {
    const first = await enter();
    const [second, late] = [await refresh(first), await refresh(first)];
    expect(late.status).toBe(200);
    expect([late.access, late.refresh]).toEqual([second.access, second.refresh]);
    expect(await isLive(second)).toBe(true);
    // Long after, the browser has either answer's cookie.
    await sql(`update sessions set rotated_at = rotated_at - interval '1 hour' where account_id = $1`, [account.key]);
    const third = await refresh(late);
    expect(third.status).toBe(200);
    expect(await isLive(third)).toBe(true);
    // Two rotations ago: no token of the session any more, and nobody is signed out by it.
    expect((await refresh(first)).status).toBe(401);
    expect(await isLive(third)).toBe(true);
  });

  it('ends the session when an old token comes again later: somebody has copied it', async () => {
    const first = await enter();
    const second = await refresh(first);
    await sql(`update sessions set rotated_at = rotated_at - interval '31 seconds' where account_id = $1`, [account.key]);
    expect((await refresh(first)).status).toBe(401);
    expect(await isLive(second)).toBe(false);
    expect((await refresh(second)).status).toBe(401);
  });

  it('is refused without a cookie, and with one that is none', async () => {
    expect((await post('/api/sign-in/refresh')).code).toBe('signed-out');
    for (const token of ['', 'x', 'a'.repeat(43)]) expect((await refresh({ refresh: token })).status).toBe(401);
  });
});

describe('a session ends', () => {
  it('by signing out, at once', async () => {
    const [here, elsewhere] = [await enter(), await enter()];
    const out = await post('/api/sign-out', { refresh: here.refresh });
    expect(out.status).toBe(200);
    expect(out.setCookie).toMatch(/refresh=;/);
    expect([await isLive(here), await isLive(elsewhere)]).toEqual([false, true]);
    expect((await refresh(here)).status).toBe(401);
  });

  it('by signing out with the former cookie, when the answer with the new one was lost', async () => {
    const first = await enter();
    const unseen = await refresh(first);
    await post('/api/sign-out', { refresh: first.refresh });
    expect(await isLive(unseen)).toBe(false);
  });

  it('when the account is disabled, at once, and does not come back with it', async () => {
    const session = await enter();
    await build.update('accounts', account.key, { active: false });
    expect(await isLive(session)).toBe(false);
    expect((await refresh(session)).status).toBe(401);
  });

  it('when the account’s time is over, or its school is closed', async () => {
    const session = await enter();
    await build.update('accounts', account.key, { expires_at: new Date(Date.now() - 1000) });
    expect(await isLive(session)).toBe(false);

    const closing = await build.school();
    const other = await enter(await build.account(closing));
    expect(await isLive(other)).toBe(true);
    await build.update('schools', closing.key, { active: false });
    expect(await isLive(other)).toBe(false);
  });

  it('everywhere else when the password is changed', async () => {
    const [here, elsewhere] = [await enter(), await enter()];
    const changed = await post('/api/me/password', { access: here.access, body: { present: PASSWORD, password: 'Loud-mountain-9' } });
    expect(changed.status).toBe(200);
    expect(await Promise.all([here, elsewhere, changed].map(isLive))).toEqual([false, false, true]);
    expect((await refresh(elsewhere)).status).toBe(401);
    expect((await refresh(changed)).status).toBe(200);
    expect((await enter()).status).toBe(401);
    expect((await enter(account, 'Loud-mountain-9')).status).toBe(200);
  });
});

describe('a new password', () => {
  const change = async (password: string, present = PASSWORD) => {
    const { access } = await enter();
    const { body, status } = await personAt(server, access).send<{ error?: { code: string; fields?: Record<string, string> } }>('POST', '/api/me/password', { present, password });
    return { status, code: body.error?.code, fields: Object.keys(body.error?.fields ?? {}) };
  };

  it('needs the present one', async () => {
    expect(await change('Loud-mountain-9', 'Not-the-password-1')).toEqual({ status: 422, code: 'password-wrong', fields: ['present'] });
    expect((await enter()).status).toBe(200);
  });

  it('lets the present one be guessed no more often than a sign-in does', async () => {
    const { access } = await enter();
    const guess = (present: string) => personAt(server, access).send<{ error?: { code: string } }>('POST', '/api/me/password', { present, password: 'Loud-mountain-9' });
    for (let n = 1; n <= 5; n += 1) expect((await guess(`Not-the-password-${n}`)).body.error?.code, `guess ${n}`).toBe('password-wrong');
    const sixth = await guess(PASSWORD);
    expect([sixth.status, sixth.body.error?.code]).toEqual([429, 'sign-in-locked']);
    expect((await enter()).status).toBe(429);
    await sql('delete from sign_in_failures');
    expect((await guess(PASSWORD)).status).toBe(200);
  });

  it.each(['short', 'password1', 'aaaaaaaaaa', PASSWORD])('is refused with the rule beside its field: %s', async (password) => {
    expect(await change(password)).toEqual({ status: 422, code: 'password-weak', fields: ['password'] });
  });

  it('must not contain the student’s account or birthday', async () => {
    account = await build.account(school, { student: await build.student(school, { birthDate: '2005-04-02' }), login: 's110001' });
    for (const password of ['my-s110001!', 'born20050402', 'born0940402x']) expect((await change(password)).code, password).toBe('password-weak');
  });
});

describe('an initial password', () => {
  it('opens nothing but its own change', async () => {
    await build.update('accounts', account.key, { password_state: 'initial', initial_expires_at: new Date(Date.now() + 3600_000) });
    const session = await enter();
    expect((await me(session.access)).body.mustChangePassword).toBe(true);
    const person = personAt(server, session.access);
    for (const path of ['/api/role-groups', '/api/accounts', '/api/me/jobs', '/api/me/windows?year=110', '/api/audit-entries/workbook']) {
      const { status, body } = await person.get<{ error: { code: string } }>(path);
      expect([status, body.error.code], path).toEqual([403, 'password-change-required']);
    }
    const again = await refresh(session);
    expect((await personAt(server, again.access).get('/api/role-groups')).status).toBe(403);

    const changed = await post('/api/me/password', { access: again.access, body: { present: PASSWORD, password: 'Loud-mountain-9' } });
    expect((await personAt(server, changed.access).get('/api/role-groups')).status).toBe(200);
    expect((await me(changed.access)).body.mustChangePassword).toBe(false);
    expect((await enter(account, 'Loud-mountain-9')).status).toBe(200);
  });
});

describe('a right', () => {
  it('given or taken away counts at the next request', async () => {
    const clerk = await build.account(school, { kind: 'staff' });
    const person = await signIn(server, clerk);
    const status = async () => (await person.get('/api/role-groups')).status;
    expect(await status()).toBe(403);
    const group = await build.roleGroup(school, { modules: ['S0202S'], members: [clerk] });
    expect(await status()).toBe(200);
    await build.update('role_groups', group.key, { in_use: false });
    expect(await status()).toBe(403);
    await build.update('role_groups', group.key, { in_use: true });
    await sql('delete from role_group_modules where role_group_id = $1', [group.key]);
    expect(await status()).toBe(403);
  });

  it('follows the kind of account, at the next request', async () => {
    const person = await signIn(server, account);
    expect((await person.get('/api/role-groups')).status).toBe(200);
    await build.update('accounts', account.key, { kind: 'staff' });
    expect((await person.get('/api/role-groups')).status).toBe(403);
  });
});
