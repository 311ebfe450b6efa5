import type { Scope } from '@portfolio/kernel/server/scope';
import { rosterError } from '../../contract';
import type { Subject } from '../../domain/columns';
import { lockItems, reopenItems, unlockExport } from '../repositories/roster-exports';
import { requireExport } from './require-export';

interface Unlocking {
  id: string;
  reason: string;
  accountId: number;
  /** Who, in the events of what is reopened. */
  name: string;
}

/**
 * Takes a final export back (解除): what it alone holds goes from submitted to ticked, so that students may change it
 * inside their windows; what the central database has confirmed, or another final export holds, stays. Its links end.
 * @returns how many were reopened. @throws not-found, roster-not-unlockable
 */
export async function unlockRoster(scope: Scope, subject: Subject, { id, reason, accountId, name }: Unlocking): Promise<{ reopened: number }> {
  const { key } = await requireExport(scope, subject, id);
  return scope.transaction(async (transaction) => {
    if (subject !== 'officers') await lockItems(transaction, subject, key);
    if ((await unlockExport(transaction, key, { accountId, reason })) === 0) throw rosterError('roster-not-unlockable');
    return { reopened: subject === 'officers' ? 0 : await reopenItems(transaction, subject, key, { accountId, name, reason }) };
  });
}
