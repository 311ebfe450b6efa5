import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

/**
 * A backup is a folder: `manifest.json`, the tables in COPY's text format, the secrets, and the store's files under
 * their own hashes. It is made beside its place and renamed into it, so that one without a manifest is none.
 */
const member = z.object({ bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) });
export type Member = z.infer<typeof member>;

export const manifestSchema = z.object({
  format: z.literal(1),
  madeAt: z.string(),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.int().min(0) })),
  sequences: z.record(z.string(), z.int()),
  /** What the database knows and the store no longer had. */
  lost: z.array(z.string()),
  /** Everything but the manifest, by its path inside the folder, with slashes. */
  members: z.record(z.string(), member),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const MANIFEST = 'manifest.json';
export const SECRETS = 'secrets.json';
export const tableFile = (name: string): string => `tables/${name}.copy`;
export const storedFile = (sha256: string): string => `files/store/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;

export async function measure(file: string): Promise<Member> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return { bytes: (await stat(file)).size, sha256: hash.digest('hex') };
}

/** Reads the manifest and proves every member. @throws Error that names what is wrong with the backup. */
export async function readBackup(folder: string): Promise<Manifest> {
  const text = await readFile(path.join(folder, MANIFEST), 'utf8').catch(() => {
    throw new Error(`${folder} is no backup: it has no ${MANIFEST}`);
  });
  const parsed = manifestSchema.safeParse(parseJson(text));
  if (!parsed.success) throw new Error(`${MANIFEST} is damaged`);
  for (const [name, wanted] of Object.entries(parsed.data.members)) await prove(folder, name, wanted);
  return parsed.data;
}

async function prove(folder: string, name: string, wanted: Member): Promise<void> {
  if (name.split('/').some((part) => part === '..' || part === '') || path.isAbsolute(name)) throw new Error(`${MANIFEST} names a file outside the backup`);
  const found = await measure(path.join(folder, name)).catch(() => null);
  if (!found) throw new Error(`The backup lacks ${name}`);
  if (found.bytes !== wanted.bytes || found.sha256 !== wanted.sha256) throw new Error(`${name} of the backup is not what it was`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
