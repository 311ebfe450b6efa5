import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIsoDate, taipeiDate, taipeiMoment } from '@portfolio/kernel/domain/clock';
import { shiftYears, toDays, toMoments, warningsOf, windowFault, windowState, type WindowDays } from './windows';

describe('a window from hour 0 of one day to hour 24 of another', () => {
  const window = { startsAt: taipeiMoment('2022-02-14', 0), endsAt: taipeiMoment('2022-02-20', 24) };

  it.each([
    ['2022-02-13T15:59:59.999Z', 'before'],
    ['2022-02-13T16:00:00.000Z', 'open'],
    ['2022-02-20T15:59:59.999Z', 'open'],
    ['2022-02-20T16:00:00.000Z', 'after'],
  ])('at %s is %s', (now, state) => expect(windowState(window, new Date(now))).toBe(state));

  it('is none where there is none', () => expect(windowState(null, new Date())).toBe('none'));
});

const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2090-12-31'), noInvalidDate: true }).map((date) => taipeiDate(date));
const days = fc.record({ startsOn: day, startHour: fc.integer({ min: 0, max: 23 }), endsOn: day, endHour: fc.integer({ min: 1, max: 24 }) });

describe('days and hours', () => {
  it('become moments and come back as they were typed', () => {
    fc.assert(fc.property(days, (typed) => {
      expect(toDays(toMoments(typed))).toEqual(typed);
    }));
  });

  it('say hour 0 of a day’s end as hour 24 of the day before', () => {
    expect(toDays(toMoments({ startsOn: '2022-02-14', startHour: 24, endsOn: '2022-03-01', endHour: 0 }))).toEqual({ startsOn: '2022-02-15', startHour: 0, endsOn: '2022-02-28', endHour: 24 });
  });
});

describe('a window that cannot be', () => {
  const national = { startsOn: '2021-08-01', endsOn: '2022-11-30' };
  const window: WindowDays = { startsOn: '2021-08-01', startHour: 0, endsOn: '2022-11-30', endHour: 24 };

  it('may fill the national one to its ends', () => expect(windowFault(window, national)).toBeNull());

  it.each<[string, Partial<WindowDays>]>([
    ['window-outside', { startsOn: '2021-07-31', startHour: 23 }], ['window-outside', { endsOn: '2022-12-01', endHour: 1 }],
    ['window-order', { endsOn: '2021-08-01', endHour: 0 }], ['window-order', { startsOn: '2022-11-30', startHour: 24 }],
  ])('%s', (fault, changes) => expect(windowFault({ ...window, ...changes }, national)).toBe(fault));

  it('has no place where there is no national one', () => expect(windowFault(window, null)).toBe('window-national-none'));

  it('is let through exactly when it has a length and lies inside, to the moment', () => {
    fc.assert(fc.property(days, day, day, (typed, one, other) => {
      const bounds = one < other ? { startsOn: one, endsOn: other } : { startsOn: other, endsOn: one };
      const { startsAt, endsAt } = toMoments(typed);
      const inside = startsAt >= taipeiMoment(bounds.startsOn, 0) && endsAt <= taipeiMoment(bounds.endsOn, 24);
      expect(windowFault(typed, bounds) === null).toBe(startsAt < endsAt && inside);
    }));
  });
});

describe('what is likely a mistake', () => {
  const around = { national: { startsOn: '2021-08-01', endsOn: '2022-11-30' }, semesterEndsOn: '2022-01-20', sendEndsAt: taipeiMoment('2022-02-03', 24) };
  const judged = { item: 'send' as const, grade: 1, semester: 1, days: { startsOn: '2021-09-01', startHour: 0, endsOn: '2022-02-03', endHour: 24 } };

  it('is an upload that ends an hour before two weeks after the semester', () => {
    expect(warningsOf(judged, around)).toEqual([]);
    const short = { ...judged, days: { ...judged.days, endHour: 23 } };
    expect(warningsOf(short, around)).toEqual(['upload-short']);
    expect(warningsOf({ ...short, grade: 3 }, around)).toEqual(['upload-short']);
    expect(warningsOf({ ...short, grade: 3, semester: 2 }, around)).toEqual([]);
    expect(warningsOf(short, { ...around, semesterEndsOn: null })).toEqual([]);
  });

  it('is a teachers’ window that ends before the students’', () => {
    const certify = { ...judged, item: 'certify' as const };
    expect(warningsOf(certify, around)).toEqual([]);
    expect(warningsOf({ ...certify, days: { ...judged.days, endHour: 23 } }, around)).toEqual(['certify-before-send']);
  });

  it('is a national window that was moved afterwards', () => expect(warningsOf(judged, { ...around, national: null })).toEqual(['outside-national']));
});

describe('a day of another year', () => {
  it('is the same day, or the 28th of February', () => {
    expect([shiftYears('2024-02-29', 1), shiftYears('2022-02-28', 1), shiftYears('2022-12-31', 1)]).toEqual(['2025-02-28', '2023-02-28', '2023-12-31']);
    fc.assert(fc.property(day, (given) => {
      expect(isIsoDate(shiftYears(given, 1))).toBe(true);
    }));
  });
});
