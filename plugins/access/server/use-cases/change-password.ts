import type { TransactionScope } from '@portfolio/kernel/server/scope';
import { accessError } from '../../contract';
import { passwordFault } from '../../domain/password';
import { hashPassword } from '../passwords';
import { setPassword, type OwnAccount } from '../repositories/accounts';
import { endSessionsOf, startSession, type Session, type Tokens } from '../repositories/sessions';
import type { Client } from './sign-in';

/** @throws password-weak (with the rule at `password`) */
export function requireGoodPassword(password: string, owner: OwnAccount, present?: string): void {
  const fault = password === present ? 'password-same' : passwordFault(password, owner);
  if (fault) throw accessError('password-weak', {}, { password: `errors.${fault}` });
}

/** Sets the own password, ends all sessions of the account and starts a new one. The present one is proven before. */
export async function changePassword(scope: TransactionScope, session: Session, password: string, client: Client): Promise<Tokens> {
  await setPassword(scope, session.accountId, { hash: await hashPassword(password), state: 'changed' });
  await endSessionsOf(scope.transactionOf, session.accountId);
  return startSession(scope.transactionOf, { schoolId: session.schoolId, accountId: session.accountId, address: client.address, agent: client.agent });
}
