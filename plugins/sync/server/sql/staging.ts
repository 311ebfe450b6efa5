import { setImmediate as breathe } from 'node:timers/promises';
import { KEPT_REFUSALS, type Reason, type Refusal } from '../../domain/reasons';
import { checkRow, keyOf, type CheckedRow } from '../../domain/rows';
import { syncTypes, type Field, type SyncType, type TypeName } from '../../domain/types';
import { copyBatch, type CopyValue } from '@portfolio/kernel/server/copy';
import type { Workbench } from './workbench';

/** A row as it came, with its number in the pull or its line in the sheet. */
export interface NumberedRow {
  row: number;
  raw: unknown;
}

export interface Staged {
  type: SyncType;
  received: number;
  /** Values left out of rows that are taken; at most KEPT_REFUSALS. */
  notes: Refusal[];
  /** Blind index to national ID of what came: in this process only, never in a table. */
  nationalIds: Map<string, string>;
}

const COLUMN_TYPES: Record<Field['kind']['is'], string> = {
  'text': 'text', 'number-text': 'text', 'integer': 'int', 'decimal': 'numeric(10, 2)', 'date': 'date', 'boolean': 'boolean', 'choice': 'text',
  'course-code': 'text', 'school-code': 'text', 'national-id': 'text', 'email': 'text', 'numbers': 'text[]',
};

const OWN_COLUMNS = ['row_no', 'key_text', 'problem', 'problem_column', 'gone'];

/** Staging columns of a field: a national ID is staged as its blind index and its last three characters. */
const columnsOf = ({ name, kind }: Field): string[] => (kind.is === 'national-id' ? [`${name}_index`, `${name}_tail`] : [name]);

const stagedColumns = (type: SyncType): string[] => [...OWN_COLUMNS, ...type.fields.flatMap(columnsOf)];

async function createTable(bench: Workbench, type: SyncType): Promise<void> {
  const fields = type.fields.flatMap((field) => columnsOf(field).map((name) => `${name} ${COLUMN_TYPES[field.kind.is]}`));
  await bench.local('drop table if exists staged');
  await bench.local(`create temp table staged (row_no int, key_text text, problem text, problem_column text, gone boolean, ${fields.join(', ')})`);
}

const CHUNK = 1000;

/**
 * Checks each row by itself and copies all of them into the temporary table `staged`; a row that breaks a rule is there
 * too, with its reason, so that what is held under its key does not count as gone.
 */
export async function stage(bench: Workbench, name: TypeName, batches: AsyncIterable<NumberedRow[]>, options: { delta: boolean; onRows?: (received: number) => Promise<void> }): Promise<Staged> {
  const type = syncTypes[name];
  const staged: Staged = { type, received: 0, notes: [], nationalIds: new Map() };
  await createTable(bench, type);
  for await (const batch of batches) {
    for (let at = 0; at < batch.length; at += CHUNK) {
      const rows = batch.slice(at, at + CHUNK).map(({ row, raw }) => checkRow(type, raw, row, bench.schoolCode, options.delta));
      await copyBatch(bench.client, 'staged', stagedColumns(type), rows.map((row) => toCopy(bench, staged, row)));
      keepNotes(staged, rows);
      await breathe();
    }
    staged.received += batch.length;
    await options.onRows?.(staged.received);
  }
  await bench.local('analyze staged');
  return staged;
}

function keepNotes(staged: Staged, rows: readonly CheckedRow[]): void {
  for (const { notes } of rows) {
    if (staged.notes.length < KEPT_REFUSALS) staged.notes.push(...notes);
  }
}

function toCopy(bench: Workbench, staged: Staged, row: CheckedRow): CopyValue[] {
  const values: CopyValue[] = [row.row, keyOf(staged.type, row.values), row.problem?.reason ?? null, row.problem?.column ?? null, row.gone];
  for (const { name, kind } of staged.type.fields) {
    const value = row.values[name];
    if (kind.is === 'national-id') values.push(...sealedColumns(bench, staged, value as string | null));
    else values.push(value);
  }
  return values;
}

function sealedColumns(bench: Workbench, staged: Staged, id: string | null): [string | null, string | null] {
  if (id === null) return [null, null];
  const index = bench.seal.index(bench.schoolCode, id);
  staged.nationalIds.set(index, id);
  return [index, id.slice(-3)];
}

/**
 * Marks later rows of a key that came before.
 * @returns how many of them repeat the earlier row in every value: then the pages of the school's server overlapped,
 * and as many others may be missing.
 */
export async function markDuplicates(bench: Workbench, type: SyncType): Promise<number> {
  const key = type.key.join(', ');
  const { rowCount } = await bench.local(
    `update staged s set problem = 'duplicate', problem_column = '${type.key[0]}'
     from (select row_no, row_number() over (partition by ${key} order by row_no) as place from staged where problem is null) numbered
     where numbered.row_no = s.row_no and numbered.place > 1`,
  );
  if (!rowCount) return 0;
  const all = type.fields.flatMap(columnsOf);
  const row = (alias: string): string => all.map((name) => `${alias}.${name}`).join(', ');
  const { rows: [{ repeated }] } = await bench.local(
    `select count(*)::int as repeated from staged s join staged f using (${key})
     where s.problem = 'duplicate' and f.problem is null and (${row('s')}) is not distinct from (${row('f')})`,
  );
  return repeated as number;
}

/** The refused rows, those of the first numbers kept. */
export async function findRefusals(bench: Workbench): Promise<{ total: number; rows: Refusal[] }> {
  const { rows: [{ total }] } = await bench.local('select count(*)::int as total from staged where problem is not null');
  if (total === 0) return { total: 0, rows: [] };
  const { rows } = await bench.local(
    `select row_no as row, key_text as key, problem_column as column, problem as reason from staged where problem is not null order by row_no limit ${KEPT_REFUSALS}`,
  );
  return { total: total as number, rows: rows as unknown as (Refusal & { reason: Reason })[] };
}
