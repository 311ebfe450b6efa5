import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSecrets } from '@portfolio/config/secrets';
import { openDatabase, type Database } from '@portfolio/kernel/server/database';
import type { Message } from '@portfolio/kernel/server/messenger';
import { scopeOf } from '@portfolio/kernel/server/scope';
import { createSeal } from '@portfolio/kernel/server/seal';
import { openMessenger } from '@portfolio/mail/server/messenger';
import { createBuilders, type Account, type Builders, type School } from '../support/builders';
import { openTestDatabase, type TestDatabase } from '../support/server';

/** What `tell` writes, without a server: two statements whatever number of messages, nothing twice, nothing of another school. */
let store: TestDatabase;
let database: Database;
let dataDir: string;
let build: Builders;
let own: School;
let teacher: Account;
let english: Account;
let foreign: Account;

const messenger = () => {
  const { FIELD_KEY, INDEX_KEY } = loadSecrets(dataDir, {});
  return openMessenger(createSeal(FIELD_KEY, INDEX_KEY));
};
const message = (accountId: number, given: Partial<Message> = {}): Message =>
  ({ template: 'test', event: 'event-1', accountId, values: { count: 3 }, link: '/certifications', by: ['screen', 'mail'], ...given });
const stored = async (table: string) => (await store.pool.query<Record<string, unknown>>(`select * from ${table} order by id`)).rows;
const emptied = () => store.pool.query('delete from notifications; delete from outbox_mails');

beforeAll(async () => {
  store = await openTestDatabase();
  database = openDatabase(store.url, 4);
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'portfolio-mail-'));
  build = createBuilders({ database: store.pool, dataDir });
  own = await build.school();
  teacher = await build.account(own, { teacher: await build.teacher(own) });
  english = await build.account(own, { kind: 'staff' });
  foreign = await build.account(await build.school());
  await build.update('accounts', teacher.key, { email: 'teacher@school.test' });
  await build.update('accounts', english.key, { email: 'staff@school.test', language: 'en' });
  await build.insert('mail_servers', { school_id: own.key, host: 'mail.school.test', port: 25, encryption: 'none' });
});
afterAll(async () => {
  await database?.close();
  await store?.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('telling people', () => {
  it('writes the screen’s message and the mail in the caller’s transaction, each once an event', async () => {
    const scope = scopeOf(database, own.key);
    await scope.transaction((transaction) => messenger().tell(transaction, [message(teacher.key), message(english.key), message(teacher.key)]));
    await messenger().tell(scope, [message(teacher.key)]);
    expect((await stored('notifications')).map(({ account_id: key, details, link, read_at: readAt }) => ({ key, details, link, readAt })))
      .toEqual([teacher.key, english.key].map((key) => ({ key, details: { count: 3 }, link: '/certifications', readAt: null })));
    expect((await stored('outbox_mails')).map(({ account_id: key, language, state }) => [key, language, state])).toEqual([[teacher.key, 'zh-Hant', 'waiting'], [english.key, 'en', 'waiting']]);
    await emptied();
    await scope.transaction(async (transaction) => {
      await messenger().tell(transaction, [message(teacher.key)]);
      throw new Error('broken off');
    }).catch(() => undefined);
    expect(await stored('notifications')).toEqual([]);
  });

  it('keeps what a mail carries sealed, and away from the screen where it is for the mail alone', async () => {
    await messenger().tell(scopeOf(database, own.key), [message(teacher.key, { values: { url: 'https://example.test/secret' }, address: 'new@school.test', by: ['mail'] })]);
    expect(await stored('notifications')).toEqual([]);
    const [mail] = await stored('outbox_mails');
    expect(JSON.stringify(mail)).not.toMatch(/secret|new@school/);
    const { FIELD_KEY, INDEX_KEY } = loadSecrets(dataDir, {});
    expect(JSON.parse(createSeal(FIELD_KEY, INDEX_KEY).open(String(mail.content_sealed)))).toEqual({ values: { url: 'https://example.test/secret' }, address: 'new@school.test' });
    await emptied();
  });

  it('passes over another school’s accounts, closed ones, and mail that could not leave', async () => {
    const closed = await build.account(own, { kind: 'staff', active: false });
    const without = await build.account(own, { kind: 'staff' });
    await messenger().tell(scopeOf(database, own.key), [foreign, closed, without].map(({ key }) => message(key)));
    expect((await stored('notifications')).map(({ account_id: key }) => key)).toEqual([without.key]);
    expect(await stored('outbox_mails')).toEqual([]);
    await messenger().tell(scopeOf(database, foreign.school.key), [message(foreign.key)]);
    expect(await messenger().canMail(scopeOf(database, foreign.school.key))).toBe(false);
    expect(await messenger().canMail(scopeOf(database, own.key))).toBe(true);
    expect(await stored('outbox_mails')).toEqual([]);
    await emptied();
  });
});
