import { useState } from 'react';
import { useStore } from 'react-admin';
import { performanceRoutes, type BulkResult, type PerformanceShelf } from '@portfolio/portfolio/contract';
import type { MyWindow } from '@portfolio/school/contract';
import { call } from '../providers/api';
import { useMe } from '../providers/session';
import { useRefreshPortfolio } from './queries';
import { planPerformanceTicks, tickedAtFirst, type PerformanceTickPlan } from './rules/performance-ticks';
import type { Choosing } from './TickBar';

export interface PerformanceTicks extends Choosing {
  plan: PerformanceTickPlan;
  /** Performance id to what the server said of it at the last save. */
  refusals: Record<string, string>;
  toggle: (id: string) => void;
}

/** The choosing of a student: turned on the page first, then asked of the server together. */
export function usePerformanceTicks(shelf: PerformanceShelf, year: number, window: MyWindow | null): PerformanceTicks {
  const refreshAll = useRefreshPortfolio();
  // A look at another screen does not lose what is not saved yet. Null: as the server has it.
  const [kept, keep] = useStore<string[] | null>(`performance-ticks.${useMe().id}.${year}`, null);
  const [refusals, setRefusals] = useState<Record<string, string>>({});
  const chosen = kept ? new Set(kept) : tickedAtFirst(shelf);
  const plan = planPerformanceTicks(shelf, chosen, window);

  const toggle = (id: string) => {
    setRefusals(({ [id]: _, ...others }) => others);
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    keep([...next]);
  };
  const reset = () => {
    keep(null);
    setRefusals({});
  };
  const save = async () => {
    const results: BulkResult[] = [];
    try {
      // First those taken back, so that there is room for the new ones.
      if (plan.toUntick.length > 0) results.push(await call(performanceRoutes.untickPerformances, { body: { ids: plan.toUntick } }));
      if (plan.toTick.length > 0) results.push(await call(performanceRoutes.tickPerformances, { body: { ids: plan.toTick } }));
    } finally {
      await refreshAll();
    }
    keep(null);
    const refused = results.flatMap((result) => result.refused);
    setRefusals(Object.fromEntries(refused.map(({ id, message }) => [id, message])));
    return { done: results.reduce((sum, { done }) => sum + done, 0), refused: refused.length };
  };
  return { plan, refusals, toggle, reset, save };
}
