import { rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { hashOf, receiveInto, requireRoom, write, type FileStore, type StoredBytes } from './file-store';
import { openParts, type PartStore } from './part-store';
import { openBucket, type Bucket, type BucketSettings } from './s3-bucket';

/**
 * The store in a bucket that speaks S3, for several machines: `store/ab/cd/<sha256>`. What comes in is first a file on
 * this machine, since its name is its hash; it is acknowledged once the bucket's copy was read back and hashed. Whole
 * objects, sent with their SHA-256, and never over one that is there unless that one is damaged.
 */
export function openS3Store(directory: string, settings: BucketSettings): FileStore {
  const incoming = path.join(directory, 'incoming');
  const bucket = openBucket(settings);
  const keyOf = (sha256: string): string => `store/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;

  const size = (sha256: string): Promise<number | null> => bucket.size(keyOf(sha256));

  async function verify(sha256: string): Promise<boolean> {
    const stream = await bucket.read(keyOf(sha256));
    return stream !== null && (await hashOf(stream)) === sha256;
  }

  async function keep(temporary: string, { sha256, bytes }: StoredBytes): Promise<StoredBytes> {
    const present = await size(sha256);
    if (present !== bytes || !(await verify(sha256))) {
      await bucket.put(keyOf(sha256), { file: temporary, bytes, sha256 }, present === null);
      if (!(await verify(sha256))) throw new Error(`stored bytes of ${sha256} could not be read back`);
    }
    await rm(temporary, { force: true });
    return { sha256, bytes };
  }

  return {
    ...partsIn(bucket, incoming),
    receive: receiveInto(incoming, keep),
    size,
    verify,
    async read(sha256, range) {
      const stream = await bucket.read(keyOf(sha256), range);
      if (!stream) throw Object.assign(new Error(`no object of ${sha256}`), { code: 'ENOENT' });
      return stream;
    },
    remove: (sha256) => bucket.remove(keyOf(sha256)),
    async* list() {
      for await (const { key } of bucket.list('store/')) yield path.posix.basename(key);
    },
    async ready() {
      await requireRoom(directory);
      await bucket.ready();
    },
  };
}

/** Parts lie in the bucket as well: the next one may come to another machine. */
function partsIn(bucket: Bucket, incoming: string): PartStore {
  const local = openParts(incoming, write);
  const folderOf = (id: string): string => `incoming/parts/${path.basename(id)}/`;
  const nameOf = (offset: number): string => String(offset).padStart(12, '0');

  async function* partsOf(id: string, bytes: number): AsyncGenerator<Buffer> {
    for (let offset = 0; offset < bytes;) {
      const stream = await bucket.read(folderOf(id) + nameOf(offset));
      if (!stream) throw new Error(`part ${offset} of ${id} is missing`);
      let length = 0;
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        length += chunk.length;
        yield chunk;
      }
      if (length === 0) throw new Error(`part ${offset} of ${id} is empty`);
      offset += length;
    }
  }

  const removeAll = async (prefix: string, before?: Date): Promise<void> => {
    for await (const { key, modified } of bucket.list(prefix)) if (!before || modified < before) await bucket.remove(key);
  };

  return {
    receivePart: (id, input, limit) => receiveAs(bucket, incoming, input, limit, (offset) => folderOf(id) + nameOf(offset)),
    readParts: (id, bytes) => Readable.from(partsOf(id, bytes), { objectMode: false }),
    dropParts: (id) => removeAll(folderOf(id)),
    async sweepIncoming(before) {
      await local.sweepIncoming(before);
      await removeAll('incoming/parts/', before);
    },
  };
}

async function receiveAs(bucket: Bucket, incoming: string, input: Readable, limit: number, keyOf: (offset: number) => string) {
  let key = '';
  const put = async (file: string, { sha256, bytes }: StoredBytes): Promise<StoredBytes> => {
    await bucket.put(key, { file, bytes, sha256 }, false);
    await rm(file, { force: true });
    return { sha256, bytes };
  };
  const taken = await receiveInto(incoming, put)(input, limit);
  return {
    bytes: taken.bytes,
    discard: taken.discard,
    async keep(offset: number) {
      key = keyOf(offset);
      await taken.keep();
    },
  };
}

