import { describe, expect, it } from 'vitest';
import { aShelf, aWindow, anOutcome } from './fixtures';
import { chosenAtFirst, planTicks } from './tick-plan';

const open = aWindow('tick-outcomes', 'open');
const shelf = aShelf([
  anOutcome({ id: 'certified', state: 'certified' }),
  anOutcome({ id: 'ticked', state: 'ticked' }),
  anOutcome({ id: 'submitted', state: 'submitted' }),
  anOutcome({ id: 'sent', state: 'sent' }),
], 3);

const whys = (plan: ReturnType<typeof planTicks>) => Object.fromEntries(plan.cards.map(({ outcome, why }) => [outcome.id, why]));

describe('planTicks', () => {
  it('begins with nothing to ask for', () => {
    const plan = planTicks(shelf, chosenAtFirst(shelf), open);
    expect(plan).toMatchObject({ used: 2, allowed: 3, toTick: [], toUntick: [] });
    expect(whys(plan)).toEqual({ certified: null, ticked: null, submitted: 'submitted', sent: 'not-certified' });
  });

  it('puts what can be ticked first', () => {
    const mixed = aShelf([anOutcome({ id: 'sent', state: 'sent' }), anOutcome({ id: 'certified', state: 'certified' })]);
    expect(planTicks(mixed, new Set(), open).cards.map(({ outcome }) => outcome.id)).toEqual(['certified', 'sent']);
  });

  it('asks for what differs', () => {
    const plan = planTicks(shelf, new Set(['certified']), open);
    expect(plan).toMatchObject({ used: 2, toTick: ['certified'], toUntick: ['ticked'] });
  });

  it('says when the number is reached, on those not chosen', () => {
    const full = aShelf([...shelf.outcomes, anOutcome({ id: 'another', state: 'certified' })], 3);
    const plan = planTicks(full, new Set(['certified', 'ticked']), open);
    expect(plan.used).toBe(3);
    expect(whys(plan)).toMatchObject({ another: 'full', certified: null, ticked: null });
  });

  it.each([['before', aWindow('tick-outcomes', 'before')], ['after', aWindow('tick-outcomes', 'after')], ['none', null]] as const)('says why outside the window: %s', (why, window) => {
    expect(whys(planTicks(shelf, chosenAtFirst(shelf), window))).toEqual({ certified: why, ticked: why, submitted: 'submitted', sent: 'not-certified' });
  });
});
