import { expect, it } from 'vitest';
import { planActionsOf } from './plan-offers';

const whole = { motive: '動機', content: '內容', expected: '成果', result: null, position: null };

it.each([
  [{ ...whole, state: 'draft' }, ['submit', 'edit', 'remove']],
  [{ ...whole, state: 'draft', motive: ' ' }, ['edit', 'remove']],
  [{ ...whole, state: 'submitted', position: 1 }, ['withdraw']],
  [{ ...whole, state: 'submitted', position: 2 }, []],
  [{ ...whole, state: 'returned', position: 2 }, ['submit', 'edit', 'remove']],
  [{ ...whole, state: 'passed', position: 2 }, ['result']],
  [{ ...whole, state: 'passed', position: 2, result: '完成了' }, ['result', 'performance']],
] as const)('offers what can be done: %j', (plan, actions) => expect(planActionsOf(plan)).toEqual(actions));
