import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canMove, countsAsSent, countsAsTicked, isEditable, moves, notReady, outcomeStates, type MoveName, type OutcomeState } from './outcome';

/** The rule as the spec tells it, state by state: what may be done, and where it leads. Whatever is not here may not. */
const ALLOWED: Record<OutcomeState, Partial<Record<MoveName, OutcomeState>>> = {
  draft: { send: 'sent' },
  sent: { withdraw: 'draft', certify: 'certified', return: 'returned' },
  certified: { undo: 'sent', tick: 'ticked' },
  returned: { send: 'sent', undo: 'sent' },
  ticked: { untick: 'certified', submit: 'submitted' },
  submitted: { reopen: 'ticked', receive: 'receipted' },
  receipted: {},
};

const names = Object.keys(moves) as MoveName[];

describe('the life of an outcome', () => {
  it.each(outcomeStates.flatMap((state) => names.map((move) => [state, move] as const)))('from %s, %s', (state, move) => {
    const to = ALLOWED[state][move];
    expect(canMove(state, move)).toBe(to !== undefined);
    if (to) expect(moves[move].to).toBe(to);
  });

  it('has no move that leads nowhere, and an end', () => {
    for (const move of names) expect(moves[move].from as readonly OutcomeState[]).not.toContain(moves[move].to);
    expect(names.filter((move) => canMove('receipted', move))).toEqual([]);
  });

  it('reaches no certified state without a teacher, whatever moves are made', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...names), { maxLength: 40 }), (tried) => {
        let state: OutcomeState = 'draft';
        let certified = false;
        for (const move of tried) {
          if (!canMove(state, move)) continue;
          if (move === 'certify') certified = true;
          if (move === 'undo' || move === 'withdraw') certified = false;
          state = moves[move].to;
          if (countsAsTicked(state) || state === 'certified') expect(certified).toBe(true);
        }
      }),
    );
  });

  it('opens each move of people in one window, and leaves those of rosters and receipts without', () => {
    expect(Object.fromEntries(names.map((move) => [move, moves[move].window]))).toEqual({
      send: 'send', withdraw: 'send', certify: 'certify', return: 'certify', undo: 'certify', tick: 'tick-outcomes', untick: 'tick-outcomes', submit: null, reopen: null, receive: null,
    });
  });
});

describe('what a state means', () => {
  it.each<[OutcomeState, boolean, boolean, boolean]>([
    ['draft', true, false, false], ['returned', true, false, false], ['sent', false, true, false], ['certified', false, true, false],
    ['ticked', false, true, true], ['submitted', false, true, true], ['receipted', false, true, true],
  ])('%s: editable %s, counts as sent %s, as ticked %s', (state, editable, sent, ticked) => {
    expect([isEditable(state), countsAsSent(state), countsAsTicked(state)]).toEqual([editable, sent, ticked]);
  });
});

describe('what is ready to be sent', () => {
  it('has a brief and a document, or audio or video, or both', () => {
    const brief = '成果';
    expect(notReady({ brief, hasDocument: true, hasMedia: false })).toBeNull();
    expect(notReady({ brief, hasDocument: false, hasMedia: true })).toBeNull();
    expect(notReady({ brief, hasDocument: true, hasMedia: true })).toBeNull();
    expect(notReady({ brief, hasDocument: false, hasMedia: false })).toBe('file-missing');
    for (const empty of [null, '', '  ', '\n\t', '\u3000']) expect(notReady({ brief: empty, hasDocument: true, hasMedia: true })).toBe('brief-missing');
  });
});
