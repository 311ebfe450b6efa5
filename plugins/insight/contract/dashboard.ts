import { z } from 'zod';
import { defineRoute } from '@portfolio/kernel/contract';
import { dashboardKinds } from '../domain/dashboard';

export type { DashboardKind } from '../domain/dashboard';

export const dashboardItem = z.object({
  kind: z.enum(dashboardKinds),
  /** How many it is about; null where there is nothing to count. */
  count: z.int().nullable(),
  /** Out of how many. */
  of: z.int().nullable(),
  /** The term `1102` that a window belongs to; `1100` is the whole year. */
  term: z.string().nullable(),
  /** Until when, or since when: ISO 8601. */
  at: z.string().nullable(),
});

export const dashboard = z.object({ open: z.array(dashboardItem), late: z.array(dashboardItem), failed: z.array(dashboardItem), next: z.array(dashboardItem) });
export type Dashboard = z.infer<typeof dashboard>;

export const dashboardRoutes = {
  dashboard: defineRoute({ method: 'GET', path: '/dashboard', access: { kinds: ['administrator'] }, summary: 'What is open, runs late, failed and comes next in the school', output: dashboard }),
};
