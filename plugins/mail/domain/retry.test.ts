import { describe, expect, it } from 'vitest';
import { nextTry, serverPause, TRIES } from './retry';

const now = new Date('2022-02-14T00:00:00Z');
const minutes = (moment: Date | null): number | null => moment && (moment.getTime() - now.getTime()) / 60_000;

describe('a mail that did not leave', () => {
  it('waits longer each time, and is given up after the last', () => {
    const waits = Array.from({ length: TRIES - 1 }, (_, index) => minutes(nextTry(index + 1, now)) as number);
    expect(waits).toEqual([...waits].sort((one, other) => one - other));
    expect(waits.reduce((sum, each) => sum + each)).toBeLessThan(48 * 60);
    expect(nextTry(TRIES, now)).toBeNull();
  });

  it('lets the others of its school wait an hour at most', () => {
    expect([1, 2, 3, 4, 7, TRIES, 99].map((tries) => minutes(serverPause(tries, now)))).toEqual([1, 5, 15, 60, 60, 60, 60]);
  });
});
