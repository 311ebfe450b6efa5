import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createBuilders, PASSWORD, personAt, signIn, type Account, type Answered, type Builders, type Person, type School } from '../support/builders';
import { giveMailServer, mailsOf, tokenIn, type Mail } from '../support/mailbox';
import { shareServer, type SharedTestServer } from '../support/server';

/** A person's own side of the account: forgotten password, change of e-mail, sessions. */
let server: SharedTestServer;
let build: Builders;
let school: School;
let account: Account;
let visitor: Person;

const NEW_PASSWORD = 'Loud-mountain-9';

beforeAll(async () => {
  server = await shareServer({ worker: false });
  build = createBuilders(server);
  school = await build.school();
  await giveMailServer(build, school);
  visitor = personAt(server);
});
afterAll(() => server?.stop());
beforeEach(async () => {
  await sql('delete from sign_in_failures');
  account = await build.account(school);
  await build.update('accounts', account.key, { email: `${account.login}@school.test` });
});

const sql = async <R = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<R[]> => (await server.database.query(text, values)).rows as R[];
type Refused = { error?: { code: string; message: string; fields?: Record<string, string> } };
const codeOf = ({ body }: Answered<unknown>): string | undefined => (body as Refused | null)?.error?.code;
const ask = (given: { school?: string; login?: string } = {}): Promise<Answered<unknown>> => visitor.send('POST', '/api/sign-in/password-link', { school: school.code, login: account.login, ...given });
const enter = (password: string) => visitor.send('POST', '/api/sign-in', { school: school.code, login: account.login, password });
const use = (token: string, password = NEW_PASSWORD) => visitor.send('POST', '/api/sign-in/password', { token, password });
const mails = (of: Account = account): Promise<Mail[]> => mailsOf(server, of);
const audited = async (): Promise<string[]> => (await sql<{ action: string }>('select action from audit_entries where account_id = $1 order by id', [account.key])).map(({ action }) => action);

describe('a forgotten password', () => {
  it('is set anew by a link that is good once; every session ends, and a lock with it', async () => {
    const session = await signIn(server, account);
    for (let n = 0; n < 5; n += 1) await enter('Not-the-password-1');
    expect((await enter(PASSWORD)).status).toBe(429);
    expect(await ask({ login: `${school.code}_${account.login}` })).toMatchObject({ status: 200, body: { done: 1 } });
    const [mail] = await mails();
    expect(mail).toMatchObject({ template: 'password-link', address: null, values: { name: account.name, login: account.login, school: school.name, minutes: 30 } });
    expect(String(mail.values.url)).toMatch(/^http.*\/new-password#[\w-]{43}$/);
    const token = tokenIn(mail);
    expect((await visitor.send('POST', '/api/sign-in/password-link/open', { token })).body).toEqual({ school: { code: school.code, name: school.name }, login: account.login });

    expect(codeOf(await use(token, 'password1'))).toBe('password-weak');
    expect((await use(token)).status).toBe(200);
    expect((await session.get('/api/me')).status).toBe(401);
    expect((await enter(PASSWORD)).status).toBe(401);
    expect((await enter(NEW_PASSWORD)).status).toBe(200);
    expect(codeOf(await use(token))).toBe('link-spent');
    expect(codeOf(await visitor.send('POST', '/api/sign-in/password-link/open', { token }))).toBe('link-spent');
    expect(await audited()).toEqual(['password.set-by-link']);
  });

  it('two at the same moment: one of them', async () => {
    await ask();
    const token = tokenIn((await mails())[0]);
    const statuses = (await Promise.all([use(token), use(token)])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 409]);
  });

  it('keeps the token as a hash alone, and for half an hour', async () => {
    await ask();
    const token = tokenIn((await mails())[0]);
    const [row] = await sql<{ seconds: number }>(`select *, extract(epoch from expires_at - now())::float as seconds, encode(token_hash, 'escape') as text from account_tokens where account_id = $1`, [account.key]);
    expect(JSON.stringify(row)).not.toContain(token);
    expect(Math.abs(row.seconds - 1800)).toBeLessThan(30);
    await sql(`update account_tokens set expires_at = now() - interval '1 second' where account_id = $1`, [account.key]);
    expect(codeOf(await use(token))).toBe('link-spent');
    expect((await enter(PASSWORD)).status).toBe(200);
  });

  it('an earlier link is spent by a later one, a closed account’s link by its closing', async () => {
    await ask();
    await ask();
    const [second, first] = (await mails()).map(tokenIn);
    expect(codeOf(await use(first))).toBe('link-spent');
    await build.update('accounts', account.key, { active: false });
    expect(codeOf(await use(second))).toBe('link-spent');
    for (const never of ['x', 'a'.repeat(43), '']) expect([409, 422]).toContain((await use(never)).status);
  });

  it('answers alike, and alike slowly, whether or not there is such an account', async () => {
    const addressless = await build.account(school);
    const closed = await build.account(school, { active: false });
    await build.update('accounts', closed.key, { email: 'closed@school.test' });
    const timed = async (login: string) => {
      const start = performance.now();
      const { status, body } = await ask({ login });
      return { told: JSON.stringify({ status, body }), ms: performance.now() - start };
    };
    const answers = [await timed(account.login), await timed('nobody'), await timed(addressless.login), await timed(closed.login), await timed('\u{20bb7}')];
    expect(new Set(answers.map(({ told }) => told)).size).toBe(1);
    // The wait alone: what there was to do is done within it.
    for (const { ms } of answers) expect(ms).toBeGreaterThan(395);
    expect([await mails(addressless), await mails(closed)]).toEqual([[], []]);
  });

  it('is mailed five times in a quarter of an hour and no more, to whatever name', async () => {
    for (const login of [account.login, 'nobody-at-all']) {
      const codes = await Promise.all(Array.from({ length: 6 }, () => ask({ login }))).then((all) => all.map(({ status }) => status).sort());
      expect(codes, login).toEqual([200, 200, 200, 200, 200, 429]);
      expect(codeOf(await ask({ login }))).toBe('mail-too-often');
    }
    expect(await mails()).toHaveLength(5);
    // Apart from the guesses of a password.
    expect((await enter(PASSWORD)).status).toBe(200);
  });

  it('is offered where the school’s mail server is set, and nowhere else', async () => {
    const silent = await build.school();
    const offered = async (typed: string) => (await visitor.get(`/api/sign-in/password-link?school=${encodeURIComponent(typed)}`)).body;
    expect(await offered(school.code)).toEqual({ offered: true });
    expect(await offered(school.name)).toEqual({ offered: true });
    for (const typed of [silent.code, '', '999998', '沒有這所學校']) expect(await offered(typed), typed).toEqual({ offered: false });
    expect(codeOf(await ask({ school: silent.code }))).toBe('mail-unavailable');
  });
});

describe('a change of e-mail', () => {
  const change = (person: Person, email: string, present = PASSWORD) => person.send('POST', '/api/me/email', { email, present });
  const confirm = (token: string) => visitor.send('POST', '/api/email-confirmations', { token });
  const own = async (person: Person) => (await person.get<{ email: string; pendingEmail: { email: string } | null; canMail: boolean }>('/api/me/account')).body;

  it('counts once the new address has confirmed it; the old one is told', async () => {
    const person = await signIn(server, account);
    await ask();
    const passwordLink = tokenIn((await mails())[0]);
    expect((await change(person, 'new@school.test')).status).toBe(200);
    expect(await own(person)).toMatchObject({ email: `${account.login}@school.test`, pendingEmail: { email: 'new@school.test' }, canMail: true });
    const [mail] = await mails();
    expect(mail).toMatchObject({ template: 'email-confirm', address: 'new@school.test' });
    expect((await confirm(tokenIn(mail))).status).toBe(200);
    expect(await own(person)).toMatchObject({ email: 'new@school.test', pendingEmail: null });
    expect((await mails())[0]).toMatchObject({ template: 'email-changed', address: `${account.login}@school.test`, values: { email: 'new@school.test' } });
    expect(codeOf(await confirm(tokenIn(mail)))).toBe('link-spent');
    // A link that went to the old address opens nothing any more; and one kind of link is not the other.
    expect(codeOf(await use(passwordLink))).toBe('link-spent');
    expect(await audited()).toEqual(['email.change-asked', 'email.changed']);
  });

  it('needs the password, whose guesses count; an address; and another one than now', async () => {
    const person = await signIn(server, account);
    expect(codeOf(await change(person, 'new@school.test', 'Not-the-password-1'))).toBe('password-wrong');
    expect((await sql('select 1 from sign_in_failures where subject = $1 and failures = 1', [`account:${school.code}:${account.login}`]))).toHaveLength(1);
    for (const wrong of ['x', 'a@b', '', 'two@at@signs.test', 'line\n@school.test']) expect(codeOf(await change(person, wrong)), wrong).toBe('invalid-input');
    const same = await change(person, `${account.login}@school.test`);
    expect((same.body as Refused).error?.fields).toHaveProperty('email');
    expect(await mails()).toEqual([]);
    for (let n = 0; n < 5; n += 1) await change(person, 'new@school.test', 'Not-the-password-1');
    expect(codeOf(await change(person, 'new@school.test'))).toBe('sign-in-locked');
  });

  it('a token of one purpose is nothing for another', async () => {
    const person = await signIn(server, account);
    await ask();
    await change(person, 'new@school.test');
    const [email, password] = (await mails()).map(tokenIn);
    expect(codeOf(await use(email))).toBe('link-spent');
    expect(codeOf(await confirm(password))).toBe('link-spent');
    expect(codeOf(await visitor.send('POST', '/api/sign-in/second-step', { challenge: email, code: '123456' }))).toBe('second-step-over');
  });

  it('is refused in words where the school cannot mail, and closed to temporary accounts', async () => {
    const silent = await build.school();
    const person = await signIn(server, await build.account(silent));
    expect(codeOf(await change(person, 'new@school.test'))).toBe('mail-unavailable');
    const temporary = await signIn(server, await build.account(school, { kind: 'temporary', student: await build.student(school) }));
    expect((await change(temporary, 'new@school.test')).status).toBe(403);
    expect((await temporary.get('/api/me/account')).body).toMatchObject({ secondFactor: null });
  });

  it('goes with the language that the person is written to in', async () => {
    const person = await signIn(server, account);
    expect((await person.send('PUT', '/api/me/language', { language: 'en' })).status).toBe(200);
    expect((await person.get('/api/me/account')).body).toMatchObject({ language: 'en' });
    await ask();
    expect(await sql('select language from outbox_mails where account_id = $1', [account.key])).toEqual([{ language: 'en' }]);
    expect((await person.send('PUT', '/api/me/language', { language: 'de' })).status).toBe(422);
  });
});

describe('the own sessions', () => {
  interface Seen { id: string; device: { browser: string | null; system: string | null }; current: boolean; address: string; startedAt: string; lastUsedAt: string }
  const seen = async (person: Person): Promise<Seen[]> => (await person.get<Seen[]>('/api/me/sessions')).body;
  const live = async (person: Person): Promise<boolean> => (await person.get('/api/me')).status === 200;

  it('are listed with device and network, this one first, and no token in sight', async () => {
    const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
    const elsewhere = await fetch(`${server.url}/api/sign-in`, { method: 'POST', headers: { 'Content-Type': 'application/json', 'User-Agent': agent }, body: JSON.stringify({ school: school.code, login: account.login, password: PASSWORD }) });
    expect(elsewhere.status).toBe(200);
    const here = await signIn(server, account);
    const list = await seen(here);
    expect(list.map(({ current, device }) => [current, device.browser, device.system])).toEqual([[true, null, null], [false, 'Firefox', 'Linux']]);
    expect(list[0].address).toMatch(/127\.0\.0\.1/);
    expect(Object.keys(list[0]).sort()).toEqual(['address', 'current', 'device', 'id', 'lastUsedAt', 'startedAt']);
  });

  it('end one by one, or all but this one, at once', async () => {
    const [here, second, third] = [await signIn(server, account), await signIn(server, account), await signIn(server, account)];
    const other = await signIn(server, await build.account(school));
    const [{ id: foreign }] = await seen(other);
    const { id } = (await seen(second)).find(({ current }) => current) as Seen;
    expect((await here.send('DELETE', `/api/me/sessions/${id}`)).status).toBe(200);
    expect([await live(here), await live(second), await live(third)]).toEqual([true, false, true]);
    for (const none of [id, foreign, 'u'.repeat(24)]) expect((await here.send('DELETE', `/api/me/sessions/${none}`)).status).toBe(404);
    expect((await here.send('POST', '/api/me/sessions/end-others', {})).body).toEqual({ done: 1 });
    expect([await live(here), await live(third), await live(other)]).toEqual([true, false, true]);
    expect(await audited()).toEqual(['session.ended', 'session.others-ended']);
  });
});
