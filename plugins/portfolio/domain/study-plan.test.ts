import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterMove, isPlanEditable, isResultEditable, planLacks, planMoves, planStates, type PlanStanding } from './study-plan';

describe('the life of a plan', () => {
  const draft: PlanStanding = { state: 'draft', position: null, stages: 0 };
  const at = (position: number, stages = 2): PlanStanding => ({ state: 'submitted', position, stages });

  it.each([
    ['submit', draft, { state: 'submitted', position: 1 }], ['withdraw', draft, null], ['pass', draft, null], ['return', draft, null],
    ['submit', at(1), null], ['withdraw', at(1), { state: 'draft', position: null }], ['pass', at(1), { state: 'submitted', position: 2 }], ['return', at(1), { state: 'returned', position: 1 }],
    ['withdraw', at(2), null], ['pass', at(2), { state: 'passed', position: 2 }], ['return', at(2), { state: 'returned', position: 2 }], ['pass', at(1, 1), { state: 'passed', position: 1 }],
    ['submit', { state: 'returned', position: 2, stages: 2 }, { state: 'submitted', position: 1 }], ['pass', { state: 'returned', position: 2, stages: 2 }, null],
    ['submit', { state: 'passed', position: 2, stages: 2 }, null], ['return', { state: 'passed', position: 2, stages: 2 }, null], ['withdraw', { state: 'passed', position: 1, stages: 1 }, null],
  ] as const)('%s from %j', (move, from, to) => expect(afterMove(from, move)).toEqual(to));

  it('passes each stage once and in order before it is passed', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...planMoves), { maxLength: 40 }), fc.integer({ min: 1, max: 4 }), (tried, stages) => {
      let standing: PlanStanding = draft;
      let passed: number[] = [];
      for (const move of tried) {
        const to = afterMove(standing, move);
        if (!to) continue;
        if (move === 'submit' || move === 'withdraw') passed = [];
        if (move === 'pass') passed.push(standing.position as number);
        standing = { ...to, stages };
        if (standing.state === 'passed') expect(passed).toEqual(Array.from({ length: stages }, (_, index) => index + 1));
      }
    }));
  });
});

it('what may be changed when', () => {
  expect(planStates.filter(isPlanEditable)).toEqual(['draft', 'returned']);
  expect(planStates.filter(isResultEditable)).toEqual(['draft', 'passed', 'returned']);
});

it('what a plan lacks', () => {
  expect(planLacks({ motive: '動機', content: '內容', expected: '成果' })).toEqual([]);
  expect(planLacks({ motive: null, content: ' \n', expected: '' })).toEqual(['motive', 'content', 'expected']);
});
