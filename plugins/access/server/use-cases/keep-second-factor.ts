import { randomBytes } from 'node:crypto';
import { limits } from '@portfolio/config/limits';
import type { Scope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { accountError } from '../../contract/account-errors';
import { isDeviceCode, newRecoveryCodes, newSecret, otpauthUri, plainCode } from '../../domain/second-factor';
import { clearFailures, countFailure } from '../repositories/failures';
import * as repository from '../repositories/second-factors';
import type { Session } from '../repositories/sessions';
import { recoveryHash } from '../tokens';
import { proveCode, proveDevice } from './prove-code';
import { requireTry, subjectsOfSession } from './prove-password';

/** A new secret for a person's device. @throws second-factor-on */
export async function beginSecondFactor(scope: Scope, { accountId, login, school }: Session): Promise<{ secret: string; uri: string }> {
  const secret = newSecret(randomBytes);
  if (!(await repository.beginSecondFactor(scope, accountId, services().seal.seal(secret)))) throw accountError('second-factor-on');
  return { secret, uri: otpauthUri(secret, { login: `${school.code}_${login}`, school: school.name }) };
}

async function newCodes(scope: Scope, accountId: number): Promise<{ recoveryCodes: string[] }> {
  const recoveryCodes = newRecoveryCodes(limits.account.recoveryCodes, randomBytes);
  await repository.setRecoveryCodes(scope, accountId, recoveryCodes.map((code) => recoveryHash(accountId, plainCode(code))));
  return { recoveryCodes };
}

/**
 * Runs `work` with a person's code; a wrong one counts as a wrong password does, which its transaction must not take back.
 * @param work in a transaction of its own; null says that the code is wrong
 * @throws code-wrong (at `code`), sign-in-locked
 */
async function withCode<T>(session: Session, address: string, work: () => Promise<T | null>): Promise<T> {
  const { database } = services();
  const subjects = subjectsOfSession(session, address);
  await requireTry(subjects);
  const result = await work();
  if (result === null) {
    await countFailure(database, subjects);
    throw accountError('code-wrong', {}, { code: 'errors.code-wrong' });
  }
  await clearFailures(database, subjects);
  return result;
}

/** Something else that is written in the transaction of a change: its audit row. */
type Noted = (scope: Scope) => Promise<void>;

/** Switches the second factor on by the first code of the device. @throws second-factor-off, second-factor-on, code-wrong, sign-in-locked */
export async function confirmSecondFactor(school: Scope, session: Session, code: string, address: string, noted: Noted): Promise<{ recoveryCodes: string[] }> {
  const { accountId } = session;
  return withCode(session, address, () => school.transaction(async (scope) => {
    const factor = await repository.findSecondFactor(scope, accountId);
    if (!factor) throw accountError('second-factor-off');
    const plain = plainCode(code);
    if (factor.on) throw accountError('second-factor-on');
    if (!isDeviceCode(plain) || !(await proveDevice(scope, accountId, factor, plain))) return null;
    if (!(await repository.confirmSecondFactor(scope, accountId))) throw accountError('second-factor-on');
    await noted(scope);
    return newCodes(scope, accountId);
  }));
}

/** Switches it off; the password is proven before. @throws second-factor-off, code-wrong, sign-in-locked */
export async function endSecondFactor(school: Scope, session: Session, code: string, address: string, noted: Noted): Promise<{ done: number }> {
  const { accountId } = session;
  return withCode(session, address, () => school.transaction(async (scope) => {
    const factor = await repository.findSecondFactor(scope, accountId);
    if (!factor?.on) throw accountError('second-factor-off');
    if (!(await proveCode(scope, accountId, factor, code))) return null;
    await noted(scope);
    return { done: await repository.endSecondFactor(scope, accountId) };
  }));
}

/** Ten new recovery codes; the password is proven before. @throws second-factor-off */
export async function renewRecoveryCodes(scope: Scope, { accountId }: Session): Promise<{ recoveryCodes: string[] }> {
  const factor = await repository.findSecondFactor(scope, accountId);
  if (!factor?.on) throw accountError('second-factor-off');
  return newCodes(scope, accountId);
}
