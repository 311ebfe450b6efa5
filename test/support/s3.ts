import fs from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { DeleteObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { BucketSettings } from '@portfolio/kernel/server/s3-bucket';

/** An S3-compatible server with one bucket, in this process; and hands that spoil what lies in it. */
export interface TestBucket {
  settings: BucketSettings & { endpoint: string };
  keys(prefix?: string): Promise<string[]>;
  /** Puts other bytes in the place of an object, as a disk would. */
  damage(key: string, bytes: Buffer): Promise<void>;
  remove(key: string): Promise<void>;
  stop(): Promise<void>;
}

interface S3rver {
  run(): Promise<net.AddressInfo>;
  close(): Promise<void>;
}

const S3rverClass = createRequire(import.meta.url)('s3rver') as new (options: object) => S3rver;

export async function startBucket(): Promise<TestBucket> {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'portfolio-s3-'));
  const server = new S3rverClass({ port: 0, address: '127.0.0.1', silent: true, directory, configureBuckets: [{ name: 'files' }], allowMismatchedSignatures: false });
  const { port } = await server.run();
  // Known to that server alone.
  const settings = { endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1', bucket: 'files', prefix: 'portfolio/', key: 'S3RVER', secret: 'S3RVER' };
  const client = new S3Client({ endpoint: settings.endpoint, region: settings.region, forcePathStyle: true, requestChecksumCalculation: 'WHEN_REQUIRED', credentials: { accessKeyId: settings.key, secretAccessKey: settings.secret } });
  const of = (key: string) => ({ Bucket: settings.bucket, Key: settings.prefix + key });
  return {
    settings,
    async keys(prefix = '') {
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: settings.bucket, Prefix: settings.prefix + prefix }));
      return Contents.map(({ Key = '' }) => Key.slice(settings.prefix.length));
    },
    damage: async (key, bytes) => void (await client.send(new PutObjectCommand({ ...of(key), Body: bytes }))),
    remove: async (key) => void (await client.send(new DeleteObjectCommand(of(key)))),
    async stop() {
      client.destroy();
      await server.close();
      fs.rmSync(directory, { recursive: true, force: true });
    },
  };
}
