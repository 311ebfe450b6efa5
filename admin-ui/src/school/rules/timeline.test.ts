import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisOf, markOf, placeOf } from './timeline';

const national = [{ kind: 'outcomes' as const, startsOn: '2021-08-01', endsOn: '2022-11-30' }];

describe('the axis of a year', () => {
  it('is the academic year where nothing reaches further', () => {
    const { months, from, until } = axisOf(110, { national: [], windows: [] });
    expect([months[0].month, months.at(-1)?.month, months.length]).toEqual(['2021-08', '2022-07', 12]);
    expect([new Date(from).toISOString(), new Date(until).toISOString()]).toEqual(['2021-07-31T16:00:00.000Z', '2022-07-31T16:00:00.000Z']);
  });

  it('reaches to the end of the national windows', () => {
    const { months } = axisOf(110, { national, windows: [] });
    expect([months[0].month, months.at(-1)?.month, months.length]).toEqual(['2021-08', '2022-11', 16]);
  });

  it('is filled by its months, without a gap', () => {
    const { months } = axisOf(110, { national, windows: [] });
    months.reduce((end, { place }) => {
      expect(place.left).toBeCloseTo(end);
      return place.left + place.width;
    }, 0);
    expect(months.reduce((sum, { place }) => sum + place.width, 0)).toBeCloseTo(100);
  });
});

describe('a span on the axis', () => {
  const axis = axisOf(110, { national, windows: [] });

  it('never leaves it, and is never negative', () => {
    fc.assert(fc.property(fc.integer({ min: axis.from - 1e11, max: axis.until + 1e11 }), fc.integer({ min: 0, max: 1e11 }), (start, length) => {
      const { left, width } = placeOf(axis, start, start + length);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(width).toBeGreaterThanOrEqual(0);
      expect(left + width).toBeLessThanOrEqual(100.000001);
    }));
  });

  it('marks today only where it is', () => {
    expect(markOf(axis, axis.from)).toBe(0);
    expect(markOf(axis, axis.until)).toBeNull();
    expect(markOf(axis, axis.from - 1)).toBeNull();
  });
});
