import type { Scope } from '@portfolio/kernel/server/scope';
import type { Parameters } from '../../contract';
import { findParameters, putParameters } from '../repositories/parameters';

/** Saves the six parameters. @returns them as they were and as they are, for the audit log */
export async function keepParameters(scope: Scope, parameters: Parameters): Promise<{ before: Parameters; after: Parameters }> {
  const before = await findParameters(scope);
  await putParameters(scope, parameters);
  return { before, after: parameters };
}
