import { modules } from '@portfolio/config/permissions';
import type { Database } from '@portfolio/kernel/server/database';
import { clusters } from './clusters';
import { codeLists } from './code-lists';

/**
 * What every installation has: modules as the code declares them; clusters and code tables once, since platform staff
 * edit them from then on.
 */
export async function seedReference(database: Database): Promise<void> {
  await database.transaction(async (transaction) => {
    const declared = Object.entries(modules).map(([code, { name, chapter }], position) => ({ code, name, chapter, position }));
    await transaction.run(
      `insert into modules (code, name, chapter, position)
       select m.code, m.name, m.chapter, m.position from jsonb_to_recordset(:declared::jsonb) as m(code text, name text, chapter text, position int)
       on conflict (code) do update set name = excluded.name, chapter = excluded.chapter, position = excluded.position
       where (modules.name, modules.chapter, modules.position) is distinct from (excluded.name, excluded.chapter, excluded.position)`,
      { declared: JSON.stringify(declared) },
    );
    await transaction.run(
      `insert into clusters (kind, code, name, position, summary, studies, subjects, traits, departments, leads_to, links)
       select c.* from jsonb_to_recordset(:rows::jsonb)
         as c(kind text, code text, name text, position int, summary text, studies text, subjects text, traits text, departments text, "leadsTo" text, links jsonb)
       where not exists (select 1 from clusters)`,
      { rows: JSON.stringify(clusters) },
    );
    await transaction.run(
      `insert into code_entries (list, code, name, position, official)
       select e.list, e.code, e.name, e.position, false from jsonb_to_recordset(:rows::jsonb) as e(list text, code text, name text, position int)
       where not exists (select 1 from code_entries)`,
      { rows: JSON.stringify(codeLists) },
    );
  });
}
