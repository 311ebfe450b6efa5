import { services } from '@portfolio/kernel/server/services';
import { accessError } from '../../contract';
import { subjectsOf, type Subject } from '../../domain/lockout';
import { passwordIs } from '../passwords';
import { findOwnAccount, type OwnAccount } from '../repositories/accounts';
import { countFailure, giveTryBack, takeTry } from '../repositories/failures';
import type { Scope } from '@portfolio/kernel/server/scope';
import type { Session } from '../repositories/sessions';

export const subjectsOfSession = ({ school, login }: Session, address: string): Subject[] => subjectsOf(school.code, login, address);

/** Grants one of the account's tries, outside of any transaction: a refusal must not take its count back. @throws sign-in-locked */
export async function requireTry(subjects: Subject[]): Promise<void> {
  const minutes = await takeTry(services().database, subjects);
  if (minutes > 0) throw accessError('sign-in-locked', { minutes });
}

/**
 * That the person at a session knows the password, before something of the account is changed. Guesses count as those
 * of a sign-in do; a success clears none of them, or whoever knows the password could guess codes in between without end.
 * Not for use within a transaction.
 * @throws password-wrong (at `present`), sign-in-locked
 */
export async function provePassword(scope: Scope, session: Session, present: string, address: string): Promise<OwnAccount> {
  const subjects = subjectsOfSession(session, address);
  await requireTry(subjects);
  const account = await findOwnAccount(scope, session.accountId);
  if (!(await passwordIs(account.passwordHash, present))) {
    await countFailure(services().database, subjects);
    throw accessError('password-wrong', {}, { present: 'errors.password-wrong' });
  }
  await giveTryBack(services().database, subjects);
  return account;
}
