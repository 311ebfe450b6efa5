import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  counsellingLists, outcomeDimensions, outcomeLists, performanceDimensions, performanceLists, planLists, receiptLists, studentLists, uploadDimensions, uploadLists, type Dashboard, type SavedFilter, type SheetClass, type Sheets,
} from '@portfolio/insight/contract';
import type { OutcomeState } from '@portfolio/portfolio/domain/outcome';
import type { ModuleCode } from '@portfolio/config/permissions';
import { createBuilders, signIn, type Builders, type Classroom, type Person, type School } from '../support/builders';
import { startServer, type TestServer } from '../support/server';
import { openStatementCounter, type StatementCounter } from '../support/statement-counter';

/** The numbers of all screens agree: each total is the sum of its parts, and the count of the rows behind it. */
const STATES: OutcomeState[] = ['draft', 'sent', 'certified', 'returned', 'ticked', 'submitted'];
const SEED = 20_211_004;
type Line = Record<string, number | string | null> & { id: string };

let counter: StatementCounter;
let server: TestServer;
let build: Builders;
let school: School;
let admin: Person;
let viewer: Person;
const rooms: Classroom[] = [];
const receipts: number[] = [];

async function rowsOf(person: Person, resource: string, params: Record<string, unknown> = { term: '1101' }): Promise<Line[]> {
  const { status, body } = await person.get<Line[]>(`/api/${resource}?range=${encodeURIComponent('[0,999]')}&filter=${encodeURIComponent(JSON.stringify(params))}`);
  expect(status, `${resource}: ${JSON.stringify(body)}`).toBe(200);
  return body;
}
const sum = (rows: Line[], column: string): number => rows.reduce((total, row) => total + Number(row[column] ?? 0), 0);

beforeAll(async () => {
  server = await startServer({
    env: { WORKER: '0' },
    through: async (url) => {
      counter = await openStatementCounter(url);
      return counter.url;
    },
  });
  build = createBuilders(server);
  school = await build.school();
  await build.term(school);
  await build.openWindows(school);
  for (const [grade, students] of [[1, 7], [2, 6], [3, 3]]) rooms.push(await build.classroom(school, { grade, students }));
  const [chosen] = fc.sample(fc.array(fc.tuple(fc.nat(2), fc.nat(6), fc.constantFrom(...STATES)), { minLength: 40, maxLength: 60 }), { seed: SEED, numRuns: 1 });
  for (const [room, seat, state] of chosen) {
    const { students } = rooms[room];
    await build.outcome(students[seat % students.length].enrolment, { state });
  }
  for (const { students } of rooms) for (const { student } of students) await build.performance(student);
  // Another reviewer of a course makes nothing count twice.
  const second = await build.teacher(school);
  await build.insert('offering_teachers', { school_id: school.key, offering_id: rooms[0].offering.key, teacher_id: second.key, position: 2, reviews: true });
  const record = await build.insert('counselling_records', { school_id: school.key, teacher_id: second.key, year: 110, semester: 1, kind: 'group', subject: '選課', held_on: '2021-10-01' });
  for (const { student } of rooms[0].students) await build.insert('counselling_attendances', { school_id: school.key, counselling_record_id: record.key, student_id: student.key });
  for (const [index, { student }] of rooms[0].students.entries()) {
    const plan = await build.insert('study_plans', { school_id: school.key, student_id: student.key, year: 110, semester: 1, title: `計畫${index}`, state: 'draft' });
    if (index < 3) await build.update('study_plans', plan.key, { state: 'submitted', stage_position: 1, submitted_at: new Date('2021-10-01'), stages: JSON.stringify([{ kind: 'homeroom', group: null, name: null }]) });
  }
  const edition = await build.insert('receipt_editions', { school_id: school.key, year: 110, semester: 1, category: 'outcomes', version: 1, json_sha_256: '0'.repeat(64), rosters: '[]', starts_at: new Date('2021-09-01'), ends_at: new Date('2099-09-01'), imported_at: new Date(), lock_version: 1 });
  for (const [index, { student }] of rooms[1].students.entries()) {
    const receipt = await build.insert('receipts', { school_id: school.key, receipt_edition_id: edition.key, student_id: student.key, national_id_index: student.id, national_id_tail: '789', tables: '[]', rows: 1, hash: '0'.repeat(64), version: 1, state: index < 2 ? 'confirmed' : 'open', answered_at: index < 2 ? new Date() : null });
    receipts.push(receipt.key);
  }
  admin = await signIn(server, await build.account(school));
  const staff = await build.account(school, { kind: 'staff' });
  await build.roleGroup(school, { modules: ['S0601S', { code: 'S0216S' }], members: [staff] });
  viewer = await signIn(server, staff);
});
afterAll(async () => {
  await server?.stop();
  counter?.close();
});

describe('the numbers of all screens agree', () => {
  it('whatever outcomes are counted by, each total is the sum of its parts and of 4.1', async () => {
    const ticks = await rowsOf(admin, 'outcome-ticks');
    const expected = { uploaded: sum(ticks, 'uploaded'), certified: sum(ticks, 'certified'), ticked: sum(ticks, 'ticked') };
    expect(expected.uploaded).toBeGreaterThan(39);
    for (const { resource } of [...outcomeDimensions.filter((by) => by !== 'day').map((by) => outcomeLists[by]), ...uploadDimensions.map((by) => uploadLists[by])]) {
      const rows = await rowsOf(admin, resource);
      expect({ uploaded: sum(rows, 'uploaded'), certified: sum(rows, 'certified'), ticked: sum(rows, 'ticked') }, resource).toEqual(expected);
      for (const row of rows) expect(row.uploaded, resource).toBe(Number(row.draft) + Number(row.waiting) + Number(row.returned) + Number(row.certified));
    }
  });

  it('by day it is what was ever sent', async () => {
    const { rows: [{ count }] } = await server.database.query(`select count(*)::int from outcomes where school_id = $1 and sent_at is not null and removed_at is null`, [school.key]);
    expect(sum(await rowsOf(admin, 'outcomes-by-day'), 'uploaded')).toBe(count);
  });

  it('a term and its year agree, and another year is empty', async () => {
    for (const by of outcomeDimensions) {
      const [term, year] = [await rowsOf(admin, `outcomes-by-${by}`), await rowsOf(admin, `outcomes-by-${by}`, { term: '1100' })];
      expect(sum(year, 'uploaded')).toBe(sum(term, 'uploaded'));
      expect(await rowsOf(admin, `outcomes-by-${by}`, { term: '1092' })).toEqual([]);
    }
  });

  it('performances add up to 4.2', async () => {
    const ticks = await rowsOf(admin, 'performance-ticks');
    for (const by of performanceDimensions) {
      const rows = await rowsOf(admin, performanceLists[by].resource);
      expect([sum(rows, 'written'), sum(rows, 'ticked')], by).toEqual([sum(ticks, 'written'), sum(ticks, 'ticked')]);
      for (const row of rows) expect(row.written, by).toBe(Number(row.unticked) + Number(row.ticked));
    }
  });

  it('students who use it are those of 4.1 who have something, class by class', async () => {
    const ticks = await rowsOf(admin, 'outcome-ticks');
    const usage = await rowsOf(admin, 'outcome-usage');
    expect(sum(usage, 'students')).toBe(ticks.length);
    for (const row of usage) {
      const own = ticks.filter(({ className }) => className === row.className);
      for (const measure of ['uploaded', 'sent', 'certified', 'ticked']) expect(row[measure], measure).toBe(own.filter((student) => Number(student[measure]) > 0).length);
    }
  });

  it('what teachers received is what was certified, sent back and waits', async () => {
    const rows = await rowsOf(admin, 'certification-statistics');
    const [total] = await rowsOf(admin, 'outcomes-by-term');
    expect([sum(rows, 'certified'), sum(rows, 'returned'), sum(rows, 'waiting')]).toEqual([total.certified, total.returned, total.waiting]);
    for (const row of rows) expect(row.received).toBe(Number(row.certified) + Number(row.returned) + Number(row.waiting));
  });

  it('4.4: each teacher’s number is the sum of the students’ behind it, most first', async () => {
    const teachers = await rowsOf(admin, 'uncertified-teachers');
    expect(teachers.length).toBeGreaterThan(1);
    expect(teachers.map(({ waiting }) => waiting)).toEqual([...teachers].sort((a, b) => Number(b.waiting) - Number(a.waiting)).map(({ waiting }) => waiting));
    for (const { id, waiting } of teachers) expect(sum(await rowsOf(admin, 'uncertified-students', { term: '1101', teacher: id }), 'waiting')).toBe(waiting);
    expect(await rowsOf(admin, 'uncertified-students')).toEqual([]);
  });

  it('counselling counts a record once and each who was there', async () => {
    expect(await rowsOf(admin, 'counselling-statistics')).toMatchObject([{ groups: 1, individuals: 0, records: 1, attendances: 7, term: '1101' }]);
  });
});

describe('what else is counted', () => {
  it.each([
    ['plans', planLists, { plans: 7, draft: 4, submitted: 3, returned: 0, passed: 0 }],
    ['counselling', counsellingLists, { attendances: 7, inGroup: 7, individual: 0 }],
    ['receipts', receiptLists, { receipts: 6, open: 4, confirmed: 2, reported: 0 }],
  ] as const)('%s come to the same by whatever they are counted', async (_, lists, expected) => {
    for (const { resource } of Object.values(lists)) {
      const rows = await rowsOf(admin, resource);
      expect(Object.fromEntries(Object.keys(expected).map((measure) => [measure, sum(rows, measure)])), resource).toEqual(expected);
    }
  });

  it('behind each number stand its students, and theirs come to it', async () => {
    for (const by of outcomeDimensions) {
      for (const row of await rowsOf(admin, `outcomes-by-${by}`)) {
        const behind = await rowsOf(admin, 'outcome-students', { term: '1101', by, key: row.id });
        expect([behind.length, sum(behind, 'uploaded'), sum(behind, 'certified')], by).toEqual([row.students, row.uploaded, row.certified]);
      }
    }
    for (const by of performanceDimensions) {
      for (const row of await rowsOf(admin, `performances-by-${by}`)) {
        const behind = await rowsOf(admin, 'performance-students', { term: '1101', by, key: row.id });
        expect([behind.length, sum(behind, 'written')], by).toEqual([row.students, row.written]);
      }
    }
    for (const [prefix, lists, measures] of [['plan-students', planLists, ['plans', 'submitted']], ['counselled-students', counsellingLists, ['attendances', 'inGroup']], ['receipt-holders', receiptLists, ['receipts', 'confirmed']]] as const) {
      for (const [by, { resource }] of Object.entries(lists)) {
        for (const row of await rowsOf(admin, resource)) {
          const behind = await rowsOf(admin, prefix, { term: '1101', by, key: row.id });
          expect([behind.length, ...measures.map((measure) => sum(behind, measure))], resource).toEqual([row.students, ...measures.map((measure) => row[measure])]);
          expect(behind.length, resource).toBeGreaterThan(0);
        }
      }
    }
  });
});

describe('who sees what', () => {
  it('nobody without the right gets the students behind a number', async () => {
    for (const list of Object.values(studentLists)) expect((await viewer.get(`/api/${list.resource}?filter=${encodeURIComponent('{"term":"1101","by":"grade","key":"1"}')}`)).status, list.resource).toBe(403);
  });

  it('of receipts a submitter has the categories of the own role groups, and small groups only who has all', async () => {
    const submitter = async (...modules: ModuleCode[]): Promise<Person> => {
      const account = await build.account(school, { kind: 'staff' });
      await build.roleGroup(school, { modules: ['S0601S', 'S0502S', ...modules], members: [account] });
      return signIn(server, account);
    };
    const [performances, outcomes, all] = [await submitter('S0206S'), await submitter('S0205S'), await submitter('S0205S', 'S0206S', 'S0218S')];
    const behind = (person: Person) => rowsOf(person, 'receipt-holders', { term: '1101', by: 'grade', key: '2' });
    expect([await behind(performances), await behind(outcomes), await behind(all)].map(({ length }) => length)).toEqual([0, 6, 6]);
    for (const key of receipts.slice(4)) await build.update('receipts', key, { rows: 0 });
    expect((await rowsOf(outcomes, 'receipts-by-grade')).map(({ students }) => students)).toEqual([null]);
    expect((await rowsOf(all, 'receipts-by-grade')).map(({ students }) => students)).toEqual([4]);
  });

  it('one who may see statistics only is not shown groups of fewer than five, nor enough to subtract them', async () => {
    const lists = [...['grade', 'class', 'subject', 'field', 'teacher'].map((by) => `outcomes-by-${by}`), ...['grade', 'class', 'category'].map((by) => `performances-by-${by}`)];
    const kept: Record<string, string[]> = {};
    for (const resource of lists) {
      const [full, masked] = [await rowsOf(admin, resource), await rowsOf(viewer, resource)];
      const hidden = full.filter(({ id }) => masked.find((row) => row.id === id)?.students === null);
      for (const row of full) if (Number(row.students) < 5) expect(hidden, resource).toContain(row);
      // What is left when all that is shown is taken from the total is of five students at least.
      if (hidden.length > 0) expect(hidden.length === full.length || hidden.some(({ students }) => Number(students) >= 5), resource).toBe(true);
      for (const row of masked.filter(({ students }) => students === null)) expect(Object.entries(row).filter(([name, value]) => !['id', 'name', 'position'].includes(name) && value !== null)).toEqual([]);
      kept[resource] = hidden.map(({ name }) => String(name));
    }
    expect(kept['outcomes-by-grade']).toHaveLength(2);
    // The classes of a grade that is kept back would add up to it.
    const classesKept = kept['outcomes-by-class'].map((name) => rooms.find(({ schoolClass }) => schoolClass.name === name)?.schoolClass.grade);
    expect(classesKept.map(String).sort()).toEqual(kept['outcomes-by-grade'].sort());
  });

  it('all terms at once, which less the others would give one, are for the comparison of terms only', async () => {
    expect((await rowsOf(viewer, 'outcomes-by-class', {})).every(({ students }) => students === null)).toBe(true);
    expect((await rowsOf(admin, 'outcomes-by-class', {})).every(({ students }) => students !== null)).toBe(true);
  });

  it('a reminder needs the right to it, reaches who can answer, and once a day', async () => {
    await build.account(school, { teacher: rooms[0].teacher });
    const [teacher] = (await rowsOf(admin, 'uncertified-teachers')).filter(({ teacherName }) => teacherName === rooms[0].teacher.name);
    expect((await viewer.send('POST', '/api/uncertified-teachers/remind', { ids: [teacher.id] })).status).toBe(403);
    for (let time = 0; time < 2; time += 1) expect((await admin.send('POST', '/api/uncertified-teachers/remind', { ids: [teacher.id] })).status).toBe(200);
    const { rows } = await server.database.query(`select template from notifications where school_id = $1`, [school.key]);
    expect(rows).toEqual([{ template: 'outcomes-waiting' }]);
  });
});

describe('what is taken away', () => {
  it('Excel says what it was asked for, on a sheet of its own and at the head of each printed page', async () => {
    const filter = { term: '1101', uploaded_gte: 2, name: '年' };
    const response = await admin.fetch(`/api/outcomes-by-class/workbook?filter=${encodeURIComponent(JSON.stringify(filter))}`);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await response.arrayBuffer());
    const [rows, conditions] = workbook.worksheets;
    expect(rows.getRow(1).getCell(1).value).toBe('班級');
    expect(rows.headerFooter.oddHeader).toContain('學年期 1101');
    const lines: string[] = [];
    conditions.eachRow((row) => lines.push(`${row.getCell(1).value}:${row.getCell(2).value}`));
    expect(conditions.name).toBe('查詢條件');
    expect(lines).toEqual(expect.arrayContaining(['清單:學習成果統計 班級', '學年期:1101', '上傳件數:2 以上（含）', '班級:包含「年」']));
  });

  it('the sheets of a class have each student once, by seat, with what the student has, and the reading is on record', async () => {
    const { body: classes } = await admin.get<SheetClass[]>('/api/sheet-classes?term=1101');
    expect(classes.map(({ students }) => students).sort()).toEqual([3, 6, 7]);
    const own = classes.find(({ id }) => id === rooms[0].schoolClass.id);
    const { result: { body }, statements } = await counter.during(() => admin.get<Sheets>(`/api/confirmation-sheets/${own?.id}`));
    expect(body.sheets.map(({ seatNo }) => seatNo)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    const behind = await rowsOf(admin, 'outcome-students', { term: '1101', by: 'class', key: rooms[0].schoolClass.id });
    for (const { id, uploaded } of behind) expect(body.sheets.find(({ student }) => student.id === id)?.outcomes.length).toBe(uploaded);
    expect(body.sheets.every(({ performances }) => performances.length === 1)).toBe(true);
    // The session, the transaction, class and sheets, and the audit row with its chain: as many for a class of forty.
    expect(statements.length).toBeLessThanOrEqual(9);
    const { rows } = await server.database.query(`select count(*)::int from audit_entries where school_id = $1 and action = 'confirmation-sheets.viewed'`, [school.key]);
    expect(rows).toEqual([{ count: 1 }]);
    expect((await viewer.get(`/api/confirmation-sheets/${own?.id}`)).status).toBe(403);
  });
});

describe('what follows a person', () => {
  it('a filter is kept under its name, for its owner alone, and only so many', async () => {
    const keep = (person: Person, name: string, filter: Record<string, unknown> = { className: '一年' }) => person.send<SavedFilter>('POST', '/api/saved-filters', { screen: 'outcome-ticks', name, filter });
    const { body: kept } = await keep(admin, '一年級');
    await keep(admin, '一年級', { className: '一' });
    expect((await admin.get<SavedFilter[]>('/api/saved-filters')).body).toEqual([{ id: kept.id, screen: 'outcome-ticks', name: '一年級', filter: { className: '一' } }]);
    expect((await viewer.get('/api/saved-filters')).body).toEqual([]);
    expect((await viewer.send('DELETE', `/api/saved-filters/${kept.id}`)).status).toBe(404);
    for (let number = 2; number <= 20; number += 1) expect((await keep(admin, `第${number}組`)).status).toBe(200);
    expect((await keep(admin, '太多')).body).toMatchObject({ error: { code: 'saved-filters-full' } });
    expect((await keep(admin, '一年級')).status).toBe(200);
    expect((await keep(admin, '')).status).toBe(422);
    expect((await admin.send('DELETE', `/api/saved-filters/${kept.id}`)).status).toBe(200);
  });
});

describe('the administrator’s first page', () => {
  it('counts what the lists count, in two statements', async () => {
    const { result: { body, status }, statements } = await counter.during(() => admin.get<Dashboard>('/api/dashboard'));
    expect([status, statements.length <= 2]).toEqual([200, true]);
    const usage = await rowsOf(admin, 'outcome-usage');
    const [total] = await rowsOf(admin, 'outcomes-by-term');
    const find = (kind: string) => [...body.open, ...body.late, ...body.failed, ...body.next].find((item) => item.kind === kind);
    expect(find('certify')).toMatchObject({ count: total.waiting });
    expect(body.open.filter(({ kind }) => kind === 'send').map(({ count, of }) => [count, of])).toContainEqual([sum(usage, 'sent'), sum(usage, 'students')]);
    expect(find('tick-outcomes')).toMatchObject({ count: sum(usage, 'ticked'), of: sum(usage, 'students') });
    expect(find('receipts')).toMatchObject({ count: 2, of: 6 });
    expect(find('plans-late')).toMatchObject({ count: 3 });
    expect(find('set-mail')).toBeTruthy();
    expect((await viewer.get('/api/dashboard')).status).toBe(403);
  });

  it('leads a new school to its first step', async () => {
    const fresh = await signIn(server, await build.account(await build.school()));
    expect((await fresh.get<Dashboard>('/api/dashboard')).body).toMatchObject({ open: [], late: [], failed: [], next: [{ kind: 'set-term' }] });
  });
});

it('a school without data is answered with no rows, in three statements', async () => {
  const empty = await signIn(server, await build.account(await build.school()));
  // What the sign-in still does after its answer is not the list's.
  await empty.get('/api/me');
  for (const { resource } of [outcomeLists, uploadLists, performanceLists, planLists, counsellingLists, receiptLists].flatMap((lists) => Object.values(lists))) {
    const { result, statements } = await counter.during(() => rowsOf(empty, resource));
    expect(result).toEqual([]);
    expect(statements.length, resource).toBeLessThanOrEqual(3);
  }
});
