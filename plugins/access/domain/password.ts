import { limits } from '@portfolio/config/limits';

/** Facts about a person that a password must not contain. */
export interface PasswordOwner {
  login: string;
  name: string;
  /** ISO date. */
  birthDate?: string | null;
  /** Last characters of the national ID; the whole is never needed here. */
  nationalIdTail?: string | null;
}

/** The most used passwords worldwide and in Taiwan; anything built on them alone is refused. */
const COMMON = new Set([
  '12345678', '123456789', '1234567890', 'password', 'password1', 'qwertyui', 'qwerty123', '11111111', '00000000', '88888888', 'abc12345', 'abcd1234',
  '1q2w3e4r', '1qaz2wsx', 'iloveyou', 'sunshine', 'princess', 'football', 'baseball', 'welcome1', 'admin123', 'administrator', 'passw0rd', 'p@ssw0rd',
  'a1234567', 'a12345678', 'qwer1234', 'asdf1234', 'zxcvbnm1', '87654321', '66666666', '99999999', '12341234', '11223344', '147258369', '5201314520', '1314520',
  'ji32k7au4a83', 'au4a83', 'student1', 'teacher1', 'school123', 'taiwan123',
]);

export type PasswordFault = 'password-short' | 'password-long' | 'password-common' | 'password-personal' | 'password-repeats';

const digitsOfBirth = (iso: string): string[] => {
  const [year, month, day] = iso.split('-');
  const roc = String(Number(year) - 1911);
  return [`${year}${month}${day}`, `${roc}${month}${day}`, `${roc.padStart(3, '0')}${month}${day}`];
};

/** The first rule that a password breaks, or null. Length counts code points (OWASP ASVS 5.0, 6.2). */
export function passwordFault(password: string, owner: PasswordOwner): PasswordFault | null {
  const length = [...password].length;
  if (length < limits.password.min) return 'password-short';
  if (length > limits.password.max) return 'password-long';
  const plain = password.toLowerCase();
  if (new Set(plain).size < 4) return 'password-repeats';
  if (COMMON.has(plain) || COMMON.has(plain.replace(/[!@#$%.]+$/, ''))) return 'password-common';
  const personal = [owner.login.toLowerCase(), ...(owner.birthDate ? digitsOfBirth(owner.birthDate) : [])];
  if (personal.some((part) => part.length >= 4 && plain.includes(part))) return 'password-personal';
  if (/^[a-z][0-9a-d]\d{8}$/.test(plain)) return 'password-personal';
  return null;
}

// No letter or digit that is taken for another on paper.
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

type RandomBytes = (bytes: number) => Uint8Array;

function randomLetters(count: number, random: RandomBytes): string {
  const characters: string[] = [];
  while (characters.length < count) {
    for (const byte of random(count * 2)) {
      if (byte < LETTERS.length * 8 && characters.length < count) characters.push(LETTERS[byte % LETTERS.length]);
    }
  }
  return characters.join('');
}

/** A random initial password of 12 characters in groups of four (59 bits); `random` gives bytes. */
export function initialPassword(random: RandomBytes): string {
  const letters = randomLetters(12, random);
  return [0, 4, 8].map((start) => letters.slice(start, start + 4)).join('-');
}

/** A random login for a temporary account, such as `temp-k4m9xw`: told apart from the school's own at a glance. */
export const temporaryLogin = (random: RandomBytes): string => `temp-${randomLetters(6, random)}`;
