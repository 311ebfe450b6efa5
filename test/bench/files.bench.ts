import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import exceljs from 'exceljs';
import { afterAll, beforeAll, test } from 'vitest';
import { archiveStream } from '@portfolio/kernel/server/archive/write-archive';
import { createBuilders, jobEnd, signIn, type Person, type School } from '../support/builders';
import { pdfOf } from '../support/exchange';
import type { ServerProcess } from '../support/server-process';
import { memoryOf, openBench, report, round, type Bench } from './bench-server';

/** P6: ten uploads of 4 MB at once. P7: roster 26 of 18,000 rows beside exceljs alone; 1,000 files of 1 MB into an encrypted archive beside 7-Zip. */
const ROWS = Number(process.env.BENCH_ROWS ?? 18_000);
const FILES = Number(process.env.BENCH_FILES ?? 1000);
const MEBIBYTE = 1024 * 1024;

let bench: Bench;
let server: ServerProcess;
let school: School;
let build: ReturnType<typeof createBuilders>;

beforeAll(async () => {
  bench = await openBench();
  server = await bench.start();
  build = createBuilders({ database: bench.pool, dataDir: bench.dataDir });
  school = await build.school({ code: '000001' });
  await build.term(school);
}, 300_000);
afterAll(() => bench?.close());

/** Seconds, and how far the memory of a process rose meanwhile. */
async function measured(pid: number, work: () => Promise<unknown>): Promise<{ seconds: number; moreMemoryMb: number | null }> {
  const before = memoryOf(pid);
  let most = before ?? 0;
  const watch = setInterval(() => (most = Math.max(most, memoryOf(pid) ?? 0)), 20);
  const begun = performance.now();
  await work().finally(() => clearInterval(watch));
  return { seconds: round((performance.now() - begun) / 1000), moreMemoryMb: before === null ? null : round((most - before) / MEBIBYTE) };
}

test('P6: ten uploads of 4 MB at once', { timeout: 300_000 }, async () => {
  const student = await build.student(school);
  const person = await signIn(server, await build.account(school, { student }));
  // Other bytes each time: nothing is there already.
  const bodies = Array.from({ length: 20 }, () => pdfOf(4 * MEBIBYTE, randomBytes(8).toString('hex')));
  const send = async (body: Buffer): Promise<void> => {
    const answer = await person.fetch(`/api/me/files?kind=document&name=${encodeURIComponent('成果.pdf')}`, { method: 'POST', headers: { 'Content-Type': 'application/pdf' }, body: new Uint8Array(body) });
    if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
  };
  await Promise.all(bodies.slice(0, 10).map(send));
  const figures = await measured(server.pid, () => Promise.all(bodies.slice(10).map(send)));
  report('P6', { ...figures, mbPerSecond: round((10 * 4) / figures.seconds) });
});

test('P7: a roster', { timeout: 900_000 }, async () => {
  const office = await signIn(server, await build.account(school, { kind: 'administrator' }));
  await seedTicked(office);
  let rows: unknown;
  const ours = await measured(server.pid, async () => {
    const { status, body } = await office.send<{ jobId: string }>('POST', '/api/rosters/export', { year: 110, roster: '26', grades: '1,2,3', mode: 'draft' });
    if (status !== 200) throw new Error(JSON.stringify(body));
    const job = await jobEnd(office, body.jobId, 120);
    if (job.state !== 'done') throw new Error(JSON.stringify(job));
    rows = (job.result as { rows: number }).rows;
  });
  const peer = await measured(process.pid, exceljsAlone);
  report('P7 roster', { rows, ours, exceljs: peer, timesAsLong: round(ours.seconds / peer.seconds) });
});

/** Ticked outcomes of as many students as it takes, six each. */
async function seedTicked(_: Person): Promise<void> {
  const room = await build.classroom(school, { students: 1 });
  const [{ student, enrolment }] = room.students;
  const [enrolled] = (await bench.pool.query<{ offering_id: number }>('select offering_id from enrolments where id = $1', [enrolment.key])).rows;
  const document = await build.file(student);
  const client = await bench.pool.connect();
  await client.query('begin');
  await client.query('set local session_replication_role = replica');
  await client.query(`with s as (
      insert into students (school_id, student_no, name, birth_date, gender, entry_year, status, national_id_sealed, national_id_index, national_id_tail)
      select $1, 'B' || lpad(n::text, 5, '0'), '學生' || n, '2005-04-02', 'female', 110, 'enrolled', t.national_id_sealed, 'bench' || n, t.national_id_tail from generate_series(1, $2::int) n, students t where t.id = $3 returning id),
    p as (insert into placements (school_id, student_id, school_class_id, year, semester, seat_no) select $1, s.id, $4, 110, 1, row_number() over () from s),
    f as (insert into stored_files (school_id, student_id, kind, name, sha_256, bytes, mime, kept_at) select $1, s.id, 'document', '學習成果.pdf', $6, $7, 'application/pdf', now() from s returning id, student_id),
    e as (insert into enrolments (school_id, student_id, offering_id, year, semester, kind, credits) select $1, s.id, $5, 110, 1, 'semester', 3 from s returning id, student_id, offering_id)
    insert into outcomes (school_id, student_id, enrolment_id, offering_id, year, semester, brief, state, document_file_id, certified_sha_256, sent_at, answered_at, answered_by_id, ticked_at)
    select $1, e.student_id, e.id, e.offering_id, 110, 1, '成果簡述' || n, 'ticked', f.id, $6, now(), now(), $8, now() from e join f using (student_id), generate_series(1, 6) n`,
  [school.key, Math.ceil(ROWS / 6), student.key, room.schoolClass.key, enrolled.offering_id, document.sha256, document.bytes.length, room.teacher.key]);
  await client.query('commit');
  client.release();
  await bench.pool.query('analyze');
}

/** As many rows of as many cells through exceljs' own streaming writer. */
async function exceljsAlone(): Promise<void> {
  const out = new PassThrough();
  out.resume();
  const book = new exceljs.stream.xlsx.WorkbookWriter({ stream: out });
  const sheet = book.addWorksheet('名冊');
  for (let row = 0; row < ROWS; row += 1) sheet.addRow(Array.from({ length: 14 }, (_, column) => `第${row}列第${column}欄`)).commit();
  await book.commit();
}

test('P7: an archive', { timeout: 900_000 }, async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portfolio-bench-files-'));
  try {
    const names = Array.from({ length: FILES }, (_, index) => `${String(index).padStart(5, '0')}.pdf`);
    for (const name of names) fs.writeFileSync(path.join(folder, name), randomBytes(MEBIBYTE));
    const made = path.join(folder, 'ours.zip');
    const ours = await measured(process.pid, () =>
      pipeline(archiveStream(names.map((name) => ({ name, content: fs.createReadStream(path.join(folder, name)), pack: false })), 'a-password'), fs.createWriteStream(made)));
    const peer = await measured(process.pid, async () => sevenZip(folder));
    report('P7 archive', { files: FILES, bytes: fs.statSync(made).size, ours, sevenZip: peer, timesAsLong: round(ours.seconds / peer.seconds) });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});

/** Stored, AES-256, in a process of its own. @throws Error where there is no 7-Zip (Debian: p7zip-full) */
function sevenZip(folder: string): void {
  execFileSync('7z', ['a', '-tzip', '-mx=0', '-mem=AES256', '-pa-password', '-bso0', '-bsp0', path.join(folder, 'theirs.zip'), path.join(folder, '*.pdf')], { stdio: 'inherit' });
}
