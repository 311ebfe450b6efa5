import { describe, expect, it } from 'vitest';
import type { MyWindow } from '@portfolio/school/contract';
import { rocFrom, rocUntil, windowFor } from './windows';

const window = (item: MyWindow['item'], semester: number): MyWindow => ({
  item, semester, year: 110, grade: 1, startsAt: '2022-02-10T00:00:00.000Z', endsAt: '2022-06-30T16:00:00.000Z', state: 'open',
});

describe('windowFor', () => {
  const windows = [window('send', 1), window('send', 2), window('tick-outcomes', 0)];

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

describe('moments for people', () => {
  it('are in ROC years and Taipei time', () => {
    expect(rocFrom('2022-02-10T00:30:00.000Z')).toBe('111/02/10 08:30');
  });

  it('end at 24:00 of the day, not at 00:00 of the next', () => {
    expect(rocUntil('2022-06-30T16:00:00.000Z')).toBe('111/06/30 24:00');
    expect(rocUntil('2022-06-30T09:00:00.000Z')).toBe('111/06/30 17:00');
  });
});
