import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { readValue } from './values';
import type { FieldKind } from './types';

const SCHOOL = '031317';
const read = (kind: FieldKind, raw: unknown) => readValue(kind, raw, SCHOOL);
const CODE = '110031317H11101A0101001'; // 3 + 6 + H + 11 + 101 + A + 0 + 1 + 0 + 10 + 01

describe('one value', () => {
  test.each<[string, FieldKind, unknown, unknown]>([
    ['a text, trimmed', { is: 'text', max: 3 }, ' 國文 ', '國文'],
    ['a number where a text is meant', { is: 'number-text', max: 20 }, 1100001, '1100001'],
    ['a whole number as text', { is: 'integer', min: 1, max: 3 }, '2', 2],
    ['a decimal', { is: 'decimal', min: 0, max: 100 }, '59.5', 59.5],
    ['an ISO day', { is: 'date' }, '2006-04-02', '2006-04-02'],
    ['a ROC day', { is: 'date' }, '95/04/02', '2006-04-02'],
    ['seven digits', { is: 'date' }, '0950402', '2006-04-02'],
    ['true', { is: 'boolean' }, true, true],
    ['是', { is: 'boolean' }, '是', true],
    ['0', { is: 'boolean' }, '0', false],
    ['a word', { is: 'choice', words: { 男: 'male' } }, '男', 'male'],
    ['a course code', { is: 'course-code', own: true }, CODE.toLowerCase(), CODE],
    ['a national ID', { is: 'national-id' }, 'a123456789', 'A123456789'],
    ['numbers in a list, each once', { is: 'numbers', max: 5 }, ['T1', 'T2', 'T1'], ['T1', 'T2']],
    ['numbers in a cell', { is: 'numbers', max: 5 }, 'T1、T2, T3', ['T1', 'T2', 'T3']],
  ])('%s', (_, kind, raw, value) => {
    expect(read(kind, raw)).toEqual({ value });
  });

  test.each<[string, FieldKind, unknown, string]>([
    ['four characters of three', { is: 'text', max: 3 }, '國文作文', 'too-long'],
    ['a character that was decoded wrongly', { is: 'text', max: 9 }, '王\ufffd明', 'unreadable'],
    ['a control character', { is: 'text', max: 9 }, '王\u0007明', 'unreadable'],
    ['a name with what Big5 lacks', { is: 'text', max: 9, person: true }, '王?明', 'unreadable'],
    ['an object', { is: 'text', max: 9 }, {}, 'not-text'],
    ['space inside a number', { is: 'number-text', max: 20 }, '11 01', 'bad-number-text'],
    ['the ninth grade', { is: 'integer', min: 1, max: 3 }, 9, 'out-of-range'],
    ['half a seat', { is: 'integer', min: 1, max: 99 }, '1.5', 'not-a-number'],
    ['an exponent', { is: 'decimal', min: 0, max: 100 }, '1e1', 'not-a-number'],
    ['a day that is not', { is: 'date' }, '2006-02-30', 'not-a-date'],
    ['perhaps', { is: 'boolean' }, '或許', 'not-yes-or-no'],
    ['a word that is none', { is: 'choice', words: { 男: 'male' } }, 'toString', 'not-an-option'],
    ['22 digits', { is: 'course-code', own: true }, CODE.slice(0, -1), 'course-code'],
    ['another school’s code', { is: 'course-code', own: true }, CODE.replace(SCHOOL, '999999'), 'other-school'],
    ['a wrong check digit', { is: 'national-id' }, 'A123456780', 'check-digit'],
    ['no teacher', { is: 'numbers', max: 5 }, [], 'missing'],
  ])('%s is refused', (_, kind, raw, reason) => {
    expect(read(kind, raw)).toEqual({ reason });
  });

  test('another school’s code is fine where any school’s is meant', () => {
    const code = CODE.replace(SCHOOL, '999999');
    expect(read({ is: 'course-code', own: false }, code)).toEqual({ value: code });
  });

  test('nothing that comes makes it throw', () => {
    const kinds: FieldKind[] = [
      { is: 'text', max: 10 }, { is: 'number-text', max: 10 }, { is: 'integer', min: 0, max: 9 }, { is: 'decimal', min: 0, max: 9 }, { is: 'date' }, { is: 'boolean' },
      { is: 'choice', words: { a: 'b' } }, { is: 'course-code', own: true }, { is: 'school-code' }, { is: 'national-id' }, { is: 'email' }, { is: 'numbers', max: 3 },
    ];
    fc.assert(fc.property(fc.constantFrom(...kinds), fc.anything(), (kind, raw) => {
      const found = read(kind, raw);
      expect('value' in found || 'reason' in found).toBe(true);
    }));
  });
});
