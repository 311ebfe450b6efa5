import { describe, expect, it } from 'vitest';
import { aWindow } from './fixtures';
import { windowFor, windowsByTime } from './windows';

describe('windowFor', () => {
  const windows = [aWindow('send', 'open', 1), aWindow('send', 'open', 2), aWindow('tick-outcomes', 'open', 0)];

  it('finds that of the semester', () => {
    expect(windowFor(windows, 'send', '1102')).toBe(windows[1]);
  });

  it('finds that of the year for ticking, whatever the semester', () => {
    expect(windowFor(windows, 'tick-outcomes', '1101')).toBe(windows[2]);
  });

  it('finds none for another year', () => {
    expect(windowFor(windows, 'send', '1112')).toBeNull();
  });
});

describe('windowsByTime', () => {
  const first = { ...aWindow('certify', 'open'), grade: 1 };
  const second = { ...aWindow('certify', 'open'), grade: 2 };
  const third = { ...aWindow('certify', 'after'), grade: 3, endsAt: '2022-05-31T16:00:00.000Z' };

  it('puts grades with the same times together', () => {
    expect(windowsByTime([first, second, third, aWindow('send', 'open')], 'certify', '1102')).toEqual([
      { grades: [1, 2], window: first }, { grades: [3], window: third },
    ]);
  });

  it('takes both semesters for a whole year', () => {
    expect(windowsByTime([first, { ...first, semester: 1, startsAt: '2021-09-01T00:00:00.000Z' }], 'certify', '1100')).toHaveLength(2);
  });
});
