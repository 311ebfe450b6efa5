import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openLine } from '../../../test/support/proxy';
import { startBucket, type TestBucket } from '../../../test/support/s3';
import { openLocalStore, StoreAway, TooLarge, type FileStore } from './file-store';
import { openS3Store } from './s3-store';

/** A store with the hands of a fault: the tests below hold for every maker. */
interface Trial {
  store: FileStore;
  folder: string;
  /** Puts other bytes in the place of stored ones; null takes them away. */
  spoil(sha256: string, bytes: Buffer | null): Promise<void>;
  /** Something that is another after the stored bytes were written anew. */
  writing(sha256: string): Promise<unknown>;
}

const placeOf = (hash: string): string => path.join('store', hash.slice(0, 2), hash.slice(2, 4), hash);

function openLocalTrial(folder: string): Trial {
  return {
    store: openLocalStore(folder),
    folder,
    spoil: async (hash, bytes) => (bytes ? fs.writeFileSync(path.join(folder, placeOf(hash)), bytes) : fs.rmSync(path.join(folder, placeOf(hash)))),
    writing: async (hash) => {
      const { ino, mtimeMs } = fs.statSync(path.join(folder, placeOf(hash)));
      return { ino, mtimeMs };
    },
  };
}

let bucket: TestBucket;
beforeAll(async () => {
  bucket = await startBucket();
});
afterAll(() => bucket.stop());

function openS3Trial(folder: string): Trial {
  const store = openS3Store(folder, bucket.settings);
  return {
    store,
    folder,
    spoil: (hash, bytes) => (bytes ? bucket.damage(placeOf(hash), bytes) : bucket.remove(placeOf(hash))),
    writing: (hash) => bucket.keys(placeOf(hash)),
  };
}

describe.each([['local', openLocalTrial], ['S3', openS3Trial]])('the file store: %s', (_name, openTrial) => {
  let folder: string;
  let trial: Trial;
  let store: FileStore;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'store-'));
    trial = openTrial(folder);
    store = trial.store;
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
  const incoming = (): string[] => (fs.existsSync(path.join(folder, 'incoming')) ? fs.readdirSync(path.join(folder, 'incoming')).filter((name) => name !== 'parts') : []);
  const put = async (bytes: Buffer, limit = 1_000_000) => (await store.receive(Readable.from([bytes]), limit)).keep();
  async function readAll(stream: Readable): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }

  it('keeps bytes under their hash and gives them back', async () => {
    const bytes = randomBytes(200_000);
    expect(await put(bytes)).toEqual({ sha256: sha256(bytes), bytes: 200_000 });
    expect((await readAll(await store.read(sha256(bytes)))).equals(bytes)).toBe(true);
    expect(await store.size(sha256(bytes))).toBe(200_000);
    expect(await store.verify(sha256(bytes))).toBe(true);
    expect(incoming()).toEqual([]);
  });

  it('takes as many bytes as the limit and not one more', async () => {
    expect((await put(randomBytes(1000), 1000)).bytes).toBe(1000);
    await expect(store.receive(Readable.from([randomBytes(1001)]), 1000)).rejects.toThrow(TooLarge);
    await expect(store.receive(Readable.from([randomBytes(600), randomBytes(401)]), 1000)).rejects.toThrow(TooLarge);
    expect(incoming()).toEqual([]);
  });

  it('leaves the sender’s stream alive when it was too large, so that an answer can go out', async () => {
    const stream = new PassThrough();
    stream.write(randomBytes(2000));
    await expect(store.receive(stream, 1000)).rejects.toThrow(TooLarge);
    expect(stream.destroyed).toBe(false);
    stream.destroy();
  });

  it('keeps nothing of a stream that breaks off', async () => {
    const stream = new PassThrough();
    stream.write(randomBytes(100));
    setTimeout(() => stream.destroy(new Error('aborted')), 10);
    await expect(store.receive(stream, 1000)).rejects.toThrow('aborted');
    expect(incoming()).toEqual([]);
  });

  it('shows both ends of what came', async () => {
    const bytes = randomBytes(10_000);
    const taken = await store.receive(Readable.from([bytes.subarray(0, 10), bytes.subarray(10, 4099), bytes.subarray(4099, 9990), bytes.subarray(9990)]), 10_000);
    expect(taken.head.equals(bytes.subarray(0, 4100))).toBe(true);
    expect(taken.tail.equals(bytes.subarray(-1024))).toBe(true);
    expect((await readAll(taken.read())).equals(bytes)).toBe(true);
    await taken.discard();
  });

  it('takes no bytes at all, and says so', async () => {
    const taken = await store.receive(Readable.from([]), 10);
    expect(taken).toMatchObject({ bytes: 0, sha256: sha256(Buffer.alloc(0)) });
    await taken.discard();
    expect(incoming()).toEqual([]);
  });

  it('discards what is not kept, once or twice', async () => {
    const taken = await store.receive(Readable.from([randomBytes(10)]), 10);
    expect(incoming()).toHaveLength(1);
    await taken.discard();
    await taken.discard();
    expect(incoming()).toEqual([]);
    expect(fs.existsSync(path.join(folder, 'store'))).toBe(false);
  });

  it('does not lose kept bytes to a later discard', async () => {
    const taken = await store.receive(Readable.from([randomBytes(10)]), 10);
    const { sha256: hash } = await taken.keep();
    await taken.discard();
    expect(await store.verify(hash)).toBe(true);
  });

  it('does not write the same bytes twice', async () => {
    const bytes = randomBytes(1000);
    const { sha256: hash } = await put(bytes);
    const before = await trial.writing(hash);
    await put(bytes);
    expect(await trial.writing(hash)).toEqual(before);
    expect(incoming()).toEqual([]);
  });

  it.each([
    ['flipped', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([bytes[bytes.length - 1] ^ 1])])],
    ['cut', (bytes: Buffer) => bytes.subarray(0, 500)],
    ['empty', () => Buffer.alloc(0)],
  ])('puts the right bytes in place of %s ones when they come again', async (_, damage) => {
    const bytes = randomBytes(1000);
    const { sha256: hash } = await put(bytes);
    await trial.spoil(hash, damage(bytes));
    expect(await store.verify(hash)).toBe(false);
    await put(bytes);
    expect(await store.verify(hash)).toBe(true);
    expect((await readAll(await store.read(hash))).equals(bytes)).toBe(true);
  });

  it('brings lost bytes back when they come again', async () => {
    const bytes = randomBytes(1000);
    const { sha256: hash } = await put(bytes);
    await trial.spoil(hash, null);
    expect(await store.size(hash)).toBeNull();
    await expect(store.read(hash)).rejects.toMatchObject({ code: 'ENOENT' });
    await put(bytes);
    expect(await store.verify(hash)).toBe(true);
  });

  it('takes the same bytes from many at once', async () => {
    const bytes = randomBytes(50_000);
    await Promise.all(Array.from({ length: 10 }, () => put(bytes)));
    expect(await store.verify(sha256(bytes))).toBe(true);
    expect(incoming()).toEqual([]);
  });

  it('reads a range, both ends included', async () => {
    const bytes = randomBytes(1000);
    const { sha256: hash } = await put(bytes);
    expect((await readAll(await store.read(hash, { start: 10, end: 19 }))).equals(bytes.subarray(10, 20))).toBe(true);
    expect((await readAll(await store.read(hash, { start: 999, end: 999 }))).equals(bytes.subarray(999))).toBe(true);
  });

  it('removes bytes, once or twice', async () => {
    const { sha256: hash } = await put(randomBytes(100));
    await store.remove(hash);
    await store.remove(hash);
    expect(await store.size(hash)).toBeNull();
  });

  it('lists what it holds, and is ready', async () => {
    const hashes = [];
    for (let count = 0; count < 3; count += 1) hashes.push((await put(randomBytes(100))).sha256);
    const listed = [];
    for await (const hash of store.list()) listed.push(hash);
    expect(listed).toEqual(expect.arrayContaining(hashes));
    expect(listed).toEqual([...listed].sort());
    await store.ready();
  });

  it('puts parts together, refuses a missing one, and forgets them', async () => {
    const bytes = randomBytes(3000);
    for (const offset of [1000, 0, 2000]) await (await store.receivePart('upload-1', Readable.from([bytes.subarray(offset, offset + 1000)]), 1000)).keep(offset);
    expect((await readAll(store.readParts('upload-1', 3000))).equals(bytes)).toBe(true);
    await expect(store.receivePart('upload-1', Readable.from([randomBytes(1001)]), 1000)).rejects.toThrow(TooLarge);
    await expect(readAll(store.readParts('upload-2', 10))).rejects.toThrow();
    await store.sweepIncoming(new Date(Date.now() - 60_000));
    expect((await readAll(store.readParts('upload-1', 3000))).equals(bytes)).toBe(true);
    await store.dropParts('upload-1');
    await expect(readAll(store.readParts('upload-1', 3000))).rejects.toThrow();
    await (await store.receivePart('upload-3', Readable.from([bytes]), 3000)).keep(0);
    await store.sweepIncoming(new Date(Date.now() + 60_000));
    await expect(readAll(store.readParts('upload-3', 3000))).rejects.toThrow();
  });
});

describe('the local file store', () => {
  it('is private: others on the machine cannot read a file', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'store-'));
    const { sha256: hash } = await (await openLocalStore(folder).receive(Readable.from([randomBytes(10)]), 10)).keep();
    expect(fs.statSync(path.join(folder, placeOf(hash))).mode & 0o077).toBe(0);
    fs.rmSync(folder, { recursive: true });
  });
});

describe('a bucket that fails', () => {
  const open = (folder: string, endpoint: string) => openS3Store(folder, { ...bucket.settings, endpoint });
  const temporary = (): string => fs.mkdtempSync(path.join(os.tmpdir(), 'store-'));

  it('is away, and not empty: nothing is said to be lost, and nothing is acknowledged', async () => {
    const folder = temporary();
    const store = open(folder, 'http://127.0.0.1:9');
    const taken = await store.receive(Readable.from([randomBytes(10)]), 10);
    for (const ask of [() => taken.keep(), () => store.size('0'.repeat(64)), () => store.verify('0'.repeat(64)), () => store.read('0'.repeat(64)), () => store.ready()]) await expect(ask()).rejects.toThrow(StoreAway);
    const wrongKey = openS3Store(folder, { ...bucket.settings, key: 'wrong' });
    await expect(wrongKey.size('0'.repeat(64))).rejects.toThrow(StoreAway);
    const otherBucket = openS3Store(folder, { ...bucket.settings, bucket: 'nothing-here' });
    for (const ask of [() => otherBucket.verify('0'.repeat(64)), () => otherBucket.size('0'.repeat(64))]) await expect(ask()).rejects.toThrow(StoreAway);
    fs.rmSync(folder, { recursive: true });
  }, 60_000);

  it('once, by a line that is cut in the middle, is asked again', async () => {
    const folder = temporary();
    const line = await openLine({ host: '127.0.0.1', port: Number(new URL(bucket.settings.endpoint).port) });
    const store = open(folder, `http://127.0.0.1:${line.port}`);
    const bytes = randomBytes(400_000);
    line.slow(5);
    const cutting = setTimeout(() => line.cut(), 15);
    const kept = await (await store.receive(Readable.from([bytes]), bytes.length)).keep();
    clearTimeout(cutting);
    line.mend();
    expect(await store.verify(kept.sha256)).toBe(true);
    await line.stop();
    fs.rmSync(folder, { recursive: true });
  }, 60_000);
});
