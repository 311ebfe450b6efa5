import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLocalStore, TooLarge, type FileStore } from './file-store';

describe('the local file store', () => {
  let folder: string;
  let store: FileStore;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'store-'));
    store = openLocalStore(folder);
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
  const placeOf = (hash: string): string => path.join(folder, 'store', hash.slice(0, 2), hash.slice(2, 4), hash);
  const incoming = (): string[] => (fs.existsSync(path.join(folder, 'incoming')) ? fs.readdirSync(path.join(folder, 'incoming')) : []);
  const put = async (bytes: Buffer, limit = 1_000_000) => (await store.receive(Readable.from([bytes]), limit)).keep();
  async function readAll(stream: Readable): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }

  it('keeps bytes under their hash and gives them back', async () => {
    const bytes = randomBytes(200_000);
    expect(await put(bytes)).toEqual({ sha256: sha256(bytes), bytes: 200_000 });
    expect(fs.readFileSync(placeOf(sha256(bytes))).equals(bytes)).toBe(true);
    expect((await readAll(await store.read(sha256(bytes)))).equals(bytes)).toBe(true);
    expect(await store.size(sha256(bytes))).toBe(200_000);
    expect(await store.verify(sha256(bytes))).toBe(true);
    expect(incoming()).toEqual([]);
  });

  it('is private: others on the machine cannot read a file', async () => {
    const { sha256: hash } = await put(randomBytes(10));
    expect(fs.statSync(placeOf(hash)).mode & 0o077).toBe(0);
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
    const { ino, mtimeMs } = fs.statSync(placeOf(hash));
    await put(bytes);
    expect(fs.statSync(placeOf(hash))).toMatchObject({ ino, mtimeMs });
    expect(incoming()).toEqual([]);
  });

  it.each([
    ['flipped', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([bytes[bytes.length - 1] ^ 1])])],
    ['cut', (bytes: Buffer) => bytes.subarray(0, 500)],
    ['empty', () => Buffer.alloc(0)],
  ])('puts the right bytes in place of %s ones when they come again', async (_, damage) => {
    const bytes = randomBytes(1000);
    const { sha256: hash } = await put(bytes);
    fs.writeFileSync(placeOf(hash), damage(bytes));
    expect(await store.verify(hash)).toBe(false);
    await put(bytes);
    expect(await store.verify(hash)).toBe(true);
    expect(fs.readFileSync(placeOf(hash)).equals(bytes)).toBe(true);
  });

  it('brings lost bytes back when they come again', async () => {
    const bytes = randomBytes(1000);
    const { sha256: hash } = await put(bytes);
    fs.rmSync(placeOf(hash));
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
});
