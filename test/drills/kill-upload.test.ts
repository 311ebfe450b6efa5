import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBuilders, pdf, signIn, type Account, type Builders, type Enrolment, type Person } from '../support/builders';
import { kills, randomDelay } from '../support/drill';
import { startServer, type TestServer } from '../support/server';

/**
 * kill -9 at random moments while files come in and outcomes are made and sent. What was acknowledged is there, byte for
 * byte; what was not is either whole or absent.
 */
interface Acknowledged {
  id: string;
  sha256: string;
}

let server: TestServer;
let builders: Builders;
let account: Account;
let enrolment: Enrolment;

beforeAll(async () => {
  server = await startServer();
  builders = createBuilders(server);
  const school = await builders.school();
  await builders.openWindows(school);
  const room = await builders.classroom(school);
  enrolment = room.students[0].enrolment;
  account = await builders.account(school, { student: room.students[0].student });
});
afterAll(() => server?.stop());

/** Uploads until the server is gone; each answer that came is noted. */
async function uploadUntilKilled(person: Person, files: Acknowledged[], outcomes: string[], going: () => boolean): Promise<void> {
  while (going()) {
    const bytes = pdf(randomBytes(8).toString('hex'));
    const response = await person.fetch(`/api/me/files?kind=document&name=${randomBytes(4).toString('hex')}.pdf`, { method: 'POST', body: new Uint8Array(bytes) }).catch(() => null);
    const receipt = response?.ok ? ((await response.json().catch(() => null)) as Acknowledged | null) : null;
    if (!receipt) return;
    expect(receipt.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    files.push(receipt);
    const made = await person.send<{ id: string }>('POST', '/api/me/outcomes', { enrolmentId: enrolment.id, brief: '斷電演練', documentId: receipt.id }).catch(() => null);
    if (made?.status !== 200) return;
    outcomes.push(made.body.id);
  }
}

async function expectNothingLost(person: Person, files: Acknowledged[], outcomes: string[]): Promise<void> {
  const { rows } = await server.database.query<{ id: string; sha256: string }>('select document_id as id, sha_256 as sha256 from stored_files');
  const known = new Map(rows.map((row) => [row.id, row.sha256]));
  expect(files.filter(({ id, sha256 }) => known.get(id) !== sha256)).toEqual([]);
  const { rows: made } = await server.database.query<{ id: string }>('select document_id as id from outcomes');
  const there = new Set(made.map(({ id }) => id));
  expect(outcomes.filter((id) => !there.has(id))).toEqual([]);
  // Every row has its bytes, acknowledged or not.
  for (const { id, sha256 } of rows) {
    const response = await person.fetch(`/api/files/${id}`);
    expect(response.status).toBe(200);
    expect(createHash('sha256').update(Buffer.from(await response.arrayBuffer())).digest('hex')).toBe(sha256);
  }
  const { rows: half } = await server.database.query(
    `select 1 from stored_files f left join blobs b using (sha_256) where b.sha_256 is null
     union all select 1 from audit_entries e where e.action = 'file.uploaded' and not exists (select 1 from stored_files f where f.document_id = e.target)`,
  );
  expect(half).toEqual([]);
}

test(`${kills} kills during uploads lose nothing that was acknowledged`, { timeout: 60_000 + kills * 20_000 }, async () => {
  const files: Acknowledged[] = [];
  const outcomes: string[] = [];
  for (let round = 0; round < kills; round += 1) {
    const person = await signIn(server, account);
    let going = true;
    const loops = Promise.all(Array.from({ length: 4 }, () => uploadUntilKilled(person, files, outcomes, () => going)));
    await sleep(randomDelay(60, 700));
    await server.kill();
    going = false;
    await loops;
    await server.restart();
  }
  expect(files.length).toBeGreaterThan(0);
  await expectNothingLost(await signIn(server, account), files, outcomes);
});
