import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { Runner, Transaction } from '@portfolio/kernel/server/database';

export interface Table {
  name: string;
  columns: string[];
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Every table of the product and of Strapi, with the columns that can be written. */
export const findTables = (runner: Runner): Promise<Table[]> =>
  runner.query<Table>(
    `select t.table_name as name, array_agg(c.column_name::text order by c.ordinal_position) filter (where c.is_generated = 'NEVER') as columns
     from information_schema.tables t join information_schema.columns c using (table_schema, table_name)
     where t.table_schema = 'public' and t.table_type = 'BASE TABLE' group by 1 order by 1`,
  );

export async function findSequences(runner: Runner): Promise<Record<string, number>> {
  const rows = await runner.query<{ name: string; last: number }>(`select sequencename as name, coalesce(last_value, 0) as last from pg_sequences where schemaname = 'public' order by 1`);
  return Object.fromEntries(rows.map(({ name, last }) => [name, Number(last)]));
}

/** @returns the number of rows. */
export async function copyOut(client: PoolClient, { name, columns }: Table, file: string): Promise<number> {
  const stream = client.query(copyTo(`copy (select ${columns.map(quoted).join(', ')} from ${quoted(name)}) to stdout`));
  await pipeline(stream, createWriteStream(file, { flags: 'wx', mode: 0o600 }));
  return stream.rowCount;
}

export async function copyIn(client: PoolClient, { name, columns }: Table, file: string): Promise<number> {
  const stream = client.query(copyFrom(`copy ${quoted(name)} (${columns.map(quoted).join(', ')}) from stdin`));
  await pipeline(createReadStream(file), stream);
  return stream.rowCount;
}

interface ForeignKey {
  table: string;
  name: string;
  definition: string;
}

/**
 * Empties all tables and lets `fill` put rows in whatever order. Foreign keys are away meanwhile and checked when they
 * come back; triggers guard what people do, and the rows were guarded when they were made. Needs the tables' owner, no superuser.
 */
export async function refill(transaction: Transaction, tables: Table[], fill: () => Promise<void>): Promise<void> {
  const keys = await transaction.query<ForeignKey>(
    `select conrelid::regclass::text as "table", conname as name, pg_get_constraintdef(oid) as definition from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  );
  for (const { table, name } of keys) await transaction.run(`alter table ${table} drop constraint ${quoted(name)}`);
  for (const { name } of tables) await transaction.run(`alter table ${quoted(name)} disable trigger user`);
  await transaction.run(`truncate ${tables.map(({ name }) => quoted(name)).join(', ')}`);
  await fill();
  for (const { name } of tables) await transaction.run(`alter table ${quoted(name)} enable trigger user`);
  for (const { table, name, definition } of keys) await transaction.run(`alter table ${table} add constraint ${quoted(name)} ${definition}`);
}

export async function setSequences(runner: Runner, sequences: Record<string, number>): Promise<void> {
  for (const [name, last] of Object.entries(sequences)) {
    if (last > 0) await runner.query('select setval(:name::regclass, :last::bigint)', { name: `public.${quoted(name)}`, last });
  }
}

/** Whether there is nothing yet that a restore could overwrite. */
export async function isEmpty(runner: Runner): Promise<boolean> {
  const [{ there }] = await runner.query<{ there: boolean }>(`select to_regclass('public.schools') is not null as there`);
  if (!there) return true;
  const [{ empty }] = await runner.query<{ empty: boolean }>('select not exists (select 1 from schools) as empty');
  return empty;
}

/** Hashes of all files that must be kept, as of the transaction's snapshot. */
export const findHashes = async (runner: Runner): Promise<string[]> =>
  (await runner.query<{ sha256: string }>('select sha_256 as sha256 from blobs order by 1')).map(({ sha256 }) => sha256);
