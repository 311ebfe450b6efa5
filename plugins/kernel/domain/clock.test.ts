import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIsoDate, parseRocDate, rocDate, rocDigits, taipeiDate, taipeiDateTime, taipeiMoment, taipeiTime } from './clock';

const DAY_MS = 24 * 3600 * 1000;
const isoDates = fc.date({ min: new Date('1912-01-01T00:00:00Z'), max: new Date('2910-12-31T00:00:00Z'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));

describe('a moment in Taipei', () => {
  it('changes its date at 16:00 UTC, to the millisecond', () => {
    expect(taipeiDate(new Date('2022-02-13T15:59:59.999Z'))).toBe('2022-02-13');
    expect(taipeiDate(new Date('2022-02-13T16:00:00.000Z'))).toBe('2022-02-14');
  });

  it('is written to the second, without rounding up', () => {
    expect(taipeiDateTime(new Date('2022-02-14T15:59:59.999Z'))).toBe('2022-02-14 23:59:59');
    expect(taipeiDateTime(new Date('2022-02-14T16:00:00.000Z'))).toBe('2022-02-15 00:00:00');
    expect(taipeiDateTime(new Date('2022-02-14T00:01:44.500Z'))).toBe('2022-02-14 08:01:44');
  });

  it('has the hour and minute of the clock on the wall', () => {
    expect(taipeiTime(new Date('2022-02-14T15:59:59.999Z'))).toEqual({ hour: 23, minute: 59 });
    expect(taipeiTime(new Date('2022-02-14T16:00:00.000Z'))).toEqual({ hour: 0, minute: 0 });
    expect(taipeiTime(new Date('2022-02-14T00:30:00.000Z'))).toEqual({ hour: 8, minute: 30 });
  });

  it('is found again from its date and hour', () => {
    fc.assert(
      fc.property(isoDates, fc.integer({ min: 0, max: 23 }), (date, hour) => {
        const moment = taipeiMoment(date, hour);
        expect(taipeiDate(moment)).toBe(date);
        expect(taipeiTime(moment)).toEqual({ hour, minute: 0 });
      }),
    );
  });
});

describe('hour 24', () => {
  it('is the first moment of the next day', () => {
    expect(taipeiMoment('2022-02-14', 24)).toEqual(new Date('2022-02-14T16:00:00.000Z'));
    expect(taipeiMoment('2022-02-14', 24)).toEqual(taipeiMoment('2022-02-15', 0));
    expect(taipeiMoment('2021-12-31', 24)).toEqual(taipeiMoment('2022-01-01', 0));
    expect(taipeiMoment('2024-02-28', 24)).toEqual(taipeiMoment('2024-02-29', 0));
  });

  it('lies a day after hour 0, every day of every year: the clock has no summer time', () => {
    fc.assert(fc.property(isoDates, (date) => taipeiMoment(date, 24).getTime() - taipeiMoment(date, 0).getTime() === DAY_MS));
  });
});

describe('ROC dates', () => {
  it('count years from 1912', () => {
    expect(rocDate('2022-02-14')).toBe('111/02/14');
    expect(rocDate('1912-01-01')).toBe('1/01/01');
    expect(rocDate('2010-12-31')).toBe('99/12/31');
  });

  it('have seven digits in rosters', () => {
    expect(rocDigits('2002-04-02')).toBe('0910402');
    expect(rocDigits('2022-02-14')).toBe('1110214');
    expect(rocDigits('1912-01-01')).toBe('0010101');
  });

  it.each([
    ['111/02/14', '2022-02-14'],
    ['111/2/14', '2022-02-14'],
    ['111-02-14', '2022-02-14'],
    ['111.2.14', '2022-02-14'],
    ['1110214', '2022-02-14'],
    ['990228', '2010-02-28'],
    ['0910402', '2002-04-02'],
    ['2022-02-14', '2022-02-14'],
    ['  111/02/14  ', '2022-02-14'],
    ['113/02/29', '2024-02-29'],
  ])('reads what people type: %s', (typed, iso) => {
    expect(parseRocDate(typed)).toBe(iso);
  });

  it.each(['', '111/02/30', '112/02/29', '111/13/01', '111/00/10', '111/01/00', '111/02', '11102', '111//14', '111/02/14 10:00', 'abc', '一一一/02/14', '20220214', '1110230'])('refuses what is no date: %j', (typed) => {
    expect(parseRocDate(typed)).toBeNull();
  });

  it('come back as they went, in both forms', () => {
    fc.assert(
      fc.property(isoDates, (iso) => {
        // One digit for a year is no form that people write.
        if (iso >= '1921-01-01') expect(parseRocDate(rocDate(iso))).toBe(iso);
        expect(parseRocDate(rocDigits(iso))).toBe(iso);
        expect(parseRocDate(iso)).toBe(iso);
      }),
    );
  });

  it('never make a date out of any text that is none', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parseRocDate(text);
        return parsed === null || isIsoDate(parsed);
      }),
    );
  });
});

describe('isIsoDate', () => {
  it.each(['2022-02-28', '2024-02-29', '2022-12-31', '2000-02-29'])('knows %s', (text) => expect(isIsoDate(text)).toBe(true));
  it.each(['2022-02-29', '1900-02-29', '2022-2-1', '2022-13-01', '2022-00-01', '2022-01-32', '2022-01-01T00:00:00Z', '', '0x10-01-01'])('refuses %j', (text) => expect(isIsoDate(text)).toBe(false));
});
