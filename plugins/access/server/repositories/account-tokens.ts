import type { Runner } from '@portfolio/kernel/server/database';
import type { Scope } from '@portfolio/kernel/server/scope';
import { hashOf } from './sessions';

export type Purpose = 'password' | 'email' | 'sign-in';

/**
 * Keeps the hash of a token. A link that was mailed before for the same purpose is no longer good; second steps of two
 * sign-ins go on beside each other.
 */
export async function keepToken(scope: Scope, kept: { accountId: number; purpose: Purpose; token: string; seconds: number; email?: string }): Promise<void> {
  if (kept.purpose !== 'sign-in') await spendTokens(scope, kept.accountId, kept.purpose);
  await scope.run(
    `insert into account_tokens (school_id, account_id, purpose, token_hash, email, expires_at)
     values (:school, :accountId, :purpose, :hash, :email, now() + make_interval(secs => :seconds))`,
    { accountId: kept.accountId, purpose: kept.purpose, hash: hashOf(kept.token), email: kept.email ?? null, seconds: kept.seconds },
  );
}

/** Whose token it is, with what the uses of one need. */
export interface TokenOwner {
  schoolId: number;
  school: { code: string; name: string };
  accountId: number;
  login: string;
  name: string;
  /** Address of the account now. */
  email: string | null;
  /** Address that the token confirms. */
  newEmail: string | null;
}

/** The owner of a token that is good, of an account in use; does not use it up. The look-up is by what nobody can guess. */
export async function findToken(database: Runner, purpose: Purpose, token: string): Promise<TokenOwner | null> {
  const [row] = await database.query<TokenOwner>(
    `select t.school_id as "schoolId", jsonb_build_object('code', sc.code, 'name', sc.name) as school, a.id as "accountId", a.login, a.name, a.email, t.email as "newEmail"
     from account_tokens t join accounts a on a.id = t.account_id join schools sc on sc.id = t.school_id
     where t.token_hash = :hash and t.purpose = :purpose and t.used_at is null and t.expires_at > now()
       and a.active and (a.expires_at is null or a.expires_at > now()) and sc.active`,
    { hash: hashOf(token), purpose },
  );
  return row ?? null;
}

/** Uses a token up. @returns false when somebody was before us, or its time is over. */
export async function useToken(scope: Scope, purpose: Purpose, token: string): Promise<boolean> {
  return (await scope.run(
    'update account_tokens set used_at = now() where school_id = :school and token_hash = :hash and purpose = :purpose and used_at is null and expires_at > now()',
    { hash: hashOf(token), purpose },
  )) > 0;
}

/** Makes what is still open of an account's tokens for a purpose useless. */
export async function spendTokens(scope: Scope, accountId: number, purpose: Purpose): Promise<void> {
  await scope.run('update account_tokens set used_at = now() where school_id = :school and account_id = :accountId and purpose = :purpose and used_at is null', { accountId, purpose });
}
