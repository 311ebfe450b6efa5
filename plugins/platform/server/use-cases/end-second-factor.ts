import { accountError } from '@portfolio/access/contract/account-errors';
import { kernelError } from '@portfolio/kernel/contract';
import type { TransactionScope } from '@portfolio/kernel/server/scope';
import { writeAudit } from '@portfolio/access/server/repositories/audit';
import { endSecondFactor } from '@portfolio/access/server/repositories/second-factors';
import { endSessionsOf } from '@portfolio/access/server/repositories/sessions';
import { findAdministrator } from '../repositories/schools';

/**
 * The way back for a school's administrator whose device is lost and beside whom nobody may take the second factor off.
 * The password stays; every session ends; the school sees in its own log who did it.
 * @param staff who does it, for the school's audit log.
 * @throws not-found: no such administrator. second-factor-off
 */
export async function endAdministratorSecondFactor(scope: TransactionScope, login: string, staff: string): Promise<{ login: string; name: string }> {
  const administrator = await findAdministrator(scope, login);
  if (!administrator) throw kernelError('not-found');
  if ((await endSecondFactor(scope, administrator.key)) === 0) throw accountError('second-factor-off');
  await endSessionsOf(scope.transactionOf, administrator.key);
  await writeAudit(scope, { accountId: null, actorName: staff, action: 'second-factor.taken-off', target: login });
  return { login, name: administrator.name };
}
