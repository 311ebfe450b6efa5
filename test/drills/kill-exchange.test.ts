import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBuilders, jobEnd, signIn, type Account, type Builders, type School, type Student } from '../support/builders';
import { checkAt, md5Of, pdfOf, type Exported } from '../support/exchange';
import { kills, noteDrill, randomDelay } from '../support/drill';
import { startServer, type TestServer } from '../support/server';

/**
 * kill -9 in the middle of exports and imports. The server comes up again and brings them to the same end: an archive
 * that is whole, and students of whom everything is there, once.
 */
const STUDENTS = 4;
const OUTCOMES = 3;

let server: TestServer;
let build: Builders;
let [a, b]: School[] = [];
let [clerkA, clerkB]: Account[] = [];
let students: Student[] = [];

async function clerkOf(school: School): Promise<Account> {
  const account = await build.account(school, { kind: 'staff' });
  await build.roleGroup(school, { modules: ['S0401S', 'S0402S'], members: [account] });
  return account;
}

beforeAll(async () => {
  server = await startServer();
  build = createBuilders(server);
  [a, b] = [await build.school(), await build.school()];
  const room = await build.classroom(a, { students: STUDENTS });
  students = room.students.map(({ student }) => student);
  for (const { student, enrolment } of room.students) {
    for (let index = 0; index < OUTCOMES; index += 1) {
      await build.outcome(enrolment, { state: 'certified', document: await build.file(student, { bytes: pdfOf(1024 * 1024, `${student.studentNo} ${index}`) }) });
    }
  }
  for (const { name, nationalId, birthDate } of students) await build.student(b, { name, nationalId, birthDate });
  [clerkA, clerkB] = [await clerkOf(a), await clerkOf(b)];
}, 240_000);
afterAll(() => server?.stop());

async function killedExport(): Promise<Exported> {
  const { body } = await (await signIn(server, clerkA)).send<{ jobId: string; exportId: string }>('POST', '/api/exchange-exports', { students: students.map(({ id }) => id) });
  await sleep(randomDelay(20, 900));
  await server.kill();
  await server.restart();
  const clerk = await signIn(server, clerkA);
  expect(await jobEnd(clerk, body.jobId, 60)).toMatchObject({ state: 'done' });
  const bytes = Buffer.from(await (await clerk.fetch(`/api/exchange-exports/${body.exportId}/file`)).arrayBuffer());
  const { body: info } = await clerk.get<Exported['info']>(`/api/exchange-exports/${body.exportId}/info`);
  expect(info).toMatchObject({ bytes: bytes.length, md5: md5Of(bytes) });
  return { exportId: body.exportId, bytes, info };
}

/** Outcomes of a school by brief and the hash of the file, as often as they are there. */
async function held(school: School): Promise<string[]> {
  const { rows } = await server.database.query<{ line: string }>(
    `select st.name || o.brief || o.state || d.sha_256 as line from outcomes o join students st on st.id = o.student_id join stored_files d on d.id = o.document_file_id where o.school_id = $1 order by 1`, [school.key]);
  return rows.map(({ line }) => line);
}

test(`${kills} kills during exports and imports: each comes to the end that it would have come to`, { timeout: 60_000 + kills * 90_000 }, async () => {
  for (let round = 0; round < kills / 2; round += 1) {
    const { info, bytes } = await killedExport();
    const checked = await checkAt(await signIn(server, clerkB), info.fileName, bytes, info.password);
    expect(checked.state, checked.message ?? '').toBe('checked');
    const { body } = await (await signIn(server, clerkB)).send<{ jobId: string }>('POST', `/api/exchange-imports/${checked.id}/apply`);
    await sleep(randomDelay(20, 900));
    await server.kill();
    await server.restart();
    expect(await jobEnd(await signIn(server, clerkB), body.jobId, 60)).toMatchObject({ state: 'done', message: `匯入 ${STUDENTS} 人，完成 ${STUDENTS} 人。` });
    expect(await held(b)).toEqual(await held(a));
  }
  const { rows } = await server.database.query<{ sha: string }>('select distinct sha_256 as sha from stored_files');
  for (const { sha } of rows) {
    const parts: Buffer[] = [];
    for await (const chunk of await build.store.read(sha)) parts.push(chunk as Buffer);
    expect(createHash('sha256').update(Buffer.concat(parts)).digest('hex')).toBe(sha);
  }
  // What a killed export left is one file at the most for each kill, and is swept after a day.
  expect(readdirSync(path.join(server.dataDir, 'spool')).length).toBeLessThanOrEqual(kills * 2);
  noteDrill({ fault: 'kill -9 during exports and imports', tries: Math.ceil(kills / 2) * 2, lost: 0, halfDone: 0 });
});
