import type { Runner } from '@portfolio/kernel/server/database';
import { exceptions, inOrder, leftBehind, platformColumns, type CatalogueTable } from '../../domain/school-move';

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Every table with `school_id`, with its columns and the tables of a school that it points at. Nothing here is a school's. */
const findTables = (runner: Runner): Promise<CatalogueTable[]> =>
  runner.query<CatalogueTable>(
    `with owned as (
       select c.oid, c.relname::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'school_id' and not a.attisdropped
       where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r')
     select o.name,
       (select array_agg(a.attname::text order by a.attnum) from pg_attribute a where a.attrelid = o.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       coalesce((select jsonb_agg(distinct jsonb_build_object('column', a.attname, 'target', t.name))
         from pg_constraint k join owned t on t.oid = k.confrelid cross join unnest(k.conkey) as number join pg_attribute a on a.attrelid = k.conrelid and a.attnum = number
         where k.contype = 'f' and k.conrelid = o.oid and a.attname <> 'school_id'), '[]') as keys
     from owned o order by 1`,
  );

/** The tables of a school that go along, each after those that it points at, with the columns that go along. */
export async function findMovedTables(runner: Runner): Promise<CatalogueTable[]> {
  const tables = (await findTables(runner)).filter(({ name }) => !Object.hasOwn(leftBehind, name));
  return inOrder(tables.map(({ name, columns, keys }) => ({
    name, columns: columns.filter((column) => !platformColumns.includes(column)),
    keys: [...keys, ...Object.entries(exceptions[name]?.pointers ?? {}).map(([column, target]) => ({ column, target }))],
  })));
}
