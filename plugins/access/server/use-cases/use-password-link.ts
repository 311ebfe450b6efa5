import { scopeOf } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { accountError } from '../../contract/account-errors';
import { subjectsOf } from '../../domain/lockout';
import { hashPassword } from '../passwords';
import { findToken, useToken, type TokenOwner } from '../repositories/account-tokens';
import { findOwnAccount, setPassword } from '../repositories/accounts';
import { writeAudit } from '../repositories/audit';
import { clearFailures } from '../repositories/failures';
import { endSessionsOf } from '../repositories/sessions';
import { requireGoodPassword } from './change-password';

async function ownerOf(token: string): Promise<TokenOwner> {
  const owner = await findToken(services().database, 'password', token);
  if (!owner) throw accountError('link-spent');
  return owner;
}

/** Whose password a mailed link sets. @throws link-spent */
export async function openPasswordLink(token: string) {
  const { school, login } = await ownerOf(token);
  return { school, login };
}

/**
 * Sets a new password by a mailed link. Every session of the account ends; a second factor stays, and is asked for at
 * the next sign-in. A password that breaks a rule does not use the link up.
 * @throws link-spent, password-weak
 */
export async function usePasswordLink({ token, password }: { token: string; password: string }, address: string): Promise<{ done: number }> {
  const { database } = services();
  const { schoolId, accountId, name, login, school } = await ownerOf(token);
  requireGoodPassword(password, await findOwnAccount(scopeOf(database, schoolId), accountId));
  const hash = await hashPassword(password);
  await scopeOf(database, schoolId).transaction(async (scope) => {
    if (!(await useToken(scope, 'password', token))) throw accountError('link-spent');
    await setPassword(scope, accountId, { hash, state: 'changed' });
    await endSessionsOf(scope.transactionOf, accountId);
    await clearFailures(scope.transactionOf, subjectsOf(school.code, login, address));
    await writeAudit(scope, { accountId, actorName: name, action: 'password.set-by-link', address });
  });
  return { done: 1 };
}
