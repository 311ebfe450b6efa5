import type { Scope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { isDeviceCode, plainCode, stepOf } from '../../domain/second-factor';
import { useRecoveryCode, useStep, type SecondFactor } from '../repositories/second-factors';
import { recoveryHash } from '../tokens';

export type ProvenBy = 'device' | 'recovery-code';

/** Takes a code of the device, or a recovery code; each is good once. @returns by which, or null when it is neither. */
export async function proveCode(scope: Scope, accountId: number, factor: SecondFactor, typed: string): Promise<ProvenBy | null> {
  const plain = plainCode(typed);
  if (isDeviceCode(plain)) return (await proveDevice(scope, accountId, factor, plain)) ? 'device' : null;
  return (await useRecoveryCode(scope, accountId, recoveryHash(accountId, plain))) ? 'recovery-code' : null;
}

/** Takes a code of the device alone. */
export async function proveDevice(scope: Scope, accountId: number, factor: SecondFactor, plain: string): Promise<boolean> {
  const step = stepOf(services().seal.open(factor.secretSealed), plain, factor.seconds);
  return step !== null && useStep(scope, accountId, step);
}
