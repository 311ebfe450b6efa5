import path from 'node:path';
import type { Env } from '@portfolio/config/env';
import { openDatabase, type Database } from '@portfolio/kernel/server/database';
import { runningPostgresUrl, startEmbeddedPostgres } from '../embedded-postgres';

const NAME = 'portfolio';

/** The installation's database for a tool: `DATABASE_URL`, that of the server which runs, or the embedded one started for the while. */
export async function withDatabase<T>(settings: Env, work: (database: Database) => Promise<T>): Promise<T> {
  const directory = path.join(settings.DATA_DIR, 'postgres');
  const running = settings.DATABASE_URL ?? (await runningPostgresUrl(directory, NAME));
  const own = running ? null : await startEmbeddedPostgres({ directory, database: NAME, log: () => undefined });
  const database = openDatabase(running ?? (own?.url as string), 4, 0);
  try {
    return await work(database);
  } finally {
    await database.close();
    await own?.stop();
  }
}
