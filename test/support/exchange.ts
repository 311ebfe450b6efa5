import { createHash } from 'node:crypto';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { MD5_OF_NOTHING } from '@portfolio/exchange/domain/layout';
import type { ImportDetail } from '@portfolio/exchange/contract';
import { jobEnd, pdf, type Builders, type Enrolment, type Person, type Student } from './builders';

export const md5Of = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex');

/** An archive as a peer would make it: members by path, and how it is packed. */
export async function peerArchive(members: Record<string, Buffer | string>, options: ConstructorParameters<typeof ZipWriter>[1] = {}): Promise<Buffer> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), options);
  for (const [name, content] of Object.entries(members)) await writer.add(name, new Uint8ArrayReader(Buffer.from(content)));
  return Buffer.from(await writer.close() as Uint8Array);
}

/** One outcome's row of a peer's JSON. */
export const peerOutcome = (given: Record<string, string> = {}): Record<string, string> => ({
  修課學校代碼: '999999', 修課單位代碼: '000000000', 應修課學年度: '109', 應修課學期: '2', 身分證: '', 出生年月日: '', 課程代碼: '108999999V1110501010101', 科目名稱: '國語文', 學分數: '4',
  是否為轉學轉科前的課程學習成果: 'N', 課程學習成果文件檔案連結: '', 文件檔案MD5: MD5_OF_NOTHING, 課程學習成果影音檔案連結: '', 影音檔案MD5: MD5_OF_NOTHING, 課程學習成果簡述: '他校的成果',
  認證狀態: 'F', 本課程學習成果上傳學年度及學期: '1092', 建立日期及時間: '2021-03-01 10:00:00', '提交紀錄(學年度及學期)': '0000', ...given,
});

/** One student's object of a peer's JSON. */
export const peerStudent = (id: string, birthDate: string, given: { outcomes?: unknown; performances?: unknown; posts?: unknown } = {}): Record<string, unknown> => ({
  基本資料: { 就讀學校代碼: '999999', '國民身分證統一編號(或居留證統一證號)': id, 學生中文姓名: '轉學生', 學生出生年月日: birthDate, 擔任學校幹部經歷紀錄: given.posts ?? [] },
  課程學習成果紀錄: given.outcomes ?? [],
  多元表現: given.performances ?? {},
});

export interface Exported {
  exportId: string;
  bytes: Buffer;
  info: { fileName: string; bytes: number; md5: string; password: string };
}

/** Exports students at the routes, to the archive and what is said of it. @throws Error when the job fails */
export async function exportAt(clerk: Person, students: readonly Student[]): Promise<Exported> {
  const { body } = await clerk.send<{ jobId: string; exportId: string }>('POST', '/api/exchange-exports', { students: students.map(({ id }) => id) });
  const job = await jobEnd(clerk, body.jobId);
  if (job.state !== 'done') throw new Error(`export: ${job.message}`);
  const response = await clerk.fetch(`/api/exchange-exports/${body.exportId}/file`);
  const { body: info } = await clerk.get<Exported['info']>(`/api/exchange-exports/${body.exportId}/info`);
  return { exportId: body.exportId, bytes: Buffer.from(await response.arrayBuffer()), info };
}

export const uploadAt = (clerk: Person, name: string, bytes: Buffer, md5 = md5Of(bytes)) =>
  clerk.fetch(`/api/exchange-imports?${new URLSearchParams({ name, md5 })}`, { method: 'POST', headers: { 'Content-Type': 'application/octet-stream' }, body: new Uint8Array(bytes) })
    .then(async (response) => ({ status: response.status, body: (await response.json()) as { id: string; error?: { code: string; fields?: Record<string, string> } } }));

export interface Checked {
  id: string;
  /** `checked`, `refused`, or the code of a refusal at once. */
  state: string;
  message: string | null;
  detail: ImportDetail;
}

/** Uploads an archive and has it checked. */
export async function checkAt(clerk: Person, name: string, bytes: Buffer, password = 'secret'): Promise<Checked> {
  const { body: { id } } = await uploadAt(clerk, name, bytes);
  const started = await clerk.send<{ jobId?: string; error?: { code: string } }>('POST', `/api/exchange-imports/${id}/check`, { password });
  const job = started.body.jobId ? await jobEnd(clerk, started.body.jobId) : null;
  const { body: detail } = await clerk.get<ImportDetail>(`/api/exchange-imports/${id}/students`);
  return { id, state: started.body.error?.code ?? detail.state, message: job?.message ?? null, detail };
}

export async function applyAt(clerk: Person, id: string): Promise<{ state: string; message: string | null; detail: ImportDetail }> {
  const { body } = await clerk.send<{ jobId: string }>('POST', `/api/exchange-imports/${id}/apply`);
  const job = await jobEnd(clerk, body.jobId);
  const { body: detail } = await clerk.get<ImportDetail>(`/api/exchange-imports/${id}/students`);
  return { state: job.state, message: job.message, detail };
}

/** A PDF of exactly so many bytes. */
export function pdfOf(bytes: number, line: string): Buffer {
  const made = pdf(line);
  return Buffer.concat([made.subarray(0, 9), Buffer.from('%'), Buffer.alloc(bytes - made.length - 2, 0x61), Buffer.from('\n'), made.subarray(9)]);
}

/** A portfolio with everything in it: outcomes in every state, a performance of each category, posts. */
export async function fullPortfolio(build: Builders, student: Student, enrolment: Enrolment): Promise<void> {
  const rare = '𠮷野家心得 😀（第１版）.pdf';
  for (const [index, state] of (['draft', 'sent', 'returned', 'certified', 'ticked', 'submitted', 'receipted'] as const).entries()) {
    const bytes = state === 'certified' ? pdfOf(4 * 1024 * 1024, 'at the limit') : undefined;
    await build.outcome(enrolment, {
      state, brief: `${state} 的成果 𠮷`, document: await build.file(student, { name: index % 2 ? rare : '學習成果.pdf', bytes }), media: state === 'ticked' ? await build.file(student, { kind: 'media' }) : null,
    });
  }
  const content = {
    officer: { unit: '班聯會', startDate: '2021-09-01', endDate: '2022-01-20', post: '副會長', level: '1' },
    competition: { name: '科展', item: null, level: '3', award: '佳作', announcedOn: '2021-12-01', team: '1' },
    certificate: { code: 'TOEIC', note: null, score: '905', parts: null, obtainedOn: '2021-11-30', number: 'A-1', group: null },
    service: { name: '淨灘', unit: '環保局', startDate: '2021-10-01', endDate: '2021-10-01', hours: 4.5 },
    flexible: { kind: '1', name: '自主學習', unit: '教務處', year: 110, semester: '1', perWeek: 2, weeks: 18 },
    activity: { kind: '2', unit: '學務處', name: '吉他社', year: 110, semester: '1', periods: 20 },
    workplace: { kind: '2', unit: '某公司', post: '參訪', startDate: '2021-10-01', endDate: '2021-10-01', hours: 3 },
    work: { name: '短片', madeOn: '2021-12-24' },
    advance: { program: '預修', unit: '某大學', name: '微積分', startDate: '2021-07-01', endDate: '2021-08-01', credits: 3, hours: null },
    other: { name: '旅行', organizer: '自己', startDate: '2021-08-01', endDate: '2021-08-10', hours: null },
  };
  for (const [category, values] of Object.entries(content)) {
    await build.insert('performances', {
      school_id: student.school.key, student_id: student.key, year: 110, category, content: JSON.stringify(values), brief: `${category} 心得`, state: 'draft', link: category === 'work' ? 'https://example.test/film' : null,
      document_file_id: (await build.file(student, { name: `${category}.pdf` })).key,
    });
  }
  await build.insert('officer_posts', { school_id: student.school.key, student_id: student.key, year: 110, semester: 1, unit: '一年級', post: '班長', start_date: '2021-09-01', end_date: '2022-01-20', level: '2' });
}
