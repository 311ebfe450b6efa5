import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { codeAt, isDeviceCode, newRecoveryCodes, newSecret, otpauthUri, plainCode, stepOf } from './second-factor';

/** RFC 6238, appendix B: the secret of its SHA-1 examples, and the last six digits of their codes. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const RFC_CODES: [number, string][] = [[59, '287082'], [1111111109, '081804'], [1111111111, '050471'], [1234567890, '005924'], [2000000000, '279037'], [20000000000, '353130']];

describe('a code of a device', () => {
  it.each(RFC_CODES)('at second %d is %s, as the RFC has it', (seconds, code) => {
    expect(codeAt(RFC_SECRET, seconds)).toBe(code);
    expect(stepOf(RFC_SECRET, code, seconds)).toBe(Math.floor(seconds / 30));
  });

  it('is known for half a minute either side by the step that it is of, and no longer', () => {
    fc.assert(fc.property(fc.integer({ min: 1_000, max: 4_000_000_000 }), (seconds) => {
      const step = Math.floor(seconds / 30);
      const code = codeAt(RFC_SECRET, seconds);
      for (const off of [-30, 0, 30]) expect(stepOf(RFC_SECRET, code, seconds + off)).not.toBeNull();
      const far = stepOf(RFC_SECRET, code, seconds + 300);
      // One code in a million is that of another step as well.
      if (far !== null) expect(far).not.toBe(step);
    }), { numRuns: 50 });
  });

  it('is six digits and nothing else', () => {
    expect(['123456', '000000'].every(isDeviceCode)).toBe(true);
    expect(['12345', '1234567', 'abcdefghjk', '12345a', ''].some(isDeviceCode)).toBe(false);
    for (const wrong of ['', 'x', '１２３４５６', '28708']) expect(stepOf(RFC_SECRET, wrong, 59)).toBeNull();
  });
});

describe('a secret', () => {
  it('is 160 bits, another each time, in an address that devices read', () => {
    const secret = newSecret(randomBytes);
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(newSecret(randomBytes)).not.toBe(secret);
    const uri = otpauthUri(secret, { login: '000001_admin', school: '示範高級中學' });
    expect(uri).toMatch(/^otpauth:\/\/totp\//);
    expect(decodeURIComponent(uri)).toContain('示範高級中學:000001_admin');
    expect(new URL(uri).searchParams.get('secret')).toBe(secret);
  });
});

describe('recovery codes', () => {
  it('are all different, of letters that cannot be mistaken, and found however they are typed', () => {
    const codes = newRecoveryCodes(10, randomBytes);
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) {
      expect(code).toMatch(/^[a-hj-km-np-z2-9]{5}-[a-hj-km-np-z2-9]{5}$/);
      expect(isDeviceCode(plainCode(code))).toBe(false);
      expect(plainCode(` ${code.toUpperCase().replace('-', ' ')} `)).toBe(plainCode(code));
    }
    expect(plainCode('123 456')).toBe('123456');
  });
});
