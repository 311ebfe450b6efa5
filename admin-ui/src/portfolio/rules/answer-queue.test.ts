import { describe, expect, it } from 'vitest';
import { afterAnswer, step } from './answer-queue';

const ids = ['a', 'b', 'c'];

describe('step', () => {
  it('goes to the neighbour and stops at the ends', () => {
    expect(step(ids, 'a', 1)).toBe('b');
    expect(step(ids, 'c', 1)).toBe('c');
    expect(step(ids, 'a', -1)).toBe('a');
  });

  it('begins at the first', () => {
    expect(step(ids, null, 1)).toBe('a');
    expect(step(ids, 'gone', -1)).toBe('a');
    expect(step([], 'a', 1)).toBeNull();
  });
});

describe('afterAnswer', () => {
  it('stays where it is when others were answered', () => {
    expect(afterAnswer(ids, 'b', new Set(['a']))).toBe('b');
  });

  it('goes on to the next, at the end back to the one before', () => {
    expect(afterAnswer(ids, 'a', new Set(['a', 'b']))).toBe('c');
    expect(afterAnswer(ids, 'c', new Set(['c']))).toBe('b');
    expect(afterAnswer(ids, 'b', new Set(ids))).toBeNull();
  });
});
