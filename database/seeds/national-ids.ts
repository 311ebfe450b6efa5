/**
 * Synthetic national IDs (國民身分證統一編號) that were never issued to anyone.
 *
 * A national ID is a letter (where the person was first registered), 1 or 2 (gender), seven digits and a check digit.
 * These are `Y`, the gender, `9`, six digits of a serial number, the check digit:
 *  - `Y` stood for 陽明山管理局, which ended with 1973; its letter was closed in 1974.
 *  - the digit after the gender was part of a serial number that counted up from 0; in that small district it never came
 *    near 9. Much later, long after the letter was closed, 9 was set aside for people born in the mainland.
 * Both together cannot belong to a person, while every rule that a program can check is kept.
 */

export type Gender = '男' | '女';

/** How many different IDs there are for each gender. */
export const SYNTHETIC_IDS_PER_GENDER = 1_000_000;

const LETTER = 'Y';
/** What `Y` counts for in the check sum: its two digits 31, weighted 1 and 9. */
const LETTER_SUM = 3 * 1 + 1 * 9;

/** The check digit that completes `Y` and these eight digits. */
function checkDigit(eightDigits: string): number {
  let sum = LETTER_SUM;
  for (let index = 0; index < 8; index += 1) sum += Number(eightDigits[index]) * (8 - index);
  return (10 - (sum % 10)) % 10;
}

/**
 * The nth synthetic national ID of a gender, such as `Y190000008`: ten characters, different for each n, with a valid
 * check digit.
 * @param n 0 to 999,999. Throws a RangeError otherwise.
 */
export function syntheticNationalId(gender: Gender, n: number): string {
  if (!Number.isInteger(n) || n < 0 || n >= SYNTHETIC_IDS_PER_GENDER) {
    throw new RangeError(`syntheticNationalId: n must be a whole number from 0 to ${SYNTHETIC_IDS_PER_GENDER - 1}, got ${n}`);
  }
  const digits = `${gender === '男' ? 1 : 2}9${String(n).padStart(6, '0')}`;
  return `${LETTER}${digits}${checkDigit(digits)}`;
}
