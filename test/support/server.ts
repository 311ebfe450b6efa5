import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { databaseUrl, runOn } from './database-server';
import { freePort, startServerProcess, type ServerProcess } from './server-process';
import type { SharedServer } from './shared-servers';

export interface TestServer {
  url: string;
  /** For looking at what is stored, and for putting there what no screen does. */
  database: pg.Pool;
  databaseUrl: string;
  dataDir: string;
  output(): string;
  /** Stops the server and removes its database and files. */
  stop(): Promise<void>;
  /** SIGTERM alone, as from an operator; database and files stay. @returns the exit code */
  terminate(): Promise<number | null>;
  /** Kills the server as the loss of power would; database and files stay, for `restart`. */
  kill(): Promise<void>;
  /** On the same database and files, at the same address; with other settings where some are given. */
  restart(env?: Record<string, string>): Promise<void>;
}

export interface TestServerOptions {
  seed?: 'none' | 'demo';
  env?: Record<string, string>;
  /** What the server is told in place of the database's own URL: the address of something in between. */
  through?: (databaseUrl: string) => Promise<string>;
}

/** An empty database with the whole schema. */
export interface TestDatabase {
  url: string;
  pool: pg.Pool;
  drop(): Promise<void>;
}

let count = 0;

/** A database of one's own, for what needs no server. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const serverUrl = inject('databaseServer');
  const template = inject('templateDatabase');
  const name = `${template}_${process.pid}_${(count += 1)}`;
  await runOn(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = databaseUrl(serverUrl, name);
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  // A connection may end under the pool when a test kills things; the query that needs it will say so.
  pool.on('error', () => undefined);
  return {
    url,
    pool,
    async drop() {
      await pool.end();
      await runOn(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

/** A server of one's own on a fresh database: nothing that another test does can be seen in it. */
export async function startServer({ seed = 'none', env = {}, through }: TestServerOptions = {}): Promise<TestServer> {
  const { url, pool: database, drop } = await openTestDatabase();
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'portfolio-data-'));
  const settings = { port: await freePort(), dataDir, databaseUrl: through ? await through(url) : url };
  const environment = { SEED: seed, ...env };
  let running = await startServerProcess({ ...settings, env: environment });

  return {
    url: running.url,
    database,
    databaseUrl: url,
    dataDir,
    output: () => running.output(),
    async stop() {
      const code = await running.stop();
      await drop();
      fs.rmSync(dataDir, { recursive: true, force: true });
      assertOrderly(code, running);
    },
    terminate: () => running.stop(),
    kill: () => running.kill(),
    async restart(changes = {}) {
      await running.stop();
      running = await startServerProcess({ ...settings, env: { ...environment, ...changes } });
    },
  };
}

/** What a test file may do with a server that others use after it: its life is not its own. */
export type SharedTestServer = Pick<TestServer, 'url' | 'database' | 'databaseUrl' | 'dataDir' | 'stop'>;

/**
 * A server that files before this one have used, and others will: everything of theirs is in other schools. For files
 * that start, stop and set nothing, and count nothing but what is their own schools'.
 * @param worker whether it runs jobs and the schedule
 */
export async function shareServer({ worker = true } = {}): Promise<SharedTestServer> {
  const answer = await fetch(`${inject('sharedServers')}?place=${process.env.VITEST_POOL_ID}&worker=${worker ? 1 : 0}`);
  if (answer.status !== 200) throw new Error(await answer.text());
  const shared = (await answer.json()) as SharedServer;
  const database = new pg.Pool({ connectionString: shared.databaseUrl, max: 4 });
  database.on('error', () => undefined);
  return { ...shared, database, stop: () => database.end() };
}

/** Null: it had been killed by the test. */
function assertOrderly(code: number | null, server: ServerProcess): void {
  if (code === 0 || code === null) return;
  throw new Error(`The server ended with exit code ${code}. It wrote:\n${server.output()}`);
}
