import type { Scope } from '@portfolio/kernel/server/scope';
import type { ChainReport } from '../../contract';
import { examineChain } from '../repositories/audit-chain';

/** Says whether the school's audit log is as it was written, or which entry is first not. */
export async function verifyAuditChain(scope: Scope, now: Date): Promise<ChainReport> {
  const { entries, from, until, head, wrong, tailIsThere } = await examineChain(scope);
  const tail = tailIsThere ? null : { kind: 'tail' as const, happenedAt: null, actorName: null, action: null };
  return { entries, from: from?.toISOString() ?? null, until: until?.toISOString() ?? null, head, fault: wrong ?? tail, checkedAt: now.toISOString() };
}
