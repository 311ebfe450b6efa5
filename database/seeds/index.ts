import { services } from '@portfolio/kernel/server/services';
import { seedReference } from './reference';

const LOCK = 7_201_110;

/**
 * Brings reference data up to date; into an empty database also the demo, when it is wanted. A demo that was cut off by
 * a kill goes on at the next start: each of its steps may run again.
 */
export async function seedWhenEmpty(): Promise<void> {
  const { database, env } = services();
  await seedReference(database);
  if (env.SEED !== 'demo') return;
  const client = await database.pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query('create table if not exists seeds (name text primary key, begun_at timestamp not null default now(), done_at timestamp)');
    const { rows } = await client.query<{ done: boolean | null; schools: boolean }>(
      `select (select done_at is not null from seeds where name = 'demo') as done, exists (select 1 from schools) as schools`,
    );
    const [{ done, schools }] = rows;
    if (done || (done === null && schools)) return;
    await client.query(`insert into seeds (name) values ('demo') on conflict do nothing`);
    // Only a first start needs the makers of synthetic people.
    const { seedDemo } = await import('./demo.js');
    await seedDemo();
    await client.query(`update seeds set done_at = now() where name = 'demo'`);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
    client.release();
  }
}
