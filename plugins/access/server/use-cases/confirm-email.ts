import { scopeOf } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { accountError } from '../../contract/account-errors';
import { findToken, spendTokens, useToken } from '../repositories/account-tokens';
import { writeAudit } from '../repositories/audit';
import { setEmail } from '../repositories/own-account';
import { newToken } from '../tokens';

/**
 * Makes a new address that of the account, and tells the former one. Links to a new password that were mailed to the
 * former address are no longer good.
 * @throws link-spent
 */
export async function confirmEmail(token: string, address: string): Promise<{ done: number }> {
  const { database, messenger } = services();
  const owner = await findToken(database, 'email', token);
  if (!owner?.newEmail) throw accountError('link-spent');
  const { schoolId, accountId, name, login, school, email: before, newEmail } = owner;
  await scopeOf(database, schoolId).transaction(async (scope) => {
    if (!(await useToken(scope, 'email', token))) throw accountError('link-spent');
    await setEmail(scope, accountId, newEmail);
    await spendTokens(scope, accountId, 'password');
    if (before) {
      await messenger.tell(scope, [{ template: 'email-changed', event: `email-changed:${newToken()}`, accountId, by: ['mail'], address: before, values: { name, login, school: school.name, email: newEmail } }]);
    }
    await writeAudit(scope, { accountId, actorName: name, action: 'email.changed', address });
  });
  return { done: 1 };
}
