import { limits } from '@portfolio/config/limits';
import type { Runner } from '@portfolio/kernel/server/database';
import { failureLimits, type Subject } from '../../domain/lockout';

/** Minutes that sign-in stays locked for any of the subjects; 0 when open. */
export async function lockedMinutes(database: Runner, subjects: Subject[]): Promise<number> {
  const [row] = await database.query<{ minutes: number | null }>(
    `select ceil(extract(epoch from max(locked_until) - now()) / 60)::int as minutes from sign_in_failures
     where subject = any(:keys) and locked_until > now()`,
    { keys: subjects.map(({ key }) => key) },
  );
  return row?.minutes ?? 0;
}

/** Counts one failure for each subject and locks those that passed their limit. Old counts start anew. */
export async function countFailure(database: Runner, subjects: Subject[]): Promise<void> {
  await database.run(
    `insert into sign_in_failures as f (subject, failures, first_at)
     select key, 1, now() from unnest(:keys::text[]) key
     on conflict (subject) do update set
       failures = case when f.first_at < now() - make_interval(secs => :seconds) then 1 else f.failures + 1 end,
       first_at = case when f.first_at < now() - make_interval(secs => :seconds) then now() else f.first_at end,
       locked_until = case when f.first_at >= now() - make_interval(secs => :seconds)
         and f.failures + 1 >= (:limits::int[])[array_position(:keys::text[], f.subject)] then now() + make_interval(secs => :seconds) else f.locked_until end`,
    { keys: subjects.map(({ key }) => key), limits: subjects.map(({ kind }) => failureLimits[kind]), seconds: limits.signIn.lockSeconds },
  );
}

/** A success clears the account's count, not the address's. */
export async function clearFailures(database: Runner, subjects: Subject[]): Promise<void> {
  await database.run('delete from sign_in_failures where subject = any(:keys)', { keys: subjects.filter(({ kind }) => kind === 'account').map(({ key }) => key) });
}
