import { Secret, TOTP } from 'otpauth';

/**
 * Codes of a device (TOTP, RFC 6238: SHA-1, six digits, half minutes: what every app takes) and recovery codes. Told
 * the time; that no code is good twice is the caller's to keep by its step.
 */
const PERIOD_SECONDS = 30;
/** A device's clock may be half a minute off. */
const STEPS_OFF = 1;
const SECRET_BYTES = 20;

/** Base32, as a person can type it. `random` gives bytes. */
export const newSecret = (random: (bytes: number) => Uint8Array): string => new Secret({ buffer: Uint8Array.from(random(SECRET_BYTES)).buffer }).base32;

const totpOf = (secret: string, label = '', issuer = ''): TOTP =>
  new TOTP({ secret: Secret.fromBase32(secret), label, issuer, algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS });

/** The address that a device reads from the picture: `otpauth://totp/…`. */
export const otpauthUri = (secret: string, { login, school }: { login: string; school: string }): string => totpOf(secret, login, school).toString();

/** The code of a moment, in seconds since 1970. */
export const codeAt = (secret: string, seconds: number): string => totpOf(secret).generate({ timestamp: seconds * 1000 });

/** The step (half minute since 1970) that a code is of, near a moment in seconds; null when it is of none. */
export function stepOf(secret: string, code: string, seconds: number): number | null {
  if (!isDeviceCode(code)) return null;
  const delta = totpOf(secret).validate({ token: code, timestamp: seconds * 1000, window: STEPS_OFF });
  return delta === null ? null : Math.floor(seconds / PERIOD_SECONDS) + delta;
}

/** What was typed without the blanks and hyphens that people put between; digits of a device, or letters of a recovery code. */
export const plainCode = (typed: string): string => typed.replace(/[\s-]/g, '').toLowerCase();

export const isDeviceCode = (plain: string): boolean => /^\d{6}$/.test(plain);

// No letter or digit that is taken for another on paper.
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 10;

/** Recovery codes as people copy them: `abcde-fgh23` (50 bits each); `random` gives bytes. */
export function newRecoveryCodes(count: number, random: (bytes: number) => Uint8Array): string[] {
  return Array.from({ length: count }, () => {
    let letters = '';
    while (letters.length < LENGTH) {
      for (const byte of random(2 * LENGTH)) if (byte < LETTERS.length * 8 && letters.length < LENGTH) letters += LETTERS[byte % LETTERS.length];
    }
    return `${letters.slice(0, LENGTH / 2)}-${letters.slice(LENGTH / 2)}`;
  });
}
