import { describe, expect, it } from 'vitest';
import { column } from '@portfolio/kernel/contract';
import { conditionOf, textOf } from './filters';

describe('filter under a heading', () => {
  it.each([
    ['5', { seat: 5 }],
    ['3-8', { seat_gte: 3, seat_lte: 8 }],
    ['3～8', { seat_gte: 3, seat_lte: 8 }],
    ['>=3', { seat_gte: 3 }],
    ['<= 8', { seat_lte: 8 }],
    ['1,200', { seat: 1200 }],
    ['  ', {}],
    ['five', null],
  ])('reads %j under a number', (typed, condition) => {
    expect(conditionOf('seat', column.number(), typed)).toEqual(condition);
  });

  it.each([
    ['111/02/14', { born_gte: '2022-02-14', born_lte: '2022-02-14' }],
    ['111/2', { born_gte: '2022-02-01', born_lte: '2022-02-28' }],
    ['113/02', { born_gte: '2024-02-01', born_lte: '2024-02-29' }],
    ['111/02/01~111/02/14', { born_gte: '2022-02-01', born_lte: '2022-02-14' }],
    ['~111/02/14', { born_lte: '2022-02-14' }],
    ['111/12~', { born_gte: '2022-12-01' }],
    ['111/02/30', null],
    ['~', null],
    ['111/13', null],
  ])('reads %j under a date', (typed, condition) => {
    expect(conditionOf('born', column.date(), typed)).toEqual(condition);
  });

  it('takes the whole day of Taipei for a moment', () => {
    expect(conditionOf('at', column.datetime(), '111/02/14')).toEqual({ at_gte: '2022-02-14T00:00:00+08:00', at_lte: '2022-02-14T23:59:59.999999+08:00' });
  });

  it('keeps text as it is and makes a boolean one', () => {
    expect(conditionOf('name', column.text(), ' 王 ')).toEqual({ name: '王' });
    expect(conditionOf('active', column.boolean(), 'false')).toEqual({ active: false });
  });

  it.each([
    ['number', column.number(), ['5', '3-8', '>=3', '<=8', '']],
    ['date', column.date(), ['111/02/14', '111/02/01~111/02/14', '111/12/01~', '~111/02/14']],
    ['datetime', column.datetime(), ['111/02/14', '111/02/01~111/02/14']],
    ['boolean', column.boolean(), ['true', 'false', '']],
  ] as const)('says again what was typed under a %s', (_, declared, texts) => {
    for (const text of texts) expect(textOf('x', declared, conditionOf('x', declared, text) ?? {})).toBe(text);
  });
});
