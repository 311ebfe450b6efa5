import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { kernelError } from '../../contract/errors';

/** A file on its way through, such as an archive that came in: kept under a name that nobody outside can choose. */
export interface Spooled {
  /** Name in the spool, to be found again by. */
  name: string;
  bytes: number;
  /** Hexadecimal. */
  md5: string;
  sha256: string;
}

export interface Spool {
  /** Takes bytes in and fsyncs them. @throws archive-large once more than `limit` came; nothing is left behind then. */
  write(input: AsyncIterable<Uint8Array>, limit: number): Promise<Spooled>;
  pathOf(name: string): string;
  /** Size in bytes, or null when it is gone. */
  size(name: string): Promise<number | null>;
  remove(name: string): Promise<void>;
  /** Removes what is older than `ms` milliseconds and not in `keep`: leavings of processes that were killed. */
  sweep(ms: number, keep: ReadonlySet<string>): Promise<number>;
}

const NAME = /^[0-9a-f-]{36}$/;

export function openSpool(directory: string): Spool {
  const pathOf = (name: string): string => {
    if (!NAME.test(name)) throw new Error('no name of the spool');
    return path.join(directory, name);
  };
  const remove = (name: string) => rm(pathOf(name), { force: true });
  return {
    pathOf,
    remove,
    async write(input, limit) {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const name = randomUUID();
      try {
        return { name, ...(await writeHashed(input, pathOf(name), limit)) };
      } catch (error) {
        await remove(name);
        throw error;
      }
    },
    size: (name) => stat(pathOf(name)).then(({ size }) => size, () => null),
    async sweep(ms, keep) {
      const names = (await readdir(directory).catch(() => [] as string[])).filter((name) => NAME.test(name) && !keep.has(name));
      const ages = await Promise.all(names.map((name) => stat(pathOf(name)).then(({ mtimeMs }) => Date.now() - mtimeMs, () => 0)));
      const old = names.filter((_, index) => ages[index] > ms);
      await Promise.all(old.map(remove));
      return old.length;
    },
  };
}

async function writeHashed(input: AsyncIterable<Uint8Array>, file: string, limit: number): Promise<Omit<Spooled, 'name'>> {
  const [md5, sha256] = [createHash('md5'), createHash('sha256')];
  let bytes = 0;
  const handle = await open(file, 'wx', 0o600);
  try {
    for await (const chunk of input) {
      bytes += chunk.length;
      if (bytes > limit) throw kernelError('archive-large', { limit: Math.floor(limit / 1024 / 1024) });
      md5.update(chunk);
      sha256.update(chunk);
      for (let at = 0; at < chunk.length;) at += (await handle.write(chunk, at)).bytesWritten;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { bytes, md5: md5.digest('hex'), sha256: sha256.digest('hex') };
}
