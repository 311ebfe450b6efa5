import { BlobReader, TextWriter, Uint8ArrayWriter, ZipReader, type Entry, type FileEntry } from '@zip.js/zip.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Portfolio } from '@portfolio/portfolio/contract';
import { createBuilders, jobEnd, signIn, type Builders, type Person, type School, type Student } from '../support/builders';
import { shareServer, type SharedTestServer } from '../support/server';

let server: SharedTestServer;
let build: Builders;
let school: School;
let owner: Student;
let student: Person;

beforeAll(async () => {
  server = await shareServer();
  build = createBuilders(server);
  school = await build.school();
  owner = await build.student(school, { name: '<b>林𠮷</b>' });
  const room = await build.schoolClass(school);
  await build.placement(owner, room, 7);
  student = await signIn(server, await build.account(school, { student: owner }));
});
afterAll(() => server?.stop());

interface Unpacked {
  names: string[];
  bytes(name: string): Promise<Buffer>;
  page: string;
}

async function unpack(bytes: ArrayBuffer): Promise<Unpacked> {
  const entries = (await new ZipReader(new BlobReader(new Blob([bytes]))).getEntries()) as Entry[];
  const find = (name: string) => entries.find(({ filename }) => filename === name) as FileEntry;
  return {
    names: entries.map(({ filename }) => filename),
    bytes: async (name) => Buffer.from(await find(name).getData(new Uint8ArrayWriter())),
    page: await find('index.html').getData(new TextWriter()),
  };
}

async function download(): Promise<Unpacked & { message: string | null }> {
  const { status, body: { jobId } } = await student.send<{ jobId: string }>('POST', '/api/me/portfolio/download');
  expect(status).toBe(200);
  const job = await jobEnd(student, jobId);
  expect(job, JSON.stringify(job)).toMatchObject({ state: 'done', fileName: `學習歷程檔案_${owner.studentNo}.zip` });
  const response = await student.fetch(`/api/jobs/${jobId}/file`);
  return { ...(await unpack(await response.arrayBuffer())), message: job.message };
}

it('is a zip with every file under its name and a page that opens without the platform', async () => {
  const offering = await build.offering(school, { name: '國語文 / 一' });
  const enrolment = await build.enrolment(owner, offering, { kind: 'retake', columns: { origin_year: 109, origin_semester: 2, origin_school: '000002', method: 'class', score: 88, passed: true } });
  const first = await build.file(owner, { name: '報告.pdf' });
  const second = await build.file(owner, { name: '報告.pdf' });
  const odd = await build.file(owner, { name: '../<script>:𠮷.pdf' });
  await build.outcome(enrolment, { state: 'certified', document: first, brief: '<img src=x onerror=alert(1)>' });
  await build.outcome(enrolment, { state: 'draft', document: second });
  await build.performance(owner, { document: odd, link: 'https://video.example.test/?a=1&b=2', brief: '作品的說明', content: { name: '=cmd|動畫', madeOn: '2021-10-01' } });

  const { names, bytes, page, message } = await download();
  expect(message).toBe('已收入 3 個檔案。');
  const reports = names.filter((name) => name.startsWith('課程學習成果/1101 國語文 _ 一/'));
  expect(reports.sort()).toEqual(['課程學習成果/1101 國語文 _ 一/報告 (2).pdf', '課程學習成果/1101 國語文 _ 一/報告.pdf']);
  const contents = await Promise.all(reports.map(bytes));
  expect(contents.map((each) => each.toString('latin1')).sort()).toEqual([first, second].map((each) => each.bytes.toString('latin1')).sort());
  expect(names.some((name) => name.startsWith('多元表現/110 作品成果紀錄/_script__𠮷') || name.includes('𠮷.pdf'))).toBe(true);
  expect(names.filter((name) => name.split('/').includes('..') || name.startsWith('/'))).toEqual([]);

  expect(page).toContain('<html lang="zh-Hant">');
  expect(page).toContain('&#60;b&#62;林𠮷&#60;/b&#62; 的學習歷程檔案');
  expect(page).not.toMatch(/<script|<b>林|<img/);
  expect(page).toContain('109 學年度第 2 學期');
  expect(page).toContain('a=1&#38;b=2');
  expect(page).toContain('=cmd|動畫');
  expect(page).toContain('110/10/01');
  for (const [, href] of page.matchAll(/href="((?!https:)[^"]+)"/g)) expect(names, href).toContain(decodeURIComponent(href));
  expect(page).toContain(first.sha256);
});

it('comes without a file that the store has lost, and says which', async () => {
  const lost = await build.file(owner, { name: '遺失的檔案.pdf' });
  await build.performance(owner, { document: lost });
  const { unlinkSync } = await import('node:fs');
  unlinkSync(`${server.dataDir}/files/store/${lost.sha256.slice(0, 2)}/${lost.sha256.slice(2, 4)}/${lost.sha256}`);
  const { page, message, names } = await download();
  expect(message).toContain('1 個檔案目前無法取得');
  expect(page).toContain('檔案 遺失的檔案.pdf 目前無法取得');
  expect(names.some((name) => name.includes('遺失'))).toBe(false);
});

it('is also there to look at and print, of all years, and nobody else’s', async () => {
  const other = await build.student(school);
  await build.performance(other, { brief: '別人的' });
  const { status, body } = await student.get<Portfolio>('/api/me/portfolio');
  expect(status).toBe(200);
  expect(body).toMatchObject({ school: { code: school.code }, student: { studentNo: owner.studentNo }, placements: [{ term: '1101', seatNo: 7 }], courses: [{ kind: 'retake', score: 88, passed: true, origin: { year: 109, semester: 2, school: '000002', method: 'class' } }] });
  expect(JSON.stringify(body)).not.toContain('別人的');
});
