import { randomBytes } from 'node:crypto';
import { initialPassword } from '../domain/password';
import { hashPassword } from './passwords';

export interface MadePassword {
  /** Leaves in the answer of one request and is kept nowhere. */
  password: string;
  hash: string;
}

/** Hashing runs in the process's four threads, which files and other sign-ins need as well. */
const AT_ONCE = 2;

/** Makes `count` initial passwords with their hashes (argon2id). */
export async function makeInitialPasswords(count: number): Promise<MadePassword[]> {
  const made: MadePassword[] = [];
  const work = async (): Promise<void> => {
    for (let index = next(); index < count; index = next()) {
      const password = initialPassword((bytes) => randomBytes(bytes));
      made[index] = { password, hash: await hashPassword(password) };
    }
  };
  let taken = 0;
  const next = (): number => taken++;
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return made;
}
