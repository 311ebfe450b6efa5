import type { Scope } from '@portfolio/kernel/server/scope';
import { rosterError } from '../../contract';
import type { Subject } from '../../domain/columns';
import { revokeExport } from '../repositories/roster-exports';
import { requireExport } from './require-export';

/** Ends every link of an export at once; what it has frozen stays submitted. @throws not-found, roster-not-revocable */
export async function revokeLinks(scope: Scope, subject: Subject, id: string, reason: string): Promise<{ done: number }> {
  await requireExport(scope, subject, id);
  const done = await revokeExport(scope, id, reason);
  if (done === 0) throw rosterError('roster-not-revocable');
  return { done };
}
