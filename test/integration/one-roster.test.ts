import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvLine, headingsOf, oneRosterAbsent, oneRosterFileNames, type OneRosterFile } from '@portfolio/kernel/domain/one-roster';
import type { Preview, TypeName } from '@portfolio/sync/contract';
import { createBuilders, jobEnd, signIn, type Builders, type Classroom, type Person, type School } from '../support/builders';
import { peerArchive } from '../support/exchange';
import { membersOf } from '../support/exchange-school';
import { shareServer, type SharedTestServer } from '../support/server';

/** OneRoster 1.2 out of one school (S0404S), and into another as what its data comes from (S0101S). */
type Table = Record<string, string>[];

let server: SharedTestServer;
let build: Builders;
let [a, b]: School[] = [];
let [clerkA, clerkB]: Person[] = [];
let room: Classroom;
let files: Map<string, Buffer>;
const TERM = '1101';

const tableOf = (name: OneRosterFile): Table => parse(files.get(`${name}.csv`) as Buffer, { columns: true });
const csvOf = (file: OneRosterFile, table: Table): string => [headingsOf(file), ...table.map((row) => headingsOf(file).map((heading) => row[heading]))].map(csvLine).join('');

async function clerkOf(school: School): Promise<Person> {
  const account = await build.account(school, { kind: 'staff', name: '註冊組' });
  await build.roleGroup(school, { modules: ['S0404S', 'S0101S', 'S0201S1'], members: [account] });
  return signIn(server, account);
}

beforeAll(async () => {
  server = await shareServer();
  build = createBuilders(server);
  [a, b] = [await build.school({ name: '甲高級中學' }), await build.school({ name: '乙高級中學' })];
  for (const school of [a, b]) await build.term(school);
  room = await build.classroom(a, { students: 2 });
  await build.update('school_classes', room.schoolClass.key, { department: '普通科', division: 'day', name: '一年"甲",班' });
  await build.update('students', room.students[0].student.key, { name: '歐陽𠮷', email: 'a@example.test' });
  await build.account(a, { student: room.students[0].student });
  [clerkA, clerkB] = [await clerkOf(a), await clerkOf(b)];
  const response = await clerkA.fetch(`/api/exchange-one-roster/file?term=${TERM}`);
  expect(response.status).toBe(200);
  files = await membersOf(Buffer.from(await response.arrayBuffer()), '');
}, 240_000);
afterAll(() => server?.stop());

describe('what goes out', () => {
  it('is a bulk archive of version 1.2 with the headings of the binding, where every pointer finds its row', async () => {
    expect([...files.keys()].sort()).toEqual(['manifest.csv', ...oneRosterFileNames.map((name) => `${name}.csv`)].sort());
    const manifest = Object.fromEntries((parse(files.get('manifest.csv') as Buffer) as string[][]).slice(1)) as Record<string, string>;
    expect(manifest).toMatchObject({ 'manifest.version': '1.0', 'oneroster.version': '1.2' });
    for (const name of oneRosterFileNames) expect(manifest[`file.${name}`]).toBe('bulk');
    for (const name of oneRosterAbsent) expect(manifest[`file.${name}`]).toBe('absent');
    const ids = new Map(oneRosterFileNames.map((name) => [name, new Set(tableOf(name).map(({ sourcedId }) => sourcedId))]));
    const targets: [OneRosterFile, string, OneRosterFile][] = [
      ['academicSessions', 'parentSourcedId', 'academicSessions'], ['users', 'primaryOrgSourcedId', 'orgs'], ['roles', 'userSourcedId', 'users'], ['roles', 'orgSourcedId', 'orgs'], ['courses', 'schoolYearSourcedId', 'academicSessions'],
      ['courses', 'orgSourcedId', 'orgs'], ['classes', 'courseSourcedId', 'courses'], ['classes', 'schoolSourcedId', 'orgs'], ['classes', 'termSourcedIds', 'academicSessions'], ['enrollments', 'classSourcedId', 'classes'],
      ['enrollments', 'userSourcedId', 'users'], ['demographics', 'sourcedId', 'users'],
    ];
    for (const [file, column, target] of targets) {
      for (const row of tableOf(file)) if (row[column]) expect(ids.get(target), `${file}.${column} ${row[column]}`).toContain(row[column]);
    }
    for (const name of oneRosterFileNames) {
      expect(String(files.get(`${name}.csv`)).split('\r\n')[0]).toBe(headingsOf(name).join(','));
      expect(ids.get(name)?.size, name).toBe(tableOf(name).length);
      expect(tableOf(name).length, name).toBeGreaterThan(0);
      for (const { status, dateLastModified } of tableOf(name)) expect([status, dateLastModified]).toEqual(['', '']);
    }
  });

  it('says who is who, and no national ID', async () => {
    const { studentNo, nationalId } = room.students[0].student;
    expect(tableOf('users').find(({ identifier }) => identifier === studentNo)).toMatchObject({ familyName: '歐陽', givenName: '𠮷', 'metadata.fullName': '歐陽𠮷', grades: '10', enabledUser: 'true', email: 'a@example.test' });
    expect(tableOf('classes').find(({ classType }) => classType === 'homeroom')).toMatchObject({ title: '一年"甲",班', grades: '10' });
    expect(tableOf('academicSessions')).toMatchObject([{ type: 'schoolYear', schoolYear: '2022' }, { type: 'semester', parentSourcedId: '110' }]);
    expect([...files.values()].join('')).not.toContain(nationalId);
    const { body } = await clerkA.get(`/api/exchange-one-roster/counts?term=${TERM}`);
    expect(body).toEqual({ students: 2, classes: 1, offerings: 1 });
    expect((await clerkA.fetch('/api/exchange-one-roster/file?term=1100')).status).toBe(422);
    const { rows } = await server.database.query(`select count(*)::int from audit_entries where school_id = $1 and action = 'exchange.one-roster-exported'`, [a.key]);
    expect(rows[0].count).toBe(1);
  });
});

/** As the administration system of school B would write it: with national IDs, and its own courses. */
function ofB(changes: Partial<Record<OneRosterFile, (table: Table) => Table>> = {}): Record<string, string> {
  const members: Record<string, string> = { 'manifest.csv': String(files.get('manifest.csv')) };
  for (const name of oneRosterFileNames) {
    const table = tableOf(name).map((row) => ({ ...row }));
    if (name === 'users') for (const row of table) row.userIds = room.students.filter(({ student }) => student.studentNo === row.identifier).map(({ student }) => `{NationalID:${student.nationalId}}`).join();
    if (name === 'courses') for (const row of table) row.courseCode = row.courseCode.replace(a.code, b.code);
    members[`${name}.csv`] = csvOf(name, changes[name]?.(table) ?? table);
  }
  return members;
}

async function preview(type: TypeName, members: Record<string, string>, name = 'roster.zip') {
  const bytes = await peerArchive(members);
  const response = await clerkB.fetch(`/api/sync/uploads/preview?${new URLSearchParams({ type, term: TERM, name })}`, { method: 'POST', body: new Uint8Array(bytes), headers: { 'Content-Type': 'application/octet-stream' } });
  return { status: response.status, body: (await response.json()) as Preview & { error?: { code: string; message: string } } };
}

describe.sequential('what comes in', () => {
  it('goes through preview and yes, type by type, and is the same school', async () => {
    for (const type of ['subjects', 'classes', 'students', 'teachers', 'classes', 'offerings', 'enrolments'] as const) {
      const { status, body } = await preview(type, ofB());
      expect(status, `${type} ${JSON.stringify(body)}`).toBe(200);
      expect({ format: body.format, refusals: body.refusals }, type).toEqual({ format: 'oneroster', refusals: [] });
      const applied = await clerkB.send<{ jobId: string }>('POST', `/api/sync/uploads/${body.id}/apply`, {});
      expect((await jobEnd(clerkB, applied.body.jobId)).state, type).toBe('done');
    }
    const people = async (school: School) => (await server.database.query(
      `select st.student_no, st.name, st.birth_date::text, st.gender, st.entry_year, st.status, st.national_id_tail, p.seat_no, c.code, c.name as class, c.grade, c.department, c.division, t.teacher_no as homeroom, f.offering_no, f.name as course, e.kind, e.credits
       from students st join placements p on p.student_id = st.id join school_classes c on c.id = p.school_class_id left join teachers t on t.id = c.homeroom_teacher_id
       join enrolments e on e.student_id = st.id join offerings f on f.id = e.offering_id where st.school_id = $1 order by 1`, [school.key])).rows;
    expect(await people(b)).toEqual(await people(a));
    expect((await people(b)).length).toBe(2);
    const again = await preview('enrolments', ofB());
    expect(again.body).toMatchObject({ received: 2, same: 2, new: 0, changed: 0, refused: 0 });
  });

  it('is refused in words that name the file and the line, or row by row', async () => {
    const cases: [string, Record<string, string>, string, RegExp][] = [
      ['another version', { ...ofB(), 'manifest.csv': String(files.get('manifest.csv')).replace('oneroster.version,1.2', 'oneroster.version,1.1') }, 'sync-roster-manifest', /oneroster.version: 1.1/],
      ['a delta', { ...ofB(), 'manifest.csv': String(files.get('manifest.csv')).replace('file.users,bulk', 'file.users,delta') }, 'sync-roster-manifest', /file.users: delta/],
      ['a file that is not there', Object.fromEntries(Object.entries(ofB()).filter(([name]) => name !== 'demographics.csv')), 'sync-roster-manifest', /demographics.csv/],
      ['a heading that is not there', { ...ofB(), 'users.csv': ofB()['users.csv'].replace('givenName', 'firstName') }, 'sync-roster-headings', /users.csv.*givenName/],
      ['a line with a value less', { ...ofB(), 'roles.csv': `${ofB()['roles.csv']}x,y\r\n` }, 'sync-roster-line', /roles.csv 第 \d+ 行/],
      ['a status', ofB({ users: (table) => table.map((row, index) => (index === 1 ? { ...row, status: 'active' } : row)) }), 'sync-roster-line', /users.csv 第 3 行/],
      ['no manifest', { 'a.csv': 'a' }, 'sync-roster-manifest', /manifest.csv/],
    ];
    for (const [what, members, code, message] of cases) {
      const { body } = await preview('students', members);
      expect(body.error?.code, what).toBe(code);
      expect(body.error?.message, what).toMatch(message);
    }
    expect((await preview('officer_posts', ofB())).body.error?.code).toBe('sync-roster-type');
    const { body } = await preview('students', ofB({ demographics: (table) => table.slice(1) }));
    const missing = tableOf('users').findIndex(({ sourcedId }) => sourcedId === tableOf('demographics')[0].sourcedId) + 2;
    expect(body.refusals).toMatchObject([{ row: missing, column: expect.anything() as string }]);
  });
});
