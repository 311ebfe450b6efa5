import { expect, it } from 'vitest';
import { isTooShort, lengthenedForm, toForm, toPeriod } from './period-form';

it('says midnight at the end as hour 24, and gives back the same moments', () => {
  const period = { startsAt: '2021-03-26T03:00:00.000Z', endsAt: '2021-03-28T16:00:00.000Z' };
  expect(toForm(period)).toEqual({ startDate: '2021-03-26', startHour: 11, endDate: '2021-03-28', endHour: 24 });
  expect(toPeriod(toForm(period))).toEqual(period);
});

it('is nothing while a day is missing or wrong', () => {
  const form = { startDate: '2021-03-26', startHour: 0, endDate: null, endHour: 24 };
  expect(toPeriod(form)).toBeNull();
  expect(toPeriod({ ...form, endDate: '110/13/40' })).toBeNull();
});

it('is made as long as the rule asks for', () => {
  const form = { startDate: '2021-03-26', startHour: 11, endDate: '2021-03-28', endHour: 11 };
  expect(isTooShort(form)).toBe(true);
  expect(lengthenedForm(form)).toEqual({ ...form, endDate: '2021-03-29' });
  expect(isTooShort(lengthenedForm(form))).toBe(false);
  expect(isTooShort({ ...form, endDate: '2021-03-25' })).toBe(false);
});
