import { createHash } from 'node:crypto';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter, configure } from '@zip.js/zip.js';

configure({ useWebWorkers: false });

/** How the central database, or a person in between, encrypts an archive. */
export const zipKinds = ['aes', 'crypto'] as const;
export type ZipKind = (typeof zipKinds)[number];

export type Files = Map<string, Buffer>;

/** SHA.txt of files: a line each, name and hash. */
export const shaList = (files: Files): Buffer =>
  Buffer.from(`\uFEFF${[...files].map(([name, bytes]) => `${name},${createHash('sha256').update(bytes).digest('hex').toUpperCase()}`).join('\r\n')}\r\n`);

/** An encrypted archive of files, in memory. */
export async function zipFiles(files: Files, password: string, kind: ZipKind): Promise<Buffer> {
  const encryption = kind === 'aes' ? { encryptionStrength: 3 as const } : { zipCrypto: true };
  const writer = new ZipWriter(new Uint8ArrayWriter(), { password, ...encryption, extendedTimestamp: false });
  for (const [name, bytes] of files) await writer.add(name, new Uint8ArrayReader(bytes), { level: 6 });
  return Buffer.from(await writer.close());
}
