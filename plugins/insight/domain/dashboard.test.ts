import { describe, expect, it } from 'vitest';
import { dashboardOf, type DashboardFacts } from './dashboard';

const quiet: DashboardFacts = {
  hasTerm: true, hasStudents: true, hasConnection: true, hasMailServer: true, hasWindows: true, open: [], waitingMissed: 0, waitingLate: { count: 0, at: null }, plansLate: { count: 0, at: null },
  reportsOpen: { count: 0, at: null }, lastSync: null, isSyncLate: false, jobsFailed: 0, syncsFailed: 0, mailsFailed: 0, classesWithoutCounsellor: 0, outcomesToExport: 0, performancesToExport: 0, hasSubmitted: false, hasReceipts: false,
};
const kinds = (facts: Partial<DashboardFacts>) => Object.fromEntries(Object.entries(dashboardOf({ ...quiet, ...facts })).map(([part, items]) => [part, items.map(({ kind }) => kind)]));

describe('the administrator’s first page', () => {
  it('says nothing where nothing is to be done', () => {
    expect(kinds({})).toEqual({ open: [], late: [], failed: [], next: [] });
  });

  it('leads a new school one step at a time', () => {
    const fresh = { hasStudents: false, hasWindows: false, hasMailServer: false };
    expect(kinds({ ...fresh, hasTerm: false }).next).toEqual(['set-term']);
    expect(kinds(fresh).next).toEqual(['set-sync']);
    expect(kinds({ ...fresh, hasStudents: true }).next).toEqual(['set-windows', 'set-mail']);
  });

  it('puts what ends first on top, and counts what waits', () => {
    const open = [{ kind: 'certify' as const, count: 3, of: null, term: '1101', at: '2021-12-02' }, { kind: 'send' as const, count: 10, of: 40, term: '1101', at: '2021-12-01' }];
    expect(kinds({ open }).open).toEqual(['send', 'certify']);
    expect(dashboardOf({ ...quiet, waitingLate: { count: 4, at: '2021-10-01' } }).late).toEqual([{ kind: 'certification-late', count: 4, of: null, term: null, at: '2021-10-01' }]);
  });

  it('a sync is late only where there is a connection', () => {
    expect(kinds({ isSyncLate: true }).late).toEqual(['sync-late']);
    expect(kinds({ isSyncLate: true, hasConnection: false }).late).toEqual([]);
  });

  it('asks for the receipts of what was handed in', () => {
    expect(kinds({ hasSubmitted: true }).next).toEqual(['import-receipts']);
    expect(kinds({ hasSubmitted: true, hasReceipts: true }).next).toEqual([]);
  });
});
