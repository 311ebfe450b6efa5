import { createHash, randomBytes } from 'node:crypto';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createBuilders, pdf, signIn, type Account, type Builders, type Enrolment, type Person } from '../support/builders';
import { root } from '../support/database-server';
import { openLine, type Line } from '../support/proxy';
import { startBucket, type TestBucket } from '../support/s3';
import { startServer, type TestServer } from '../support/server';

/** The product with FILE_STORE=s3: the store's own tests are in plugins/kernel/server/file-store.test.ts. */
let bucket: TestBucket;
let line: Line;
let server: TestServer;
let build: Builders;
let account: Account;
let enrolment: Enrolment;
let student: Person;
let env: Record<string, string>;

beforeAll(async () => {
  bucket = await startBucket();
  line = await openLine({ host: '127.0.0.1', port: Number(new URL(bucket.settings.endpoint).port) });
  const { bucket: name, prefix, key, secret } = bucket.settings;
  env = { FILE_STORE: 's3', S3_ENDPOINT: `http://127.0.0.1:${line.port}`, S3_BUCKET: name, S3_PREFIX: prefix, S3_KEY: key, S3_SECRET: secret };
  server = await startServer({ env: { WORKER: '0', ...env } });
  build = createBuilders(server);
  const school = await build.school();
  const room = await build.classroom(school);
  [{ enrolment }] = room.students;
  account = await build.account(school, { student: enrolment.student });
  student = await signIn(server, account);
}, 180_000);
afterAll(async () => {
  await server?.stop();
  await line?.stop();
  await bucket?.stop();
});

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const keyOf = (hash: string): string => `store/${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`;
const upload = async (bytes: Buffer) => {
  const response = await student.fetch('/api/me/files?kind=document&name=a.pdf', { method: 'POST', body: new Uint8Array(bytes) });
  return { status: response.status, id: response.ok ? ((await response.json()) as { id: string }).id : '' };
};
const download = async (id: string, headers: Record<string, string> = {}) => {
  const response = await student.fetch(`/api/files/${id}`, { headers });
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
};
const verify = (): Promise<{ code: number; said: string }> =>
  new Promise((resolve) => {
    const { PATH = '', HOME = '' } = process.env;
    execFile(process.execPath, [path.join(root, 'dist/database/keeping/main.js'), 'verify'], { env: { PATH, HOME, NODE_ENV: 'production', DATABASE_URL: server.databaseUrl, DATA_DIR: server.dataDir, ...env } }, (error, stdout, stderr) =>
      resolve({ code: Number((error as { code?: number } | null)?.code ?? 0), said: stdout + stderr }));
  });

it('uploads go into the bucket and come back, whole and in part; the same bytes are one object', async () => {
  const bytes = pdf(randomBytes(2000).toString('hex'));
  const [one, two] = [await upload(bytes), await upload(bytes)];
  expect([one.status, two.status, one.id === two.id]).toEqual([200, 200, false]);
  expect(await bucket.keys('store/')).toEqual([keyOf(sha256(bytes))]);
  expect((await download(one.id)).bytes.equals(bytes)).toBe(true);
  expect(await download(two.id, { Range: 'bytes=10-19' })).toEqual({ status: 206, bytes: bytes.subarray(10, 20) });
  expect(await bucket.keys('incoming/')).toEqual([]);
});

it('what the bucket lost or damaged is found, and comes back with the same bytes', async () => {
  const files = [pdf(`lost ${randomBytes(8).toString('hex')}`), pdf(`damaged ${randomBytes(8).toString('hex')}`)];
  const [lost, damaged] = files.map(sha256);
  const ids = [];
  for (const bytes of files) ids.push((await upload(bytes)).id);
  expect((await verify()).code).toBe(0);
  await bucket.remove(keyOf(lost));
  await bucket.damage(keyOf(damaged), Buffer.concat([files[1].subarray(0, -1), Buffer.from('x')]));
  const found = await verify();
  expect(found.code).toBe(1);
  expect(found.said).toContain(`missing\t${lost}`);
  expect(found.said).toContain(`flipped\t${damaged}`);
  expect((await fetch(`${server.url}/api/health/ready`)).status).toBe(503);
  expect((await download(ids[0])).status).toBe(503);
  for (const bytes of files) expect((await upload(bytes)).status).toBe(200);
  expect((await verify()).code).toBe(0);
  expect((await download(ids[0])).bytes.equals(files[0])).toBe(true);
  expect((await fetch(`${server.url}/api/health/ready`)).status).toBe(200);
});

it('a bucket that is away is said in words, loses nothing, and is no loss', async () => {
  const bytes = pdf(randomBytes(20).toString('hex'));
  const { id } = await upload(bytes);
  line.cut(true);
  expect([(await upload(pdf('not now'))).status, (await download(id)).status, (await fetch(`${server.url}/api/health/ready`)).status]).toEqual([503, 503, 503]);
  expect((await verify()).code).toBe(1);
  expect((await server.database.query('select 1 from blobs where lost_at is not null')).rows).toEqual([]);
  line.mend();
  expect((await download(id)).bytes.equals(bytes)).toBe(true);
  expect((await verify()).code).toBe(0);
});

it('a file in parts may go on in another process', async () => {
  const bytes = pdf(randomBytes(60_000).toString('hex'));
  const { body: { upload: begun } } = await student.send<{ upload: { id: string } }>('POST', '/api/me/uploads', { kind: 'document', name: 'parts.pdf', bytes: bytes.length });
  const part = (from: number, to: number) => student.fetch(`/api/me/uploads/${begun.id}?offset=${from}`, { method: 'PATCH', body: new Uint8Array(bytes.subarray(from, to)) });
  expect((await part(0, 65_536)).status).toBe(200);
  expect((await bucket.keys('incoming/parts/')).length).toBe(1);
  await server.restart();
  student = await signIn(server, account);
  expect((await part(65_536, bytes.length)).status).toBe(200);
  const done = await student.send<{ sha256: string }>('POST', `/api/me/uploads/${begun.id}/finish`);
  expect([done.status, done.body.sha256]).toEqual([200, sha256(bytes)]);
  expect(await bucket.keys('incoming/')).toEqual([]);
}, 60_000);
