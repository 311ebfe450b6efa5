import { canMovePerformance, isPerformanceTicked } from '@portfolio/portfolio/domain/performance';
import type { Performance, PerformanceShelf } from '@portfolio/portfolio/contract';
import type { MyWindow } from '@portfolio/school/contract';

/** Why a box cannot be changed; a key below `portfolio.tick.why`. */
export type PerformanceTickRefusal = 'submitted' | 'full' | 'before' | 'after' | 'none';

export interface PerformanceTickCard {
  performance: Performance;
  checked: boolean;
  why: PerformanceTickRefusal | null;
}

export interface PerformanceTickPlan {
  cards: PerformanceTickCard[];
  used: number;
  allowed: number;
  toTick: string[];
  toUntick: string[];
}

const isChoice = ({ state }: Performance): boolean => canMovePerformance(state, 'tick') || canMovePerformance(state, 'untick');

/** Ids that are ticked now and could be taken back: where the choosing begins. */
export const tickedAtFirst = ({ performances }: PerformanceShelf): Set<string> =>
  new Set(performances.filter(({ state }) => canMovePerformance(state, 'untick')).map(({ id }) => id));

/** How the shelf looks with `chosen` ticked, and what has to be asked of the server for it. */
export function planPerformanceTicks({ performances, limits }: PerformanceShelf, chosen: ReadonlySet<string>, window: MyWindow | null): PerformanceTickPlan {
  const { allowed } = limits.ticks;
  const isChecked = (performance: Performance): boolean => (isChoice(performance) ? chosen.has(performance.id) : isPerformanceTicked(performance.state));
  const used = performances.filter(isChecked).length;
  const refusalOf = (performance: Performance, checked: boolean): PerformanceTickRefusal | null => {
    if (!isChoice(performance)) return 'submitted';
    if (window?.state !== 'open') return window?.state ?? 'none';
    return used >= allowed && !checked ? 'full' : null;
  };
  const cards = performances.map((performance) => {
    const checked = isChecked(performance);
    return { performance, checked, why: refusalOf(performance, checked) };
  });
  const changed = (move: 'tick' | 'untick') =>
    cards.filter(({ performance, checked }) => canMovePerformance(performance.state, move) && checked === (move === 'tick')).map(({ performance }) => performance.id);
  return { cards, used, allowed, toTick: changed('tick'), toUntick: changed('untick') };
}
