import type { TransactionScope } from '@portfolio/kernel/server/scope';
import { accessError } from '../../contract';
import { passwordFault } from '../../domain/password';
import { hashPassword, passwordIs } from '../passwords';
import { findOwnAccount, setPassword } from '../repositories/accounts';
import { endSessionsOf, startSession, type Session, type Tokens } from '../repositories/sessions';
import type { Client } from './sign-in';

/**
 * Changes the own password, ends all sessions of the account and starts a new one.
 * @throws password-wrong, password-weak (with the rule at `password`)
 */
export async function changePassword(scope: TransactionScope, session: Session, input: { present: string; password: string }, client: Client): Promise<Tokens> {
  const account = await findOwnAccount(scope, session.accountId);
  if (!(await passwordIs(account.passwordHash, input.present))) throw accessError('password-wrong', {}, { present: 'errors.password-wrong' });
  const fault = input.password === input.present ? 'password-same' : passwordFault(input.password, account);
  if (fault) throw accessError('password-weak', {}, { password: `errors.${fault}` });
  await setPassword(scope, session.accountId, { hash: await hashPassword(input.password), state: 'changed' });
  await endSessionsOf(scope.transactionOf, session.accountId);
  return startSession(scope.transactionOf, { schoolId: session.schoolId, accountId: session.accountId, address: client.address, agent: client.agent });
}
