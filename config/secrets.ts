import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/**
 * The secrets of an installation, made at its first start and kept in `secrets.json` of the data folder (mode 600).
 * An environment variable of the same name comes before the file, for places that keep secrets elsewhere.
 */
const password = z.string().min(16);

const key = z
  .base64()
  .refine((value) => Buffer.from(value, 'base64').length === 32, { message: 'must be 32 bytes in base64' });

const schema = z.object({
  /** Sign the cookies of Strapi; in the environment separated by commas. */
  APP_KEYS: z.array(password).min(1),
  ADMIN_JWT_SECRET: password,
  API_TOKEN_SALT: password,
  TRANSFER_TOKEN_SALT: password,
  ENCRYPTION_KEY: password,
  /** Encrypts national ids and stored passwords. Without it they are lost: it is part of every backup. */
  FIELD_KEY: key,
  /** Makes the blind index by which an encrypted national id is found. */
  INDEX_KEY: key,
  /** Signs the links to files in rosters and mail. */
  LINK_KEY: key,
});

export type Secrets = z.infer<typeof schema>;
type Stored = Partial<Secrets>;
type Name = keyof Secrets;

const names = Object.keys(schema.shape) as Name[];

const newPassword = (): string => randomBytes(24).toString('base64url');
const newKey = (): string => randomBytes(32).toString('base64');

const generated = (): Secrets => ({
  APP_KEYS: [newPassword(), newPassword(), newPassword(), newPassword()],
  ADMIN_JWT_SECRET: newPassword(),
  API_TOKEN_SALT: newPassword(),
  TRANSFER_TOKEN_SALT: newPassword(),
  ENCRYPTION_KEY: newPassword(),
  FIELD_KEY: newKey(),
  INDEX_KEY: newKey(),
  LINK_KEY: newKey(),
});

export const secretsFile = (dataDir: string): string => path.join(dataDir, 'secrets.json');

/** @throws Error when the file or a variable is not usable: a damaged file must be restored, never replaced. */
export function loadSecrets(dataDir: string, environment: NodeJS.ProcessEnv = process.env): Secrets {
  const overrides = fromEnvironment(environment);
  const stored = read(secretsFile(dataDir)) ?? {};
  const missing = names.filter((name) => overrides[name] === undefined && stored[name] === undefined);
  const kept = missing.length > 0 ? add(dataDir, stored, missing) : stored;
  return validated({ ...kept, ...overrides });
}

function fromEnvironment(environment: NodeJS.ProcessEnv): Stored {
  const present = names.filter((name) => environment[name]);
  return Object.fromEntries(
    present.map((name) => [name, name === 'APP_KEYS' ? environment[name]?.split(',') : environment[name]]),
  );
}

function read(file: string): Stored | undefined {
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return JSON.parse(text) as Stored;
  } catch (cause) {
    throw new Error(`${file} is damaged: restore it from a backup (what it encrypts cannot be read without it)`, { cause });
  }
}

function add(dataDir: string, stored: Stored, missing: Name[]): Stored {
  const fresh = generated();
  const complete: Stored = { ...stored, ...Object.fromEntries(missing.map((name) => [name, fresh[name]])) };
  const file = secretsFile(dataDir);
  const isNew = Object.keys(stored).length === 0;
  writeWhole(file, `${JSON.stringify(complete, null, 2)}\n`, isNew);
  return read(file) ?? complete;
}

/**
 * Written beside, synced, then put in place in one step. A new file is linked and not renamed into place, so that of
 * two processes that start at once the second takes the first one's secrets.
 */
function writeWhole(file: string, text: string, isNew: boolean): void {
  const draft = `${file}.${process.pid}.draft`;
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o711 });
  const descriptor = fs.openSync(draft, 'w', 0o600);
  fs.writeSync(descriptor, text);
  fs.fsyncSync(descriptor);
  fs.closeSync(descriptor);
  try {
    if (isNew) linkUnlessThere(draft, file);
    else fs.renameSync(draft, file);
  } finally {
    fs.rmSync(draft, { force: true });
  }
  syncFolder(path.dirname(file));
}

function linkUnlessThere(draft: string, file: string): void {
  try {
    fs.linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = fs.openSync(folder, 'r');
  fs.fsyncSync(descriptor);
  fs.closeSync(descriptor);
}

function validated(secrets: Stored): Secrets {
  const result = schema.safeParse(secrets);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The secrets cannot be used:\n${lines.join('\n')}`);
}
