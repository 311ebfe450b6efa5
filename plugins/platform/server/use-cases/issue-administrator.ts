import { randomBytes } from 'node:crypto';
import { limits } from '@portfolio/config/limits';
import type { TransactionScope } from '@portfolio/kernel/server/scope';
import { initialPassword } from '@portfolio/access/domain/password';
import { hashPassword } from '@portfolio/access/server/passwords';
import { writeAudit } from '@portfolio/access/server/repositories/audit';
import { endSessionsOf } from '@portfolio/access/server/repositories/sessions';
import { platformError, type AdministratorInput, type IssuedAdministrator } from '../../contract';
import { putAdministrator } from '../repositories/schools';

/**
 * Gives a school an administrator with an initial password, or a new one to an administrator who is locked out.
 * @param staff who does it, for the school's audit log.
 * @throws login-taken
 */
export async function issueAdministrator(scope: TransactionScope, schoolCode: string, administrator: AdministratorInput, staff: string): Promise<IssuedAdministrator> {
  const password = initialPassword((bytes) => randomBytes(bytes));
  const put = await putAdministrator(scope, { ...administrator, passwordHash: await hashPassword(password), seconds: limits.signIn.initialPasswordSeconds });
  if (!put) throw platformError('login-taken', undefined, { 'administrator.login': 'errors.login-taken' });
  await endSessionsOf(scope.transactionOf, put.key);
  await writeAudit(scope, { accountId: null, actorName: staff, action: 'administrator.issued', target: administrator.login });
  return { schoolCode, login: administrator.login, password, validUntil: put.validUntil.toISOString() };
}
