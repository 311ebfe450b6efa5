import type { Readable } from 'node:stream';
import type { PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Scope } from '@portfolio/kernel/server/scope';
import { exceptions, fileColumns, type CatalogueTable } from '../../domain/school-move';
import { quoted } from './move-catalogue';

/** The rows of one table of the school in COPY's text format, as they go along. COPY takes no parameters: the key of the school is the scope's own number. */
export function copyOut(client: PoolClient, { schoolId }: Pick<Scope, 'schoolId'>, { name, columns }: CatalogueTable): Readable {
  const { columns: instead = {}, where = 'true' } = exceptions[name] ?? {};
  const selected = columns.map((column) => `${Object.hasOwn(instead, column) ? instead[column] : quoted(column)} as ${quoted(column)}`);
  return client.query(copyTo(`copy (select ${selected.join(', ')} from ${quoted(name)} where school_id = ${Number(schoolId)} and ${where} order by id) to stdout`));
}

/** Hashes and sizes of all files that rows of the school name, in the order of their hashes. */
export async function findMovedFiles(scope: Pick<Scope, 'query'>): Promise<[string, number][]> {
  const named = Object.entries(fileColumns).map(([table, column]) => `select ${column} as sha from ${table} where school_id = :school and ${column} is not null`);
  const rows = await scope.query<{ sha: string; bytes: number }>(`select n.sha, b.bytes from (${named.join(' union ')}) n left join blobs b on b.sha_256 = n.sha order by 1`);
  return rows.map(({ sha, bytes }) => [sha, bytes]);
}

export interface OwnRow {
  code: string;
  name: string;
  website: string | null;
  staffSecondFactor: boolean;
}

export async function findOwnRow(scope: Pick<Scope, 'query'>): Promise<OwnRow> {
  const [row] = await scope.query<OwnRow>('select code, name, website, coalesce(staff_second_factor, false) as "staffSecondFactor" from schools where id = :school');
  return row;
}
