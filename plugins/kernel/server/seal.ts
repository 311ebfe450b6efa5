import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Secrets at rest. National IDs and stored passwords are encrypted (AES-256-GCM) with a key that is not in the
 * database; a blind index (HMAC-SHA-256) finds a national ID without decrypting any.
 */
export interface Seal {
  /** `v1.<iv>.<tag>.<cipher>`, base64url. */
  seal(text: string): string;
  /** @throws Error when the text was changed or sealed with another key. */
  open(sealed: string): string;
  /** Equal for equal texts of one school, useless across schools. 64 hexadecimal digits. */
  index(schoolCode: string, text: string): string;
}

export function createSeal(fieldKey: string, indexKey: string): Seal {
  const key = Buffer.from(fieldKey, 'base64');
  const indexing = Buffer.from(indexKey, 'base64');
  return {
    seal(text) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return ['v1', iv.toString('base64url'), cipher.getAuthTag().toString('base64url'), body.toString('base64url')].join('.');
    },
    open(sealed) {
      const [version, iv, tag, body] = sealed.split('.');
      if (version !== 'v1') throw new Error('unknown seal');
      // The length is said: without it a tag cut to four bytes would do, and those can be guessed.
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), { authTagLength: 16 });
      decipher.setAuthTag(Buffer.from(tag, 'base64url'));
      return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8');
    },
    index: (schoolCode, text) => createHmac('sha256', indexing).update(`${schoolCode}:${text}`).digest('hex'),
  };
}

/** A token that carries its payload and cannot be made without the key: `<payload>.<mac>`, base64url. */
export interface TokenSigner {
  sign(payload: string): string;
  /** The payload, or null when the token was not made here. */
  verify(token: string): string | null;
}

export function createSigner(linkKey: string): TokenSigner {
  const key = Buffer.from(linkKey, 'base64');
  const mac = (payload: string): Buffer => createHmac('sha256', key).update(payload).digest();
  return {
    sign: (payload) => `${Buffer.from(payload).toString('base64url')}.${mac(payload).toString('base64url')}`,
    verify(token) {
      const [encoded, given, more] = token.split('.');
      if (!encoded || !given || more !== undefined) return null;
      const payload = Buffer.from(encoded, 'base64url').toString('utf8');
      const expected = mac(payload);
      const actual = Buffer.from(given, 'base64url');
      return actual.length === expected.length && timingSafeEqual(actual, expected) ? payload : null;
    },
  };
}
