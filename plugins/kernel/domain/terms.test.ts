import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { taipeiMoment } from './clock';
import { formatTerm, gradeIn, isTerm, parseTerm, semesters, termAt, termDays } from './terms';

describe('a term', () => {
  it('is a year and a semester, 0 being the whole year', () => {
    expect(parseTerm('1102')).toEqual({ year: 110, semester: 2 });
    expect(parseTerm('1100')).toEqual({ year: 110, semester: 0 });
    expect(parseTerm('991')).toEqual({ year: 99, semester: 1 });
  });

  it.each(['', '1103', '110', '11', '0102', '2102', '11021', ' 1102', '1102\n', '一一〇二', '-102', '89１'])('refuses %j', (text) => {
    expect(isTerm(text)).toBe(false);
    expect(() => parseTerm(text)).toThrow(RangeError);
  });

  it('comes back as it went', () => {
    fc.assert(fc.property(fc.integer({ min: 90, max: 199 }), fc.constantFrom(...semesters), (year, semester) => {
      expect(parseTerm(formatTerm({ year, semester }))).toEqual({ year, semester });
    }));
  });
});

describe('the term of a moment', () => {
  it.each([
    ['2021-08-01', 0, '1101'],
    ['2021-12-31', 23, '1101'],
    ['2022-01-31', 23, '1101'],
    ['2022-02-01', 0, '1102'],
    ['2022-07-31', 23, '1102'],
    ['2022-07-31', 24, '1111'],
  ])('%s at %i o’clock is %s', (date, hour, term) => {
    expect(formatTerm(termAt(taipeiMoment(date, hour)))).toBe(term);
  });

  it('changes with the day in Taipei, not in UTC', () => {
    expect(formatTerm(termAt(new Date('2022-01-31T15:59:59.999Z')))).toBe('1101');
    expect(formatTerm(termAt(new Date('2022-01-31T16:00:00.000Z')))).toBe('1102');
  });
});

it('a semester has days by the calendar, and each falls in it', () => {
  expect(termDays({ year: 110, semester: 0 })).toEqual({ startsOn: '2021-08-01', endsOn: '2022-07-31' });
  for (const semester of [1, 2] as const) {
    for (const day of Object.values(termDays({ year: 110, semester }))) expect(termAt(taipeiMoment(day, 12))).toEqual({ year: 110, semester });
  }
});

it('a grade counts from the year of entry and is none outside the three', () => {
  expect([109, 110, 111, 112, 113].map((year) => gradeIn(year, 110))).toEqual([null, 1, 2, 3, null]);
});
