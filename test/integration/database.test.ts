import { createHash } from 'node:crypto';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '@portfolio/kernel/server/database';
import { scopeOf } from '@portfolio/kernel/server/scope';
import { provideServices, type Services } from '@portfolio/kernel/server/services';
import { writeAudit } from '@portfolio/access/server/repositories/audit';
import operations from '@portfolio/operations/server/index';
import { tickOnce } from '@portfolio/operations/server/schedule';
import { applySchema } from '../../database/apply-schema';
import { root } from '../support/database-server';
import { openTestDatabase, type TestDatabase } from '../support/server';

let testDatabase: TestDatabase;
let database: Database;
let schoolId: number;

beforeAll(async () => {
  testDatabase = await openTestDatabase();
  database = openDatabase(testDatabase.url, 10);
  schoolId = await newSchool();
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

const sql = async <R = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<R[]> => (await testDatabase.pool.query(text, values)).rows as R[];
let schools = 0;
async function newSchool(): Promise<number> {
  const [{ id }] = await sql<{ id: number }>(`insert into schools (code, name, active) values ($1, '測試', true) returning id`, [String((schools += 1)).padStart(6, '7')]);
  return id;
}

describe('the schema', () => {
  const directory = path.join(root, 'database/schema');
  /** What the database consists of, with the identity of each part. */
  const inventory = () => sql(`
    select 'constraint' as kind, oid::text as identity, conname as name, pg_get_constraintdef(oid) as definition from pg_constraint where connamespace = 'public'::regnamespace
    union all select 'index', indexrelid::text, indexrelid::regclass::text, pg_get_indexdef(indexrelid) from pg_index where indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
    union all select 'function', oid::text, proname, md5(prosrc) from pg_proc where pronamespace = 'public'::regnamespace and prolang <> (select oid from pg_language where lanname = 'c')
    union all select 'trigger', tgrelid::text, tgname, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
    union all select 'column', table_name, column_name, data_type || coalesce(column_default, '') || is_nullable from information_schema.columns where table_schema = 'public'
    order by 1, 2, 3`);

  it('is applied by the server’s start, and again to no effect', async () => {
    expect(await applySchema(database, directory)).toBe(false);
  });

  it('can be applied any number of times, also by several processes at once, and stays the same', async () => {
    const before = await inventory();
    expect(before.length).toBeGreaterThan(500);
    await sql('delete from applied_schema');
    const applied = await Promise.all([applySchema(database, directory), applySchema(database, directory), applySchema(database, directory)]);
    expect(applied.filter(Boolean)).toHaveLength(1);
    expect(await inventory()).toEqual(before);
  });

  it('puts back what somebody took away', async () => {
    const before = await inventory();
    await sql('alter table outcomes drop constraint outcomes_whole');
    await sql('drop trigger outcome_guard on outcomes');
    await sql('delete from applied_schema');
    await applySchema(database, directory);
    const names = (rows: Record<string, unknown>[]) => rows.map(({ kind, name, definition }) => `${String(kind)} ${String(name)} ${String(definition)}`).sort();
    expect(names(await inventory())).toEqual(names(before));
  });

  it('carries the school in every foreign key between rows of schools', async () => {
    const bare = await sql<{ table: string; column: string }>(`
      select c.conrelid::regclass::text as table, a.attname as column
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and array_length(c.conkey, 1) = 1 and a.attname not in ('school_id', 'created_by_id', 'updated_by_id')
        and exists (select 1 from pg_attribute s where s.attrelid = c.conrelid and s.attname = 'school_id')
        and exists (select 1 from pg_attribute s where s.attrelid = c.confrelid and s.attname = 'school_id')
        and not exists (select 1 from pg_constraint w where w.conrelid = c.conrelid and w.confrelid = c.confrelid and w.contype = 'f'
          and array_length(w.conkey, 1) = 2 and a.attnum = any(w.conkey))`);
    // Machinery that no client can point anywhere, and the log, which keeps what it was told.
    expect(bare.filter(({ table }) => !['sessions', 'audit_entries', 'sync_upload_parts'].includes(table))).toEqual([]);
  });

  it('makes public ids in the form of all others, none twice', async () => {
    const rows = await sql<{ id: string }>('select new_document_id() as id from generate_series(1, 20000)');
    expect(rows.filter(({ id }) => !/^[a-z][a-z0-9]{23}$/.test(id))).toEqual([]);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(20_000);
  });
});

describe('the audit log', () => {
  interface Entry {
    id: number;
    previous_hash: string;
    hash: string;
    intact: boolean;
    happened_at: Date;
    text: string;
  }
  const entriesOf = (school: number) => sql<Entry>(
    `select id, previous_hash, hash, hash = audit_hash(e) as intact, happened_at,
       jsonb_build_array(previous_hash, school_id, account_id, actor_name, action, target, details, address, to_char(happened_at, 'YYYY-MM-DD HH24:MI:SS.US'))::text as text
     from audit_entries e where school_id = $1 order by happened_at, id`, [school]);

  /** From the first entry along the hashes: all of them, in one line. */
  function chainOf(entries: Entry[]): Entry[] {
    const following = new Map(entries.map((entry) => [entry.previous_hash, entry]));
    const chain: Entry[] = [];
    for (let entry = following.get(''); entry; entry = following.get(entry.hash)) chain.push(entry);
    return chain;
  }
  const write = (school: number, n: number) => writeAudit(scopeOf(database, school), { accountId: null, actorName: `某人${n}`, action: 'test.made', target: `t${n}`, details: { n, 名: '王' }, address: '127.0.0.1' });

  it('is one chain a school, whoever writes at the same moment', async () => {
    const [first, second] = [await newSchool(), await newSchool()];
    await Promise.all(Array.from({ length: 60 }, (_, n) => write(n % 2 ? first : second, n)));
    for (const school of [first, second]) {
      const entries = await entriesOf(school);
      expect(entries).toHaveLength(30);
      expect(chainOf(entries).map(({ id }) => id)).toEqual(entries.map(({ id }) => id));
      for (const { intact, hash, text } of entries) {
        expect(intact).toBe(true);
        expect(hash).toBe(createHash('sha256').update(text).digest('hex'));
      }
      const [head] = await sql('select hash from audit_heads where school_id = $1', [school]);
      expect(head).toEqual({ hash: entries.at(-1)?.hash });
    }
  });

  it('tells its own time and hash, whatever a writer claims', async () => {
    const school = await newSchool();
    await sql(`insert into audit_entries (school_id, actor_name, action, happened_at, previous_hash, hash) values ($1, 'x', 'test.made', '2000-01-01', 'forged', 'forged')`, [school]);
    const [entry] = await entriesOf(school);
    expect([entry.previous_hash, entry.intact]).toEqual(['', true]);
    expect(Math.abs(Date.now() - entry.happened_at.getTime())).toBeLessThan(24 * 3600 * 1000);
  });

  it('holds nothing of what was undone', async () => {
    const school = await newSchool();
    await expect(scopeOf(database, school).transaction(async (scope) => {
      await writeAudit(scope, { accountId: null, actorName: 'x', action: 'test.made' });
      throw new Error('undone');
    })).rejects.toThrow('undone');
    await write(school, 1);
    expect(chainOf(await entriesOf(school))).toHaveLength(1);
  });

  it('can only grow', async () => {
    await write(schoolId, 1);
    for (const statement of ['update audit_entries set actor_name = actor_name', 'delete from audit_entries', 'truncate audit_entries', 'truncate schools cascade']) {
      await expect(sql(statement), statement).rejects.toThrow('append-only');
    }
    expect(await entriesOf(schoolId)).toHaveLength(1);
  });

  it('shows what was changed behind its back', async () => {
    const school = await newSchool();
    for (let n = 0; n < 5; n += 1) await write(school, n);
    const [, second, third] = await entriesOf(school);
    await sql('alter table audit_entries disable trigger user');
    await sql(`update audit_entries set details = '{"n": 99}' where id = $1`, [second.id]);
    expect((await entriesOf(school)).filter(({ intact }) => !intact).map(({ id }) => id)).toEqual([second.id]);
    await sql('delete from audit_entries where id = $1', [third.id]);
    expect(chainOf(await entriesOf(school))).toHaveLength(2);
    await sql('alter table audit_entries enable trigger user');
  });
});

describe('a transaction', () => {
  it('is undone as a whole when its work throws', async () => {
    await expect(database.transaction(async (transaction) => {
      await transaction.run(`update schools set name = '改了' where id = :id`, { id: schoolId });
      throw new Error('no');
    })).rejects.toThrow('no');
    expect(await sql('select name from schools where id = $1', [schoolId])).toEqual([{ name: '測試' }]);
  });

  it('is given up, with its connection, when no answer comes in time', async () => {
    const impatient = openDatabase(testDatabase.url, 1, 300);
    try {
      await expect(impatient.query('select pg_sleep(5)')).rejects.toThrow('Query read timeout');
      await expect(impatient.transaction((transaction) => transaction.query('select pg_sleep(5)'))).rejects.toThrow('Query read timeout');
      expect(await impatient.query('select 1 as one')).toEqual([{ one: 1 }]);
    } finally {
      await impatient.close();
    }
  });

  it('that loses its connection in the middle is refused, and nothing else ends with it', async () => {
    await expect(database.transaction(async (transaction) => {
      await transaction.run(`update schools set name = '改了' where id = :id`, { id: schoolId });
      const [{ pid }] = await transaction.query<{ pid: number }>('select pg_backend_pid() as pid');
      await sql('select pg_terminate_backend($1)', [pid]);
      // The end of a connection is told while no query waits for it.
      await new Promise((resolve) => setTimeout(resolve, 200));
      await transaction.query('select 1');
    })).rejects.toThrow(/Connection terminated|not queryable|terminating connection/);
    expect(await sql('select name from schools where id = $1', [schoolId])).toEqual([{ name: '測試' }]);
    expect(await database.query('select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is tried again after a deadlock, and given up after three times', async () => {
    let attempts = 0;
    const fail = (times: number, code: string) => database.transaction(async (transaction) => {
      attempts += 1;
      if (attempts <= times) await transaction.client.query(`do $$ begin raise exception using errcode = '${code}'; end $$`);
      return attempts;
    });
    expect(await fail(2, '40P01')).toBe(3);
    attempts = 0;
    await expect(fail(3, '40001')).rejects.toMatchObject({ code: '40001' });
    expect(attempts).toBe(3);
    attempts = 0;
    await expect(fail(1, '23505')).rejects.toMatchObject({ code: '23505' });
    expect(attempts).toBe(1);
  });

  it('that only reads cannot write', async () => {
    await expect(database.transaction((transaction) => transaction.run('delete from schools where id = -1'), 'read only snapshot')).rejects.toThrow('read-only');
  });

  it('gives moments in UTC, days as text and large numbers as numbers', async () => {
    const [row] = await database.query(`select '2022-02-14 00:00'::timestamp as at, '2022-02-14'::date as day, 9007199254740991::bigint as large, 1.5::numeric as half, '{"a": [1]}'::jsonb as json`);
    expect(row).toEqual({ at: new Date('2022-02-14T00:00:00Z'), day: '2022-02-14', large: 9_007_199_254_740_991, half: 1.5, json: { a: [1] } });
    const [{ at }] = await database.query<{ at: Date }>('select :at::timestamp as at', { at: new Date('2022-02-14T08:00:00+08:00') });
    expect(at.toISOString()).toBe('2022-02-14T00:00:00.000Z');
  });
});

describe('what sign-in leaves behind', () => {
  it('is swept away by the minute’s tick once its time is over', async () => {
    const account = await sql<{ id: number }>(`insert into accounts (school_id, login, name, kind, password_state) values ($1, 'swept', 'x', 'administrator', 'none') returning id`, [schoolId]);
    await sql(`insert into captchas (answer_hash, expires_at) values ('a', now() - interval '1 second'), ('b', now() + interval '1 minute')`);
    await sql(`insert into sign_in_failures (subject, failures, first_at, locked_until) values ('old', 1, now() - interval '2 days', null), ('locked', 5, now() - interval '2 days', now() + interval '1 minute'), ('new', 1, now(), null)`);
    const session = (name: string, ended: string | null, expires: string) =>
      sql(`insert into sessions (school_id, account_id, access_hash, access_expires_at, refresh_hash, expires_at, ended_at, agent) values ($1, $2, $3, now(), $3, now() + $4::interval, now() + $5::interval, $6)`, [schoolId, account[0].id, name, expires, ended, name]);
    await session('live', null, '1 day');
    await session('ended lately', '-1 day', '1 day');
    await session('ended long ago', '-31 days', '1 day');
    await session('expired long ago', null, '-31 days');
    provideServices({ database, log: console } as unknown as Services);
    operations.register();
    await tickOnce(new Date());
    expect(await sql(`select encode(answer_hash, 'escape') as a from captchas`)).toEqual([{ a: 'b' }]);
    expect(await sql('select subject from sign_in_failures order by 1')).toEqual([{ subject: 'locked' }, { subject: 'new' }]);
    expect(await sql('select agent from sessions order by 1')).toEqual([{ agent: 'ended lately' }, { agent: 'live' }]);
  });
});

describe('many rows', () => {
  const ROWS = 'select n, :school::int as school from generate_series(1, 2500) n';

  it('come in batches of one snapshot', async () => {
    const sizes: number[] = [];
    for await (const batch of scopeOf(database, schoolId).batches<{ school: number }>(ROWS)) {
      sizes.push(batch.length);
      expect(batch[0].school).toBe(schoolId);
    }
    expect(sizes).toEqual([1000, 1000, 500]);
  });

  it('leave no connection behind when the reader stops early, or when they cannot be read', async () => {
    for (let n = 0; n < 12; n += 1) {
      for await (const batch of scopeOf(database, schoolId).batches(ROWS)) if (batch) break;
      await expect(scopeOf(database, schoolId).batches('select 1 / (n - n), :school::int from generate_series(1, 3) n').next()).rejects.toThrow('zero');
    }
    expect(database.pool.waitingCount).toBe(0);
    expect(database.pool.idleCount).toBe(database.pool.totalCount);
    expect(await database.query('select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('are refused without the school', async () => {
    await expect(scopeOf(database, schoolId).batches('select 1 from generate_series(1, 3)').next()).rejects.toThrow('without :school');
  });
});
