import { expect, it } from 'vitest';
import { canMove, moves, outcomeStates } from './outcome';
import { unlockableStates, unlockOf } from './unlock';

it('takes back along moves that there are, and gives nobody’s answer', () => {
  const led = outcomeStates.map((state) => [state, unlockOf(state)] as const);
  expect(Object.fromEntries(led)).toEqual({ draft: null, sent: 'withdraw', returned: 'undo', certified: 'undo', ticked: 'untick', submitted: null, receipted: null });
  for (const [state, move] of led) {
    if (!move) continue;
    expect(canMove(state, move)).toBe(true);
    expect(['draft', 'sent', 'certified']).toContain(moves[move].to);
  }
  expect([...unlockableStates].sort()).toEqual(led.flatMap(([state, move]) => (move ? [state] : [])).sort());
});
