import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runningPostgresUrl, startEmbeddedPostgres, type EmbeddedPostgres } from '../../dist/database/embedded-postgres.js';
import { root } from '../support/database-server';

/** What the power, the kernel or a hasty operator can do to the embedded database. */
describe('embedded PostgreSQL', () => {
  let directory: string;
  let children: ChildProcess[];

  beforeEach(() => {
    directory = fs.mkdtempSync(path.join(os.tmpdir(), 'portfolio-embedded-'));
    fs.chmodSync(directory, 0o711);
    children = [];
  });
  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL');
    // Whatever a failed test left running is taken over and stopped.
    if (fs.existsSync(path.join(directory, 'cluster'))) await (await start()).stop();
    fs.rmSync(directory, { recursive: true, force: true });
  });

  // The death of a process is not that of the machine: what was written is there without waiting for the disk.
  const settings = { fsync: 'off' };
  const start = (): Promise<EmbeddedPostgres> => startEmbeddedPostgres({ directory, database: 'app', log: () => undefined, settings });

  /** Another process that owns the database, to be killed. */
  async function startElsewhere(): Promise<{ url: string; process: ChildProcess }> {
    const script = `
      const { startEmbeddedPostgres } = require(${JSON.stringify(path.join(root, 'dist/database/embedded-postgres.js'))});
      startEmbeddedPostgres({ ...${JSON.stringify({ directory, database: 'app', settings })}, log: () => undefined })
        .then(({ url }) => { process.send({ url }); setInterval(() => undefined, 60_000); })
        .catch((error) => { process.send({ error: error.message }); process.exit(1); });`;
    const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    children.push(child);
    const { url, error } = await new Promise<{ url?: string; error?: string }>((resolve) => child.once('message', resolve as never));
    if (!url) throw new Error(error);
    return { url, process: child };
  }

  const killPostmaster = (): void => {
    const pidFile = path.join(directory, 'cluster/data/postmaster.pid');
    process.kill(Number(fs.readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGKILL');
  };

  it('keeps its content over a stop, listens on this machine only and speaks Chinese', async () => {
    const first = await start();
    await query(first.url, 'CREATE EXTENSION pg_trgm');
    await query(first.url, 'CREATE TABLE note AS SELECT 1 AS number');
    await first.stop();
    const second = await start();
    expect(await query(second.url, 'SELECT number FROM note')).toEqual([{ number: 1 }]);
    expect(await query(second.url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    expect(await query(second.url, 'SHOW timezone')).toEqual([{ TimeZone: 'UTC' }]);
    const [{ han }] = await query<{ han: number }>(second.url, "SELECT cardinality(show_trgm('學習歷程')) AS han");
    expect(han).toBeGreaterThan(0);
    expect(fs.statSync(path.join(directory, 'cluster/credentials.json')).mode & 0o777).toBe(0o600);
    await second.stop();
    expect(await runningPostgresUrl(directory, 'app')).toBeUndefined();
  });

  it('lets one process at a time own it, and others find it', async () => {
    const owner = await startElsewhere();
    expect(await runningPostgresUrl(directory, 'app')).toBe(owner.url);
    await expect(start()).rejects.toThrow(`in use by another running server (owner, process ${owner.process.pid})`);
    expect(await query(owner.url, 'SELECT 1 AS alive')).toEqual([{ alive: 1 }]);
  });

  it('gives an empty folder to one of several that start at once', async () => {
    const outcomes = await Promise.allSettled([startElsewhere(), startElsewhere(), startElsewhere()]);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    expect(fs.readdirSync(directory).sort()).toEqual(['cluster', 'postgres.log']);
  });

  it('is taken over when its owner was killed', async () => {
    const former = await startElsewhere();
    await query(former.url, 'CREATE TABLE note AS SELECT 2 AS number');
    former.process.kill('SIGKILL');
    const heir = await start();
    expect(heir.url).toBe(former.url);
    expect(await query(heir.url, 'SELECT number FROM note')).toEqual([{ number: 2 }]);
    await heir.stop();
  });

  it('recovers what was committed when everything was killed', async () => {
    const former = await startElsewhere();
    await query(former.url, 'CREATE TABLE note AS SELECT 3 AS number');
    former.process.kill('SIGKILL');
    killPostmaster();
    const heir = await start();
    expect(await query(heir.url, 'SELECT number FROM note')).toEqual([{ number: 3 }]);
    await heir.stop();
  });

  it('comes back at the same address when PostgreSQL alone was killed', async () => {
    const postgres = await start();
    killPostmaster();
    await expect.poll(() => query(postgres.url, 'SELECT 1 AS alive').catch(() => undefined), { timeout: 20_000 }).toEqual([{ alive: 1 }]);
    await postgres.stop();
  });

  it('is not stopped by a number that now belongs to another program', async () => {
    const data = path.join(directory, 'cluster/data');
    await (await start()).stop();
    fs.writeFileSync(path.join(data, 'postmaster.pid'), `${process.pid}\n${data}\n1\n40000\n\n127.0.0.1\n\n`);
    const postgres = await start();
    expect(await query(postgres.url, 'SELECT 1 AS alive')).toEqual([{ alive: 1 }]);
    await postgres.stop();
  });

  it('never uses a cluster whose making was broken off', async () => {
    fs.mkdirSync(path.join(directory, 'cluster.draft-broken/data'), { recursive: true });
    fs.writeFileSync(path.join(directory, 'cluster.draft-broken/data/PG_VERSION'), '18\n');
    const postgres = await start();
    expect(await query(postgres.url, 'SELECT 1 AS alive')).toEqual([{ alive: 1 }]);
    expect(fs.existsSync(path.join(directory, 'cluster.draft-broken'))).toBe(false);
    await postgres.stop();
  });
});

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
