import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type * as embedded from '../../database/embedded-postgres';
import { statementSettings } from './statements';

export const root = path.resolve(import.meta.dirname, '../..');

/** A PostgreSQL for one run of the tests. */
export interface DatabaseServer {
  /** With the right to create databases; its own database is not used by any test. */
  url: string;
  stop(): Promise<void>;
}

/** That of TEST_DATABASE_URL, else a throw-away one that trades safety for speed. */
export async function openDatabaseServer(): Promise<DatabaseServer> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => undefined };

  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'portfolio-test-'));
  // Open for passing through: as root, PostgreSQL runs as another user.
  fs.chmodSync(directory, 0o711);
  const { startEmbeddedPostgres } = compiledEmbeddedPostgres();
  const postgres = await startEmbeddedPostgres({
    directory,
    database: 'tests',
    log: () => undefined,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', ...statementSettings },
  });
  return {
    url: postgres.url,
    async stop() {
      await postgres.stop();
      fs.rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** The one that the server itself uses, as it was built. */
function compiledEmbeddedPostgres(): typeof embedded {
  return createRequire(import.meta.url)(path.join(root, 'dist/database/embedded-postgres.js')) as typeof embedded;
}

/** The same server, another database. */
export function databaseUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

export async function runOn(serverUrl: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

export async function databasesNamed(serverUrl: string, prefix: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [prefix]);
    return rows.map((row) => row.datname);
  } finally {
    await client.end();
  }
}
