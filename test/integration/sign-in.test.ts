import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { limits } from '@portfolio/config/limits';
import { hashPassword } from '@portfolio/access/server/passwords';
import { createBuilders, PASSWORD, type Account, type Builders, type School } from '../support/builders';
import { startServer, type TestServer } from '../support/server';

let server: TestServer;
let build: Builders;
let school: School;

beforeAll(async () => {
  server = await startServer({ env: { CAPTCHA: 'picture', WORKER: '0' } });
  build = createBuilders(server);
  school = await build.school();
});
afterAll(() => server?.stop());
// All tests come from one address.
beforeEach(() => sql('delete from sign_in_failures'));

const sql = async <R = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<R[]> => (await server.database.query(text, values)).rows as R[];
const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

interface Answer {
  status: number;
  headers: Headers;
  body: { accessToken?: string; me?: { login: string; mustChangePassword: boolean }; error?: { code: string; message: string; fields?: Record<string, string> } };
}

async function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(server.url + path, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer['body'] };
}

/** A picture code whose answer is known. */
async function captcha(answer = '12345', seconds: number = limits.signIn.captchaSeconds): Promise<{ id: string; answer: string }> {
  const [{ id }] = await sql<{ id: string }>('insert into captchas (answer_hash, expires_at) values ($1, now() + make_interval(secs => $2)) returning id', [sha256(answer), seconds]);
  return { id, answer };
}

interface Typed {
  school?: string | School;
  login: string;
  password?: string;
}
const attempt = async ({ login, password = PASSWORD, school: typed = school.code }: Typed, code?: { id: string; answer: string }): Promise<Answer> =>
  post('/api/sign-in', { school: typeof typed === 'string' ? typed : typed.code, login, password, captcha: code ?? (await captcha()) });

const wrong = (login: string): Promise<Answer> => attempt({ login, password: 'Not-the-password-1' });
const account = (given: Parameters<Builders['account']>[1] = {}): Promise<Account> => build.account(school, given);
/** Moves the clock of what is counted. */
const minutesLater = (minutes: number) =>
  sql('update sign_in_failures set first_at = first_at - make_interval(secs => $1), locked_until = locked_until - make_interval(secs => $1)', [minutes * 60]);

describe('a refused sign-in', () => {
  it('is the same for whatever is wrong', async () => {
    const known = await account();
    const disabled = await account({ active: false });
    const expired = await account();
    await build.update('accounts', expired.key, { expires_at: new Date(Date.now() - 1000) });
    const stale = await account();
    await build.update('accounts', stale.key, { password_state: 'initial', initial_expires_at: new Date(Date.now() - 1000) });
    const passwordless = await account();
    await build.update('accounts', passwordless.key, { password_hash: null, password_state: 'none' });
    const closed = await build.school();
    const ofClosed = await build.account(closed);
    await build.update('schools', closed.key, { active: false });
    const other = await build.account(await build.school());

    const answers = await Promise.all([
      wrong(known.login), attempt({ login: 'nobody' }), attempt({ school: '999998', login: known.login }), attempt({ school: '沒有這所學校', login: known.login }),
      attempt(disabled), attempt(expired), attempt(stale), attempt(passwordless), attempt({ school: closed.code, login: ofClosed.login }),
      attempt({ login: other.login }), attempt({ login: `${other.school.code}_${other.login}` }),
      attempt(known, { id: (await captcha()).id, answer: '00000' }), attempt(known, { id: '00000000-0000-4000-8000-000000000000', answer: '12345' }),
    ].map(async (pending) => {
      const { status, body, headers } = await pending;
      return JSON.stringify({ status, body, cookie: headers.get('set-cookie') });
    }));
    expect(new Set(answers).size, answers.join('\n')).toBe(1);
    expect(JSON.parse(answers[0])).toMatchObject({ status: 401, body: { error: { code: 'sign-in-refused' } }, cookie: null });
  });

  it('takes as long for an account that does not exist', async () => {
    const known = await account();
    await build.update('accounts', known.key, { password_hash: await hashPassword(PASSWORD) });
    const quickest = async (login: string): Promise<number> => {
      const times: number[] = [];
      for (let n = 0; n < 5; n += 1) {
        await sql('delete from sign_in_failures');
        const code = await captcha();
        const start = performance.now();
        await attempt({ login, password: 'Not-the-password-1' }, code);
        times.push(performance.now() - start);
      }
      return Math.min(...times);
    };
    await quickest('warm-up');
    const [there, nobody] = [await quickest(known.login), await quickest('nobody')];
    expect(nobody).toBeGreaterThan(there / 2);
    expect(there).toBeGreaterThan(nobody / 2);
  });

  it('is a refusal, not a fault, whatever is typed', async () => {
    for (const login of ['\u0000', 'a\u0000b', "' or 1=1 --", '%', '𠮷'.repeat(40), '\ud842', '.']) {
      const { status, body } = await attempt({ login });
      expect([401, 422], JSON.stringify(body)).toContain(status);
    }
    expect((await attempt({ login: 'x', password: 'x'.repeat(257) })).status).toBe(422);
    expect((await post('/api/sign-in', { school: school.code, login: { $ne: null }, password: 'x' })).status).toBe(422);
  });
});

describe('repeated failures', () => {
  it('lock the account after five, for a quarter of an hour, whatever password comes', async () => {
    const { login } = await account();
    for (let n = 1; n <= 5; n += 1) expect((await wrong(login)).status, `failure ${n}`).toBe(401);
    const locked = await attempt({ login });
    expect(locked.status).toBe(429);
    expect(locked.body.error).toMatchObject({ code: 'sign-in-locked' });
    expect(locked.body.error?.message).toContain('15');
    expect(locked.headers.get('retry-after')).toBe('900');

    await minutesLater(14);
    expect((await attempt({ login })).status).toBe(429);
    await minutesLater(1.1);
    expect((await attempt({ login })).status).toBe(200);
  });

  it('lock a name that does not exist just the same', async () => {
    for (let n = 1; n <= 5; n += 1) expect((await wrong('nobody-here')).status).toBe(401);
    expect((await wrong('nobody-here')).status).toBe(429);
  });

  it('count together however the name is written, and alone for the account', async () => {
    const [{ login }, neighbour] = [await account({ login: 'mixed.case' }), await account()];
    for (const written of [login, 'Mixed.Case', 'MIXED.CASE', `${school.code}_mixed.case`, login]) await wrong(written);
    expect((await attempt({ login })).status).toBe(429);
    expect((await attempt(neighbour)).status).toBe(200);
  });

  it('are forgotten after a success, and after a quarter of an hour', async () => {
    const { login } = await account();
    for (let round = 0; round < 2; round += 1) {
      for (let n = 1; n <= 4; n += 1) await wrong(login);
      expect((await attempt({ login })).status).toBe(200);
    }
    for (let n = 1; n <= 4; n += 1) await wrong(login);
    await minutesLater(15.1);
    for (let n = 1; n <= 4; n += 1) await wrong(login);
    expect((await attempt({ login })).status).toBe(200);
  });

  it('cannot be outrun by many at once', async () => {
    const { login } = await account();
    const codes = await Promise.all(Array.from({ length: 10 }, () => captcha()));
    for (let n = 1; n <= 4; n += 1) await wrong(login);
    // All ten are made to stand at the same place before any is counted.
    const gate = await server.database.connect();
    await gate.query('begin');
    await gate.query(`select 1 from sign_in_failures where subject like 'account:%' for update`);
    const answers = codes.map((code) => attempt({ login, password: 'Not-the-password-1' }, code));
    await expect.poll(async () => (await sql('select 1 from pg_stat_activity where datname = current_database() and wait_event_type = $1', ['Lock'])).length, { timeout: 10_000 }).toBe(10);
    await gate.query('commit');
    gate.release();
    const statuses = (await Promise.all(answers)).map(({ status }) => status).sort();
    expect(statuses).toEqual([401, ...Array(9).fill(429)]);
    expect((await attempt({ login })).status).toBe(429);
  });

  it('let a classroom of forty in that sits behind one address and mistypes twice', async () => {
    const pupils = await Promise.all(Array.from({ length: 40 }, () => account()));
    for (let round = 0; round < 2; round += 1) await Promise.all(pupils.map(({ login }) => wrong(login)));
    const answers = await Promise.all(pupils.map((pupil) => attempt(pupil)));
    expect(answers.map(({ status }) => status)).toEqual(Array(40).fill(200));
  });

  it('lock the address of one who tries name after name', async () => {
    const { login } = await account();
    await wrong('first-name');
    await sql(`update sign_in_failures set failures = $1 where subject like 'address:%'`, [limits.signIn.failuresPerAddress - 2]);
    expect((await wrong('second-name')).status).toBe(401);
    expect((await attempt({ login })).status).toBe(200);
    expect((await wrong('third-name')).status).toBe(401);
    expect((await attempt({ login })).status).toBe(429);
    await minutesLater(15.1);
    expect((await attempt({ login })).status).toBe(200);
  });

  it('count by the connection’s address, whatever a header claims', async () => {
    await post('/api/sign-in', { school: school.code, login: 'nobody', password: 'x', captcha: await captcha() }, { 'X-Forwarded-For': '203.0.113.7' });
    expect(await sql(`select subject from sign_in_failures where subject like 'address:%'`)).toEqual([{ subject: 'address:127.0.0.1' }]);
  });
});

describe('the picture code', () => {
  const ask = async (body: unknown = {}, language = 'zh-TW') =>
    (await post('/api/sign-in/captcha', body, { 'Accept-Language': language })).body as unknown as { id: string; svg: string | null; question: string | null };
  /** What only the database knows. */
  async function solve(id: string, candidates: string[]): Promise<string> {
    const [{ hash }] = await sql<{ hash: Buffer }>('select answer_hash as hash from captchas where id = $1', [id]);
    return candidates.find((each) => sha256(each).equals(hash)) ?? 'none';
  }
  const fiveDigits = Array.from({ length: 100_000 }, (_, number) => String(number).padStart(5, '0'));
  const outcomeOf = async ({ login }: Account, code?: unknown) => (await post('/api/sign-in', { school: school.code, login, password: PASSWORD, ...(code ? { captcha: code } : {}) })).body.error?.code ?? 'in';

  it('lets in who reads it, once', async () => {
    const person = await account();
    const { id, svg } = await ask();
    const answer = await solve(id, fiveDigits);
    expect(answer).toMatch(/^\d{5}$/);
    expect(svg).toMatch(/^<svg/);
    expect(svg?.replace(/<[^>]*>/g, '')).toBe('');
    expect(await outcomeOf(person, { id, answer: ` ${answer} ` })).toBe('in');
    expect(await outcomeOf(person, { id, answer })).toBe('sign-in-refused');
  });

  it('is used up by a wrong answer', async () => {
    const person = await account();
    const code = await captcha();
    expect(await outcomeOf(person, { id: code.id, answer: '00000' })).toBe('sign-in-refused');
    expect(await outcomeOf(person, code)).toBe('sign-in-refused');
  });

  it('is good for five minutes', async () => {
    const person = await account();
    expect(await outcomeOf(person, await captcha('12345', -1))).toBe('sign-in-refused');
    const { id } = await ask();
    const [{ seconds }] = await sql<{ seconds: number }>('select extract(epoch from expires_at - now())::float as seconds from captchas where id = $1', [id]);
    expect(Math.abs(seconds - 300)).toBeLessThan(20);
  });

  it('cannot be left out or invented', async () => {
    const person = await account();
    expect(await outcomeOf(person)).toBe('sign-in-refused');
    expect(await outcomeOf(person, { id: '00000000-0000-4000-8000-000000000000', answer: '12345' })).toBe('sign-in-refused');
    expect(await outcomeOf(person, { id: 'x', answer: '12345' })).toBe('invalid-input');
  });

  it('wrong, does not count against the account', async () => {
    const person = await account();
    for (let n = 0; n < 8; n += 1) await outcomeOf(person, { id: (await captcha()).id, answer: '00000' });
    expect(await outcomeOf(person, await captcha())).toBe('in');
  });

  it('can be had as a question in words, in both languages', async () => {
    const person = await account();
    const { id, svg, question } = await ask({ form: 'question' });
    expect(svg).toBeNull();
    expect(question).toMatch(/^[一二三四五六七八九十]+加[一二三四五六七八九十]+等於多少/);
    expect((await ask({ form: 'question' }, 'en')).question).toMatch(/^How much is [a-z]+ plus [a-z]+\?/);
    expect(await outcomeOf(person, { id, answer: await solve(id, Array.from({ length: 40 }, (_, number) => String(number))) })).toBe('in');
  });
});

describe('what a person types', () => {
  it('may be the school’s code or whole name, and the login with or without the code', async () => {
    const named = await build.school({ name: '唯一高級中學' });
    const { login } = await build.account(named);
    for (const [typed, name] of [[named.code, login], ['唯一高級中學', login], [` ${named.code} `, ` ${login} `], [named.code, `${named.code}_${login}`], ['唯一高級中學', `${named.code}_${login}`]]) {
      const { status, body } = await attempt({ school: typed, login: name });
      expect(status, `${typed} ${name}`).toBe(200);
      expect(body.me?.login).toBe(login);
    }
  });

  it('is no school where two have the name', async () => {
    const [first] = [await build.school({ name: '同名高級中學' }), await build.school({ name: '同名高級中學' })];
    const { login } = await build.account(first);
    expect((await attempt({ school: '同名高級中學', login })).status).toBe(401);
    expect((await attempt({ school: first.code, login })).status).toBe(200);
  });

  it('finds schools by a part of the name or the beginning of the code, open ones alone', async () => {
    const found = await build.school({ name: '百分之百%高級中學' });
    await build.update('schools', (await build.school({ name: '百分之百%已關閉' })).key, { active: false });
    const options = async (text: string) => (await (await fetch(`${server.url}/api/sign-in/schools?text=${encodeURIComponent(text)}`)).json()) as { code: string; name: string }[];
    expect(await options('百分之百')).toEqual([{ code: found.code, name: found.name }]);
    expect(await options('百%')).toEqual([{ code: found.code, name: found.name }]);
    expect(await options(found.code)).toEqual([{ code: found.code, name: found.name }]);
    expect(await options('_分之百%')).toEqual([]);
    expect((await options('')).length).toBeLessThanOrEqual(20);
  });
});

// Last, since the server is another one afterwards.
describe('behind one proxy', () => {
  it('the address is the one that the proxy saw, not one that a client wrote before it', async () => {
    await server.restart({ CAPTCHA: 'picture', TRUST_PROXY: '1' });
    for (const forwarded of ['203.0.113.9', '198.51.100.1, 203.0.113.9', 'x:y::z::1, 203.0.113.9']) {
      const { status } = await post('/api/sign-in', { school: school.code, login: 'nobody', password: 'x', captcha: await captcha() }, { 'X-Forwarded-For': forwarded });
      expect(status).toBe(401);
    }
    expect(await sql(`select subject, failures from sign_in_failures where subject like 'address:%'`)).toEqual([{ subject: 'address:203.0.113.9', failures: 3 }]);
  });
});
