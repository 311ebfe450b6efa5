/** What the administrator's first page says: a closed list, so that each has its sentence and its link. */
export const openKinds = ['send', 'certify', 'tick-outcomes', 'tick-performances', 'receipts'] as const;
export const lateKinds = ['certification-missed', 'certification-late', 'plans-late', 'reports-open', 'sync-late'] as const;
export const failedKinds = ['jobs', 'sync', 'mails'] as const;
export const nextKinds = ['set-term', 'set-sync', 'set-windows', 'assign-counsellors', 'set-mail', 'export-outcomes', 'export-performances', 'import-receipts'] as const;
export const dashboardKinds = [...openKinds, ...lateKinds, ...failedKinds, ...nextKinds] as const;
export type DashboardKind = (typeof dashboardKinds)[number];

export interface DashboardItem {
  kind: DashboardKind;
  count: number | null;
  of: number | null;
  term: string | null;
  at: string | null;
}

/** Days after which what waits is late. */
export const LATE_DAYS = 14;
/** Days in which a failure is news. */
export const FAILED_DAYS = 7;
/** Days without a sync that was applied, where there is a connection. */
export const SYNC_DAYS = 2;

/** The numbers of a school, as the database counts them. `at` are ISO 8601. */
export interface DashboardFacts {
  hasTerm: boolean;
  hasStudents: boolean;
  hasConnection: boolean;
  hasMailServer: boolean;
  hasWindows: boolean;
  /** Windows that are open now: how many students have done something of it, how many could; for certifying, what waits. */
  open: { kind: (typeof openKinds)[number]; count: number; of: number | null; term: string; at: string }[];
  waitingMissed: number;
  waitingLate: { count: number; at: string | null };
  plansLate: { count: number; at: string | null };
  reportsOpen: { count: number; at: string | null };
  lastSync: string | null;
  isSyncLate: boolean;
  jobsFailed: number;
  syncsFailed: number;
  mailsFailed: number;
  classesWithoutCounsellor: number;
  /** Ticked and not handed in, where the window for ticking is over. */
  outcomesToExport: number;
  performancesToExport: number;
  hasSubmitted: boolean;
  hasReceipts: boolean;
}

const item = (kind: DashboardKind, count: number | null = null, at: string | null = null): DashboardItem => ({ kind, count, of: null, term: null, at });
const counted = (kind: DashboardKind, count: number, at: string | null = null): DashboardItem[] => (count > 0 ? [item(kind, count, at)] : []);

/** What the page says, the most pressing first in each part. */
export function dashboardOf(facts: DashboardFacts): Record<'open' | 'late' | 'failed' | 'next', DashboardItem[]> {
  return {
    open: [...facts.open].sort((a, b) => a.at.localeCompare(b.at)),
    late: [
      ...counted('certification-missed', facts.waitingMissed),
      ...counted('certification-late', facts.waitingLate.count, facts.waitingLate.at),
      ...counted('plans-late', facts.plansLate.count, facts.plansLate.at),
      ...counted('reports-open', facts.reportsOpen.count, facts.reportsOpen.at),
      ...(facts.hasConnection && facts.isSyncLate ? [item('sync-late', null, facts.lastSync)] : []),
    ],
    failed: [...counted('jobs', facts.jobsFailed), ...counted('sync', facts.syncsFailed), ...counted('mails', facts.mailsFailed)],
    next: nextOf(facts),
  };
}

/** What a school does in order: its term, its people, its windows; then what the year brings. */
function nextOf(facts: DashboardFacts): DashboardItem[] {
  if (!facts.hasTerm) return [item('set-term')];
  if (!facts.hasStudents) return [item('set-sync')];
  return [
    ...(facts.hasWindows ? [] : [item('set-windows')]),
    ...counted('export-outcomes', facts.outcomesToExport),
    ...counted('export-performances', facts.performancesToExport),
    ...(facts.hasSubmitted && !facts.hasReceipts ? [item('import-receipts')] : []),
    ...counted('assign-counsellors', facts.classesWithoutCounsellor),
    ...(facts.hasMailServer ? [] : [item('set-mail')]),
  ];
}
