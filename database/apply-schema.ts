import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Database } from '@portfolio/kernel/server/database';

const LOCK = 7_201_108; // any number that no other advisory lock of this product uses

/** The files of `database/schema`, in the order of their names. */
function readFiles(directory: string): { name: string; sql: string }[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, sql: readFileSync(path.join(directory, name), 'utf8') }));
}

/**
 * Brings constraints, functions, triggers and the tables of machinery up to date, after Strapi made the tables of its
 * content types. One process does it at a time; nothing is done when neither the files nor Strapi's schema changed.
 * @param directory `database/schema` of the checkout.
 * @returns true when something was applied.
 */
export async function applySchema(database: Database, directory: string): Promise<boolean> {
  const files = readFiles(directory);
  return database.transaction(async (transaction) => {
    await transaction.run('select pg_advisory_xact_lock(:lock)', { lock: LOCK });
    await transaction.run('create table if not exists applied_schema (id boolean primary key default true check (id), hash text not null, applied_at timestamp not null default now())');
    const hash = await currentHash(transaction, files);
    const [applied] = await transaction.query<{ hash: string }>('select hash from applied_schema');
    if (applied?.hash === hash) return false;
    for (const { name, sql } of files) {
      // The driver's simple protocol: a file is many statements.
      await transaction.client.query(sql).catch((error: Error) => {
        throw new Error(`database/schema/${name}: ${error.message}`, { cause: error });
      });
    }
    await transaction.run('insert into applied_schema (hash) values (:hash) on conflict (id) do update set hash = excluded.hash, applied_at = now()', { hash });
    return true;
  });
}

async function currentHash(runner: Pick<Database, 'query'>, files: { name: string; sql: string }[]): Promise<string> {
  const [strapi] = await runner.query<{ hash: string }>('select hash from strapi_database_schema order by id desc limit 1');
  const hash = createHash('sha256').update(strapi?.hash ?? '');
  for (const { name, sql } of files) hash.update(name).update(sql);
  return hash.digest('hex');
}
