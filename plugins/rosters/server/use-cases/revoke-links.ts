import { kernelError } from '@portfolio/kernel/contract';
import type { Scope } from '@portfolio/kernel/server/scope';
import { rosterError } from '../../contract';
import { findExport, revokeExport } from '../repositories/roster-exports';

/** Ends every link of an export at once; what it has frozen stays submitted. @throws not-found, roster-not-revocable */
export async function revokeLinks(scope: Scope, id: string, reason: string): Promise<{ done: number }> {
  if (!(await findExport(scope, id))) throw kernelError('not-found');
  const done = await revokeExport(scope, id, reason);
  if (done === 0) throw rosterError('roster-not-revocable');
  return { done };
}
