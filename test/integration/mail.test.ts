import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadSecrets } from '@portfolio/config/secrets';
import { openDatabase, type Database } from '@portfolio/kernel/server/database';
import { scopeOf } from '@portfolio/kernel/server/scope';
import { createSeal } from '@portfolio/kernel/server/seal';
import { registerTexts } from '@portfolio/access/server/http/texts';
import type { MailServer, MailTrial } from '@portfolio/mail/contract';
import { openMessenger } from '@portfolio/mail/server/messenger';
import { reminderTexts } from '@portfolio/portfolio/contract';
import { createBuilders, signIn, type Account, type Answered, type Builders, type Person, type School } from '../support/builders';
import { freePort, startServerProcess, type ServerProcess } from '../support/server-process';
import { startServer, type TestServer } from '../support/server';
import { headerOf, startSilence, startSmtp, textOf, type TestSmtp } from '../support/smtp';

/** 3.8 against a real SMTP server that takes, refuses, hangs and drops; with two processes that send. */
let server: TestServer;
let second: ServerProcess;
let database: Database;
let build: Builders;
let school: School;
let admin: Account;
let teachers: Account[];
let person: Person;
let smtp: TestSmtp;

const form = (given: Record<string, unknown> = {}) => ({
  host: '127.0.0.1', port: smtp.port, encryption: 'none', login: null, password: null, clearPassword: false, sender: 'noreply@school.test', senderName: '學習歷程', ...given,
});
const save = (given: Record<string, unknown> = {}): Promise<Answered<MailServer & { error?: { code: string; fields: Record<string, string> } }>> => person.send('PUT', '/api/mail/server', form(given));
const attempt = async (given: Record<string, unknown> = {}): Promise<MailTrial> => (await person.send<MailTrial>('POST', '/api/mail/server/test', { ...form(given), to: 'clerk@school.test' })).body;

let events = 0;
/** Tells teachers something, as a capability does. @returns the event */
async function tell(accounts: Account[], values: Record<string, string | number> = {}): Promise<string> {
  const { FIELD_KEY, INDEX_KEY } = loadSecrets(server.dataDir, {});
  const event = `test:${(events += 1)}`;
  await openMessenger(createSeal(FIELD_KEY, INDEX_KEY)).tell(scopeOf(database, school.key), accounts.map(({ key }) => ({
    template: 'outcomes-waiting', event, accountId: key, link: '/certifications', by: ['screen', 'mail'], values: { count: 3, courses: '國語文', ...values },
  })));
  return event;
}

interface Mail { state: string; failure: string | null; answer: string | null; attempts: number; next_at: Date; content_sealed: string | null; document_id: string; waits: number }
const mails = async (event: string): Promise<Mail[]> =>
  (await server.database.query<Mail>('select *, extract(epoch from next_at - now())::float as waits from outbox_mails where event = $1 order by id', [event])).rows;

async function until<T>(look: () => Promise<T | undefined | false>, seconds = 20): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`did not come to pass. The server wrote:\n${server.output().slice(-2000)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
const settled = (event: string, state: string): Promise<Mail[]> => until(async () => {
  const found = await mails(event);
  return found.length > 0 && found.every((mail) => mail.state === state && (state !== 'waiting' || mail.failure)) && found;
});
/** In place of waiting for minutes. */
const hasten = (event: string) => server.database.query(`update outbox_mails set next_at = now() where event = $1 and state = 'waiting'`, [event]);

beforeAll(async () => {
  const env = { MAIL_TIMEOUT_SECONDS: '1' };
  server = await startServer({ env });
  second = await startServerProcess({ port: await freePort(), dataDir: server.dataDir, databaseUrl: server.databaseUrl, env: { SEED: 'none', PUBLIC_URL: server.url, ...env } });
  database = openDatabase(server.databaseUrl, 4);
  build = createBuilders(server);
  registerTexts(reminderTexts);
  school = await build.school({ name: '示範高級中學' });
  admin = await build.account(school, { name: '林管理' });
  teachers = [];
  for (let index = 0; index < 12; index += 1) {
    const teacher = await build.account(school, { teacher: await build.teacher(school) });
    await build.update('accounts', teacher.key, { email: `teacher${index}@school.test` });
    teachers.push(teacher);
  }
  person = await signIn(server, admin);
}, 240_000);
beforeEach(async () => {
  smtp = await startSmtp();
});
afterEach(async () => {
  await server.database.query('delete from outbox_mails; delete from mail_servers');
  await smtp.stop();
});
afterAll(async () => {
  await database?.close();
  await second?.stop();
  await server?.stop();
});

describe('the settings', () => {
  it('never give the password back, and keep it only where it was meant for', async () => {
    expect((await save({ login: 'clerk@school.test', password: 'mail-secret' })).body).toMatchObject({ isSet: true, hasPassword: true });
    const shown = await person.get('/api/mail/server');
    expect(JSON.stringify(shown.body)).not.toContain('mail-secret');
    const { rows } = await server.database.query('select * from mail_servers');
    expect(JSON.stringify(rows)).not.toContain('mail-secret');
    expect((await save({ login: 'clerk@school.test', senderName: '新名稱' })).body).toMatchObject({ hasPassword: true });
    for (const elsewhere of [{ host: 'mail.elsewhere.test', login: 'clerk@school.test' }, { login: 'other@school.test' }]) {
      expect(await save(elsewhere)).toMatchObject({ status: 422, body: { error: { code: 'mail-password-needed', fields: { password: expect.any(String) } } } });
      expect((await person.send('POST', '/api/mail/server/test', { ...form(elsewhere), to: 'a@b.test' })).status).toBe(422);
    }
    expect((await save({ login: 'clerk@school.test', clearPassword: true })).body).toMatchObject({ hasPassword: false });
    const { rows: [entry] } = await server.database.query<{ details: unknown }>(`select details from audit_entries where action = 'mail.server-saved' order by id limit 1`);
    expect(entry.details).toMatchObject({ host: '127.0.0.1', passwordGiven: true });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['no host', { host: '' }, 'host'], ['a URL', { host: 'https://mail.test' }, 'host'], ['4-byte characters', { host: '𠮷.test' }, 'host'], ['10,000 characters', { host: 'a'.repeat(10_000) }, 'host'],
    ['port 0', { port: 0 }, 'port'], ['port 65536', { port: 65536 }, 'port'], ['another encryption', { encryption: 'tls' }, 'encryption'],
    ['a password without an account', { password: 'x' }, 'login'], ['no sender', { sender: null }, 'sender'], ['a header in the sender', { sender: 'a@b.test\r\nBcc: c@d.test' }, 'sender'],
    ['Gmail without its account', { host: 'smtp.gmail.com' }, 'login'], ['Gmail with no address', { host: 'smtp.gmail.com', login: 'clerk' }, 'login'], ['a name of 101 characters', { senderName: '名'.repeat(101) }, 'senderName'],
    ['this network’s own secrets', { host: '169.254.169.254' }, 'host'],
  ])('refuse %s', async (_, given, field) => {
    const { status, body } = await save(given);
    expect([status, Object.keys(body.error?.fields ?? {})]).toEqual([422, [field]]);
    expect((await person.get<MailServer>('/api/mail/server')).body.isSet).toBe(false);
  });

  it('take ports 1 and 65535 and a name of 100 characters beyond the first plane', async () => {
    for (const given of [{ port: 1 }, { port: 65535 }, { senderName: '𠮷'.repeat(100) }]) expect((await save(given)).status).toBe(200);
  });

  it('removed: mail that waits is given up, and none is written', async () => {
    await save({ port: 1 });
    const event = await tell([teachers[0]]);
    expect((await person.send<MailServer>('DELETE', '/api/mail/server')).body).toMatchObject({ isSet: false, waiting: 0 });
    expect(await mails(event)).toMatchObject([{ state: 'failed', failure: 'server-removed' }]);
    expect(await mails(await tell([teachers[0]]))).toEqual([]);
    expect((await person.send('DELETE', '/api/mail/server')).status).toBe(409);
  });
});

describe('寄測試信', () => {
  it('says what the server answered, in words and in its own', async () => {
    expect(await attempt({ login: 'clerk@school.test', password: 'mail-secret' })).toMatchObject({ ok: true, answer: expect.stringContaining('250') });
    expect(smtp.received).toMatchObject([{ to: 'clerk@school.test', from: 'noreply@school.test', login: 'clerk@school.test' }]);
    expect(headerOf(smtp.received[0].raw, 'From')).toContain('<noreply@school.test>');
    expect(await attempt({ login: 'clerk@school.test', password: 'wrong' })).toMatchObject({ ok: false, message: expect.stringContaining('帳號或密碼'), answer: expect.stringContaining('535') });
    smtp.faults.unknown = ['clerk@school.test'];
    expect(await attempt()).toMatchObject({ ok: false, message: expect.stringContaining('收件地址'), answer: expect.stringContaining('550') });
    expect(await attempt({ port: 1 })).toMatchObject({ ok: false, message: expect.stringContaining('連不上') });
    expect(await attempt({ encryption: 'starttls' })).toMatchObject({ ok: false, message: expect.stringContaining('加密') });
    expect((await person.get<MailServer>('/api/mail/server')).body.isSet).toBe(false);
  });

  it('does not wait for ever, and hands nothing to a server that cannot prove its name', async () => {
    const silence = await startSilence();
    expect(await attempt({ port: silence.port })).toMatchObject({ ok: false, message: expect.stringContaining('太久') });
    await silence.stop();
    for (const [encryption, options] of [['starttls', {}], ['ssl', { secure: true }]] as const) {
      const selfSigned = await startSmtp(options);
      expect(await attempt({ port: selfSigned.port, encryption, host: 'localhost', login: 'clerk@school.test', password: 'mail-secret' }), encryption).toMatchObject({ ok: false, message: expect.stringContaining('憑證') });
      expect(selfSigned.received).toEqual([]);
      await selfSigned.stop();
    }
  });
});

describe('the outbox', () => {
  it('leaves once, whatever number of processes send; what it said does not stay', async () => {
    await save();
    const event = await tell(teachers, { courses: '國語文、數學' });
    const sent = await settled(event, 'sent');
    expect(sent.every(({ content_sealed: content, attempts }) => content === null && attempts === 1)).toBe(true);
    const received = smtp.received.filter(({ raw }) => textOf(raw).includes('數學'));
    expect(received.map(({ to }) => to).sort()).toEqual(teachers.map((_, index) => `teacher${index}@school.test`).sort());
    const { raw } = received[0];
    expect(textOf(raw)).toContain('有 3 件等待認證');
    expect(textOf(raw)).toContain(`${new URL(server.url).origin}/certifications`);
    expect(headerOf(raw, 'Auto-Submitted')).toBe('auto-generated');
    expect(new Set(received.map((each) => headerOf(each.raw, 'Message-ID'))).size).toBe(teachers.length);
  });

  it('ends at 550, and waits again when it is told to', async () => {
    await save();
    smtp.faults.unknown = ['teacher0@school.test'];
    const event = await tell(teachers.slice(0, 2));
    const [refused, taken] = await until(async () => {
      const found = await mails(event);
      return found.every(({ state }) => state !== 'waiting') && found;
    });
    expect(refused).toMatchObject({ state: 'failed', failure: 'recipient-refused', answer: expect.stringContaining('550'), attempts: 1 });
    expect(taken.state).toBe('sent');
    smtp.faults = {};
    expect((await person.send('POST', '/api/mail/outbox/retry', { ids: [refused.document_id, taken.document_id] })).body).toEqual({ done: 1 });
    await settled(event, 'sent');
  });

  it('comes again after 451, and after a line that was cut, under the same Message-ID', async () => {
    await save();
    smtp.faults.later = 1;
    const event = await tell([teachers[0]]);
    const [{ failure, waits, document_id: id }] = await settled(event, 'waiting');
    expect(failure).toBe('try-later');
    expect(waits).toBeGreaterThan(40);
    smtp.faults.drop = 1;
    await hasten(event);
    await until(async () => (await mails(event))[0].failure === 'cut');
    await hasten(event);
    expect(await settled(event, 'sent')).toMatchObject([{ attempts: 3 }]);
    expect(smtp.received.map(({ raw }) => headerOf(raw, 'Message-ID'))).toEqual([`<${id}@127.0.0.1>`]);
  });

  it('tries a server that refuses the login once for all, and goes on when the settings are mended', async () => {
    await save({ login: 'clerk@school.test', password: 'mail-secret' });
    smtp.faults.login = true;
    const event = await tell(teachers);
    const waiting = await until(async () => {
      const found = await mails(event);
      return found.some(({ failure }) => failure === 'login-refused') && found.every(({ waits }) => waits > 30) && found;
    });
    expect(waiting.filter(({ attempts }) => attempts > 0).length).toBeLessThanOrEqual(2);
    expect(smtp.connections()).toBeLessThanOrEqual(2);
    smtp.faults = {};
    await save({ login: 'clerk@school.test', password: 'mail-secret' });
    await settled(event, 'sent');
    expect(smtp.received).toHaveLength(teachers.length);
  });

  it('of one school is not held up by another whose server hangs', async () => {
    const silence = await startSilence();
    const other = await build.school();
    const theirs = await build.account(other, { kind: 'staff' });
    await build.update('accounts', theirs.key, { email: 'staff@other.test' });
    await build.insert('mail_servers', { school_id: other.key, host: '127.0.0.1', port: silence.port, encryption: 'none', sender: 'noreply@other.test' });
    const { FIELD_KEY, INDEX_KEY } = loadSecrets(server.dataDir, {});
    await openMessenger(createSeal(FIELD_KEY, INDEX_KEY)).tell(scopeOf(database, other.key), [{ template: 'outcomes-waiting', event: 'hangs', accountId: theirs.key, by: ['mail'], values: { count: 1, courses: '國語文' } }]);
    await save();
    await settled(await tell([teachers[0]]), 'sent');
    expect(await until(async () => {
      const [mail] = await mails('hangs');
      return mail.failure && mail;
    })).toMatchObject({ state: 'waiting', failure: 'time-out' });
    await silence.stop();
  });

  it('is sent again by another process when the first is killed before it wrote that it was taken', async () => {
    await save();
    smtp.faults.silent = true;
    const event = await tell([teachers[0]]);
    await until(async () => smtp.received.length > 0);
    await second.kill();
    await server.kill();
    expect(await mails(event)).toMatchObject([{ state: 'waiting', attempts: 1, failure: null }]);
    smtp.faults = {};
    await server.restart();
    await hasten(event); // in place of the lease's end
    await settled(event, 'sent');
    const [first, again] = smtp.received.map(({ raw }) => headerOf(raw, 'Message-ID'));
    expect([smtp.received.length, again]).toEqual([2, first]);
    person = await signIn(server, admin);
  });

  it('keeps addresses, passwords and words of mail out of the log', () => {
    expect(server.output()).not.toMatch(/@school\.test|mail-secret|國語文/);
  });

  it('is listed with names, and taken away as Excel', async () => {
    await save({ port: 1 });
    const event = await tell([teachers[0]]);
    await settled(event, 'waiting');
    const { body } = await person.get<Record<string, unknown>[]>('/api/outbox');
    expect(body).toMatchObject([{ recipient: teachers[0].name, subject: '有 3 件學習成果等待認證', state: 'waiting', failure: 'unreachable', attempts: 1 }]);
    expect((await person.fetch('/api/outbox/workbook')).status).toBe(200);
    expect((await person.get<{ name: string }[]>('/api/mail/templates')).body.map(({ name }) => name)).toContain('send-closing');
  });
});

describe('the person’s own messages', () => {
  it('are read one by one or all at once, and are nobody else’s', async () => {
    await server.database.query('delete from notifications');
    await tell([teachers[0], teachers[1]]);
    await tell([teachers[0]]);
    const own = await signIn(server, teachers[0]);
    const other = await signIn(server, teachers[1]);
    const { body } = await own.get<{ unread: number; total: number; messages: { id: string; subject: string; link: string }[] }>('/api/me/notifications');
    expect(body).toMatchObject({ unread: 2, total: 2, messages: [{ subject: '有 3 件學習成果等待認證', link: '/certifications', isRead: false }, {}] });
    const english = await own.fetch('/api/me/notifications', { headers: { 'Accept-Language': 'en' } }).then((response) => response.json()) as typeof body;
    expect(english.messages[0].subject).toBe('3 outcomes wait to be certified');
    expect((await other.send('POST', `/api/me/notifications/${body.messages[0].id}/read`)).status).toBe(404);
    expect((await own.send('POST', `/api/me/notifications/${body.messages[0].id}/read`)).body).toEqual({ done: 1 });
    expect((await own.get('/api/me/notifications?limit=1&offset=1')).body).toMatchObject({ unread: 1, total: 2, messages: [{ isRead: false }] });
    expect((await own.send('POST', '/api/me/notifications/read')).body).toEqual({ done: 1 });
    expect((await own.get('/api/me/notifications')).body).toMatchObject({ unread: 0 });
    expect((await other.get('/api/me/notifications')).body).toMatchObject({ unread: 1, total: 1 });
  });
});
