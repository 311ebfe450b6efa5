import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBuilders, signIn, type Account, type Builders, type Enrolment, type Person, type School, type Student } from '../support/builders';
import { pdfOf, uploadAt, type Exported } from '../support/exchange';
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
  const platform = await openPlatform();
  const { build } = platform;
  [a, b] = [await build.school(), await build.school()];
  await build.insert('school_parameters', { school_id: a.key, outcomes_per_semester: 100, outcomes_per_course: 100 });
  const course = await build.offering(a);
  for (let index = 0; index < STUDENTS; index += 1) {
    const student = await build.student(a);
    students.push(student);
    await fill(platform, student, await build.enrolment(student, course));
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

/** A student's drafts with a file each: set by set, and not synced, as nothing here needs to outlive the power. */
async function fill({ database, dataDir }: Platform, { school, key, studentNo }: Student, enrolment: Enrolment): Promise<void> {
  const files = Array.from({ length: FILES }, (_, index) => pdfOf(BYTES, `${studentNo} ${index}`)).map((bytes) => ({ bytes, sha: createHash('sha256').update(bytes).digest('hex') }));
  for (const { bytes, sha } of files) {
    const folder = path.join(dataDir, 'files/store', sha.slice(0, 2), sha.slice(2, 4));
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, sha), bytes);
  }
  const hashes = files.map(({ sha }) => sha);
  await database.pool.query('insert into blobs (sha_256, bytes) select unnest($1::text[]), $2', [hashes, BYTES]);
  await database.pool.query(
    `with kept as (
       insert into stored_files (school_id, student_id, kind, name, sha_256, bytes, mime, kept_at) select $1, $2, 'document', '學習成果.pdf', unnest($3::text[]), $4, 'application/pdf', now() returning id)
     insert into outcomes (school_id, student_id, enrolment_id, offering_id, year, semester, brief, state, document_file_id)
     select $1, $2, $5, $6, $7, $8, '成果 ' || id, 'draft', id from kept`,
    [school.key, key, hashes, BYTES, enrolment.key, enrolment.offering.key, enrolment.offering.year, enrolment.offering.semester]);
}

const rssMb = ({ pid }: ServerProcess): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
/** Seconds of processor that a server has used so far, its own threads included. */
const cpuSeconds = ({ pid }: ServerProcess): number => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(11, 13).reduce((sum, ticks) => sum + Number(ticks) / 100, 0);
const round = (number: number): number => Math.round(number * 10) / 10;

/** Waits for a part of the work, whose seconds are told by themselves. */
type Part = <T>(name: string, doing: Promise<T>) => Promise<T>;

/** Does something on a platform and says how long it took, and how much more memory the server had at the most. */
async function measured<T>(what: string, people: number, { server }: Platform, work: (part: Part) => Promise<T>): Promise<T> {
  const before = rssMb(server);
  const parts: Record<string, number> = {};
  const part: Part = async (name, doing) => {
    const begun = performance.now();
    const result = await doing;
    parts[name] = round((performance.now() - begun) / 1000);
    return result;
  };
  const cpuBefore = cpuSeconds(server);
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, rssMb(server))), 50);
  const begun = performance.now();
  try {
    return await work(part);
  } finally {
      clearInterval(watch);
    console.log(JSON.stringify({ what, students: people, files: people * FILES, megabytes: round((people * FILES * BYTES) / 1024 ** 2), seconds: round((performance.now() - begun) / 1000), cpuSeconds: round(cpuSeconds(server) - cpuBefore), ...parts, rssMb: round(before), moreRssMb: round(most - before) }));
    expect(most - before, what).toBeLessThan(MOST_MORE_MB);
  }
}

/** Waits for a job, and asks seldom: to be asked costs the server as well. */
async function ended(person: Person, id: string): Promise<{ state: string; message: string | null }> {
  for (;;) {
    const { status, body } = await person.get<{ state: string; message: string | null }>(`/api/jobs/${id}`);
    expect(status).toBe(200);
    if (body.state === 'done' || body.state === 'failed') return body;
    await sleep(250);
  }
}

test('students out and in, then the whole school', { timeout: 2_400_000 }, async () => {
  const [first] = platforms;
  for (let from = 0; from < STUDENTS; from += PER_ARCHIVE) {
    const group = students.slice(from, from + PER_ARCHIVE);
    const clerk = await signIn(first.server, clerkA);
    const { exportId } = await measured('export of students', group.length, first, async () => {
      const { body } = await clerk.send<{ jobId: string; exportId: string }>('POST', '/api/exchange-exports', { students: group.map(({ id }) => id) });
      expect((await ended(clerk, body.jobId)).state).toBe('done');
      return body;
    });
    const { body: info } = await clerk.get<Exported['info']>(`/api/exchange-exports/${exportId}/info`);
    const bytes = Buffer.from(await (await clerk.fetch(`/api/exchange-exports/${exportId}/file`)).arrayBuffer());
    const other = await signIn(first.server, clerkB);
    await measured('import of students', group.length, first, async (part) => {
      const { body: { id } } = await part('upload', uploadAt(other, info.fileName, bytes, info.md5));
      const { body: checking } = await other.send<{ jobId: string }>('POST', `/api/exchange-imports/${id}/check`, { password: info.password });
      expect((await part('check', ended(other, checking.jobId))).state).toBe('done');
      const { body: applying } = await other.send<{ jobId: string }>('POST', `/api/exchange-imports/${id}/apply`);
      expect((await part('apply', ended(other, applying.jobId))).message).toBe(`匯入 ${group.length} 人，完成 ${group.length} 人。`);
    });
  }

  const clerk = await signIn(first.server, clerkA);
  const moved = await measured('export of the school', STUDENTS, first, async () => {
    const { body } = await clerk.send<{ id: string; jobId: string }>('POST', '/api/exchange-schools');
    expect((await ended(clerk, body.jobId)).state).toBe('done');
    return body;
  });
  const { body: info } = await clerk.get<ExportedSchool['info']>(`/api/exchange-schools/${moved.id}/info`);
  const bytes = Buffer.from(await (await clerk.fetch(`/api/exchange-schools/${moved.id}/file`)).arrayBuffer());
  const second = await openPlatform();
  const empty = await second.build.school({ code: a.code });
  const arriving = await signIn(second.server, await second.build.account(empty, { login: 'newcomer' }));
  await measured('import of the school', STUDENTS, second, async (part) => {
    const { body: { id } } = await part('upload', uploadSchoolAt(arriving, info.fileName, bytes, info.md5));
    const { body: checking } = await arriving.send<{ jobId: string }>('POST', `/api/exchange-schools/${id}/check`, { password: info.password });
    expect((await part('check', ended(arriving, checking.jobId))).state).toBe('done');
    const { body: applying } = await arriving.send<{ jobId: string }>('POST', `/api/exchange-schools/${id}/apply`);
    expect((await part('apply', ended(arriving, applying.jobId))).state).toBe('done');
  });
  const { rows } = await second.database.pool.query('select count(*)::int from outcomes where school_id = $1', [empty.key]);
  expect(rows[0].count).toBe(STUDENTS * FILES);
});
