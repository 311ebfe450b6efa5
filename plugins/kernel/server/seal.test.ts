import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSeal, createSigner } from './seal';

const key = (): string => randomBytes(32).toString('base64');

/** Every way to change one character of a text to another of the same alphabet. */
const changed = (text: string, at: number): string => `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;

describe('a seal', () => {
  const fieldKey = key();
  const seal = createSeal(fieldKey, key());

  it('opens what it sealed, and never seals twice alike', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => seal.open(seal.seal(text)) === text && seal.seal(text) !== seal.seal(text)));
  });

  it('does not show what is inside', () => {
    expect(seal.seal('A123456789')).not.toContain('A123456789');
    expect(Buffer.from(seal.seal('A123456789').split('.')[3], 'base64url').toString('latin1')).not.toContain('123456');
  });

  it('notices every change', () => {
    const sealed = seal.seal('A123456789');
    const [version, iv, tag, body] = sealed.split('.');
    for (const other of [
      `v2.${iv}.${tag}.${body}`, [version, changed(iv, 0), tag, body].join('.'), [version, iv, changed(tag, 0), body].join('.'), [version, iv, tag, changed(body, 0)].join('.'),
      [version, iv, tag, body.slice(0, -4)].join('.'), [version, iv, tag, ''].join('.'), [version, iv, tag.slice(0, 6), body].join('.'), `${version}.${iv}.${tag}`, '', 'plain',
    ]) expect(() => seal.open(other), other).toThrow();
  });

  it('does not open with another key', () => {
    expect(() => createSeal(key(), key()).open(seal.seal('A123456789'))).toThrow();
  });

  it('opens with the same key, whatever the index key is', () => {
    expect(createSeal(fieldKey, key()).open(seal.seal('A123456789'))).toBe('A123456789');
  });
});

describe('the blind index', () => {
  const indexKey = key();
  const seal = createSeal(key(), indexKey);

  it('is equal for equal texts of a school alone', () => {
    expect(seal.index('000001', 'A123456789')).toBe(createSeal(key(), indexKey).index('000001', 'A123456789'));
    expect(seal.index('000001', 'A123456789')).not.toBe(seal.index('000002', 'A123456789'));
    expect(seal.index('000001', 'A123456789')).not.toBe(seal.index('000001', 'A123456788'));
    expect(seal.index('000001', 'A123456789')).toMatch(/^[0-9a-f]{64}$/);
  });

  it('says nothing without the key', () => {
    expect(createSeal(key(), key()).index('000001', 'A123456789')).not.toBe(seal.index('000001', 'A123456789'));
  });
});

describe('a signed token', () => {
  const signer = createSigner(key());

  it('gives its payload back', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (payload) => signer.verify(signer.sign(payload)) === payload));
  });

  it('is refused when forged, cut, put together or made with another key', () => {
    const token = signer.sign('roster:1:2');
    const [payload, mac] = token.split('.');
    const forgedPayload = Buffer.from('roster:1:3').toString('base64url');
    for (const forged of [
      `${forgedPayload}.${mac}`, changed(token, 0), changed(token, payload.length + 1), token.slice(0, -1), token.slice(0, -4), payload, `${payload}.`, `.${mac}`, '.', '', `${token}.${mac}`, `${payload}.${mac}${mac}`,
      `${payload}.${signer.sign('other').split('.')[1]}`, createSigner(key()).sign('roster:1:2'),
    ]) expect(signer.verify(forged), forged).toBeNull();
  });

  it('is never taken from thin air', () => {
    fc.assert(fc.property(fc.string(), fc.base64String(), (before, after) => signer.verify(`${before}.${after}`) === null));
  });
});
