import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { Scope, TransactionScope } from '@portfolio/kernel/server/scope';
import { exchangeError } from '../../contract';
import { beginnings, fileColumns, kept, type CatalogueTable } from '../../domain/school-move';
import { quoted } from './move-catalogue';

/**
 * How rows of a school come into its tables: each table by COPY into a temporary one beside it, new keys drawn for all
 * of it at once, then one INSERT that puts the new keys in place of the old wherever rows point at each other. All in
 * the caller's transaction: a move that is cut off was none.
 */
const stage = (table: string): string => quoted(`moved_${table}`);
const keysOf = (table: string): string => quoted(`keys_${table}`);

/** Tables in which the school has more than what it began with. Administrators are no more than that. */
export async function findOccupied(scope: Pick<Scope, 'query'>, tables: readonly CatalogueTable[]): Promise<string[]> {
  const looked = tables.filter(({ name }) => !beginnings.includes(name) && (name === 'accounts' || !kept.includes(name)));
  const found = looked.map(({ name }) => `select '${name}' as name where exists (select 1 from ${quoted(name)} where school_id = :school${name === 'accounts' ? ` and kind <> 'administrator'` : ''})`);
  return (await scope.query<{ name: string }>(found.join(' union all '))).map(({ name }) => name);
}

/** Holds the school still for what changes it, and lets its rows in as they stood elsewhere, until `endMoving`. */
export async function beginMoving(scope: TransactionScope): Promise<void> {
  await scope.query('select 1 from schools where id = :school for no key update');
  for (const name of beginnings) await scope.run(`delete from ${quoted(name)} where school_id = :school`);
  await scope.query(`select set_config('portfolio.moving_school', (:school::int)::text, true)`);
}

/** Before anything else is written: from here on the guards are as ever. */
export const endMoving = (scope: TransactionScope): Promise<unknown> => scope.query(`select set_config('portfolio.moving_school', '', true) where :school::int is not null`);

/** Notes the files that came with the archive and are in the store. */
export async function insertBlobs(scope: TransactionScope, files: readonly (readonly [string, number])[]): Promise<void> {
  await scope.transactionOf.client.query('create temp table moved_files (sha_256 text primary key, bytes bigint) on commit drop');
  await scope.run('insert into moved_files select f->>0, (f->>1)::bigint from jsonb_array_elements(:files::jsonb) f where :school::int is not null', { files: JSON.stringify(files) });
  await scope.run(
    `insert into blobs (sha_256, bytes, verified_at) select sha_256, bytes, now() from moved_files where :school::int is not null
     on conflict (sha_256) do update set verified_at = now(), tombstoned_at = null, lost_at = null`,
  );
}

/** A table as the archive has it: which of its columns there are, and how many rows it must have. */
export interface ComingTable {
  name: string;
  columns: readonly string[];
  rows: number;
}

/**
 * Takes one table in; those that it points at came before.
 * @param auditWhole whether the audit log was one unbroken chain when it left
 * @throws exchange-school-audit, exchange-school-rows, exchange-school-reference, exchange-school-file, exchange-school-login; what the database refuses
 */
export async function takeTable(scope: TransactionScope, table: CatalogueTable, coming: ComingTable, lines: Readable, { auditWhole }: { auditWhole: boolean }): Promise<void> {
  await putTable(scope, table, coming, lines, auditWhole).catch((error: Error & { code?: string }) => {
    // What the tables' own constraints refuse, and values that are none of their kind (classes 23 and 22).
    throw /^2[23]/.test(error.code ?? '') ? exchangeError('exchange-school-rows', { name: table.name }) : error;
  });
}

async function putTable(scope: TransactionScope, table: CatalogueTable, coming: ComingTable, lines: Readable, auditWhole: boolean): Promise<void> {
  await stageRows(scope, coming, lines);
  await requireFiles(scope, table);
  await drawKeys(scope, table);
  await requireTargets(scope, table, coming);
  if (table.name === 'audit_entries' && auditWhole) await requireUnchanged(scope);
  const written = table.name === 'audit_entries' ? await takeAudit(scope, coming, table) : await insertRows(scope, table, coming);
  if (written !== coming.rows) throw exchangeError('exchange-school-rows', { name: table.name });
  await scope.transactionOf.client.query(`drop table ${stage(table.name)}`);
}

async function stageRows(scope: TransactionScope, { name, columns, rows }: ComingTable, lines: Readable): Promise<void> {
  const { client } = scope.transactionOf;
  const list = columns.map(quoted).join(', ');
  await client.query(`create temp table ${stage(name)} on commit drop as select ${list} from ${quoted(name)} with no data`);
  const copying = client.query(copyFrom(`copy ${stage(name)} (${list}) from stdin`));
  await pipeline(lines, copying);
  if (copying.rowCount !== rows) throw exchangeError('exchange-school-rows', { name });
  await client.query(`analyze ${stage(name)}`);
}

/** No row may name bytes that did not come along: they might be another school's. */
async function requireFiles(scope: TransactionScope, { name }: CatalogueTable): Promise<void> {
  const column = fileColumns[name];
  if (!column) return;
  const [stranger] = await scope.query<{ sha: string }>(`select s.${column} as sha from ${stage(name)} s where :school::int is not null and s.${column} is not null and not exists (select 1 from moved_files f where f.sha_256 = s.${column}) limit 1`);
  if (stranger) throw exchangeError('exchange-school-file', { name: stranger.sha });
}

/** A new key for every row; an administrator who is here already keeps the own one. */
async function drawKeys(scope: TransactionScope, { name }: CatalogueTable): Promise<void> {
  const { client } = scope.transactionOf;
  const isAccounts = name === 'accounts';
  if (isAccounts) {
    const [taken] = await scope.query<{ login: string }>(`select s.login from ${stage(name)} s join accounts a on a.school_id = :school and a.login = s.login where s.kind <> 'administrator' limit 1`);
    if (taken) throw exchangeError('exchange-school-login', { name: taken.login });
  }
  const here = isAccounts ? `left join accounts a on a.school_id = :school and a.login = s.login` : '';
  await client.query(`create temp table ${keysOf(name)} (old_id bigint primary key, new_id bigint not null, here boolean not null) on commit drop`);
  await scope.run(
    `insert into ${keysOf(name)} select s.id, ${isAccounts ? 'coalesce(a.id, ' : ''}nextval(pg_get_serial_sequence('${name}', 'id'))${isAccounts ? ')' : ''}, ${isAccounts ? 'a.id is not null' : 'false'}
     from (select * from ${stage(name)} order by id) s ${here} where :school::int is not null`,
  );
  await client.query(`analyze ${keysOf(name)}`);
}

const comingKeys = ({ keys }: CatalogueTable, { columns }: ComingTable) => keys.filter(({ column }) => columns.includes(column));

async function requireTargets(scope: TransactionScope, table: CatalogueTable, coming: ComingTable): Promise<void> {
  for (const { column, target } of comingKeys(table, coming)) {
    const [{ dangling }] = await scope.query<{ dangling: boolean }>(
      `select exists (select 1 from ${stage(table.name)} s where s.${quoted(column)} is not null and not exists (select 1 from ${keysOf(target)} k where k.old_id = s.${quoted(column)})) as dangling where :school::int is not null`);
    if (dangling) throw exchangeError('exchange-school-reference', { name: `${table.name}.${column}` });
  }
}

/** What stands in each column: new keys for old ones, the school that it is here, and everything else as it came. */
function rewritten(table: CatalogueTable, coming: ComingTable): { values: string[]; joins: string } {
  const pointing = comingKeys(table, coming);
  const joins = pointing.map(({ column, target }, index) => `left join ${keysOf(target)} k${index} on k${index}.old_id = s.${quoted(column)}`);
  const values = coming.columns.map((column) => {
    if (column === 'id') return 'own.new_id';
    if (column === 'school_id') return ':school::int';
    const at = pointing.findIndex((key) => key.column === column);
    return at < 0 ? `s.${quoted(column)}` : `k${at}.new_id`;
  });
  return { values, joins: [`join ${keysOf(table.name)} own on own.old_id = s.id`, ...joins].join(' ') };
}

/** @returns rows of the archive that are here now: an administrator who was here before counts. */
async function insertRows(scope: TransactionScope, table: CatalogueTable, coming: ComingTable): Promise<number> {
  const { values, joins } = rewritten(table, coming);
  const written = await scope.run(
    `insert into ${quoted(table.name)} (${coming.columns.map(quoted).join(', ')}) overriding system value
     select ${values.join(', ')} from ${stage(table.name)} s ${joins} where not own.here order by own.new_id`);
  const [{ here }] = await scope.query<{ here: number }>(`select count(*)::int as here from ${keysOf(table.name)} where here and :school::int is not null`);
  return written + here;
}

/** An entry is what its own hash says, computed with the keys of the former platform. @throws exchange-school-audit */
async function requireUnchanged(scope: TransactionScope): Promise<void> {
  const [{ changed }] = await scope.query<{ changed: boolean }>(
    `select exists (select 1 from ${stage('audit_entries')} s where s.hash is distinct from audit_hash(jsonb_populate_record(null::audit_entries, to_jsonb(s)))) as changed where :school::int is not null`);
  if (changed) throw exchangeError('exchange-school-audit');
}

/** Entries go behind those that are here, in one chain. @returns their number */
async function takeAudit(scope: TransactionScope, coming: ComingTable, table: CatalogueTable): Promise<number> {
  const { values, joins } = rewritten(table, coming);
  await scope.transactionOf.client.query('create temp table chained_audit_entries (like audit_entries) on commit drop');
  await scope.run(
    `insert into chained_audit_entries (${coming.columns.map(quoted).join(', ')}) select ${values.join(', ')} from ${stage(table.name)} s ${joins}`);
  const [{ taken }] = await scope.query<{ taken: number }>(`select take_in_audit(:school, 'chained_audit_entries'::regclass) as taken`);
  return taken;
}

/** Receipts are found by the national ID's index, which is this platform's own. Those of people who are on no register keep theirs, and are history. */
export const findReceiptsAnew = (scope: TransactionScope): Promise<number> =>
  scope.run(
    `update receipts r set national_id_index = st.national_id_index from students st
     where r.school_id = :school and st.school_id = :school and st.id = r.student_id and st.national_id_index is not null`,
  );

export const setOwnRow = (scope: TransactionScope, settings: { website: string | null; staffSecondFactor: boolean }): Promise<number> =>
  scope.run('update schools set website = :website, staff_second_factor = :staffSecondFactor, updated_at = now() where id = :school', { ...settings });
