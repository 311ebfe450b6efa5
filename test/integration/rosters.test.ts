import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CheckResult, ExportResult, RosterLine } from '@portfolio/rosters/contract';
import { createBuilders, jobEnd, signIn, type Builders, type Classroom, type Person, type School } from '../support/builders';
import { shareServer, type SharedTestServer } from '../support/server';
import { readTextWorkbook, sheetNamed, type ReadSheet } from '../support/workbook';

const EDITION = { year: 110, roster: '26', grades: '1,2,3' };
const SEMESTER_SHEET = '學期課程學習成果';

let server: SharedTestServer;
let build: Builders;

beforeAll(async () => {
  server = await shareServer();
  build = createBuilders(server);
});
afterAll(() => server?.stop());

// A school of its own for each test: none sees what another has frozen.
let school: School;
let room: Classroom;
let clerk: Person;

beforeEach(async () => {
  school = await build.school();
  room = await build.classroom(school, { students: 2 });
  const account = await build.account(school, { kind: 'staff', name: '承辦人' });
  await build.roleGroup(school, { modules: ['S0205S', 'S0207S'], members: [account] });
  clerk = await signIn(server, account);
});

const ticked = (seat: number, given: Parameters<Builders['outcome']>[1] = {}) => build.outcome(room.students[seat - 1].enrolment, { state: 'ticked', ...given });

async function startExport(mode: 'draft' | 'final', edition = EDITION): Promise<{ jobId: string; exportId: string }> {
  const { status, body } = await clerk.send<{ jobId: string; exportId: string }>('POST', '/api/rosters/export', { ...edition, mode });
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

async function exportRoster(mode: 'draft' | 'final', edition = EDITION): Promise<{ exportId: string; result: ExportResult; bytes: Buffer; sheets: ReadSheet[]; fileName: string | null }> {
  const { jobId, exportId } = await startExport(mode, edition);
  const job = await jobEnd(clerk, jobId);
  expect(job.state, job.message ?? '').toBe('done');
  const bytes = await fileOf(exportId);
  return { exportId, result: job.result as ExportResult, bytes, sheets: await readTextWorkbook(bytes), fileName: job.fileName };
}

async function fileOf(exportId: string): Promise<Buffer> {
  const response = await clerk.fetch(`/api/roster-exports/${exportId}/file`);
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

async function check(edition = EDITION): Promise<{ result: CheckResult; jobId: string }> {
  const { body } = await clerk.send<{ jobId: string }>('POST', '/api/rosters/check', edition);
  const job = await jobEnd(clerk, body.jobId);
  expect(job.state, job.message ?? '').toBe('done');
  return { result: job.result as CheckResult, jobId: body.jobId };
}

const codesOf = ({ groups }: CheckResult): string[] => groups.map(({ code }) => code);
const table = async (): Promise<RosterLine[]> => (await clerk.get<RosterLine[]>('/api/rosters?year=110')).body;
const stateOf = async (outcome: { key: number }): Promise<string> => (await server.database.query('select state from outcomes where id = $1', [outcome.key])).rows[0].state;

describe('the workbook', () => {
  it('has the cover and six sheets with their headings, even when there is nothing', async () => {
    const { sheets, fileName, result } = await exportRoster('draft');
    expect(fileName).toBe(`${school.code}_1100_26_學生課程學習成果名冊.xlsx`);
    expect(sheets.map(({ name }) => name)).toEqual(['封面', SEMESTER_SHEET, '補修課程學習成果', '重修課程學習成果', '重讀課程學習成果', '轉學轉科課程學習成果', '借讀課程學習成果']);
    expect(sheetNamed(sheets, '封面').rows).toEqual([{ 學校代碼: school.code, 學年度: '110', 學期: '0', 名冊別: '26' }]);
    for (const sheet of sheets.slice(1)) {
      expect(sheet.headers.slice(0, 2)).toEqual(['身分證號', '出生日期']);
      expect(sheet.rows).toEqual([]);
    }
    expect(result.rows).toBe(0);
  });

  it('holds the ticked outcomes in the order of class, seat and course', async () => {
    const second = await ticked(2, { brief: '第二' });
    const first = await ticked(1, { brief: '第一' });
    await build.outcome(room.students[0].enrolment, { state: 'certified' });
    await build.outcome(room.students[0].enrolment, { state: 'sent' });
    const { rows } = sheetNamed((await exportRoster('draft')).sheets, SEMESTER_SHEET);
    expect(rows.map((row) => row.成果簡述)).toEqual([first.brief, second.brief]);
    const { student } = room.students[0];
    expect(rows[0]).toMatchObject({
      身分證號: student.nationalId, 出生日期: '0940402', 實際修課學期: '1', 課程代碼: room.offering.subject.code, 科目名稱: room.offering.subject.name, 開課年級: '1', 修課學分: '3', 影音檔案連結: '',
    });
  });

  it('puts each kind of taking a course on its sheet', async () => {
    const { student } = room.students[0];
    const elsewhere = { origin_school: '000002', origin_year: 109, origin_semester: 2, origin_subject_code: '108000002V1110501010001' };
    const kinds = {
      makeup: { sheet: '補修課程學習成果', columns: { origin_year: 109, origin_semester: 1, method: 'class' } },
      retake: { sheet: '重修課程學習成果', columns: { origin_year: 109, origin_semester: 1, method: 'mixed' } },
      repeat: { sheet: '重讀課程學習成果', columns: {} },
      transfer: { sheet: '轉學轉科課程學習成果', columns: elsewhere },
      visiting: { sheet: '借讀課程學習成果', columns: elsewhere },
    } as const;
    for (const [kind, { columns }] of Object.entries(kinds)) {
      const enrolment = await build.enrolment(student, await build.offering(school), { kind: kind as keyof typeof kinds, columns });
      await build.outcome(enrolment, { state: 'ticked', brief: kind });
    }
    const { sheets, result } = await exportRoster('final');
    for (const [kind, { sheet }] of Object.entries(kinds)) expect(sheetNamed(sheets, sheet).rows.map((row) => row.成果簡述)).toEqual([kind]);
    expect(sheetNamed(sheets, '重修課程學習成果').rows[0]).toMatchObject({ 原修課學年度: '109', 重修方式: '3' });
    expect(sheetNamed(sheets, '轉學轉科課程學習成果').rows[0]).toMatchObject({ 原修課學校代碼: '000002', 課程代碼: '108000002V1110501010001' });
    expect(result.rows).toBe(5);
  });

  it.each(['=cmd|\' /C calc\'!A0', '+1', '-1', '@x', '\t=1+1', '=HYPERLINK("http://x.example","x")'])('keeps %s a text', async (brief) => {
    await ticked(1, { brief });
    // The reader refuses every cell that is no text.
    const { rows } = sheetNamed((await exportRoster('draft')).sheets, SEMESTER_SHEET);
    expect(rows[0].成果簡述).toBe(brief.replace('\t', ' '));
  });

  it('leaves out other grades, other years, the continuing division and other schools', async () => {
    const third = await build.classroom(school, { grade: 3 });
    const evening = await build.classroom(school, { division: 'continuing' });
    const lastYear = await build.classroom(school, { year: 109 });
    const elsewhere = await build.classroom(await build.school());
    for (const { students } of [third, evening, lastYear, elsewhere]) await build.outcome(students[0].enrolment, { state: 'ticked' });
    const mine = await ticked(1);
    const { sheets } = await exportRoster('draft', { ...EDITION, grades: '1,2' });
    expect(sheetNamed(sheets, SEMESTER_SHEET).rows.map((row) => row.成果簡述)).toEqual([mine.brief]);
    expect((await exportRoster('draft')).result.rows).toBe(2);
  });
});

describe('預檢', () => {
  it('finds nothing where all is well, and changes nothing', async () => {
    const outcome = await ticked(1);
    const { result } = await check();
    expect(result).toEqual({ rows: 1, errors: 0, warnings: 0, groups: [] });
    expect(await stateOf(outcome)).toBe('ticked');
  });

  it('names what the central database would refuse, with its place, its student and the list as Excel', async () => {
    await build.update('students', room.students[0].student.key, { birth_date: null });
    await ticked(1);
    await ticked(2);
    const { result, jobId } = await check();
    expect(result).toMatchObject({ rows: 2, errors: 1, warnings: 0 });
    const { student } = room.students[0];
    expect(result.groups[0]).toMatchObject({
      code: 'value-missing', level: 'error', mend: 'students', count: 1,
      findings: [{ values: { column: '出生日期' }, place: { sheet: SEMESTER_SHEET, row: 2 }, student: { id: student.id, no: student.studentNo, className: room.schoolClass.name, seatNo: 1 } }],
    });
    expect(JSON.stringify(result)).not.toContain(student.nationalId);
    const response = await clerk.fetch(`/api/jobs/${jobId}/file`);
    const text = JSON.stringify((await readFindings(Buffer.from(await response.arrayBuffer()))));
    expect(text).toContain('缺少「出生日期」');
    expect(text).not.toContain(student.nationalId);
  });

  it('finds a file that the store has lost', async () => {
    const { document } = await ticked(1);
    const { sha256 } = document as { sha256: string };
    await rm(path.join(server.dataDir, 'files', 'store', sha256.slice(0, 2), sha256.slice(2, 4), sha256));
    expect(codesOf((await check()).result)).toEqual(['file-gone']);
  });

  it('finds the same file twice in a course', async () => {
    const { student, enrolment } = room.students[0];
    const document = await build.file(student);
    await build.outcome(enrolment, { state: 'ticked', document });
    await build.outcome(enrolment, { state: 'ticked', document });
    const { result } = await check();
    expect(codesOf(result)).toEqual(['file-twice']);
    expect(result.errors).toBe(2);
  });

  it('names a student without a class instead of leaving the outcome out', async () => {
    const student = await build.student(school);
    await build.outcome(await build.enrolment(student, room.offering), { state: 'ticked' });
    const { result } = await check({ ...EDITION, grades: '1,2' });
    expect(codesOf(result)).toEqual(['grade-unknown']);
  });

  it('refuses what is not exported, naming the field', async () => {
    const { status, body } = await clerk.send<{ error: { code: string; fields: Record<string, string> } }>('POST', '/api/rosters/check', { ...EDITION, grades: '3' });
    expect(status).toBe(422);
    expect(Object.keys(body.error.fields)).toEqual(['grades']);
    expect((await clerk.send('POST', '/api/rosters/check', { ...EDITION, roster: '99' })).status).toBe(422);
  });
});

async function readFindings(bytes: Buffer): Promise<unknown> {
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  return workbook.worksheets[0].getSheetValues();
}

describe('a draft', () => {
  it('freezes nothing and shows in the table and the history', async () => {
    const outcome = await ticked(1);
    const { exportId } = await exportRoster('draft');
    expect(await stateOf(outcome)).toBe('ticked');
    const [line] = await table();
    expect(line).toMatchObject({ roster: '26', grades: '1,2,3', ticked: 1, submitted: 0, last: { id: exportId, mode: 'draft', state: 'done', madeBy: '承辦人', rows: 1, errors: 0, warnings: 0 } });
    const history = await clerk.get<Record<string, unknown>[]>('/api/roster-exports');
    expect(history.body).toHaveLength(1);
    expect(history.body[0]).toMatchObject({ id: exportId, roster: '26', mode: 'draft', state: 'done', rows: 1, madeBy: '承辦人' });
  });

  it('is made in spite of errors, and counts them', async () => {
    await build.update('students', room.students[0].student.key, { birth_date: null });
    await ticked(1);
    expect((await exportRoster('draft')).result).toMatchObject({ rows: 1, errors: 1 });
  });
});

describe('a final export', () => {
  it('freezes what stands in it, with events, items and audit', async () => {
    const outcome = await ticked(1);
    const { exportId, result, bytes } = await exportRoster('final');
    expect(result).toMatchObject({ rows: 1, frozen: 1, changes: null });
    expect(await stateOf(outcome)).toBe('submitted');
    const { rows: events } = await server.database.query('select from_state, to_state, actor_name from outcome_events where outcome_id = $1 order by id desc limit 1', [outcome.key]);
    expect(events).toEqual([{ from_state: 'ticked', to_state: 'submitted', actor_name: '承辦人' }]);
    const { rows: items } = await server.database.query('select sheet, row_no, cells from roster_items where outcome_id = $1', [outcome.key]);
    expect(items).toMatchObject([{ sheet: SEMESTER_SHEET, row_no: 2, cells: { 成果簡述: outcome.brief, 文件檔案連結: outcome.document?.sha256 } }]);
    expect(JSON.stringify(items)).not.toContain(room.students[0].student.nationalId);
    const { rows: audit } = await server.database.query(`select action, details from audit_entries where school_id = $1 and action = 'roster.exported'`, [school.key]);
    expect(audit).toMatchObject([{ details: { mode: 'final', frozen: 1, sha256: createHash('sha256').update(bytes).digest('hex') } }]);
    expect((await table())[0]).toMatchObject({ ticked: 0, submitted: 1, last: { id: exportId, mode: 'final' } });
  });

  it('is served again byte for byte', async () => {
    await ticked(1);
    const { exportId, bytes } = await exportRoster('final');
    await ticked(2);
    await exportRoster('final');
    expect((await fileOf(exportId)).equals(bytes)).toBe(true);
  });

  it('stops on errors and changes nothing', async () => {
    await build.update('students', room.students[0].student.key, { national_id_sealed: null });
    const outcomes = [await ticked(1), await ticked(2)];
    const { jobId } = await startExport('final');
    const job = await jobEnd(clerk, jobId);
    expect(job.state).toBe('failed');
    expect(job.message).toContain('1 個錯誤');
    for (const outcome of outcomes) expect(await stateOf(outcome)).toBe('ticked');
    const { rows } = await server.database.query('select count(*)::int as items from roster_items where school_id = $1', [school.key]);
    expect(rows[0].items).toBe(0);
    expect((await table())[0].last).toBeNull();
    const history = await clerk.get<Record<string, unknown>[]>('/api/roster-exports');
    expect(history.body[0]).toMatchObject({ state: 'failed', errors: 1 });
  });

  it('is not stopped by warnings', async () => {
    await ticked(1, { brief: '第一行\n第二行' });
    expect((await exportRoster('final')).result).toMatchObject({ warnings: 1, errors: 0, frozen: 1 });
  });

  it('made later holds the submitted ones too, and says what has changed', async () => {
    await ticked(1);
    await exportRoster('final');
    await build.update('subjects', room.offering.subject.key, { name: '新名稱' });
    await ticked(2);
    const { result, sheets } = await exportRoster('final');
    expect(sheetNamed(sheets, SEMESTER_SHEET).rows).toHaveLength(2);
    expect(result).toMatchObject({ rows: 2, frozen: 1, changes: { added: 1, changed: 1, removed: 0 } });
  });

  it('takes a tick out of the student’s hands', async () => {
    await build.openWindows(school);
    const outcome = await ticked(1);
    await exportRoster('final');
    const student = await signIn(server, await build.account(school, { student: room.students[0].student }));
    const { body } = await student.send<{ done: number; refused: { code: string }[] }>('POST', '/api/me/outcomes/untick', { ids: [outcome.id] });
    expect(body).toMatchObject({ done: 0, refused: [{ code: 'illegal-move' }] });
  });
});
