import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { DeleteObjectCommand, GetObjectCommand, HeadBucketCommand, HeadObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { StoreAway } from './file-store';

export interface BucketSettings {
  /** Of an S3-compatible server; absent: that of AWS. */
  endpoint?: string;
  region: string;
  bucket: string;
  /** What all keys begin with: empty, or ending with a slash. */
  prefix: string;
  key: string;
  secret: string;
}

/** The few things that the store asks of a bucket. Whatever is not an answer about the object itself is `StoreAway`. */
export interface Bucket {
  /** Bytes, or null when there is no such object. */
  size(key: string): Promise<number | null>;
  /** Null when there is no such object. `end` is inclusive. */
  read(key: string, range?: { start: number; end: number }): Promise<Readable | null>;
  /** @param ifAbsent leaves an object alone that has come there meanwhile */
  put(key: string, content: { file: string; bytes: number; sha256: string }, ifAbsent: boolean): Promise<void>;
  list(prefix: string): AsyncGenerator<{ key: string; modified: Date }>;
  remove(key: string): Promise<void>;
  ready(): Promise<void>;
}

const TRIES = 3;
const CONNECT_MS = 5_000;
/** Of silence. */
const ANSWER_MS = 30_000;

/** How long a bucket that was seen counts as being there. */
const SEEN_MS = 60_000;

const statusOf = (error: unknown): number | undefined => (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;

const away = (error: unknown): StoreAway => new StoreAway(`the bucket answers ${statusOf(error) ?? (error as Error).name}: ${(error as Error).message}`, { cause: error });

export function openBucket({ endpoint, region, bucket: Bucket, prefix, key: accessKeyId, secret: secretAccessKey }: BucketSettings): Bucket {
  const client = new S3Client({
    region, endpoint, forcePathStyle: endpoint !== undefined, credentials: { accessKeyId, secretAccessKey }, maxAttempts: TRIES,
    requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: ANSWER_MS, throwOnRequestTimeout: true },
    // The SHA-256 is told and read back by the store itself; servers other than AWS know no other checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const of = (key: string) => ({ Bucket, Key: prefix + key });

  /** @returns null for an object that is not there */
  async function unlessMissing<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      if (statusOf(error) === 404 && (error as Error).name !== 'NoSuchBucket') return null;
      throw away(error);
    }
  }

  let seenAt = -Infinity;
  /** HEAD says the same of an object and of a whole bucket that is not there: the second must not pass for lost files. */
  async function requireBucket(): Promise<void> {
    if (performance.now() - seenAt < SEEN_MS) return;
    await client.send(new HeadBucketCommand({ Bucket })).catch((error: unknown) => Promise.reject(away(error)));
    seenAt = performance.now();
  }

  async function size(key: string): Promise<number | null> {
    const bytes = await unlessMissing(async () => (await client.send(new HeadObjectCommand(of(key)))).ContentLength ?? 0);
    if (bytes === null) await requireBucket();
    return bytes;
  }

  /** A stream cannot be sent twice: each try opens the file anew. */
  async function put(key: string, { file, bytes, sha256 }: { file: string; bytes: number; sha256: string }, ifAbsent: boolean): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await client.send(new PutObjectCommand({
          ...of(key), Body: createReadStream(file), ContentLength: bytes, ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'), ...(ifAbsent ? { IfNoneMatch: '*' } : {}),
        }));
        return;
      } catch (error) {
        // Somebody else has stored the same: bytes under a hash are the same bytes.
        if (ifAbsent && [409, 412].includes(statusOf(error) ?? 0)) return;
        if (attempt === TRIES || (statusOf(error) ?? 500) < 500) throw away(error);
      }
    }
  }

  async function* list(under: string): AsyncGenerator<{ key: string; modified: Date }> {
    let ContinuationToken: string | undefined;
    do {
      const page = await client.send(new ListObjectsV2Command({ Bucket, Prefix: prefix + under, ContinuationToken })).catch((error: unknown) => Promise.reject(away(error)));
      for (const { Key = '', LastModified = new Date() } of page.Contents ?? []) yield { key: Key.slice(prefix.length), modified: LastModified };
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken);
  }

  return {
    put,
    list,
    size,
    read: (key, range) => unlessMissing(async () => (await client.send(new GetObjectCommand({ ...of(key), ...(range ? { Range: `bytes=${range.start}-${range.end}` } : {}) }))).Body as Readable),
    async remove(key) {
      await client.send(new DeleteObjectCommand(of(key))).catch((error: unknown) => Promise.reject(away(error)));
    },
    ready() {
      seenAt = -Infinity;
      return requireBucket();
    },
  };
}
