import { once } from 'node:events';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** A value that COPY can carry. */
export type CopyValue = string | number | boolean | readonly string[] | null;

const SPECIAL = /[\\\t\n\r]/g;
const escaped = (character: string): string => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[character] as string;

const textOf = (text: string): string => (SPECIAL.test(text) ? text.replace(SPECIAL, escaped) : text);

const arrayOf = (items: readonly string[]): string => `{${items.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;

function fieldOf(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return textOf(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (typeof value === 'number') return String(value);
  return textOf(arrayOf(value));
}

/** One line of COPY's text format. */
export const lineOf = (values: readonly CopyValue[]): string => `${values.map(fieldOf).join('\t')}\n`;

/** Copies a batch into a table. A batch each, so that no statement stays open while the next batch is waited for. */
export async function copyBatch(client: PoolClient, table: string, columns: readonly string[], rows: readonly (readonly CopyValue[])[]): Promise<void> {
  if (rows.length === 0) return;
  const stream = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`));
  const finished = once(stream, 'finish');
  stream.end(rows.map(lineOf).join(''));
  await finished;
}
