import { spawn } from 'node:child_process';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { kernelError } from '@portfolio/kernel/contract';
import { openDatabase, type Database } from '@portfolio/kernel/server/database';
import { scopeOf, type Scope } from '@portfolio/kernel/server/scope';
import { provideServices, type Services } from '@portfolio/kernel/server/services';
import { registerTexts } from '@portfolio/access/server/http/texts';
import { operationsTexts } from '@portfolio/operations/contract';
import { registerJob, startJob, startWorker, type JobContext, type Worker } from '@portfolio/operations/server/jobs';
import { root } from '../support/database-server';
import { openTestDatabase, type TestDatabase } from '../support/server';

/** The queue and its workers, in this process and in one that is killed; the database is all that they share. */
let testDatabase: TestDatabase;
let database: Database;
let schoolId: number;
let scope: Scope;
const logged: string[] = [];
let workers: Worker[] = [];

/** What a handler does in the test at hand. */
let handler: (job: JobContext) => Promise<object> = async () => ({});
const ran: string[] = [];

beforeAll(async () => {
  testDatabase = await openTestDatabase();
  database = openDatabase(testDatabase.url, 10);
  const log = (message: string) => void logged.push(message);
  provideServices({ database, log: { info: log, warn: log, error: log } } as unknown as Services);
  registerTexts(operationsTexts);
  registerJob('test', async (job) => {
    ran.push(job.id);
    return handler(job);
  });
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

beforeEach(async () => {
  ran.length = 0;
  logged.length = 0;
  handler = async () => ({});
  schoolId = await newSchool();
  scope = scopeOf(database, schoolId);
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  workers = [];
  await testDatabase.pool.query('delete from jobs');
});

let schools = 0;
async function newSchool(): Promise<number> {
  const [{ id }] = await database.query<{ id: number }>(`insert into schools (code, name, active) values (:code, '測試', true) returning id`, { code: String((schools += 1)).padStart(6, '8') });
  return id;
}

const start = (input: unknown = {}, exclusive = false, within = scope): Promise<string> => startJob(within, { kind: 'test', input, accountId: null, exclusive });
const work = (count = 1): void => void workers.push(...Array.from({ length: count }, () => startWorker()));
const rowOf = async (id: string) => (await database.query<{ state: string; message: string | null; result: unknown; step: string; done: number; total: number; fileName: string; key: number }>(
  `select id as key, state, message, result, step, done, total, file_name as "fileName" from jobs where document_id = :id`, { id }))[0];
const ended = (id: string, state: 'done' | 'failed' = 'done') => expect.poll(async () => (await rowOf(id)).state, { timeout: 20_000, interval: 50 }).toBe(state);
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('a job', () => {
  it('is run, with its input, and leaves its result', async () => {
    let seen: JobContext | undefined;
    handler = async (job) => {
      seen = job;
      return { message: '匯出 3 列', result: { rows: 3 }, file: { name: '名冊.xlsx', sha256: 'a'.repeat(64) } };
    };
    work();
    const id = await start({ year: 110, 名: '王' });
    await ended(id);
    expect(seen).toMatchObject({ id, input: { year: 110, 名: '王' }, accountId: null, accountName: '系統排程' });
    expect(seen?.scope.schoolId).toBe(schoolId);
    expect(await rowOf(id)).toMatchObject({ message: '匯出 3 列', result: { rows: 3 }, fileName: '名冊.xlsx' });
  });

  it('is run once, though several workers wait for it', async () => {
    handler = async () => {
      await pause(5);
      return {};
    };
    work(3);
    const ids = await Promise.all(Array.from({ length: 30 }, () => start()));
    for (const id of ids) await ended(id);
    expect([...ran].sort()).toEqual([...ids].sort());
  });

  it('ends with its work, in one transaction, or not at all', async () => {
    handler = async (job) => {
      const { ended: undo } = job.input as { ended?: 'undone' };
      await job.scope.transaction(async (inner) => {
        await job.end(inner, { message: '匯入 4 人', result: { students: 4 } });
        if (undo) throw kernelError('changed');
      });
      // Whatever comes after the end of the work, even a kill, is not the job's end.
      throw new Error('after the end');
    };
    work();
    const [kept, undone] = [await start(), await start({ ended: 'undone' })];
    await ended(kept);
    await ended(undone, 'failed');
    expect(await rowOf(kept)).toMatchObject({ message: '匯入 4 人', result: { students: 4 } });
    expect((await rowOf(undone)).message).not.toBe('匯入 4 人');
  });

  it('cuts a message to what is kept', async () => {
    handler = async () => ({ message: '長'.repeat(300) });
    work();
    const id = await start();
    await ended(id);
    expect((await rowOf(id)).message).toBe('長'.repeat(255));
  });

  it('does not exist when the transaction that asked for it is undone', async () => {
    work();
    await expect(scope.transaction(async (inner) => {
      await start({}, false, inner);
      throw new Error('undone');
    })).rejects.toThrow('undone');
    await pause(300);
    expect([ran, await database.query('select 1 from jobs')]).toEqual([[], []]);
  });

  it('of a kind that this process does not know is left for another', async () => {
    await testDatabase.pool.query(`insert into jobs (school_id, kind, state) values ($1, 'unknown', 'waiting')`, [schoolId]);
    work();
    const id = await start();
    await ended(id);
    expect(await database.query(`select state from jobs where kind = 'unknown'`)).toEqual([{ state: 'waiting' }]);
    await expect(startJob(scope, { kind: 'unknown', input: {}, accountId: null })).rejects.toThrow('no handler');
  });

  it('shows how far it is', async () => {
    let go: () => void = () => undefined;
    handler = async (job) => {
      await job.progress('operations.system', 1, 10);
      await job.progress('operations.system', 2, 10); // too soon to be worth a statement
      await new Promise<void>((resolve) => (go = resolve));
      await job.progress('operations.system', 10, 10);
      return {};
    };
    work();
    const id = await start();
    await expect.poll(async () => (await rowOf(id)).done, { timeout: 10_000 }).toBe(1);
    expect(await rowOf(id)).toMatchObject({ state: 'running', step: 'operations.system', total: 10 });
    go();
    await ended(id);
    expect(await rowOf(id)).toMatchObject({ done: 10, total: 10 });
  });

  it('has one slot a schedule, whoever is first', async () => {
    const insert = () => testDatabase.pool.query(`insert into jobs (school_id, kind, state, slot) values ($1, 'nightly', 'waiting', '2022-02-14') on conflict (school_id, kind, slot) do nothing`, [schoolId]);
    await Promise.all([insert(), insert(), insert()]);
    expect(await database.query(`select 1 from jobs where kind = 'nightly'`)).toHaveLength(1);
  });
});

describe('a job that fails', () => {
  it('says why, and keeps nobody from working on', async () => {
    handler = async ({ input }) => {
      if ((input as { how: string }).how === 'refused') throw kernelError('conflict');
      if ((input as { how: string }).how === 'broken') throw new Error('secret detail');
      return {};
    };
    work();
    const [refused, broken, good] = [await start({ how: 'refused' }), await start({ how: 'broken' }), await start({ how: 'good' })];
    await ended(refused, 'failed');
    await ended(broken, 'failed');
    await ended(good);
    expect((await rowOf(refused)).message).toContain('已有相同的資料');
    const { message } = await rowOf(broken);
    const reference = /[0-9a-f]{8}/.exec(message ?? '')?.[0];
    expect(message).not.toContain('secret');
    expect(logged.some((line) => line.includes(`[${reference}]`) && line.includes('secret detail'))).toBe(true);
  });
});

describe('work that only one may do at a time', () => {
  it('is refused while it waits or runs, for that school alone', async () => {
    let go: () => void = () => undefined;
    handler = () => new Promise((resolve) => (go = () => resolve({})));
    const first = await start({}, true);
    await expect(start({}, true)).rejects.toMatchObject({ code: 'job-running' });
    work();
    await expect.poll(() => ran.length, { timeout: 10_000 }).toBe(1);
    await expect(start({}, true)).rejects.toMatchObject({ code: 'job-running' });
    await expect(start({}, true, scopeOf(database, await newSchool()))).resolves.toBeDefined();
    go();
    await ended(first);
    await expect(start({}, true)).resolves.toBeDefined();
    handler = async () => ({});
    go();
  });

  it('begins once when two press at the same moment', async () => {
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => start({}, true)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('a worker that is gone', () => {
  it('by losing its connection: its job is run again', async () => {
    let attempts = 0;
    handler = async () => {
      attempts += 1;
      if (attempts > 1) return { result: 'second' };
      // Whoever holds a job holds a lock; the connection under it is cut as by a restart of the database.
      await testDatabase.pool.query(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and classid = 7201109 and database = (select oid from pg_database where datname = current_database())`);
      await pause(3000);
      throw kernelError('unavailable');
    };
    work(2);
    const id = await start();
    await expect.poll(() => attempts, { timeout: 20_000 }).toBe(2);
    await expect.poll(async () => (await rowOf(id)).result, { timeout: 20_000 }).toBe('second');
  });

  it('by kill -9: its job is run again by the next', async () => {
    const id = await start({ from: 'the dead' });
    const child = spawn(process.execPath, ['-e', dyingWorker(testDatabase.url)], { cwd: root, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    await new Promise((resolve) => child.once('message', resolve));
    expect((await rowOf(id)).state).toBe('running');
    // While it lives, nobody takes the job from it.
    work();
    await pause(2500);
    expect([ran, (await rowOf(id)).state]).toEqual([[], 'running']);
    child.kill('SIGKILL');
    await ended(id);
    expect(ran).toEqual([id]);
  });

  it('by being asked to stop: it waits for nothing that hears the signal, and the job is run again', async () => {
    handler = ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))));
    work();
    const id = await start();
    await expect.poll(() => ran.length, { timeout: 10_000 }).toBe(1);
    await workers[0].stop();
    expect(await rowOf(id)).toMatchObject({ state: 'running', message: null });
    handler = async () => ({ result: 'again' });
    work();
    await ended(id);
    expect(ran).toEqual([id, id]);
  });
});

/** A process of its own, from what was built, whose handler never ends. */
function dyingWorker(url: string): string {
  const built = (plugin: string, file: string): string => JSON.stringify(path.join(root, 'plugins', plugin, 'dist/server', file));
  return `
    const { openDatabase } = require(${built('kernel', 'database.js')});
    const { provideServices } = require(${built('kernel', 'services.js')});
    const { registerJob, startWorker } = require(${built('operations', 'jobs.js')});
    provideServices({ database: openDatabase(${JSON.stringify(url)}, 4), log: console });
    registerJob('test', () => new Promise(() => process.send('taken')));
    startWorker();`;
}
