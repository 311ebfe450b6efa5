import { useState } from 'react';
import { useStore } from 'react-admin';
import { routes, type BulkResult, type OutcomeShelf } from '@portfolio/portfolio/contract';
import type { MyWindow } from '@portfolio/school/contract';
import { call } from '../providers/api';
import { useMe } from '../providers/session';
import { useRefreshPortfolio } from './queries';
import { chosenAtFirst, planTicks, type TickPlan } from './rules/tick-plan';

interface Saved {
  done: number;
  refused: number;
}

export interface Ticks {
  plan: TickPlan;
  /** Outcome id to what the server said of it at the last save. */
  refusals: Record<string, string>;
  toggle: (id: string) => void;
  reset: () => void;
  /** @throws ApiError */
  save: () => Promise<Saved>;
}

/** The choosing of a student: turned on the page first, then asked of the server together. */
export function useTicks(shelf: OutcomeShelf, year: number, window: MyWindow | null): Ticks {
  const refreshAll = useRefreshPortfolio();
  // A look at another screen does not lose what is not saved yet. Null: as the server has it.
  const [kept, keep] = useStore<string[] | null>(`ticks.${useMe().id}.${year}`, null);
  const [refusals, setRefusals] = useState<Record<string, string>>({});
  const chosen = kept ? new Set(kept) : chosenAtFirst(shelf);
  const plan = planTicks(shelf, chosen, window);

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
  const save = async (): Promise<Saved> => {
    const results: BulkResult[] = [];
    try {
      // First those taken back, so that there is room for the new ones.
      if (plan.toUntick.length > 0) results.push(await call(routes.untickOutcomes, { body: { ids: plan.toUntick } }));
      if (plan.toTick.length > 0) results.push(await call(routes.tickOutcomes, { body: { ids: plan.toTick } }));
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
