import { errorsOf, kernelError } from '@portfolio/kernel/contract';
import type { TransactionScope } from '@portfolio/kernel/server/scope';
import { accountError } from '../../contract/account-errors';
import { staffKinds, type AccountSecurity } from '../../contract/account';
import { passwordErrors } from '../../contract/passwords';
import { touchRefusal } from '../../domain/resets';
import { unionOf } from '../../domain/rights';
import { findAccountSecurity, setStaffSecondFactor } from '../repositories/own-account';
import { findTargets } from '../repositories/passwords';
import { endSecondFactor } from '../repositories/second-factors';
import { endSessionsOf, type Session } from '../repositories/sessions';

const passwordError = errorsOf(passwordErrors);

/** Requires a second factor of the school's staff, or no longer. It counts at each person's next request. */
export async function setAccountSecurity(scope: TransactionScope, required: boolean): Promise<AccountSecurity> {
  await setStaffSecondFactor(scope, required);
  return findAccountSecurity(scope);
}

/**
 * Takes the second factor off an account whose device is lost; its sessions end. Not off the own account, whose way is
 * by password and code, nor off one that holds more than the caller: as with a password, it is a step towards its rights.
 * @returns the login, for the audit row. @throws not-found, own-second-factor, administrator-only, holds-more, second-factor-off
 */
export async function endSecondFactorOf(scope: TransactionScope, session: Session, id: string): Promise<{ login: string }> {
  const [account] = await findTargets(scope, [id]);
  if (!account || !staffKinds.includes(account.kind)) throw kernelError('not-found');
  const refusal = touchRefusal(session, { accountId: account.key, kind: account.kind, rights: unionOf(account.groupModules ?? []) });
  if (refusal === 'own-account') throw accountError('own-second-factor');
  if (refusal) throw passwordError(refusal);
  if ((await endSecondFactor(scope, account.key)) === 0) throw accountError('second-factor-off');
  await endSessionsOf(scope.transactionOf, account.key);
  return { login: account.login };
}
