import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialPassword, passwordFault, type PasswordOwner } from './password';

const owner: PasswordOwner = { login: 's110001', name: '王小明', birthDate: '2005-04-02', nationalIdTail: '789' };
const faultOf = (password: string, of: PasswordOwner = owner) => passwordFault(password, of);

describe('a password', () => {
  it.each(['Quiet-river-7', '安安靜靜的一條河', 'correct horse battery staple', 'x7#Kp2!q', '𠮷野家在街角等著你'])('may be any eight characters that nobody guesses: %s', (password) => {
    expect(faultOf(password)).toBeNull();
  });

  it('counts characters as people see them, at both ends', () => {
    expect(faultOf('x7#Kp2!')).toBe('password-short');
    expect(faultOf('x7#Kp2!q')).toBeNull();
    expect(faultOf('𠮷野家a1b2')).toBe('password-short'); // 7 characters in 8 units
    const long = 'abcdefgh'.repeat(32);
    expect(faultOf(long)).toBeNull();
    expect(faultOf(`${long}x`)).toBe('password-long');
  });

  it.each(['password', 'Password', 'PASSWORD1', 'password!', 'Qwerty123', '12345678', '1qaz2wsx', 'ji32k7au4a83', 'passw0rd!!!', 'a12345678'])('is not one of the common ones, nor one with a mark behind: %s', (password) => {
    expect(faultOf(password)).toBe('password-common');
  });

  it.each(['aaaaaaaa', '11111111', 'abababab', 'abcabcabc', 'AaAaAaAa'])('is not the same few characters again and again: %s', (password) => {
    expect(faultOf(password)).toBe('password-repeats');
  });

  it.each(['s110001xyz', 'MyS110001!', 'xx20050402', 'x0940402yz', 'abc940402d', 'A123456789', 'ab12345678', 'f131104093'])('does not contain the account, the birthday in either calendar, nor look like a national ID: %s', (password) => {
    expect(faultOf(password)).toBe('password-personal');
  });

  it('may contain an account so short that it is in every text, and needs no birthday', () => {
    expect(faultOf('Quiet-river-7', { login: 'riv', name: 'x' })).toBeNull();
    expect(faultOf('Quiet-river-7', { login: 'rive', name: 'x' })).toBe('password-personal');
    expect(faultOf('xx20050402', { login: 'teacher', name: 'x', birthDate: null })).toBeNull();
  });

  it('never passes when it contains the account, in any case', () => {
    fc.assert(fc.property(fc.string(), fc.string(), fc.stringMatching(/^[a-z][a-z0-9]{3,11}$/), (before, after, login) => {
      expect(faultOf(`${before}${login.toUpperCase()}${after}`, { login, name: 'x' })).not.toBeNull();
    }));
  });
});

describe('an initial password', () => {
  it('is three groups of four that cannot be misread, and passes the rule for everyone', () => {
    for (let n = 0; n < 500; n += 1) {
      const password = initialPassword(randomBytes);
      expect(password).toMatch(/^[a-hjkmnp-z2-9]{4}-[a-hjkmnp-z2-9]{4}-[a-hjkmnp-z2-9]{4}$/);
      expect(faultOf(password)).toBeNull();
    }
  });

  it('uses every letter about as often', () => {
    const counts = new Map<string, number>();
    for (let n = 0; n < 3000; n += 1) for (const letter of initialPassword(randomBytes).replaceAll('-', '')) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    expect(counts.size).toBe(31);
    const expected = (3000 * 12) / 31;
    for (const [letter, count] of counts) expect(Math.abs(count - expected) / expected, letter).toBeLessThan(0.2);
  });

  it('goes on until the bytes are good enough', () => {
    const given = [new Uint8Array(24).fill(255), Uint8Array.from({ length: 24 }, (_, index) => index)];
    expect(initialPassword(() => given.shift() as Uint8Array)).toBe('abcd-efgh-jkmn');
  });
});
