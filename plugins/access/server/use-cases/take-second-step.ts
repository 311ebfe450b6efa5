import { scopeOf } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { accountError } from '../../contract/account-errors';
import { subjectsOf } from '../../domain/lockout';
import { findToken, useToken, type TokenOwner } from '../repositories/account-tokens';
import { noteSignIn } from '../repositories/accounts';
import { writeAudit } from '../repositories/audit';
import { clearFailures, countFailure } from '../repositories/failures';
import { findSecondFactor } from '../repositories/second-factors';
import { startSession, type Tokens } from '../repositories/sessions';
import { proveCode } from './prove-code';
import { requireTry } from './prove-password';
import type { Client } from './sign-in';

/**
 * The second step of a sign-in. Guesses count as those of a password do, and a wrong one does not use the challenge up.
 * @throws code-wrong (at `code`), second-step-over, sign-in-locked
 */
export async function takeSecondStep({ challenge, code }: { challenge: string; code: string }, client: Client): Promise<Tokens> {
  const { database } = services();
  const owner = await findToken(database, 'sign-in', challenge);
  if (!owner) throw accountError('second-step-over');
  const subjects = subjectsOf(owner.school.code, owner.login, client.address);
  await requireTry(subjects);
  const tokens = await stepOfOwner(owner, { challenge, code }, client);
  if (!tokens) {
    await countFailure(database, subjects);
    throw accountError('code-wrong', {}, { code: 'errors.code-wrong' });
  }
  await clearFailures(database, subjects);
  return tokens;
}

/** All in one transaction: a code is not used up by a sign-in that did not come about. Null: the code is wrong. */
async function stepOfOwner({ schoolId, accountId, name }: TokenOwner, { challenge, code }: { challenge: string; code: string }, client: Client): Promise<Tokens | null> {
  return scopeOf(services().database, schoolId).transaction(async (scope) => {
    const factor = await findSecondFactor(scope, accountId);
    // Taken off by the school's administrator meanwhile: the password is asked for again, and then no code.
    if (!factor?.on) throw accountError('second-step-over');
    const by = await proveCode(scope, accountId, factor, code);
    if (!by) return null;
    if (!(await useToken(scope, 'sign-in', challenge))) throw accountError('second-step-over');
    if (by === 'recovery-code') await writeAudit(scope, { accountId, actorName: name, action: 'second-factor.code-used', details: { left: factor.codesLeft - 1 }, address: client.address });
    await noteSignIn(scope.transactionOf, accountId);
    return startSession(scope.transactionOf, { schoolId, accountId, address: client.address, agent: client.agent });
  });
}
