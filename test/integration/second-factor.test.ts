import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeAt } from '@portfolio/access/domain/second-factor';
import { createBuilders, PASSWORD, personAt, signIn, type Account, type Answered, type Builders, type Person, type School } from '../support/builders';
import { giveMailServer, mailsOf, tokenIn, type Mail } from '../support/mailbox';
import { shareServer, type SharedTestServer } from '../support/server';

/** The second factor of a person's account, and of all the staff where the school asks for it. */
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

describe('the second factor', () => {
  const SCHOOL_WIDE = '/api/account-security';
  const begin = (person: Person, present = PASSWORD) => person.send<{ secret: string; uri: string }>('POST', '/api/me/second-factor/begin', { present });
  const confirm = (person: Person, code: string) => person.send<{ recoveryCodes: string[] }>('POST', '/api/me/second-factor/confirm', { code });
  const step = (challenge: string, code: string) => visitor.send<{ accessToken?: string } & Refused>('POST', '/api/sign-in/second-step', { challenge, code });
  const nowCode = (secret: string, off = 0) => codeAt(secret, Date.now() / 1000 + off);
  /** As half a minute later: the code of now has not been taken yet. */
  const forgetStep = () => sql('update second_factors set last_step = null where account_id = $1', [account.key]);
  const challengeOf = async (): Promise<string> => ((await enter(PASSWORD)).body as { challenge: string }).challenge;

  /** `taken` is the code that switched it on, and `earlier` that of the half minute before. */
  async function switchedOn(): Promise<{ person: Person; secret: string; recoveryCodes: string[]; taken: string; earlier: string }> {
    const person = await signIn(server, account);
    const { body: { secret } } = await begin(person);
    const seconds = Date.now() / 1000;
    const [taken, earlier] = [codeAt(secret, seconds), codeAt(secret, seconds - 30)];
    const { body, status } = await confirm(person, taken);
    expect(status, JSON.stringify(body)).toBe(200);
    return { person, secret, recoveryCodes: body.recoveryCodes, taken, earlier };
  }

  it('is begun with the password and switched on by a code; the secret is sealed, the recovery codes are hashed', async () => {
    const person = await signIn(server, account);
    expect(codeOf(await confirm(person, '123456'))).toBe('second-factor-off');
    expect(codeOf(await begin(person, 'Not-the-password-1'))).toBe('password-wrong');
    const { body: { secret, uri } } = await begin(person);
    expect(uri).toContain(secret);
    // Begun is not on: the sign-in asks for nothing yet.
    expect((await enter(PASSWORD)).body).toHaveProperty('accessToken');
    expect(codeOf(await confirm(person, '000000'))).toBe('code-wrong');
    const { body: { recoveryCodes } } = await confirm(person, ` ${nowCode(secret).slice(0, 3)} ${nowCode(secret).slice(3)} `);
    expect(recoveryCodes).toHaveLength(10);
    const kept = JSON.stringify([await sql('select * from second_factors where account_id = $1', [account.key]), await sql('select * from recovery_codes where account_id = $1', [account.key])]);
    for (const plain of [secret, ...recoveryCodes, ...recoveryCodes.map((code) => code.replace('-', ''))]) expect(kept).not.toContain(plain);
    expect(codeOf(await begin(person))).toBe('second-factor-on');
    expect((await person.get('/api/me/account')).body).toMatchObject({ secondFactor: { on: true, codesLeft: 10, required: false } });
    expect((await audited()).filter((action) => action.startsWith('second'))).toEqual(['second-factor.begun', 'second-factor.switched-on']);
  });

  it('is asked for after the right password, and not told of before', async () => {
    const { secret } = await switchedOn();
    const refused = await enter('Not-the-password-1');
    expect([refused.status, codeOf(refused)]).toEqual([401, 'sign-in-refused']);
    const answered = await visitor.send<{ challenge: string }>('POST', '/api/sign-in', { school: school.code, login: account.login, password: PASSWORD });
    expect(Object.keys(answered.body)).toEqual(['challenge']);
    expect(answered.headers.get('set-cookie')).toBeNull();
    await forgetStep();
    const code = nowCode(secret);
    const { status, body, headers } = await step(answered.body.challenge, code);
    expect([status, headers.get('set-cookie')]).toEqual([200, expect.stringMatching(/refresh=/)]);
    expect((await personAt(server, body.accessToken).get('/api/me')).status).toBe(200);
    // Both the challenge and the code are spent.
    expect(codeOf(await step(answered.body.challenge, nowCode(secret, 30)))).toBe('second-step-over');
    expect(codeOf(await step(await challengeOf(), code))).toBe('code-wrong');
  });

  it('refuses a code that was taken, or an earlier one; two at once: one of them', async () => {
    const { secret, taken, earlier } = await switchedOn();
    expect(codeOf(await step(await challengeOf(), taken))).toBe('code-wrong');
    expect(codeOf(await step(await challengeOf(), earlier))).toBe('code-wrong');
    await forgetStep();
    const challenge = await challengeOf();
    const code = nowCode(secret);
    const both = await Promise.all([step(challenge, code), step(challenge, code)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, expect.any(Number)]);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('is guessed five times and no more, whatever comes in between', async () => {
    const { secret, person } = await switchedOn();
    await forgetStep();
    const wrong = nowCode(secret) === '000000' ? '111111' : '000000';
    for (let n = 1; n <= 5; n += 1) {
      // The right password in between gives no new guesses, at the sign-in and at a session.
      const challenge = await challengeOf();
      if (n === 3) expect((await person.send('POST', '/api/me/second-factor/recovery-codes', { present: PASSWORD })).status).toBe(200);
      expect(codeOf(await step(challenge, wrong)), `guess ${n}`).toBe('code-wrong');
    }
    const { status, body } = await enter(PASSWORD);
    expect([status, (body as Refused).error?.code]).toEqual([429, 'sign-in-locked']);
    await sql('delete from sign_in_failures');
    expect((await step(await challengeOf(), nowCode(secret))).status).toBe(200);
  });

  it('gives five minutes between the password and the code', async () => {
    const { secret } = await switchedOn();
    await forgetStep();
    const challenge = await challengeOf();
    const [{ seconds }] = await sql<{ seconds: number }>(`select extract(epoch from expires_at - now())::float as seconds from account_tokens where account_id = $1 and purpose = 'sign-in' and used_at is null`, [account.key]);
    expect(Math.abs(seconds - 300)).toBeLessThan(20);
    await sql(`update account_tokens set expires_at = now() where account_id = $1`, [account.key]);
    expect(codeOf(await step(challenge, nowCode(secret)))).toBe('second-step-over');
  });

  it('goes on in two places beside each other, and is over once the password is changed', async () => {
    const { secret, person } = await switchedOn();
    const [first, second, third] = [await challengeOf(), await challengeOf(), await challengeOf()];
    await forgetStep();
    expect((await step(first, nowCode(secret))).status).toBe(200);
    await forgetStep();
    expect((await step(second, nowCode(secret))).status).toBe(200);
    expect((await person.send('POST', '/api/me/password', { present: PASSWORD, password: NEW_PASSWORD })).status).toBe(200);
    await forgetStep();
    expect(codeOf(await step(third, nowCode(secret)))).toBe('second-step-over');
  });

  it('is stood in for by a recovery code, each once; new ones take the place of all', async () => {
    const { person, recoveryCodes } = await switchedOn();
    expect((await step(await challengeOf(), recoveryCodes[0].toUpperCase().replace('-', ' '))).status).toBe(200);
    expect(codeOf(await step(await challengeOf(), recoveryCodes[0]))).toBe('code-wrong');
    const other = await build.account(school);
    await sql('delete from sign_in_failures');
    const { body } = await person.send<{ recoveryCodes: string[] }>('POST', '/api/me/second-factor/recovery-codes', { present: PASSWORD });
    expect(codeOf(await step(await challengeOf(), recoveryCodes[1]))).toBe('code-wrong');
    expect((await step(await challengeOf(), body.recoveryCodes[1])).status).toBe(200);
    expect(await audited()).toEqual(expect.arrayContaining(['second-factor.code-used', 'second-factor.codes-renewed']));
    expect((await person.get('/api/me/account')).body).toMatchObject({ secondFactor: { codesLeft: 9 } });
    expect(codeOf(await (await signIn(server, other)).send('POST', '/api/me/second-factor/recovery-codes', { present: PASSWORD }))).toBe('second-factor-off');
  });

  it('is switched off with password and code, and stays through a forgotten password', async () => {
    const { person, secret } = await switchedOn();
    await ask();
    await use(tokenIn((await mails())[0]));
    const challenge = ((await enter(NEW_PASSWORD)).body as { challenge: string }).challenge;
    expect(challenge).toBeTruthy();
    expect((await person.get('/api/me')).status).toBe(401);
    await forgetStep();
    const again = personAt(server, (await step(challenge, nowCode(secret))).body.accessToken);
    const off = (present: string, code: string) => again.send('POST', '/api/me/second-factor/end', { present, code });
    await forgetStep();
    expect(codeOf(await off('Not-the-password-1', nowCode(secret)))).toBe('password-wrong');
    expect(codeOf(await off(NEW_PASSWORD, '00000'))).toBe('code-wrong');
    expect((await off(NEW_PASSWORD, nowCode(secret))).status).toBe(200);
    expect((await enter(NEW_PASSWORD)).body).toHaveProperty('accessToken');
    expect(await sql('select 1 from recovery_codes where account_id = $1', [account.key])).toEqual([]);
  });

  it('is not for students', async () => {
    const student = await signIn(server, await build.account(school, { student: await build.student(school) }));
    expect((await begin(student)).status).toBe(403);
  });

  it('that the school requires comes before anything else, for its staff alone', async () => {
    const strict = await build.school();
    const administrator = await build.account(strict);
    const teacher = await build.account(strict, { teacher: await build.teacher(strict) });
    const pupil = await signIn(server, await build.account(strict, { student: await build.student(strict) }));
    const [chief, clerk] = [await signIn(server, administrator), await signIn(server, teacher)];
    expect((await chief.get(SCHOOL_WIDE)).body).toEqual({ staffSecondFactor: false, people: 2, withSecondFactor: 0 });
    expect((await chief.send('PUT', SCHOOL_WIDE, { staffSecondFactor: true })).status).toBe(200);
    for (const person of [chief, clerk]) {
      const shut = await person.get('/api/me/jobs');
      expect([shut.status, codeOf(shut)]).toEqual([403, 'second-factor-required']);
      expect((await person.get('/api/me')).body).toMatchObject({ mustSetUpSecondFactor: true });
    }
    expect((await pupil.get('/api/me/jobs')).status).toBe(200);
    const fresh = await signIn(server, teacher);
    const { body: { secret } } = await begin(fresh);
    expect((await confirm(fresh, nowCode(secret))).status).toBe(200);
    for (const person of [fresh, clerk]) expect((await person.get('/api/me/jobs')).status).toBe(200);
    expect((await fresh.get('/api/me')).body).toMatchObject({ mustSetUpSecondFactor: false });

    // The device is lost: the administrator takes it off, and the person begins anew.
    const { body: { secret: chiefs } } = await begin(chief);
    await confirm(chief, nowCode(chiefs));
    expect((await chief.get(SCHOOL_WIDE)).body).toEqual({ staffSecondFactor: true, people: 2, withSecondFactor: 2 });
    const { body: rows } = await chief.get<{ id: string; login: string; secondFactor: boolean }[]>('/api/staff-accounts?filter={"secondFactor":true}');
    expect(rows.map(({ login }) => login).sort()).toEqual([administrator.login, teacher.login].sort());
    const takeOff = (id: string) => chief.send('POST', `/api/staff-accounts/${id}/end-second-factor`, {});
    expect((await takeOff(account.id)).status).toBe(404);
    expect(codeOf(await takeOff(administrator.id))).toBe('own-second-factor');
    const office = await build.account(strict, { kind: 'staff' });
    await build.roleGroup(strict, { modules: ['S0202S1'], members: [office] });
    await build.roleGroup(strict, { modules: ['S0219S'], members: [teacher] });
    const officer = await signIn(server, office);
    await confirm(officer, nowCode((await begin(officer)).body.secret));
    expect(codeOf(await officer.send('POST', `/api/staff-accounts/${administrator.id}/end-second-factor`, {}))).toBe('administrator-only');
    expect(codeOf(await officer.send('POST', `/api/staff-accounts/${teacher.id}/end-second-factor`, {}))).toBe('holds-more');
    expect((await takeOff(teacher.id)).status).toBe(200);
    expect(codeOf(await takeOff(teacher.id))).toBe('second-factor-off');
    expect((await fresh.get('/api/me')).status).toBe(401);
    expect((await signIn(server, teacher).then((person) => person.get('/api/me'))).body).toMatchObject({ mustSetUpSecondFactor: true });
    expect((await chief.send('PUT', SCHOOL_WIDE, { staffSecondFactor: false })).status).toBe(200);
    expect(await sql(`select action from audit_entries where school_id = $1 and action in ('account-security.set', 'second-factor.taken-off') order by id`, [strict.key]))
      .toEqual(['account-security.set', 'second-factor.taken-off', 'account-security.set'].map((action) => ({ action })));
  });
});
