import { z } from 'zod';
import { defineRoute } from '@portfolio/kernel/contract';

/** What waits for a student’s answer now, and the first end among it; null when nothing does. */
export const waitingReceipts = z.object({ count: z.int(), until: z.string().nullable() });
export type WaitingReceipts = z.infer<typeof waitingReceipts>;

/** Apart from the others: a student's first page asks for it, and loads no more of receipts. */
export const waitingRoutes = {
  waiting: defineRoute({ method: 'GET', path: '/me/receipt-waiting', access: { kinds: ['student'] }, summary: 'How many receipts wait for one’s answer now, and until when', output: waitingReceipts }),
};
