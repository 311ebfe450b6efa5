import { z } from 'zod';
import { defineRoute } from '@portfolio/kernel/contract';

/**
 * What can be wrong with the chain of a school's audit log: an entry was `changed`, the entry before it is gone (`gap`),
 * two follow the same one (`fork`), or the newest ones are gone (`tail`).
 */
export const chainFaults = ['changed', 'gap', 'fork', 'tail'] as const;

export const chainReport = z.object({
  entries: z.int().min(0),
  /** Moments of the first and the last entry. */
  from: z.string().nullable(),
  until: z.string().nullable(),
  /** Hash of the last entry: noted elsewhere, it proves later that nothing before it was rewritten. */
  head: z.string().nullable(),
  /** The first entry that is not as it was written; absent when all are. No entry is named for `tail`. */
  fault: z.object({ kind: z.enum(chainFaults), happenedAt: z.string().nullable(), actorName: z.string().nullable(), action: z.string().nullable() }).nullable(),
  checkedAt: z.string(),
});
export type ChainReport = z.infer<typeof chainReport>;

export const auditChainRoutes = {
  verifyAuditChain: defineRoute({
    method: 'GET', path: '/audit-chain', access: { module: 'S0219S', right: 'view' }, output: chainReport,
    summary: 'Computes every hash of the school’s audit log anew and says whether the chain is unbroken',
  }),
};
