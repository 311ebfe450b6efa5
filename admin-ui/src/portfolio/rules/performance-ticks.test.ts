import { describe, expect, it } from 'vitest';
import type { Performance, PerformanceShelf } from '@portfolio/portfolio/contract';
import type { MyWindow } from '@portfolio/school/contract';
import { planPerformanceTicks, tickedAtFirst } from './performance-ticks';

const open = { state: 'open' } as MyWindow;
const shelf = (states: Performance['state'][], allowed = 10): PerformanceShelf =>
  ({ performances: states.map((state, index) => ({ id: `p${index}`, state })), limits: { ticks: { used: 0, allowed } } }) as unknown as PerformanceShelf;

describe('the choosing of performances', () => {
  it('begins with what is ticked, and asks only for what changes', () => {
    const of = shelf(['draft', 'ticked', 'submitted']);
    expect([...tickedAtFirst(of)]).toEqual(['p1']);
    const plan = planPerformanceTicks(of, new Set(['p0']), open);
    expect(plan).toMatchObject({ used: 2, toTick: ['p0'], toUntick: ['p1'] });
    expect(plan.cards.map(({ why }) => why)).toEqual([null, null, 'submitted']);
  });

  it('says why a box stays as it is: full, or not the time', () => {
    const full = planPerformanceTicks(shelf(['draft', 'draft'], 1), new Set(['p0']), open);
    expect(full.cards.map(({ why }) => why)).toEqual([null, 'full']);
    for (const state of ['before', 'after'] as const) expect(planPerformanceTicks(shelf(['draft']), new Set(), { state } as MyWindow).cards[0].why).toBe(state);
    expect(planPerformanceTicks(shelf(['draft']), new Set(), null).cards[0].why).toBe('none');
  });
});
