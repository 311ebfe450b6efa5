import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNationalId, maskNationalId } from './national-id';

/** The public rule in other words than the code under test: values of letters as published, sum over all digits. */
const VALUES: Record<string, number> = {
  A: 10, B: 11, C: 12, D: 13, E: 14, F: 15, G: 16, H: 17, I: 34, J: 18, K: 19, L: 20, M: 21,
  N: 22, O: 35, P: 23, Q: 24, R: 25, S: 26, T: 27, U: 28, V: 29, W: 32, X: 30, Y: 31, Z: 33,
};

function withCheckDigit(letter: string, second: string, seven: string): string {
  const value = VALUES[letter];
  const digits = [Math.floor(value / 10), value % 10, second in VALUES ? VALUES[second] % 10 : Number(second), ...[...seven].map(Number)];
  const sum = digits.reduce((total, digit, index) => total + digit * [1, 9, 8, 7, 6, 5, 4, 3, 2, 1][index], 0);
  return `${letter}${second}${seven}${(10 - (sum % 10)) % 10}`;
}

const letters = fc.constantFrom(...Object.keys(VALUES));
const seven = fc.integer({ min: 0, max: 9_999_999 }).map((number) => String(number).padStart(7, '0'));
const citizens = fc.tuple(letters, fc.constantFrom('1', '2'), seven).map((parts) => withCheckDigit(...parts));
const residents = fc.tuple(letters, fc.constantFrom('8', '9'), seven).map((parts) => withCheckDigit(...parts));
const formerResidents = fc.tuple(letters, fc.constantFrom('A', 'B', 'C', 'D'), seven).map((parts) => withCheckDigit(...parts));

describe('a national ID', () => {
  it.each(['A123456789', 'F131104093', 'A800000014', 'FA12345689'])('takes an example that is published: %s', (id) => {
    expect(id).toBe(withCheckDigit(id[0], id[1], id.slice(2, 9)));
    expect(isNationalId(id)).toBe(true);
  });

  it('takes citizens and resident certificates in both forms, with any letter', () => {
    fc.assert(fc.property(fc.oneof(citizens, residents, formerResidents), isNationalId));
  });

  it('breaks when one digit is another, wherever the rule can see it', () => {
    const weights = [0, 0, 7, 6, 5, 4, 3, 2, 1, 1];
    fc.assert(
      fc.property(fc.oneof(citizens, residents, formerResidents), fc.integer({ min: 2, max: 9 }), fc.integer({ min: 1, max: 9 }), (id, at, shift) => {
        const other = (Number(id[at]) + shift) % 10;
        // A weight that shares a factor with 10 lets some changes through; 7, 3 and 1 let none.
        expect(isNationalId(`${id.slice(0, at)}${other}${id.slice(at + 1)}`)).toBe((weights[at] * shift) % 10 === 0);
      }),
    );
  });

  it('breaks when the gender is another one of its kind', () => {
    const swap: Record<string, string> = { 1: '2', 2: '1', 8: '9', 9: '8', A: 'B', B: 'A', C: 'D', D: 'C' };
    fc.assert(fc.property(fc.oneof(citizens, residents, formerResidents), (id) => !isNationalId(`${id[0]}${swap[id[1]]}${id.slice(2)}`)));
  });

  it('has exactly one check digit', () => {
    fc.assert(
      fc.property(fc.oneof(citizens, residents, formerResidents), (id) => {
        const valid = [...'0123456789'].filter((digit) => isNationalId(id.slice(0, 9) + digit));
        expect(valid).toEqual([id[9]]);
      }),
    );
  });

  it.each(['', 'A12345678', 'A1234567890', 'a123456789', 'A323456789', 'AE00000000', 'A１23456789', ' A123456789', 'A123456789\n', '1123456789', 'AAA0000000'])('refuses the form of %j', (text) => {
    expect(isNationalId(text)).toBe(false);
  });

  it('is shown by its last three characters alone', () => {
    expect(maskNationalId('A123456789')).toBe('*******789');
    expect(maskNationalId('A123456789')).not.toContain('A');
  });
});
