import { describe, expect, it } from 'vitest';
import { syntheticNationalId } from './national-ids';

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';

/** The public rule, written apart from the code under test: the weighted sum of all eleven digits ends in 0. */
function hasValidCheckDigit(id: string): boolean {
  const area = LETTERS.indexOf(id.charAt(0)) + 10;
  const digits = [Math.floor(area / 10), area % 10, ...[...id.slice(1)].map(Number)];
  const weights = [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1];
  return digits.reduce((sum, digit, index) => sum + digit * (weights[index] ?? 0), 0) % 10 === 0;
}

describe('syntheticNationalId', () => {
  it('agrees with the public rule on a known example', () => {
    expect(hasValidCheckDigit('A123456789')).toBe(true);
    expect(hasValidCheckDigit('A123456788')).toBe(false);
  });

  it('makes IDs that were never issued, with a valid check digit', () => {
    for (let n = 0; n < 1_000_000; n += 997) {
      const male = syntheticNationalId('男', n);
      const female = syntheticNationalId('女', n);
      expect(male).toMatch(/^Y19\d{7}$/);
      expect(female).toMatch(/^Y29\d{7}$/);
      expect(hasValidCheckDigit(male) && hasValidCheckDigit(female)).toBe(true);
    }
  });

  it('gives each number its own ID', () => {
    const ids = new Set(Array.from({ length: 5_000 }, (_, n) => syntheticNationalId('女', n)));
    expect(ids.size).toBe(5_000);
  });

  it('refuses numbers out of range', () => {
    for (const n of [-1, 1_000_000, 1.5, Number.NaN]) expect(() => syntheticNationalId('男', n)).toThrow(RangeError);
  });
});
