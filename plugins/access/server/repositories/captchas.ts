import { createHash } from 'node:crypto';
import { limits } from '@portfolio/config/limits';
import type { Runner } from '@portfolio/kernel/server/database';

const hashOf = (answer: string): Buffer => createHash('sha256').update(answer).digest();

export async function keepCaptcha(database: Runner, answer: string): Promise<string> {
  const [{ id }] = await database.query<{ id: string }>(
    'insert into captchas (answer_hash, expires_at) values (:hash, now() + make_interval(secs => :seconds)) returning id',
    { hash: hashOf(answer), seconds: limits.signIn.captchaSeconds },
  );
  return id;
}

/** Whether the answer is right. Either way the code is used up: one try each. */
export async function useCaptcha(database: Runner, id: string, answer: string): Promise<boolean> {
  const [row] = await database.query<{ right: boolean }>('delete from captchas where id = :id returning answer_hash = :hash and expires_at > now() as right', { id, hash: hashOf(answer) });
  return row?.right ?? false;
}

/** Removes what is past its time; called by the minute's tick. */
export async function sweepSignIn(database: Runner): Promise<void> {
  await database.run('delete from captchas where expires_at < now()');
  await database.run(`delete from account_tokens where expires_at < now() - interval '1 day'`);
  await database.run(`delete from sign_in_failures where first_at < now() - interval '1 day' and (locked_until is null or locked_until < now())`);
  await database.run(`delete from sessions where expires_at < now() - interval '30 days' or ended_at < now() - interval '30 days'`);
}
