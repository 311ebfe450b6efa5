import { expect, it } from 'vitest';
import { moved, movedBetween } from './order';

it('moves one up or down, and nothing beyond the ends', () => {
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
});

it('counts what has to be moved, and no item that came, went or was passed by', () => {
  const count = (before: string, after: string): number => movedBetween([...before], [...after]);
  expect(['abcd', 'abdc', 'dabc', 'bcda', 'dcba', 'badc'].map((after) => count('abcd', after))).toEqual([0, 1, 1, 1, 3, 2]);
  expect([count('', ''), count('', 'ab'), count('abc', 'ac'), count('abc', 'xcba'), count('ab', 'bxa')]).toEqual([0, 0, 0, 2, 1]);
});
