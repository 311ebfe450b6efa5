import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSecrets } from '@portfolio/config/secrets';
import { openDatabase, type Database } from '@portfolio/kernel/server/database';
import { scopeOf } from '@portfolio/kernel/server/scope';
import { createSeal, type Seal } from '@portfolio/kernel/server/seal';
import { provideServices, type Services } from '@portfolio/kernel/server/services';
import { openMessenger } from '@portfolio/mail/server/messenger';
import type { Edition, ReceiptShelf, Summary } from '@portfolio/receipts/contract';
import { remindStudents } from '@portfolio/receipts/server/use-cases/remind-students';
import { faultNames, makeReceipt, type ReceiptFault } from '../../database/receipt/make-receipt';
import { syntheticNationalId } from '../../database/seeds/national-ids';
import { createBuilders, signIn, type Account, type Builders, type Classroom, type Person, type School } from '../support/builders';
import { rawZip } from '../support/raw-zip';
import { archiveOf, importAll, NAME, open, OPEN_NOW, PASSWORD, upload } from '../support/receipts';
import { shareServer, type SharedTestServer } from '../support/server';

let server: SharedTestServer;
let build: Builders;
let database: Database;
let seal: Seal;

beforeAll(async () => {
  server = await shareServer();
  build = createBuilders(server);
  database = openDatabase(server.databaseUrl, 2);
  const { FIELD_KEY, INDEX_KEY } = loadSecrets(server.dataDir, {});
  seal = createSeal(FIELD_KEY, INDEX_KEY);
});
afterAll(async () => {
  await database?.close();
  await server?.stop();
});

interface Made {
  school: School;
  room: Classroom;
  administrator: Person;
  students: Person[];
  accounts: Account[];
}

/** A school whose students have two submitted outcomes each. */
async function schoolOf(students: number): Promise<Made> {
  const school = await build.school();
  await build.term(school, { semester: 2 });
  const room = await build.classroom(school, { students, semester: 2 });
  const accounts: Account[] = [];
  for (const { student, enrolment } of room.students) {
    for (const part of ['甲', '乙']) await build.outcome(enrolment, { state: 'submitted', brief: `${student.name} 的成果${part}` });
    accounts.push(await build.account(school, { student }));
  }
  const administrator = await signIn(server, await build.account(school));
  return { school, room, administrator, students: await Promise.all(accounts.map((account) => signIn(server, account))), accounts };
}

const receiptOf = ({ school }: Made, faults: readonly ReceiptFault[] = [], zip: 'aes' | 'crypto' = 'aes') =>
  makeReceipt(scopeOf(database, school.key), seal, { term: { year: 110, semester: 2 }, password: PASSWORD, zip, faults, categories: ['outcomes', 'courses'], now: new Date('2022-03-02T02:30:00Z') });

const mine = async (person: Person): Promise<ReceiptShelf> => (await person.get<ReceiptShelf>('/api/me/receipts')).body;
const outcomesOf = (shelf: ReceiptShelf) => shelf.receipts.find(({ category }) => category === 'outcomes') as ReceiptShelf['receipts'][number];
const listOf = async <T>(person: Person, resource: string, filter: Record<string, unknown> = { term: '1102' }): Promise<T[]> =>
  (await person.get<T[]>(`/api/${resource}?${new URLSearchParams({ filter: JSON.stringify(filter) })}`)).body;
const headingsOf = async (person: Person, resource: string): Promise<string[]> => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await (await person.fetch(`/api/${resource}/workbook?${new URLSearchParams({ filter: '{"term":"1102"}' })}`)).arrayBuffer());
  return (workbook.worksheets[0].getRow(1).values as string[]).slice(1);
};
const counted = async (school: School, sql: string): Promise<number> => (await server.database.query(`select count(*)::int as n from ${sql}`, [school.key])).rows[0].n;

describe('a year’s receipt', () => {
  it('goes its way: three errors, confirmed and reported, noted, corrected, and only those asked again', async () => {
    const made = await schoolOf(4);
    const { administrator, students, school, room } = made;
    const first = await importAll(administrator, (await receiptOf(made, ['missing', 'extra', 'wrong'])).bytes);
    expect(first.map(({ category, change, version, students: people, reset }) => ({ category, change, version, people, reset }))).toEqual([
      { category: 'courses', change: 'new', version: 1, people: 4, reset: 0 }, { category: 'outcomes', change: 'new', version: 1, people: 4, reset: 0 },
    ].sort((a, b) => first.findIndex((part) => part.category === a.category) - first.findIndex((part) => part.category === b.category)));
    // 8 submitted, one missing, one with another brief.
    expect(await counted(school, `outcomes where school_id = $1 and state = 'receipted'`)).toBe(6);
    expect(await counted(school, `outcome_events where school_id = $1 and to_state = 'receipted'`)).toBe(6);

    const shelves = await Promise.all(students.map(mine));
    expect(shelves.map((shelf) => outcomesOf(shelf).ticked?.map(({ held }) => held))).toEqual([[false, true], [true, true], [false, true], [true, true]]);
    expect(shelves.map((shelf) => outcomesOf(shelf).tables?.[0].ticked)).toEqual([[true], [true, true, false], [false, true], [true, true]]);
    const answer = (index: number, verb: string, body: Record<string, unknown> = {}) => students[index].send<{ error?: { code: string } }>('POST', `/api/me/receipts/${outcomesOf(shelves[index]).id}/${verb}`, { version: 1, ...body });
    expect((await answer(3, 'confirm')).status).toBe(200);
    expect((await answer(0, 'report', { reports: [{ kind: 'missing', description: '少了一件' }] })).status).toBe(200);
    expect((await answer(1, 'report', { reports: [{ kind: 'surplus', description: '=cmd|多一件' }, { kind: 'wrong', description: '+1' }] })).status).toBe(200);
    expect((await answer(2, 'report', { reports: [] })).status).toBe(422);
    expect((await answer(2, 'report', { reports: [{ kind: 'wrong', description: '' }] })).status).toBe(422);
    // Locked after an answer; another's looks like one that is not there.
    expect((await answer(3, 'report', { reports: [{ kind: 'wrong', description: 'x' }] })).body.error?.code).toBe('receipt-answered');
    expect((await students[2].send('POST', `/api/me/receipts/${outcomesOf(shelves[3]).id}/confirm`, { version: 1 })).status).toBe(404);

    // Two people answer one report: the second is told who was faster.
    const reports = await listOf<{ id: string; number: number; kind: string; lockVersion: number; description: string }>(administrator, 'receipt-reports');
    expect(reports.map(({ number, kind }) => [number, kind]).sort()).toEqual([[1, 'missing'], [2, 'surplus'], [3, 'wrong']]);
    const report = reports.find(({ kind }) => kind === 'missing') as (typeof reports)[number];
    const other = await signIn(server, await build.account(school, { name: '第二位管理者' }));
    const [one, two] = await Promise.all([administrator, other].map((person, index) => person.send<{ error?: { code: string; message: string } }>('PUT', `/api/receipt-reports/${report.id}/note`, { note: `備註${index}`, lockVersion: report.lockVersion })));
    expect([one.status, two.status].sort()).toEqual([200, 409]);
    expect([one, two].find(({ status }) => status === 409)?.body.error?.code).toBe('receipt-noted-meanwhile');
    expect(outcomesOf(await mine(students[0])).reports[0]).toMatchObject({ kind: 'missing', state: 'noted', note: expect.stringMatching(/^備註/) });
    expect(await counted(school, `notifications where school_id = $1 and template = 'receipt-noted'`)).toBe(1);

    // The same archive again changes nothing; the corrected one asks three students again, and the fourth stays confirmed.
    const again = await importAll(administrator, (await receiptOf(made, ['missing', 'extra', 'wrong'])).bytes);
    expect(again.map(({ change }) => change)).toEqual(['same', 'same']);
    const corrected = await importAll(administrator, (await receiptOf(made, [], 'crypto')).bytes);
    expect(corrected.find(({ category }) => category === 'outcomes')).toMatchObject({ change: 'new', version: 2, differing: 3, reset: 2, receipted: 2 });
    expect(corrected.find(({ category }) => category === 'courses')).toMatchObject({ change: 'same' });
    const after = await Promise.all(students.map(mine));
    expect(after.map((shelf) => outcomesOf(shelf).state)).toEqual(['open', 'open', 'open', 'confirmed']);
    expect(outcomesOf(after[0]).reports.map(({ state }) => state)).toEqual(['review']);
    expect(await counted(school, `notifications where school_id = $1 and template = 'receipt-changed'`)).toBe(2);
    // An answer to the version before is not one to this.
    expect((await answer(0, 'confirm')).body.error?.code).toBe('changed');
    expect((await students[0].send('POST', `/api/me/receipts/${outcomesOf(after[0]).id}/confirm`, { version: 2 })).status).toBe(200);
    expect(outcomesOf(await mine(students[0])).reports.map(({ state }) => state)).toEqual(['settled']);

    // Statistics add up, by class, by student and in the head.
    const [row] = await listOf<Record<string, unknown>>(administrator, 'receipt-classes');
    expect(row).toMatchObject({ className: room.schoolClass.name, outcomesConfirmed: 2, outcomesReported: 0, coursesConfirmed: 0, performancesConfirmed: 0, students: 4 });
    const { body: summary } = await administrator.get<Summary>(`/api/receipt-summary?term=1102&classId=${room.schoolClass.id}`);
    expect(summary.parts.map(({ category, total, confirmed, reported }) => [category, total, confirmed, reported])).toEqual([['courses', 4, 0, 0], ['outcomes', 4, 2, 0]]);
    const states = await listOf<{ outcomes: string | null; officers: string | null }>(administrator, 'receipt-answers', { term: '1102', classId: room.schoolClass.id });
    expect(states.map(({ outcomes, officers }) => [outcomes, officers])).toEqual([['confirmed', null], ['open', null], ['open', null], ['confirmed', null]]);
    expect(await listOf(administrator, 'receipt-differences', { term: '1102', onlyDifferences: true })).toEqual([]);
    const [all] = await listOf<Record<string, unknown>>(administrator, 'receipt-differences');
    expect(all).toMatchObject({ outcomesTicked: 2, outcomesHeld: 2, outcomesHere: 0, outcomesThere: 0, performancesHeld: null });

    // Staff open one again.
    expect((await administrator.send('POST', `/api/receipts/${outcomesOf(after[3]).id}/reopen`, {})).status).toBe(200);
    expect(outcomesOf(await mine(students[3])).state).toBe('open');

    // What a student typed stays text.
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await (await administrator.fetch(`/api/receipt-reports/workbook?${new URLSearchParams({ filter: '{"term":"1102"}' })}`)).arrayBuffer());
    const cells: ExcelJS.Cell[] = [];
    workbook.worksheets[0].eachRow((line) => line.eachCell((cell) => cells.push(cell)));
    expect(cells.filter(({ value }) => value === '=cmd|多一件' || value === '+1').map(({ type }) => type)).toEqual([ExcelJS.ValueType.String, ExcelJS.ValueType.String]);
  });

  it('tells 8.2 which items differ, and keeps who is not on the register', async () => {
    const made = await schoolOf(3);
    const { administrator, room, school } = made;
    await importAll(administrator, (await receiptOf(made, ['missing', 'extra', 'wrong', 'stranger'])).bytes);
    const rows = await listOf<{ id: string; outcomesHere: number; outcomesThere: number }>(administrator, 'receipt-differences', { term: '1102', onlyDifferences: true });
    expect(rows.map(({ outcomesHere, outcomesThere }) => [outcomesHere, outcomesThere])).toEqual([[1, 0], [0, 1], [1, 1]]);
    const { body } = await administrator.get<{ items: { side: string; label: string }[] }>(`/api/students/${room.students[2].student.id}/receipt-differences?term=1102`);
    expect(body.items.map(({ side }) => side).sort()).toEqual(['both', 'here', 'there']);
    expect(body.items.find(({ side }) => side === 'there')?.label).toContain('（有誤）');

    const strangers = await listOf<{ tail: string; rows: number }>(administrator, 'receipt-strangers');
    expect(strangers).toHaveLength(2);
    expect(strangers[0].tail).toBe(syntheticNationalId('男', 800_000).slice(-3));
    // No whole national ID anywhere that leaves, nor in the tables.
    const { rows: held } = await server.database.query(`select string_agg(r::text, '') as text from receipts r where school_id = $1`, [school.key]);
    for (const { student } of room.students) expect(held[0].text).not.toContain(student.nationalId);
    const detail = await administrator.get<ReceiptShelf>(`/api/students/${room.students[0].student.id}/receipts?term=1102`);
    expect(detail.body.receipts.map(({ category, importedBy, rosters }) => [category, importedBy !== null, rosters.length > 0])).toEqual([['courses', true, true], ['outcomes', true, true]]);
    expect(await counted(school, `audit_entries where school_id = $1 and action = 'receipt.viewed'`)).toBe(1);

    const workbook = new ExcelJS.Workbook();
    const response = await administrator.fetch('/api/receipts/rows?term=1102&category=outcomes');
    expect(response.status).toBe(200);
    await workbook.xlsx.load(await response.arrayBuffer());
    expect(workbook.worksheets.map(({ name, rowCount }) => [name, rowCount])).toEqual([['學期課程學習成果', 1 + 6 + 1]]);
  });

  it('matches performances by category and name, and shows arrays that nobody knows', async () => {
    const { school, room, administrator, students: [student] } = await schoolOf(1);
    const [{ student: owner }] = room.students;
    const performance = await build.insert('performances', { school_id: school.key, student_id: owner.key, year: 110, category: 'service', content: { name: '淨灘　活動' }, brief: '海邊', state: 'draft' });
    for (const state of ['ticked', 'submitted']) await build.update('performances', performance.key, { state, ticked_at: new Date(), submitted_at: new Date() });
    const person = { 身分證號: owner.nationalId.toLowerCase(), 出生日期: '0940402', 新表: [{ 新欄: 'x' }], 服務學習紀錄: [{ 服務名稱: '淨灘 活動', 內容簡述: '海邊' }, { 服務名稱: '沒勾選' }] };
    const [part] = await importAll(administrator, await archiveOf('1102', { performances: [person] }));
    expect(part).toMatchObject({ category: 'performances', rows: 3, receipted: 1 });
    const [receipt] = (await mine(student)).receipts;
    expect(receipt.tables?.map(({ name, ticked }) => [name, ticked])).toEqual([['服務學習紀錄', [true, false]], ['新表', [false]]]);
    expect(receipt.ticked).toMatchObject([{ title: 'service', label: '淨灘　活動', held: true }]);
    expect((await server.database.query('select state from performances where id = $1', [performance.key])).rows[0].state).toBe('receipted');
  });

  it('has a line for one who submitted and is not in it, and for one who is gone from it', async () => {
    const made = await schoolOf(2);
    const { administrator, room, students } = made;
    const people = room.students.map(({ student }) => ({ 身分證號: student.nationalId, 出生日期: '0940402', 學期課程學習成果: [{ 課程代碼: room.offering.subject.code, 成果簡述: `${student.name} 的成果甲` }] }));
    expect((await importAll(administrator, await archiveOf('1102', { outcomes: people.slice(0, 1) })))[0]).toMatchObject({ students: 2, differing: 1, receipted: 1 });
    expect(outcomesOf(await mine(students[1]))).toMatchObject({ tables: [], state: 'open' });
    await students[0].send('POST', `/api/me/receipts/${outcomesOf(await mine(students[0])).id}/confirm`, { version: 1 });
    expect((await importAll(administrator, await archiveOf('1102', { outcomes: people.slice(1) })))[0]).toMatchObject({ version: 2, differing: 2, reset: 1 });
    expect(outcomesOf(await mine(students[0]))).toMatchObject({ tables: [], state: 'open', version: 2 });
    // One person in two pieces is one person.
    const [head, tail] = [{ ...people[0] }, { ...people[0], 學期課程學習成果: [{ 課程代碼: room.offering.subject.code, 成果簡述: '另一件' }] }];
    expect((await importAll(administrator, await archiveOf('1102', { outcomes: [head, tail, people[1]] })))[0]).toMatchObject({ version: 3, students: 2, differing: 1, rows: 3 });
    expect(outcomesOf(await mine(students[0])).tables?.flatMap(({ ticked }) => ticked)).toEqual([true, false]);
  });
});

describe('what is refused', () => {
  const CODES: Partial<Record<ReceiptFault, string>> = {
    sha: 'receipt-hash', absent: 'receipt-missing', unlisted: 'receipt-unlisted', member: 'receipt-member', school: 'receipt-school', json: 'receipt-json', cut: 'archive-unreadable',
  };

  it('is refused whole, with nothing written and nothing left in the spool', async () => {
    const made = await schoolOf(2);
    const { administrator, school } = made;
    for (const fault of faultNames.filter((name) => CODES[name])) {
      const { bytes } = await receiptOf(made, [fault]);
      const taken = await upload(administrator, bytes);
      const answered = taken.status === 200 ? await open(administrator, taken.body.id) : taken;
      expect(answered.body.error?.code, fault).toBe(CODES[fault]);
      if (taken.status === 200) {
        // Not opened: it cannot be taken either.
        expect((await administrator.send('POST', `/api/receipt-imports/${taken.body.id}/import`, { parts: [{ category: 'outcomes', ...OPEN_NOW }] })).status).toBe(409);
        expect((await administrator.send('DELETE', `/api/receipt-imports/${taken.body.id}`)).status).toBe(200);
      }
    }
    const { bytes } = await receiptOf(made);
    expect((await upload(administrator, bytes, { term: '1101', name: NAME('1102') })).body.error?.code).toBe('receipt-term');
    expect((await upload(administrator, bytes, { name: '收訖明細.zip' })).body.error?.code).toBe('receipt-name');
    expect((await upload(administrator, Buffer.from('no archive'))).body.error?.code).toBe('archive-unreadable');
    const json = { name: '1102課程學習成果.json', data: Buffer.from('{}') };
    for (const hostile of [{ name: 'b.json', data: Buffer.alloc(16 << 20), deflate: true }, { name: '../../x.json' }, { name: 'x.json', mode: 0o120777 }, { ...json }, { name: 'x.json', data: json.data, offset: 0 }]) {
      expect((await upload(administrator, rawZip([json, hostile]))).body.error?.code, hostile.name).toMatch(/^archive-/);
    }
    const taken = await upload(administrator, bytes);
    expect((await open(administrator, taken.body.id, 'wrong')).body.error?.code).toBe('archive-password');
    expect(await counted(school, 'receipt_editions where school_id = $1')).toBe(0);
    expect(await counted(school, 'receipts where school_id = $1')).toBe(0);
    expect(await counted(school, `outcomes where school_id = $1 and state = 'receipted'`)).toBe(0);
  });

  it('is what a role group does not hold', async () => {
    const made = await schoolOf(2);
    const { school, administrator, students } = made;
    const account = await build.account(school, { kind: 'staff' });
    await build.roleGroup(school, { modules: ['S0501S', 'S0502S', 'S0503S', 'S0504S', 'S0505S', 'S0208S'], members: [account] });
    const clerk = await signIn(server, account);
    const { bytes } = await receiptOf(made);
    const taken = await upload(clerk, bytes);
    const opened = await open(clerk, taken.body.id);
    expect([opened.body.parts, opened.body.others]).toEqual([[], 2]);
    expect((await clerk.send<{ error: { code: string } }>('POST', `/api/receipt-imports/${taken.body.id}/import`, { parts: [{ category: 'outcomes', ...OPEN_NOW }] })).body.error.code).toBe('receipt-category');
    await importAll(administrator, bytes);
    await students[0].send('POST', `/api/me/receipts/${outcomesOf(await mine(students[0])).id}/report`, { version: 1, reports: [{ kind: 'wrong', description: '不對' }] });

    expect((await clerk.get<Edition[]>('/api/receipt-editions?term=1102')).body).toEqual([]);
    expect((await clerk.get<ReceiptShelf>(`/api/students/${made.room.students[0].student.id}/receipts?term=1102`)).body.receipts).toEqual([]);
    expect(await listOf(clerk, 'receipt-reports')).toEqual([]);
    expect((await clerk.get<Summary>('/api/receipt-summary?term=1102')).body.parts).toEqual([]);
    expect((await listOf<{ outcomes: unknown; courses: unknown }>(clerk, 'receipt-students')).map(({ outcomes, courses }) => [outcomes, courses])).toEqual([[null, null], [null, null]]);
    expect((await listOf<{ outcomesConfirmed: unknown }>(clerk, 'receipt-classes')).map(({ outcomesConfirmed }) => outcomesConfirmed)).toEqual([null]);
    expect(await listOf(clerk, 'receipt-differences')).toEqual([]);
    // In Excel there is no column of what one may not see, not even an empty one.
    for (const [resource, ...columns] of [
      ['receipt-students', '班級', '座號', '學號', '姓名', '多元表現'], ['receipt-answers', '班級', '座號', '學號', '姓名', '多元表現'],
      ['receipt-classes', '查詢學年期', '現在年級', '現在班級', '多元表現已確認人數', '多元表現錯誤回報人數', '現在班級總人數'],
      ['receipt-differences', '班級', '座號', '學號', '姓名', '多元表現勾選', '多元表現收訖', '表現只在本系統', '表現只在中央'],
    ]) expect(await headingsOf(clerk, resource), resource).toEqual(columns);
    expect((await clerk.get<{ items: unknown[] }>(`/api/students/${made.room.students[0].student.id}/receipt-differences?term=1102`)).body.items).toEqual([]);
    expect((await clerk.fetch('/api/receipts/rows?term=1102&category=outcomes')).status).toBe(404);
    const [report] = await listOf<{ id: string; receiptId: string; lockVersion: number }>(administrator, 'receipt-reports');
    expect((await clerk.send('PUT', `/api/receipt-reports/${report.id}/note`, { note: 'x', lockVersion: report.lockVersion })).status).toBe(404);
    expect((await clerk.send('POST', `/api/receipts/${report.receiptId}/reopen`, {})).status).toBe(404);
    const { body: [edition] } = await administrator.get<Edition[]>('/api/receipt-editions?term=1102');
    expect((await clerk.send('PUT', `/api/receipt-editions/${edition.id}/period`, { ...OPEN_NOW, lockVersion: edition.lockVersion })).status).toBe(404);
  });
});

describe('the time for confirming', () => {
  it('keeps answers out before and after, hides rows before, and can be changed once by whoever read it', async () => {
    const made = await schoolOf(1);
    const { administrator, students: [student] } = made;
    const hour = 3600_000;
    const at = (hours: number): string => new Date(Date.now() + hours * hour).toISOString();
    await importAll(administrator, (await receiptOf(made)).bytes, { period: { startsAt: at(1), endsAt: at(73) } });
    const before = outcomesOf(await mine(student));
    expect(before).toMatchObject({ phase: 'before', tables: null, ticked: null });
    const confirm = () => student.send<{ error?: { code: string; message: string } }>('POST', `/api/me/receipts/${before.id}/confirm`, { version: 1 });
    expect((await confirm()).body.error?.code).toBe('receipt-early');
    const edition = async (): Promise<Edition> => (await administrator.get<Edition[]>('/api/receipt-editions?term=1102')).body.find(({ category }) => category === 'outcomes') as Edition;
    const set = async (startsAt: string, endsAt: string, lockVersion: number) => administrator.send<{ error?: { code: string } }>('PUT', `/api/receipt-editions/${(await edition()).id}/period`, { startsAt, endsAt, lockVersion });
    expect((await set(at(-3), at(-4), 0)).status).toBe(422);
    expect((await set(at(-3), at(-2), 0)).status).toBe(200);
    expect((await set(at(-3), at(2), 0)).body.error?.code).toBe('changed');
    expect((await confirm()).body.error?.code).toBe('receipt-late');
    expect((await set(at(-3), at(2), 1)).status).toBe(200);

    // Ends in two hours and nobody has answered: one reminder, whatever number of times is looked.
    provideServices({ database, messenger: openMessenger(seal) } as unknown as Services);
    await Promise.all([remindStudents(), remindStudents()]);
    await remindStudents();
    expect(await counted(made.school, `notifications where school_id = $1 and template = 'receipt-reminder'`)).toBe(1);
    expect((await edition()).remindedAt).not.toBeNull();
    expect((await confirm()).status).toBe(200);
  });

  it('is by default that of the manual', async () => {
    const made = await schoolOf(1);
    const taken = await upload(made.administrator, (await receiptOf(made)).bytes);
    const { period } = (await open(made.administrator, taken.body.id)).body;
    const hours = (Date.parse(period.endsAt) - Date.parse(period.startsAt)) / 3600_000;
    expect(hours).toBe(48);
    expect(Date.parse(period.startsAt) - Date.now()).toBeGreaterThan(24 * 3600_000 - 5000);
    expect(Date.parse(period.startsAt) - Date.now()).toBeLessThanOrEqual(25 * 3600_000);
  });
});
