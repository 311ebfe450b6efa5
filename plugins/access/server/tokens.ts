import { randomBytes } from 'node:crypto';
import { services } from '@portfolio/kernel/server/services';
import type { Tokens } from './repositories/sessions';

/** 32 random bytes: what is mailed, or given to a browser, and kept as a hash alone. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/**
 * The tokens that follow a refresh token, always the same ones. Made with a key that is not in the database, so that
 * whoever has a former token cannot make them.
 */
export function successorsOf(refreshToken: string): Tokens {
  const made = (kind: string): string => Buffer.from(services().seal.index(`session-${kind}`, refreshToken), 'hex').toString('base64url');
  return { accessToken: made('access'), refreshToken: made('refresh') };
}

/** How a recovery code is kept. The account is in it: one person's code is nothing for another. */
export const recoveryHash = (accountId: number, plain: string): string => services().seal.index('recovery-code', `${accountId}:${plain}`);
