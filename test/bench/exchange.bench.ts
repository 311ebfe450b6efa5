import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBuilders, jobEnd, signIn, type Account, type Builders, type Enrolment, type School, type Student } from '../support/builders';
import { md5Of, pdfOf, uploadAt, type Exported } from '../support/exchange';
import { uploadSchoolAt, type ExportedSchool } from '../support/exchange-school';
import { openTestDatabase, type TestDatabase } from '../support/server';
import { freePort, startServerProcess, type ServerProcess } from '../support/server-process';

/**
 * `npx vitest run --config test/bench/vitest.config.mts exchange`: students with many files out of one school and into
 * another, then the whole school out and into another platform. Memory is the server's own (RSS), and must not grow with
 * the number of files: what is more at the most than before is printed as JSON, with the seconds.
 */
const STUDENTS = Number(process.env.BENCH_STUDENTS ?? 200);
const FILES = Number(process.env.BENCH_FILES ?? 30);
const BYTES = Number(process.env.BENCH_FILE_KB ?? 200) * 1024;
/** An archive that is taken in has at most 5,000 members. */
const PER_ARCHIVE = 100;
const MOST_MORE_MB = Number(process.env.BENCH_MOST_MB ?? 200);

interface Platform {
  server: ServerProcess;
  database: TestDatabase;
  dataDir: string;
  build: Builders;
}

const platforms: Platform[] = [];
let [a, b]: School[] = [];
let [clerkA, clerkB]: Account[] = [];
const students: Student[] = [];

async function openPlatform(): Promise<Platform> {
  const database = await openTestDatabase();
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'portfolio-bench-'));
  const server = await startServerProcess({ port: await freePort(), dataDir, databaseUrl: database.url, env: { SEED: 'none' } });
  const platform = { server, database, dataDir, build: createBuilders({ database: database.pool, dataDir }) };
  platforms.push(platform);
  return platform;
}

beforeAll(async () => {
  const { build } = await openPlatform();
  [a, b] = [await build.school(), await build.school()];
  await build.insert('school_parameters', { school_id: a.key, outcomes_per_semester: 100, outcomes_per_course: 100 });
  const course = await build.offering(a);
  for (let index = 0; index < STUDENTS; index += 1) {
    const student = await build.student(a);
    students.push(student);
    await fill(build, student, await build.enrolment(student, course));
    await build.student(b, { name: student.name, nationalId: student.nationalId, birthDate: student.birthDate });
  }
  [clerkA, clerkB] = [await build.account(a), await build.account(b)];
}, 1_800_000);
afterAll(async () => {
  for (const { server, database, dataDir } of platforms) {
    await server.stop();
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});

async function fill(build: Builders, student: Student, enrolment: Enrolment): Promise<void> {
  for (let file = 0; file < FILES; file += 1) await build.outcome(enrolment, { state: 'draft', document: await build.file(student, { bytes: pdfOf(BYTES, `${student.studentNo} ${file}`) }) });
}

const rssMb = ({ pid }: ServerProcess): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
const round = (number: number): number => Math.round(number * 10) / 10;

/** Does something on a platform and says how long it took, and how much more memory the server had at the most. */
async function measured<T>(what: string, { server }: Platform, work: () => Promise<T>): Promise<T> {
  const before = rssMb(server);
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, rssMb(server))), 50);
  const begun = performance.now();
  try {
    return await work();
  } finally {
    clearInterval(watch);
    console.log(JSON.stringify({ what, students: STUDENTS, files: STUDENTS * FILES, megabytes: round((STUDENTS * FILES * BYTES) / 1024 ** 2), seconds: round((performance.now() - begun) / 1000), rssMb: round(before), moreRssMb: round(most - before) }));
    expect(most - before, what).toBeLessThan(MOST_MORE_MB);
  }
}

const HOUR = 3600;

test('students out and in, then the whole school', { timeout: 2_400_000 }, async () => {
  const [first] = platforms;
  for (let from = 0; from < STUDENTS; from += PER_ARCHIVE) {
    const group = students.slice(from, from + PER_ARCHIVE);
    const clerk = await signIn(first.server, clerkA);
    const { exportId } = await measured('export of students', first, async () => {
      const { body } = await clerk.send<{ jobId: string; exportId: string }>('POST', '/api/exchange-exports', { students: group.map(({ id }) => id) });
      expect((await jobEnd(clerk, body.jobId, HOUR)).state).toBe('done');
      return body;
    });
    const bytes = Buffer.from(await (await clerk.fetch(`/api/exchange-exports/${exportId}/file`)).arrayBuffer());
    const { body: info } = await clerk.get<Exported['info']>(`/api/exchange-exports/${exportId}/info`);
    const other = await signIn(first.server, clerkB);
    await measured('import of students', first, async () => {
      const { body: { id } } = await uploadAt(other, info.fileName, bytes, md5Of(bytes));
      const { body: checking } = await other.send<{ jobId: string }>('POST', `/api/exchange-imports/${id}/check`, { password: info.password });
      expect((await jobEnd(other, checking.jobId, HOUR)).state).toBe('done');
      const { body: applying } = await other.send<{ jobId: string }>('POST', `/api/exchange-imports/${id}/apply`);
      expect((await jobEnd(other, applying.jobId, HOUR)).message).toBe(`匯入 ${group.length} 人，完成 ${group.length} 人。`);
    });
  }

  const clerk = await signIn(first.server, clerkA);
  const moved = await measured('export of the school', first, async () => {
    const { body } = await clerk.send<{ id: string; jobId: string }>('POST', '/api/exchange-schools');
    expect((await jobEnd(clerk, body.jobId, HOUR)).state).toBe('done');
    return body;
  });
  const bytes = Buffer.from(await (await clerk.fetch(`/api/exchange-schools/${moved.id}/file`)).arrayBuffer());
  const { body: info } = await clerk.get<ExportedSchool['info']>(`/api/exchange-schools/${moved.id}/info`);
  const second = await openPlatform();
  const empty = await second.build.school({ code: a.code });
  const arriving = await signIn(second.server, await second.build.account(empty, { login: 'newcomer' }));
  await measured('import of the school', second, async () => {
    const { body: { id } } = await uploadSchoolAt(arriving, info.fileName, bytes, md5Of(bytes));
    const { body: checking } = await arriving.send<{ jobId: string }>('POST', `/api/exchange-schools/${id}/check`, { password: info.password });
    expect((await jobEnd(arriving, checking.jobId, HOUR)).state).toBe('done');
    const { body: applying } = await arriving.send<{ jobId: string }>('POST', `/api/exchange-schools/${id}/apply`);
    expect((await jobEnd(arriving, applying.jobId, HOUR)).state).toBe('done');
  });
  const { rows } = await second.database.pool.query('select count(*)::int from outcomes where school_id = $1', [empty.key]);
  expect(rows[0].count).toBe(STUDENTS * FILES);
});
