import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase, type Database } from '@portfolio/kernel/server/database';
import { scopeOf } from '@portfolio/kernel/server/scope';
import { examineChain } from '@portfolio/access/server/repositories/audit-chain';
import { writeAudit } from '@portfolio/access/server/repositories/audit';
import type { RetentionKind, RetentionState } from '@portfolio/platform/contract';
import { applyRetention, rehearseRetention } from '@portfolio/platform/server/use-cases/keep-retention';
import { buildWorld, fingerprint, type World } from '../access/world';
import { createBuilders, type Builders } from '../support/builders';
import { runOn } from '../support/database-server';
import { startServer, type TestServer } from '../support/server';

/** Data past its time: counted first, removed only when a rule is on, and never what is not past it. */
let server: TestServer;
let database: Database;
let build: Builders;
let [old, other]: World[] = [];

beforeAll(async () => {
  server = await startServer({ env: { WORKER: '0' }, through: (url) => runOn(url, 'delete from admin_users').then(() => url) });
  database = openDatabase(server.databaseUrl, 3);
  build = createBuilders(server);
  [old, other] = [await buildWorld(build, '舊生'), await buildWorld(build, '他校')];
}, 120_000);
afterAll(async () => {
  await database?.close();
  await server?.stop();
});

const sql = async <R = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<R[]> => (await server.database.query(text, values)).rows as R[];
const setRule = (kind: RetentionKind, enabled: boolean, months?: number) => sql('update retention_rules set enabled = $2, months = coalesce($3, months) where kind = $1', [kind, enabled, months ?? null]);
const rule = async (kind: RetentionKind): Promise<RetentionState['rules'][number]> => (await rehearseRetention(database)).rules.find((each) => each.kind === kind) as RetentionState['rules'][number];
const chain = (world: World) => examineChain(scopeOf(database, world.school.key));
const rowsOf = async (table: string, where: string): Promise<number> => (await sql<{ n: number }>(`select count(*)::int as n from ${table} where ${where}`))[0].n;

it('has a rule for each kind, all of them off: nothing is removed', async () => {
  const before = await fingerprint(server.database, old.school);
  const { rules, lastNight } = await rehearseRetention(database);
  expect(rules.map(({ kind, enabled }) => [kind, enabled])).toEqual([['jobs', false], ['messages', false], ['sync-runs', false], ['exports', false], ['audit', false], ['graduates', false]]);
  expect([lastNight, await applyRetention(database, build.store, '測試')]).toEqual([null, {}]);
  expect(await fingerprint(server.database, old.school)).toEqual(before);
});

it('takes no time that is too short, and no second rule of a kind', async () => {
  await expect(setRule('audit', true, 5)).rejects.toThrow('retention_rules_months');
  await expect(setRule('graduates', true, 11)).rejects.toThrow('retention_rules_months');
  await expect(sql(`insert into retention_rules (kind, months) values ('jobs', 3)`)).rejects.toThrow('retention_rules_kind_key');
});

it('counts exactly what it would remove of those who have left, and changes nothing by counting', async () => {
  const [gone] = old.students;
  await sql(`update students set status = 'graduated', ended_at = now() - interval '61 months' where id = $1`, [gone.key]);
  await sql(`update students set status = 'graduated', ended_at = now() - interval '59 months' where id = $1`, [other.students[0].key]);
  const before = await fingerprint(server.database, old.school);
  const { schools } = await rule('graduates');
  expect(schools.map(({ code }) => code)).toEqual([old.school.code]);
  expect(schools[0].rows).toMatchObject({ students: 1, outcomes: 6, accounts: 2, study_plans: 2, receipts: 1 });
  expect(await fingerprint(server.database, old.school)).toEqual(before);

  await setRule('graduates', true);
  const files = await sql<{ sha: string }>('select distinct sha_256 as sha from stored_files where student_id = $1', [gone.key]);
  const removed = await applyRetention(database, build.store, '測試');
  expect(removed).toEqual({ graduates: { [old.school.code]: schools[0].rows } });
  await setRule('graduates', false);

  // Nothing of that student is anywhere; the classmate has everything.
  const columns = await sql<{ t: string }>(`select table_name as t from information_schema.columns where table_schema = 'public' and column_name = 'student_id'`);
  for (const { t } of columns) expect(await rowsOf(t, `student_id = ${gone.key}`), t).toBe(0);
  expect(await rowsOf('outcomes', `student_id = ${old.students[1].key}`)).toBe(6);
  expect(await chain(old)).toMatchObject({ wrong: null, tailIsThere: true });
  const [entry] = await sql<{ details: unknown; actor_name: string }>(`select details, actor_name from audit_entries where school_id = $1 and action = 'retention.applied'`, [old.school.key]);
  expect(entry).toMatchObject({ actor_name: '測試', details: { months: 60, rows: { students: 1 } } });
  expect(JSON.stringify(entry)).not.toContain(gone.name);

  // Bytes stay for a month, then go; those that somebody else has too stay.
  expect(await rowsOf('blobs', 'tombstoned_at is not null')).toBe(0);
  await sql(`update blobs set kept_at = now() - interval '2 days'`);
  await applyRetention(database, build.store, '測試');
  const marked = await rowsOf('blobs', 'tombstoned_at is not null');
  expect(marked).toBeGreaterThan(0);
  expect(await build.store.size(files[0].sha)).not.toBeNull();
  await sql(`update blobs set tombstoned_at = now() - interval '31 days' where tombstoned_at is not null`);
  await applyRetention(database, build.store, '測試');
  expect(await rowsOf('blobs', 'tombstoned_at is not null')).toBe(0);
  const there = await Promise.all(files.map(({ sha }) => build.store.size(sha)));
  const shared = await Promise.all(files.map(({ sha }) => rowsOf('blobs', `sha_256 = '${sha}'`)));
  expect(there.map((size) => size !== null)).toEqual(shared.map((count) => count > 0));
  expect(there.filter((size) => size === null).length).toBe(marked);
}, 60_000);

it('shortens the log from its beginning and leaves a whole chain; a log that was meddled with is left alone', async () => {
  const write = (world: World, action: string) => scopeOf(database, world.school.key).transaction((scope) => writeAudit(scope, { accountId: null, actorName: '測試', action }));
  for (let count = 0; count < 5; count += 1) await write(other, 'test.old');
  // As if they had been written long ago: the guards are told to look away, and the chain is made anew.
  await sql('alter table audit_entries disable trigger user');
  await sql(`with recursive line as (
      select id, row_number() over (order by happened_at) as n from audit_entries where school_id = $1)
    update audit_entries e set happened_at = now() - interval '70 months' + n * interval '1 minute' from line where line.id = e.id and e.action = 'test.old'`, [other.school.key]);
  await rechain(other);
  await sql('alter table audit_entries enable trigger user');
  await write(other, 'test.new');
  expect(await chain(other)).toMatchObject({ wrong: null, tailIsThere: true });

  await setRule('audit', true);
  const total = await rowsOf('audit_entries', `school_id = ${other.school.key}`);
  expect((await rule('audit')).schools).toEqual([{ code: other.school.code, name: other.school.name, rows: { audit_entries: 5 } }]);
  expect(await applyRetention(database, build.store, '測試')).toEqual({ audit: { [other.school.code]: { audit_entries: 5 } } });
  // The five have gone, and one has come that says so.
  expect(await rowsOf('audit_entries', `school_id = ${other.school.key}`)).toBe(total - 4);
  expect(await chain(other)).toMatchObject({ wrong: null, tailIsThere: true });

  await sql('alter table audit_entries disable trigger user');
  await sql(`update audit_entries set happened_at = now() - interval '80 months' where school_id = $1`, [old.school.key]);
  await sql('alter table audit_entries enable trigger user');
  const meddled = await rowsOf('audit_entries', `school_id = ${old.school.key}`);
  expect(await applyRetention(database, build.store, '測試')).toEqual({});
  expect(await rowsOf('audit_entries', `school_id = ${old.school.key}`)).toBe(meddled);
  await setRule('audit', false);
}, 60_000);

/** Puts the entries of a school in a line by their time, each with the hash that it would have had. */
async function rechain(world: World): Promise<void> {
  const entries = await sql<{ id: number }>('select id from audit_entries where school_id = $1 order by happened_at', [world.school.key]);
  let previous = '';
  for (const { id } of entries) {
    await sql('update audit_entries set previous_hash = $2 where id = $1', [id, previous]);
    [{ previous }] = await sql<{ previous: string }>('update audit_entries e set hash = audit_hash(e) where id = $1 returning hash as previous', [id]);
  }
  await sql('update audit_heads set hash = $2 where school_id = $1', [world.school.key, previous]);
}

it('removes ended work, messages, records and archives by their own time, and nothing that waits', async () => {
  await sql(`update jobs set ended_at = now() - interval '13 months', state = 'done' where school_id = $1`, [other.school.key]);
  await sql(`update outbox_mails set ended_at = now() - interval '13 months' where school_id = $1`, [other.school.key]);
  await sql(`update exchange_imports set state = 'done', made_at = now() - interval '25 months' where school_id = $1`, [other.school.key]);
  await sql(`update exchange_exports set made_at = now() - interval '25 months' where school_id = $1`, [other.school.key]);
  for (const kind of ['jobs', 'messages', 'sync-runs', 'exports'] as const) await setRule(kind, true);
  const removed = await applyRetention(database, build.store, '測試');
  expect(removed).toMatchObject({ jobs: { [other.school.code]: { jobs: 4 } }, messages: { [other.school.code]: { outbox_mails: 4 } }, exports: { [other.school.code]: { exchange_imports: 1, exchange_import_students: 1 } } });
  // One that can still be fetched, and a question that waits for a yes.
  expect([await rowsOf('exchange_exports', `school_id = ${other.school.key}`), await rowsOf('sync_runs', `school_id = ${other.school.key}`)]).toEqual([1, 1]);
  expect(await rowsOf('students', `school_id = ${other.school.key}`)).toBe(2);
});

it('is rehearsed by platform staff, and by nobody else', async () => {
  const [, password] = /password\s+(\S+)/.exec(readFileSync(path.join(server.dataDir, 'platform-admin.txt'), 'utf8')) ?? [];
  const login = await fetch(`${server.url}/admin/login`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ email: 'platform@example.com', password }) });
  const { data } = (await login.json()) as { data: { token: string } };
  const response = await fetch(`${server.url}/platform/retention`, { headers: { Authorization: `Bearer ${data.token}` } });
  expect(response.status).toBe(200);
  expect(((await response.json()) as { data: RetentionState }).data.rules).toHaveLength(6);
  expect((await fetch(`${server.url}/platform/retention`)).status).toBe(401);
});
