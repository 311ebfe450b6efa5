import type { Runner, Transaction } from '@portfolio/kernel/server/database';

const LOCK = 7_201_120;

/** @returns whether this process is the one that scrubs today: nobody has finished, and nobody is at it. */
export async function claimScrub(connection: Transaction, day: string): Promise<boolean> {
  const [{ mine }] = await connection.query<{ mine: boolean }>('select pg_try_advisory_lock(:lock) as mine', { lock: LOCK });
  if (!mine) return false;
  await connection.run('insert into scrubs (day) values (:day::date) on conflict (day) do nothing', { day });
  const [row] = await connection.query<{ done: boolean }>('select done_at is not null as done from scrubs where day = :day::date', { day });
  return !row.done;
}

export const noteScrub = (database: Runner, day: string, { checked, faults }: { checked: number; faults: number }): Promise<number> =>
  database.run('update scrubs set done_at = now(), checked = :checked, faults = :faults where day = :day::date', { day, checked, faults });

export interface Scrub {
  doneAt: Date;
  checked: number;
  faults: number;
}

export const findLastScrub = async (database: Runner): Promise<Scrub | null> =>
  (await database.query<Scrub>('select done_at as "doneAt", checked, faults from scrubs where done_at is not null order by day desc limit 1'))[0] ?? null;
