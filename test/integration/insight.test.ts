import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outcomeDimensions, outcomeLists, performanceDimensions, performanceLists, uploadDimensions, uploadLists } from '@portfolio/insight/contract';
import type { OutcomeState } from '@portfolio/portfolio/domain/outcome';
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

describe('who sees what', () => {
  it('one who may see statistics only is not shown groups of fewer than five', async () => {
    const full = await rowsOf(admin, 'outcomes-by-class');
    const masked = await rowsOf(viewer, 'outcomes-by-class');
    expect(full.some(({ students }) => Number(students) < 5)).toBe(true);
    for (const row of full) expect(masked.find(({ id }) => id === row.id)?.uploaded).toBe(Number(row.students) < 5 ? null : row.uploaded);
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

it('a school without data is answered with no rows, in three statements', async () => {
  const empty = await signIn(server, await build.account(await build.school()));
  for (const { resource } of [...Object.values(outcomeLists), ...Object.values(uploadLists), ...Object.values(performanceLists)]) {
    const { result, statements } = await counter.during(() => rowsOf(empty, resource));
    expect(result).toEqual([]);
    expect(statements.length, resource).toBeLessThanOrEqual(3);
  }
});
