import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { BlobReader, TextWriter, Uint8ArrayWriter, ZipReader, type FileEntry } from '@zip.js/zip.js';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CheckResult, ExportResult, RosterLine } from '@portfolio/rosters/contract';
import { createBuilders, jobEnd, personAt, signIn, type Builders, type Classroom, type Person, type School } from '../support/builders';
import { shareServer, type SharedTestServer } from '../support/server';
import { readTextWorkbook, sheetNamed, type ReadSheet } from '../support/workbook';

/** The other eleven rosters, and the way back from a final one. */
let server: SharedTestServer;
let build: Builders;
let school: School;
let room: Classroom;
let clerk: Person;

beforeAll(async () => {
  server = await shareServer();
  build = createBuilders(server);
});
afterAll(() => server?.stop());

beforeEach(async () => {
  school = await build.school();
  room = await build.classroom(school, { students: 2 });
  const account = await build.account(school, { kind: 'staff', name: '承辦人' });
  await build.roleGroup(school, { modules: ['S0207S', 'S0208S', 'S0218S'], members: [account] });
  clerk = await signIn(server, account);
});

type Folder = '' | 'performance-' | 'officer-';
interface Edition { roster: string; grades: string }

async function run(folder: Folder, { roster, grades }: Edition, mode: 'draft' | 'final' | 'check', year = 110) {
  const body = { year, roster, grades, ...(mode === 'check' ? {} : { mode }) };
  const started = await clerk.send<{ jobId: string; exportId: string }>('POST', `/api/${folder}rosters/${mode === 'check' ? 'check' : 'export'}`, body);
  expect(started.status, JSON.stringify(started.body)).toBe(200);
  return { exportId: started.body.exportId, job: await jobEnd(clerk, started.body.jobId) };
}

async function exported(folder: Folder, edition: Edition, mode: 'draft' | 'final' = 'draft'): Promise<{ exportId: string; bytes: Buffer; sheets: ReadSheet[]; result: ExportResult; fileName: string | null }> {
  const { exportId, job } = await run(folder, edition, mode);
  expect(job.state, job.message ?? '').toBe('done');
  const response = await clerk.fetch(`/api/${folder}roster-exports/${exportId}/file`);
  expect(response.status).toBe(200);
  const bytes = Buffer.from(await response.arrayBuffer());
  return { exportId, bytes, sheets: await readTextWorkbook(bytes), result: job.result as ExportResult, fileName: job.fileName };
}

const stateOf = async (table: 'outcomes' | 'performances', { key }: { key: number }): Promise<string> => (await server.database.query(`select state from ${table} where id = $1`, [key])).rows[0].state;
const post = (seat: number, columns: Record<string, unknown> = {}) => build.insert('officer_posts', {
  school_id: school.key, student_id: room.students[seat - 1].student.key, year: 110, semester: 1, unit: '學生會', post: '會長', start_date: '2021-09-01', end_date: '2022-01-20', level: '1', ...columns,
});
const unlock = (folder: Folder, id: string, reason = '名冊需要更正') => clerk.send<{ reopened: number; error: { code: string } }>('POST', `/api/${folder}roster-exports/${id}/unlock`, { reason });

describe('rosters of performances', () => {
  it('have a sheet for each category, with what the student wrote', async () => {
    const { student } = room.students[0];
    const document = await build.file(student);
    await build.performance(student, { state: 'ticked', brief: '=1+1', document, link: 'https://films.example.test/1' });
    await build.performance(student, {
      state: 'ticked', category: 'officer', brief: '辦理校慶', content: { unit: '學生會', startDate: '2021-09-01', endDate: '2022-01-20', post: '@會長', level: '1' },
    });
    await build.performance(student, { brief: '還沒勾選' });
    const { sheets, fileName, result } = await exported('performance-', { roster: '25', grades: '1,2,3' });
    expect(fileName).toBe(`${school.code}_1100_25_學生自填多元表現名冊.xlsx`);
    expect(result).toMatchObject({ rows: 2, errors: 0 });
    expect(sheets.map(({ name }) => name)).toEqual([
      '封面', '幹部經歷暨事蹟紀錄', '競賽參與紀錄', '檢定證照紀錄', '服務學習紀錄', '彈性學習時間紀錄', '團體活動時間紀錄', '職場學習紀錄', '作品成果紀錄', '大學及技專校院先修課程紀錄', '其他多元表現紀錄',
    ]);
    const [work] = sheetNamed(sheets, '作品成果紀錄').rows;
    expect(work).toMatchObject({ 身分證號: student.nationalId, 出生日期: '0940402', 日期: '1101001', 內容簡述: '=1+1', 影音檔案連結: '', 外部影音連結: 'https://films.example.test/1' });
    expect((await personAt(server).fetch(new URL(work.證明文件連結).pathname)).status).toBe(200);
    expect(sheetNamed(sheets, '幹部經歷暨事蹟紀錄').rows).toMatchObject([{ 單位名稱: '學生會', 開始日期: '1100901', 結束日期: '1110120', 擔任職務: '@會長', 內容簡述: '辦理校慶', 幹部等級: '1' }]);
  });

  it('hold both divisions, and grade 3 by itself', async () => {
    const evening = await build.classroom(school, { division: 'continuing' });
    const third = await build.classroom(school, { grade: 3 });
    for (const { students } of [room, evening, third]) await build.performance(students[0].student, { state: 'ticked' });
    const rowsOf = async (roster: string, grades: string) => (await exported('performance-', { roster, grades })).result.rows;
    expect([await rowsOf('25', '1,2,3'), await rowsOf('25', '1,2'), await rowsOf('35', '3'), await rowsOf('75', '3')]).toEqual([3, 2, 1, 1]);
  });

  it('freeze what stands in a final one, with events and items', async () => {
    const performance = await build.performance(room.students[0].student, { state: 'ticked' });
    const { exportId, result } = await exported('performance-', { roster: '25', grades: '1,2' }, 'final');
    expect(result).toMatchObject({ rows: 1, frozen: 1, changes: null });
    expect(await stateOf('performances', performance)).toBe('submitted');
    const { rows: events } = await server.database.query('select from_state, to_state, actor_name from performance_events where performance_id = $1 order by id', [performance.key]);
    expect(events).toEqual([{ from_state: 'ticked', to_state: 'submitted', actor_name: '承辦人' }]);
    const { rows: items } = await server.database.query('select sheet, cells from roster_items i join roster_exports x on x.id = i.roster_export_id where x.document_id = $1', [exportId]);
    expect(items).toMatchObject([{ sheet: '作品成果紀錄', cells: { 日期: '1101001' } }]);
    await build.performance(room.students[1].student, { state: 'ticked' });
    expect((await exported('performance-', { roster: '25', grades: '1,2' }, 'final')).result).toMatchObject({ rows: 2, frozen: 1, changes: { added: 1, changed: 0, removed: 0 } });
    expect((await clerk.get<unknown[]>('/api/performance-roster-exports')).body).toMatchObject([{ added: 1, changed: 0, removed: 0 }, { added: null }]);
  });

  it('are stopped by what the central database would refuse', async () => {
    const performance = await build.performance(room.students[0].student, { state: 'ticked', content: { name: '名'.repeat(101), madeOn: '2021-10-01' } });
    const { job } = await run('performance-', { roster: '25', grades: '1,2' }, 'check');
    expect((job.result as CheckResult).groups).toMatchObject([{ code: 'value-long', mend: 'performance', count: 1 }]);
    expect((await run('performance-', { roster: '25', grades: '1,2' }, 'final')).job.state).toBe('failed');
    expect(await stateOf('performances', performance)).toBe('ticked');
  });
});

describe('rosters of officers', () => {
  it('hold the posts of their semester and grades, those that the sync has not ended', async () => {
    await post(1);
    await post(2, { post: '文書', ended_at: new Date() });
    await post(2, { post: '總務', semester: 2, start_date: '2022-02-11', end_date: '2022-06-30' });
    const { sheets, fileName } = await exported('officer-', { roster: '24', grades: '1,2,3' });
    expect(fileName).toBe(`${school.code}_1101_24_校內幹部經歷名冊.xlsx`);
    expect(sheetNamed(sheets, '封面').rows).toEqual([{ 學校代碼: school.code, 學年度: '110', 學期: '1', 名冊別: '24' }]);
    expect(sheetNamed(sheets, '幹部經歷紀錄').rows).toEqual([
      { 身分證號: room.students[0].student.nationalId, 出生日期: '0940402', 單位名稱: '學生會', 開始日期: '1100901', 結束日期: '1110120', 擔任職務: '會長', 幹部等級: '1' },
    ]);
    const second = await exported('officer-', { roster: '24', grades: '1,2' });
    expect(sheetNamed(second.sheets, '幹部經歷紀錄').rows.map((row) => row.擔任職務)).toEqual(['總務']);
  });

  it('are checked, and a final one keeps its file', async () => {
    await post(1, { level: null });
    expect(((await run('officer-', { roster: '24', grades: '1,2,3' }, 'check')).job.result as CheckResult).groups).toMatchObject([{ code: 'value-missing', mend: 'posts' }]);
    await server.database.query(`update officer_posts set level = '2' where school_id = $1`, [school.key]);
    const { exportId, bytes, result } = await exported('officer-', { roster: '24', grades: '1,2,3' }, 'final');
    expect(result).toMatchObject({ rows: 1, frozen: 0, changes: null });
    await post(2);
    const again = await clerk.fetch(`/api/officer-roster-exports/${exportId}/file`);
    expect(Buffer.from(await again.arrayBuffer()).equals(bytes)).toBe(true);
    expect((await unlock('officer-', exportId)).body).toEqual({ reopened: 0 });
    expect((await clerk.get<{ state: string }[]>('/api/officer-roster-exports')).body[0]).toMatchObject({ state: 'unlocked', unlockedBy: '承辦人', unlockedReason: '名冊需要更正' });
  });
});

describe('rosters of 進修部', () => {
  it('hold that division alone, with 修課節數; the table shows them to schools that have one', async () => {
    const lines = async () => (await clerk.get<RosterLine[]>('/api/rosters?year=110')).body.map(({ roster, grades }) => `${roster} ${grades}`);
    expect(await lines()).toEqual(['26 1,2,3', '26 1,2', '36 3', '76 3']);
    const evening = await build.classroom(school, { division: 'continuing' });
    await build.outcome(room.students[0].enrolment, { state: 'ticked' });
    const outcome = await build.outcome(evening.students[0].enrolment, { state: 'ticked' });
    expect(await lines()).toEqual(['26 1,2,3', '26 1,2', '28 1,2,3', '28 1,2', '36 3', '38 3', '76 3', '78 3']);
    const { sheets, fileName } = await exported('', { roster: '28', grades: '1,2' });
    expect(fileName).toBe(`${school.code}_1100_28_進修部(學校)學生課程學習成果名冊.xlsx`);
    expect(sheetNamed(sheets, '學期課程學習成果').rows).toMatchObject([{ 成果簡述: outcome.brief, 修課節數: '3' }]);
  });
});

describe('the way back from a final export', () => {
  const ticked = (seat: number) => build.outcome(room.students[seat - 1].enrolment, { state: 'ticked' });

  it('ticks again what it held, ends its links, and says who and why', async () => {
    const outcome = await ticked(1);
    const { exportId, sheets } = await exported('', { roster: '26', grades: '1,2' }, 'final');
    const link = new URL(sheetNamed(sheets, '學期課程學習成果').rows[0].文件檔案連結).pathname;
    expect((await unlock('', exportId, '')).status).toBe(422);
    expect((await unlock('', exportId)).body).toEqual({ reopened: 1 });
    expect(await stateOf('outcomes', outcome)).toBe('ticked');
    expect((await personAt(server).fetch(link)).status).toBe(404);
    const { rows: events } = await server.database.query('select from_state, to_state, actor_name, reason from outcome_events where outcome_id = $1 order by id desc limit 1', [outcome.key]);
    expect(events).toEqual([{ from_state: 'submitted', to_state: 'ticked', actor_name: '承辦人', reason: '名冊需要更正' }]);
    const { rows: audit } = await server.database.query(`select target, details from audit_entries where school_id = $1 and action = 'roster.unlocked'`, [school.key]);
    expect(audit).toEqual([{ target: exportId, details: { reason: '名冊需要更正', reopened: 1 } }]);
    expect((await clerk.get<unknown[]>('/api/roster-exports')).body[0]).toMatchObject({ state: 'unlocked', unlockedBy: '承辦人' });
    expect((await clerk.fetch(`/api/roster-exports/${exportId}/file`)).status).toBe(200);
    const twice = await unlock('', exportId);
    expect([twice.status, twice.body.error.code]).toEqual([409, 'roster-not-unlockable']);
    // Handed in anew: against what had been handed in.
    expect((await exported('', { roster: '26', grades: '1,2' }, 'final')).result).toMatchObject({ frozen: 1, changes: { added: 0, changed: 0, removed: 0 } });
  });

  it('leaves what another final export holds, and what was received', async () => {
    const [held, received] = [await ticked(1), await ticked(2)];
    const first = await exported('', { roster: '26', grades: '1,2' }, 'final');
    const second = await exported('', { roster: '26', grades: '1,2,3' }, 'final');
    await build.update('outcomes', received.key, { state: 'receipted' });
    expect((await unlock('', first.exportId)).body).toEqual({ reopened: 0 });
    expect(await stateOf('outcomes', held)).toBe('submitted');
    expect((await unlock('', second.exportId)).body).toEqual({ reopened: 1 });
    expect([await stateOf('outcomes', held), await stateOf('outcomes', received)]).toEqual(['ticked', 'receipted']);
  });

  it('is for final exports, and brings performances back too', async () => {
    const performance = await build.performance(room.students[0].student, { state: 'ticked' });
    const draft = await exported('performance-', { roster: '25', grades: '1,2' });
    expect((await unlock('performance-', draft.exportId)).status).toBe(409);
    const final = await exported('performance-', { roster: '25', grades: '1,2' }, 'final');
    expect((await unlock('performance-', final.exportId)).body).toEqual({ reopened: 1 });
    expect(await stateOf('performances', performance)).toBe('ticked');
  });
});

describe('what a final export changed', () => {
  it('is listed item by item, in the grid and as Excel', async () => {
    const [changed, removed] = [await build.performance(room.students[0].student, { state: 'ticked', brief: '=原來的' }), await build.performance(room.students[1].student, { state: 'ticked', brief: '拿掉的' })];
    const first = await exported('performance-', { roster: '25', grades: '1,2' }, 'final');
    await unlock('performance-', first.exportId);
    for (const { key } of [changed, removed]) await build.update('performances', key, { state: 'draft', ticked_at: null });
    await build.update('performances', changed.key, { brief: '改過的', document_file_id: (await build.file(room.students[0].student)).key });
    await build.update('performances', changed.key, { state: 'ticked', ticked_at: new Date() });
    await build.performance(room.students[1].student, { state: 'ticked', brief: '新的' });
    const second = await exported('performance-', { roster: '25', grades: '1,2' }, 'final');
    expect(second.result.changes).toEqual({ added: 1, changed: 1, removed: 1 });
    const of = (exportId: string) => new URLSearchParams({ filter: JSON.stringify({ exportId }) }).toString();
    const { body } = await clerk.get<{ change: string; brief: string; what: string | null }[]>(`/api/performance-roster-changes?${of(second.exportId)}`);
    expect(body.map(({ change, brief, what }) => [change, brief, what])).toEqual([
      ['added', '新的', null], ['changed', '改過的', expect.stringMatching(/^(內容簡述：=原來的 → 改過的；證明文件連結|證明文件連結；內容簡述：=原來的 → 改過的)$/)], ['removed', '拿掉的', null],
    ]);
    expect((await clerk.get<unknown[]>(`/api/performance-roster-changes?${of(first.exportId)}`)).body).toEqual([]);
    expect((await clerk.get<unknown[]>(`/api/roster-changes?${of(second.exportId)}`)).body).toEqual([]);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await (await clerk.fetch(`/api/performance-roster-changes/workbook?${of(second.exportId)}`)).arrayBuffer());
    expect(workbook.worksheets[0].getColumn(1).values.slice(1)).toEqual(['變動', '新增', '變更', '移除']);
  });
});

describe('the files of a final export', () => {
  const pack = (folder: Folder, id: string) => clerk.send<{ jobId: string; error: { code: string } }>('POST', `/api/${folder}roster-exports/${id}/attachments`, {});
  const fetchPacked = (id: string) => clerk.fetch(`/api/roster-exports/${id}/attachments`);

  it('are packed with a list of what belongs to which row, and end with the export', async () => {
    const document = await build.file(room.students[0].student, { name: '王小明的報告.pdf' });
    await build.outcome(room.students[0].enrolment, { state: 'ticked', document });
    await build.outcome(room.students[1].enrolment, { state: 'ticked' });
    const draft = await exported('', { roster: '26', grades: '1,2' });
    expect((await pack('', draft.exportId)).body.error.code).toBe('roster-no-attachments');
    const { exportId, sheets } = await exported('', { roster: '26', grades: '1,2' }, 'final');
    expect((await fetchPacked(exportId)).status).toBe(409);
    const job = await jobEnd(clerk, (await pack('', exportId)).body.jobId);
    expect(job).toMatchObject({ state: 'done', result: { exportId } });
    expect((await clerk.get<{ attachmentsMadeAt: string | null }[]>('/api/roster-exports')).body.map(({ attachmentsMadeAt }) => attachmentsMadeAt !== null)).toEqual([true, false]);

    const bytes = Buffer.from(await (await fetchPacked(exportId)).arrayBuffer());
    const entries = (await new ZipReader(new BlobReader(new Blob([bytes]))).getEntries()) as FileEntry[];
    const manifest = await entries[0].getData(new TextWriter());
    const lines = manifest.replace('\uFEFF', '').trim().split('\r\n').slice(1).map((line) => line.split(','));
    expect(lines.map(([sheet, row]) => `${sheet} ${row}`)).toEqual(['學期課程學習成果 2', '學期課程學習成果 3']);
    expect(lines[0]).toEqual(['學期課程學習成果', '2', `files/${document.sha256}.pdf`, String(document.bytes.length), document.sha256]);
    expect(entries.slice(1).map(({ filename }) => filename)).toEqual([...new Set(lines.map(([, , path]) => path))]);
    expect(createHash('sha256').update(await entries[1].getData(new Uint8ArrayWriter())).digest('hex')).toBe(document.sha256);
    expect(manifest).not.toContain('王小明');
    expect(sheetNamed(sheets, '學期課程學習成果').rows).toHaveLength(2);

    await unlock('', exportId);
    expect((await pack('', exportId)).status).toBe(409);
    const { rows: audit } = await server.database.query(`select action from audit_entries where school_id = $1 and action like 'roster.attachments%' order by id`, [school.key]);
    expect(audit.map(({ action }) => action)).toEqual(['roster.attachments-started', 'roster.attachments-packed', 'roster.attachments-opened']);
  });
});

describe('who may', () => {
  it('needs the module of the subject, for the routes and for each export', async () => {
    const account = await build.account(school, { kind: 'staff' });
    await build.roleGroup(school, { modules: ['S0208S'], members: [account] });
    const person = await signIn(server, account);
    await build.outcome(room.students[0].enrolment, { state: 'ticked' });
    const { exportId } = await exported('', { roster: '26', grades: '1,2' }, 'final');
    expect((await person.get('/api/performance-rosters?year=110')).status).toBe(200);
    for (const folder of ['', 'officer-']) expect((await person.get(`/api/${folder}rosters?year=110`)).status, folder).toBe(403);
    // Held by another module: by the routes of one's own it is not there.
    expect((await person.get(`/api/performance-roster-exports/${exportId}/file`)).status).toBe(404);
    expect((await person.send('POST', `/api/performance-roster-exports/${exportId}/unlock`, { reason: '測試' })).status).toBe(404);
    expect((await person.get<unknown[]>('/api/performance-roster-exports')).body).toEqual([]);
    expect((await person.send('POST', '/api/performance-rosters/export', { year: 110, roster: '26', grades: '1,2', mode: 'draft' })).status).toBe(422);
  });
});

/** Reads a workbook with nothing of ours: ZIP and XML of Python's own library. Cells that are no inline text are named by their kind. */
const READER = `
import json, re, sys, zipfile, xml.etree.ElementTree as E
n = {'m': 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'}
r = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id'
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
targets = {e.get('Id'): e.get('Target') for e in E.fromstring(z.read('xl/_rels/workbook.xml.rels'))}
def text(c):
    if c.find('m:f', n) is not None: return 'FORMULA'
    if c.get('t') in ('inlineStr', 'str'): return ''.join(t.text or '' for t in c.iter() if t.tag.endswith('}t') or t.tag.endswith('}v'))
    return '' if c.find('m:v', n) is None else 'KIND ' + str(c.get('t'))
def column(ref):
    k = 0
    for ch in re.match('[A-Z]+', ref).group(): k = k * 26 + ord(ch) - 64
    return k
book = []
for s in E.fromstring(z.read('xl/workbook.xml')).find('m:sheets', n):
    part = E.fromstring(z.read('xl/' + targets[s.get(r)].lstrip('/').replace('xl/', '')))
    rows = []
    for row in part.iter('{%s}row' % n['m']):
        cells = {column(c.get('r')): text(c) for c in row}
        rows.append([cells.get(k, '') for k in range(1, max(cells, default=0) + 1)])
    book.append({'name': s.get('name'), 'rows': rows})
print(json.dumps(book))
`;

function hasPython(): boolean {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

// Skipped where there is no python3: nothing else on the machine reads workbooks without our own library.
describe.skipIf(!hasPython())('read by Python', () => {
  it.each([
    ['', '26', '1,2,3'], ['', '28', '1,2'], ['', '36', '3'], ['', '76', '3'], ['', '38', '3'], ['', '78', '3'],
    ['performance-', '25', '1,2,3'], ['performance-', '35', '3'], ['performance-', '75', '3'], ['officer-', '24', '1,2,3'], ['officer-', '34', '3'], ['officer-', '74', '3'],
  ] as const)('%s roster %s of grades %s holds the same cells, all of them text', async (folder, roster, grades) => {
    const division = ['28', '38', '78'].includes(roster) ? 'continuing' : 'day';
    const grade = grades === '3' ? 3 : 1;
    const { students: [{ student, enrolment }] } = await build.classroom(school, { grade, division });
    await build.outcome(enrolment, { state: 'ticked', brief: '=cmd|"/c calc"!A0' });
    await build.performance(student, { state: 'ticked', brief: '@SUM(1)', content: { name: '+1', madeOn: '2021-10-01' } });
    await build.insert('officer_posts', {
      school_id: school.key, student_id: student.key, year: 110, semester: grades === '3' ? 2 : 1, unit: '-1', post: '=1', start_date: '2021-09-01', end_date: '2022-01-20', level: '1',
    });
    const { bytes, sheets, result } = await exported(folder, { roster, grades });
    expect(result.rows).toBe(1);
    const book = await readByPython(bytes);
    expect(book.map(({ name }) => name)).toEqual(sheets.map(({ name }) => name));
    for (const [index, { headers, rows }] of sheets.entries()) {
      const [read = [], ...lines] = book[index].rows;
      expect(read).toEqual(headers);
      expect(lines.map((line) => headers.map((_, at) => line[at] ?? ''))).toEqual(rows.map((row) => headers.map((header) => row[header])));
    }
    expect(JSON.stringify(book)).not.toMatch(/FORMULA|KIND /);
    expect(JSON.stringify(book)).toMatch(/=cmd|@SUM|"=1"/);
  });
});

async function readByPython(bytes: Buffer): Promise<{ name: string; rows: string[][] }[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'portfolio-roster-'));
  try {
    const file = path.join(folder, 'roster.xlsx');
    writeFileSync(file, bytes);
    const { stdout } = await promisify(execFile)('python3', ['-c', READER, file]);
    return JSON.parse(stdout) as { name: string; rows: string[][] }[];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
