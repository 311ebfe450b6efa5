import { limits } from '@portfolio/config/limits';
import type { Runner } from '@portfolio/kernel/server/database';
import { failureLimits, type Subject } from '../../domain/lockout';

const keyOf = (subjects: Subject[], kind: Subject['kind']): string => subjects.find((subject) => subject.kind === kind)?.key ?? '';

/**
 * Takes one of the account's tries, before the password is looked at: counted later, many at once would all get in.
 * The last try locks the account at once; a success gives all back.
 * @returns minutes that sign-in stays locked for the account or the address; 0 when the try is granted.
 */
export async function takeTry(database: Runner, subjects: Subject[]): Promise<number> {
  const [{ minutes }] = await database.query<{ minutes: number }>(
    `with lock as (select max(locked_until) as until from sign_in_failures where subject = any(:keys) and locked_until > now()),
     taken as (
       insert into sign_in_failures as f (subject, failures, first_at) select :account, 1, now() from lock where until is null
       on conflict (subject) do update set
         failures = case when f.first_at < now() - make_interval(secs => :seconds) then 1 else f.failures + 1 end,
         first_at = case when f.first_at < now() - make_interval(secs => :seconds) then now() else f.first_at end,
         locked_until = case when f.first_at >= now() - make_interval(secs => :seconds) and f.failures + 1 >= :limit then now() + make_interval(secs => :seconds) end
       where f.locked_until is null or f.locked_until <= now()
       returning 1)
     select case when exists (select 1 from taken) then 0
       else coalesce(ceil(extract(epoch from (select until from lock) - now()) / 60), :seconds / 60)::int end as minutes`,
    { keys: subjects.map(({ key }) => key), account: keyOf(subjects, 'account'), limit: failureLimits.account, seconds: limits.signIn.lockSeconds },
  );
  return minutes;
}

/** Counts one failure for the address, and locks it once there are too many. Old counts start anew. */
export async function countFailure(database: Runner, subjects: Subject[]): Promise<void> {
  await database.run(
    `insert into sign_in_failures as f (subject, failures, first_at)
     values (:address, 1, now())
     on conflict (subject) do update set
       failures = case when f.first_at < now() - make_interval(secs => :seconds) then 1 else f.failures + 1 end,
       first_at = case when f.first_at < now() - make_interval(secs => :seconds) then now() else f.first_at end,
       locked_until = case when f.first_at >= now() - make_interval(secs => :seconds)
         and f.failures + 1 >= :limit then now() + make_interval(secs => :seconds) else f.locked_until end`,
    { address: keyOf(subjects, 'address'), limit: failureLimits.address, seconds: limits.signIn.lockSeconds },
  );
}

/** Gives the account's last try back: the password was right, and a code is asked for, whose guesses go on counting. */
export async function giveTryBack(database: Runner, subjects: Subject[]): Promise<void> {
  await database.run('update sign_in_failures set failures = failures - 1, locked_until = null where subject = :account', { account: keyOf(subjects, 'account') });
}

/** A success clears the account's count, not the address's. */
export async function clearFailures(database: Runner, subjects: Subject[]): Promise<void> {
  await database.run('delete from sign_in_failures where subject = :account', { account: keyOf(subjects, 'account') });
}
