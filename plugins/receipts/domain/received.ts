import { createHash } from 'node:crypto';
import { parseRocDate } from '@portfolio/kernel/domain/clock';
import { BIRTH_COLUMN, ID_COLUMN, LOOSE_TABLE, ROW_COLUMN, type ReceiptTable, type ReceivedPerson, type ReceivedRoster } from './tables';

/** Reads what the JSON of a receipt says; arrays and columns that nobody knows are kept as they are. */

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** More than any student can have; a file beyond it is none of a receipt. */
const MOST_ROWS = 5000;
const MOST_COLUMNS = 200;
const NULS = /\u0000/g;

/** Any value as text; null and what is not there are empty. NUL and halves of characters are what no database takes. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value);
  return Buffer.from(text, 'utf8').toString('utf8').replace(NULS, '').trim();
}

/** One person of a receipt; null when it is none: no object, no ID, or more than a person can have. */
export function readPerson(value: unknown): ReceivedPerson | null {
  if (!isFields(value)) return null;
  const nationalId = textOf(value[ID_COLUMN]).toUpperCase();
  if (!/^[0-9A-Z]{4,20}$/.test(nationalId)) return null;
  const tables: ReceiptTable[] = [];
  const loose: Fields = {};
  for (const [name, held] of Object.entries(value)) {
    if (name === ID_COLUMN || name === BIRTH_COLUMN) continue;
    if (!Array.isArray(held)) loose[name] = held;
    else if (held.length > 0) tables.push(readTable(textOf(name), held));
  }
  if (Object.keys(loose).length > 0) tables.push(readTable(LOOSE_TABLE, [loose]));
  const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
  if (rows > MOST_ROWS || tables.some(({ columns }) => columns.length > MOST_COLUMNS)) return null;
  return { nationalId, birthDate: parseRocDate(textOf(value[BIRTH_COLUMN])), tables, rows };
}

function readTable(name: string, held: readonly unknown[]): ReceiptTable {
  const rows = held.map((row) => (isFields(row) ? row : { [name]: row }));
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { name, columns: columns.map(textOf), rows: rows.map((row) => columns.map((column) => textOf(row[column]))) };
}

/** A roster of 名冊資訊; null for what has no name. */
export function readRoster(value: unknown): ReceivedRoster | null {
  if (!isFields(value)) return null;
  const name = textOf(value['名冊名稱']);
  if (!name) return null;
  return { number: textOf(value['名冊別']), name, sha256: textOf(value.sha256).toLowerCase() || null, submittedAt: textOf(value['提交時間']) || null };
}

/**
 * The fingerprint of what a receipt holds of a person, by which a new version is compared: neither the order of arrays,
 * rows and columns nor empty values count, and not the row in the roster. 64 hexadecimal digits.
 */
export function fingerprintOf(tables: readonly ReceiptTable[]): string {
  const canonical = tables.flatMap(({ name, columns, rows }) => rows.map((row) => JSON.stringify([name, ...cellsOf(columns, row)])));
  return createHash('sha256').update(canonical.sort().join('\n')).digest('hex');
}

const cellsOf = (columns: readonly string[], row: readonly string[]): [string, string][] =>
  columns.flatMap((column, index): [string, string][] => (column === ROW_COLUMN || row[index] === '' ? [] : [[column, row[index]]])).sort(([a], [b]) => (a < b ? -1 : 1));

/** Of a person of whom a receipt holds nothing. */
export const NOTHING_HELD = fingerprintOf([]);
