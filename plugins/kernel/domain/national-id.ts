/**
 * National IDs (身分證字號) and resident certificates (居留證) in both forms, by the check digit of the
 * Ministry of the Interior: the letter counts as two digits, weights 1 9 8 7 6 5 4 3 2 1 1, the sum divisible by 10.
 */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVXYWZIO'; // in the order of their values, 10 to 35

const letterValue = (letter: string): number => LETTERS.indexOf(letter) + 10;

const WEIGHTS = [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1];

function checks(digits: number[]): boolean {
  return digits.reduce((sum, digit, index) => sum + digit * WEIGHTS[index], 0) % 10 === 0;
}

/** One letter, then 1, 2 (citizens) or 8, 9 (resident certificates since 2021), then eight digits. */
const CURRENT = /^([A-Z])([1289]\d{8})$/;
/** Resident certificates before 2021: a second letter A–D in the place of the gender. */
const FORMER = /^([A-Z])([A-D])(\d{8})$/;

export function isNationalId(text: string): boolean {
  const current = CURRENT.exec(text);
  if (current) {
    const value = letterValue(current[1]);
    return checks([Math.floor(value / 10), value % 10, ...[...current[2]].map(Number)]);
  }
  const former = FORMER.exec(text);
  if (!former) return false;
  const value = letterValue(former[1]);
  return checks([Math.floor(value / 10), value % 10, letterValue(former[2]) % 10, ...[...former[3]].map(Number)]);
}

/** What a screen shows: the last three characters. More would leave too few candidates (the check digit helps a guesser). */
export const maskNationalId = (id: string): string => `*******${id.slice(-3)}`;
