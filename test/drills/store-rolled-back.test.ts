import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBuilders, pdf, signIn, type Account, type Builders, type Enrolment, type Outcome } from '../support/builders';
import { noteDrill } from '../support/drill';
import { startServer, type TestServer } from '../support/server';

/** What happened in 2021: the files of a server go back to an earlier state, and nobody notices for a week. */
let server: TestServer;
let build: Builders;
let account: Account;
let enrolment: Enrolment;
let certified: Outcome[];

beforeAll(async () => {
  server = await startServer();
  build = createBuilders(server);
  const school = await build.school();
  await build.openWindows(school);
  const room = await build.classroom(school);
  [{ enrolment }] = room.students;
  account = await build.account(school, { student: enrolment.student });
  certified = [];
  for (const number of [1, 2, 3]) certified.push(await build.outcome(enrolment, { state: 'certified', document: await build.file(enrolment.student, { bytes: pdf(`作品${number}`), name: `作品${number}.pdf` }) }));
});
afterAll(() => server?.stop());

const storeOf = (): string => path.join(server.dataDir, 'files/store');

async function untilReadyIs(status: number): Promise<void> {
  for (const end = Date.now() + 70_000; Date.now() < end; await sleep(250)) {
    if ((await fetch(`${server.url}/api/health/ready`)).status === status) return;
  }
  throw new Error(`readiness did not become ${status} within a minute`);
}

const upload = async (bytes: Buffer): Promise<string> => {
  const person = await signIn(server, account);
  const response = await person.fetch('/api/me/files?kind=document&name=again.pdf', { method: 'POST', body: new Uint8Array(bytes) });
  expect(response.status).toBe(200);
  return ((await response.json()) as { sha256: string }).sha256;
};

const lost = async (): Promise<string[]> => (await server.database.query<{ hash: string }>('select sha_256 as hash from blobs where lost_at is not null order by 1')).rows.map(({ hash }) => hash);
const statesOf = async (): Promise<unknown> => (await server.database.query('select state, certified_sha_256 from outcomes order by id')).rows;

test('a store rolled back is noticed within a minute, and the same bytes bring a certification back without the teacher', async () => {
  await untilReadyIs(200);
  await server.terminate();
  fs.rmSync(storeOf(), { recursive: true });
  await server.restart();
  const begin = Date.now();
  await untilReadyIs(503);
  const noticedMs = Date.now() - begin;
  expect(await lost()).toEqual(certified.map(({ document }) => document?.sha256).sort());
  const before = await statesOf();

  const [first, second, third] = certified;
  expect(await upload(second.document?.bytes as Buffer)).toBe(second.document?.sha256);
  const person = await signIn(server, account);
  const response = await person.fetch(`/api/files/${second.document?.id}`);
  expect(createHash('sha256').update(Buffer.from(await response.arrayBuffer())).digest('hex')).toBe(second.document?.sha256);
  expect(await statesOf()).toEqual(before);

  // Other bytes are another file: what was certified stays lost.
  await upload(pdf('別的作品'));
  expect(await lost()).toEqual([first, third].map(({ document }) => document?.sha256).sort());
  for (const { document } of [first, third]) await upload(document?.bytes as Buffer);
  expect(await lost()).toEqual([]);
  await untilReadyIs(200);
  noteDrill({ fault: 'the store rolled back', tries: 1, lost: 0, halfDone: 0, note: `noticed in ${(noticedMs / 1000).toFixed(1)} s, healed by the same bytes` });
}, 180_000);
