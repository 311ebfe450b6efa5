import { kernelError } from '@portfolio/kernel/contract';
import type { TransactionScope } from '@portfolio/kernel/server/scope';
import { accountError } from '../../contract/account-errors';
import type { AccountSecurity } from '../../contract/account';
import { findAccountSecurity, findStaffAccount, setStaffSecondFactor } from '../repositories/own-account';
import { endSecondFactor } from '../repositories/second-factors';
import { endSessionsOf } from '../repositories/sessions';

/** Requires a second factor of the school's staff, or no longer. It counts at each person's next request. */
export async function setAccountSecurity(scope: TransactionScope, required: boolean): Promise<AccountSecurity> {
  await setStaffSecondFactor(scope, required);
  return findAccountSecurity(scope);
}

/**
 * Takes the second factor off an account whose device is lost; its sessions end.
 * @returns the login, for the audit row. @throws not-found, second-factor-off
 */
export async function endSecondFactorOf(scope: TransactionScope, id: string): Promise<{ login: string }> {
  const account = await findStaffAccount(scope, id);
  if (!account) throw kernelError('not-found');
  if ((await endSecondFactor(scope, account.key)) === 0) throw accountError('second-factor-off');
  await endSessionsOf(scope.transactionOf, account.key);
  return { login: account.login };
}
