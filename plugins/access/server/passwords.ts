import { hash, verify } from '@node-rs/argon2';

/** argon2id at OWASP's minimum (19 MiB, two passes), in native threads: the event loop is free meanwhile. */
const OPTIONS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password, OPTIONS);

let decoy: Promise<string> | undefined;

/** Verifies; for an account that does not exist, or has no password, it takes the same time and says no. */
export async function passwordIs(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('no account has this password');
  const right = await verify(stored ?? (await decoy), password);
  return stored !== null && right;
}
