import { createHash, randomUUID } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { endsOfBytes } from './ends';
import { openParts, type PartStore } from './part-store';

/**
 * The private, content-addressed store: `ab/cd/<sha256>`. Bytes are never overwritten; what was stored is what its
 * name says. The maker with S3 (`s3-store.ts`) keeps the same promises, by the same tests.
 */
export interface StoredBytes {
  /** SHA-256, 64 hexadecimal digits. */
  sha256: string;
  bytes: number;
}

export interface IncomingFile extends StoredBytes {
  /** First bytes, at most 4,100, for telling the type. */
  head: Buffer;
  /** Last bytes, at most 1,024. */
  tail: Buffer;
  /** Reads what came, before it is kept. */
  read(): Readable;
  /** Puts the bytes where they stay. When it returns they are on the disk and were read back. @throws Error when they are not what came. */
  keep(): Promise<StoredBytes>;
  discard(): Promise<void>;
}

export class TooLarge extends Error {}

/** The store cannot be reached or used now: nothing is said about what is in it. */
export class StoreAway extends Error {}

export interface FileStore extends PartStore {
  /** Takes a stream in. @throws TooLarge once more than `limit` bytes came; the stream is then left open, for the answer to go out on its connection. */
  receive(input: Readable, limit: number): Promise<IncomingFile>;
  /** @throws Error (code ENOENT) when the bytes are gone. `end` is inclusive. */
  read(sha256: string, range?: { start: number; end: number }): Promise<Readable>;
  /** Size in bytes, or null when absent. */
  size(sha256: string): Promise<number | null>;
  /** Hashes the stored bytes again. */
  verify(sha256: string): Promise<boolean>;
  /** Removes bytes that nothing points at; those that are not there are no error. */
  remove(sha256: string): Promise<void>;
  /** The SHA-256 of everything in the store, in order. */
  list(): AsyncGenerator<string>;
  /** @throws Error when nothing could be stored now. */
  ready(): Promise<void>;
}

/** Bytes: a document is hashed in a few steps. */
const READ_AT_ONCE = 1024 * 1024;
/** Less than a few of the largest files: from here on uploads would be refused one by one. */
const FREE_BYTES = 16 * 1024 * 1024;

/** @throws Error when the folder's disk cannot be written or is nearly full. */
export async function requireRoom(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await access(directory, constants.W_OK);
  const { bavail, bsize } = await statfs(directory);
  if (bavail * bsize < FREE_BYTES) throw new Error(`the disk of ${directory} is full`);
}

/** Takes a stream into a file of its own below `incoming`, for `keep` to put where it stays. */
export function receiveInto(incoming: string, keep: (temporary: string, taken: StoredBytes) => Promise<StoredBytes>): FileStore['receive'] {
  return async (input, limit) => {
    await mkdir(incoming, { recursive: true });
    const temporary = path.join(incoming, randomUUID());
    const discard = () => rm(temporary, { force: true });
    try {
      const taken = await write(input, temporary, limit);
      return { ...taken, discard, read: () => createReadStream(temporary), keep: () => keep(temporary, taken) };
    } catch (error) {
      await discard();
      throw error;
    }
  };
}

export function openLocalStore(directory: string): FileStore {
  const incoming = path.join(directory, 'incoming');
  const placeOf = (sha256: string): string => path.join(directory, 'store', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  const settle = settler(directory);

  async function keep(temporary: string, { sha256, bytes }: StoredBytes): Promise<StoredBytes> {
    const place = placeOf(sha256);
    if ((await size(sha256)) !== bytes || !(await verify(sha256))) {
      const made = await mkdir(path.dirname(place), { recursive: true });
      await rename(temporary, place);
      await settle(path.dirname(place), made);
      if (!(await verify(sha256))) throw new Error(`stored bytes of ${sha256} could not be read back`);
    } else {
      await rm(temporary, { force: true });
    }
    return { sha256, bytes };
  }

  async function size(sha256: string): Promise<number | null> {
    try {
      return (await stat(placeOf(sha256))).size;
    } catch {
      return null;
    }
  }

  async function verify(sha256: string): Promise<boolean> {
    try {
      return (await hashOf(createReadStream(placeOf(sha256), { highWaterMark: READ_AT_ONCE }))) === sha256;
    } catch {
      return false;
    }
  }

  async function* list(): AsyncGenerator<string> {
    const store = path.join(directory, 'store');
    for (const first of await namesIn(store)) {
      for (const second of await namesIn(path.join(store, first))) yield* await namesIn(path.join(store, first, second));
    }
  }

  return {
    ...openParts(incoming, write),
    receive: receiveInto(incoming, keep),
    ready: () => requireRoom(directory),
    size,
    verify,
    list,
    remove: (sha256) => rm(placeOf(sha256), { force: true }),
    async read(sha256, range) {
      await stat(placeOf(sha256));
      return createReadStream(placeOf(sha256), range);
    },
  };
}

const namesIn = async (folder: string): Promise<string[]> => (await readdir(folder).catch(() => [])).sort();

/** Streams into a new file, hashing on the way, and fsyncs it. */
export async function write(input: Readable, file: string, limit: number): Promise<StoredBytes & { head: Buffer; tail: Buffer }> {
  const hash = createHash('sha256');
  const ends = endsOfBytes();
  let bytes = 0;
  const handle = await open(file, 'wx', 0o600);
  try {
    for await (const chunk of input.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > limit) throw new TooLarge();
      hash.update(chunk);
      ends.add(chunk);
      await handle.write(chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest('hex'), bytes, head: ends.head(), tail: ends.tail() };
}

/**
 * Makes a rename durable: the folder, and each above it up to `top` until this process has once seen its entry on the
 * disk. A folder that somebody else has just made is synced as well: its maker may be killed before doing so.
 */
function settler(top: string): (folder: string, made: string | undefined) => Promise<void> {
  const settled = new Set<string>();
  return async (folder, made) => {
    await sync(folder);
    for (let at = folder; at.length >= top.length; at = path.dirname(at)) {
      const isNew = made !== undefined && at.length >= made.length;
      if (settled.has(at) && !isNew) return;
      await sync(path.dirname(at));
      settled.add(at);
    }
  };
}

async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

export async function hashOf(stream: Readable): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of stream as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex');
}
