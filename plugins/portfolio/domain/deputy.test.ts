import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deputyFault, deputyState, lastDayWhenEnded, overlaps } from './deputy';

const TODAY = '2022-02-14';
const naming = (startsOn: string, endsOn: string, substituteKey = 2) => ({ teacherKey: 1, substituteKey, startsOn, endsOn });
const day = fc.integer({ min: 0, max: 400 }).map((number) => new Date(Date.parse('2022-01-01') + number * 86_400_000).toISOString().slice(0, 10));
const period = fc.tuple(day, day).map(([one, other]) => ({ startsOn: one < other ? one : other, endsOn: one < other ? other : one }));

describe('naming a deputy', () => {
  it.each([
    ['today alone', naming(TODAY, TODAY), [], null],
    ['oneself', naming(TODAY, TODAY, 1), [], 'deputy-self'],
    ['the end before the start', naming('2022-02-16', '2022-02-15'), [], 'deputy-order'],
    ['yesterday', naming('2022-02-13', '2022-02-20'), [], 'deputy-past'],
    ['366 days', naming(TODAY, '2023-02-14'), [], null],
    ['367 days', naming(TODAY, '2023-02-15'), [], 'deputy-long'],
    ['beside another', naming('2022-02-16', '2022-02-17'), [{ startsOn: '2022-02-14', endsOn: '2022-02-15' }], null],
    ['on the last day of another', naming('2022-02-15', '2022-02-17'), [{ startsOn: '2022-02-14', endsOn: '2022-02-15' }], 'deputy-overlap'],
  ])('%s', (_, given, others, fault) => expect(deputyFault(given, others, TODAY, 366)).toBe(fault));
});

it('two periods overlap when they share a day, whichever comes first', () => {
  fc.assert(fc.property(period, period, day, (one, other, at) => {
    expect(overlaps(one, other)).toBe(overlaps(other, one));
    if (deputyState(one, at) === 'acting' && deputyState(other, at) === 'acting') expect(overlaps(one, other)).toBe(true);
  }));
});

it('an ended period does not act on the day on which it was ended', () => {
  fc.assert(fc.property(period, day, (given, today) => {
    const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
    const endsOn = lastDayWhenEnded(given, yesterday);
    if (endsOn === null) expect(given.startsOn >= today).toBe(true);
    else expect(deputyState({ ...given, endsOn }, today)).toBe('ended');
  }));
});
