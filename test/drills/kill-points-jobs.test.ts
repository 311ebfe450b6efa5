import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadSecrets } from '@portfolio/config/secrets';
import type { CatalogueTable } from '@portfolio/exchange/domain/school-move';
import { findMovedTables } from '@portfolio/exchange/server/sql/move-catalogue';
import { openDatabase, type Database } from '@portfolio/kernel/server/database';
import { createSeal } from '@portfolio/kernel/server/seal';
import { typeNames, type TypeName } from '@portfolio/sync/domain/types';
import { startSchoolServer, type SchoolServer } from '../../database/school-server/server';
import { createBuilders, jobEnd, signIn, type Account, type Builders, type Classroom, type Person, type School } from '../support/builders';
import { allDrills, noteDrill } from '../support/drill';
import { checkAt, exportAt, md5Of, type Exported } from '../support/exchange';
import { checkSchoolAt, exportSchoolAt, fetchSchool, rowsOf, type ExportedSchool } from '../support/exchange-school';
import { answer, commit, line, row, startPointServer, type Act, type Point, type PointServer } from '../support/points';
import { archiveOf, open, OPEN_NOW, upload, type Held } from '../support/receipts';
import { expected, held, manySchools } from '../support/sync';

/**
 * kill -9 at named points of work that takes time. The job is run again by itself and comes to the same end: everything
 * once, nothing half, nothing left over. `npm run drills` alone.
 */
let server: PointServer;
let build: Builders;
let database: Database;

const all = async (sql: string, values: unknown[]): Promise<unknown[]> => (await server.database.query(sql, values)).rows as unknown[];

interface Office {
  school: School;
  account: Account;
  clerk: Person;
}

async function office(given: { code?: string } = {}): Promise<Office> {
  const school = await build.school(given);
  const account = await build.account(school);
  return { school, account, clerk: await signIn(server, account) };
}

/** Waits for a job that was acknowledged, by a person who signs in anew. */
const ended = ({ account }: Office) => async (jobId: unknown): Promise<void> => {
  const end = await jobEnd(await signIn(server, account), String(jobId), 90);
  expect(end.state, JSON.stringify(end)).toBe('done');
};
const started = async (answered: Promise<{ body: { jobId: string } }>): Promise<string> => (await answered).body.jobId;

const entriesOf = (action: string): string => `(select count(*)::int from audit_entries where school_id = $1 and action = '${action}') as entries`;
const jobOf = (kind: string): string => `(select state from jobs where school_id = $1 and kind = '${kind}' order by id desc limit 1) as job`;

// --- students' archives, out and in ----------------------------------------------------------------------------------

const OUTCOMES = 2;

async function roomOf(school: School, students: number): Promise<Classroom> {
  const room = await build.classroom(school, { students });
  for (const { enrolment } of room.students) for (let index = 0; index < OUTCOMES; index += 1) await build.outcome(enrolment, { state: 'certified' });
  return room;
}

async function exportStudents(): Promise<Act> {
  const of = await office();
  const { students } = await roomOf(of.school, 2);
  const facts = () => all(`select x.state, x.spool is not null as kept, ${jobOf('exchange-export')}, ${entriesOf('exchange.exported')} from exchange_exports x where x.school_id = $1`, [of.school.key]);
  const again = async (jobId: unknown) => {
    await ended(of)(jobId);
    const [{ id }] = (await all('select document_id as id from exchange_exports where school_id = $1', [of.school.key])) as { id: string }[];
    const bytes = Buffer.from(await (await of.clerk.fetch(`/api/exchange-exports/${id}/file`)).arrayBuffer());
    expect((await of.clerk.get(`/api/exchange-exports/${id}/info`)).body).toMatchObject({ bytes: bytes.length, md5: md5Of(bytes) });
  };
  return {
    begin: () => started(of.clerk.send('POST', '/api/exchange-exports', { students: students.map(({ student }) => student.id) })),
    facts, again, done: [{ state: 'done', kept: true, job: 'done', entries: 1 }],
  };
}
const exporting = async (during: string): Promise<Act> => ({ ...(await exportStudents()), ...(during === 'row' ? { stands: [{ state: 'running', kept: false, job: 'running', entries: 0 }] } : {}) });

const STUDENTS = 3;
let source: { school: School; room: Classroom; exported: Exported };

/** Outcomes of a school by brief and the hash of the file. */
const held2 = (school: School) => all(`select o.brief || o.state || d.sha_256 as line from outcomes o join stored_files d on d.id = o.document_file_id where o.school_id = $1 order by 1`, [school.key]);

/** @param taken how many students stand when the server is dead; null: the import has ended */
const importing = (taken: number | null) => async (): Promise<Act> => {
  const of = await office();
  for (const { student: { name, nationalId, birthDate } } of source.room.students) await build.student(of.school, { name, nationalId, birthDate });
  const { info, bytes } = source.exported;
  const checked = await checkAt(of.clerk, info.fileName, bytes, info.password);
  expect(checked.state, checked.message ?? '').toBe('checked');
  const facts = () => all(
    `select x.state, (select count(*)::int from exchange_import_students where exchange_import_id = x.id and state = 'done') as taken, (select count(*)::int from outcomes where school_id = $1) as outcomes,
       (select count(*)::int from stored_files where school_id = $1) as files, ${jobOf('exchange-import')}, ${entriesOf('exchange.imported')} from exchange_imports x where x.school_id = $1`, [of.school.key]);
  const again = async (jobId: unknown) => {
    await ended(of)(jobId);
    expect(await held2(of.school)).toEqual(await held2(source.school));
  };
  const factsAt = (students: number) => ({ taken: students, outcomes: students * OUTCOMES, files: students * OUTCOMES });
  const done = [{ state: 'done', ...factsAt(STUDENTS), job: 'done', entries: 1 }];
  const stands = taken === null ? done : [{ state: 'applying', ...factsAt(taken), job: 'running', entries: 0 }];
  return { begin: () => started(of.clerk.send('POST', `/api/exchange-imports/${checked.id}/apply`)), facts, stands, again, done };
};

const studentDone = (position: number): string => `new.state = 'done' and new.position = ${position}`;

// --- a whole school --------------------------------------------------------------------------------------------------

const movingOut = async (during: string): Promise<Act> => {
  const of = await office();
  await roomOf(of.school, 2);
  const facts = () => all(`select x.state, x.spool is not null as kept, ${jobOf('exchange-school-export')}, ${entriesOf('exchange.school-exported')} from exchange_schools x where x.school_id = $1`, [of.school.key]);
  const again = async (jobId: unknown) => {
    await ended(of)(jobId);
    const [{ id }] = (await all('select document_id as id from exchange_schools where school_id = $1', [of.school.key])) as { id: string }[];
    const { bytes, info } = await fetchSchool(of.clerk, id);
    expect(info).toMatchObject({ bytes: bytes.length, md5: md5Of(bytes) });
  };
  const done = [{ state: 'done', kept: true, job: 'done', entries: 1 }];
  return {
    begin: () => started(of.clerk.send('POST', '/api/exchange-schools')), facts, again, done,
    stands: during === 'row' ? [{ state: 'running', kept: false, job: 'running', entries: 0 }] : done,
  };
};

const MOVED = ['students', 'stored_files', 'outcomes', 'enrolments', 'offerings', 'teachers', 'placements'];
const ELSEWHERE = { students: ['national_id_sealed', 'national_id_index'], teachers: ['national_id_sealed', 'national_id_index'] };
let moved: { code: string; archive: ExportedSchool; tables: CatalogueTable[]; rows: Map<string, string[]> };
let moves = 0;

/** Into an empty school under the same code: the one before, with all that came, is put aside. */
const movingIn = (isIn: boolean) => async (): Promise<Act> => {
  moves += 1;
  await server.database.query('update schools set code = $2 where code = $1', [moved.code, `X${String(moves).padStart(5, '0')}`]);
  const of = await office({ code: moved.code });
  const { info, bytes } = moved.archive;
  const checked = await checkSchoolAt(of.clerk, info.fileName, bytes, info.password);
  expect(checked.state, checked.message ?? '').toBe('checked');
  const facts = () => all(
    `select x.state, (select count(*)::int from students where school_id = $1) as students, (select count(*)::int from outcomes where school_id = $1) as outcomes,
       ${jobOf('exchange-school-import')}, ${entriesOf('exchange.school-imported')} from exchange_schools x where x.school_id = $1 and x.direction = 'in'`, [of.school.key]);
  const again = async (jobId: unknown) => {
    await untilDone(String(jobId));
    expect(await rowsOf(server.database, of.school.key, moved.tables, ELSEWHERE)).toEqual(moved.rows);
  };
  const done = [{ state: 'done', students: STUDENTS, outcomes: STUDENTS * OUTCOMES, job: 'done', entries: 1 }];
  return {
    begin: () => started(of.clerk.send('POST', `/api/exchange-schools/${checked.id}/apply`)), facts, again, done,
    stands: isIn ? done : [{ state: 'applying', students: 0, outcomes: 0, job: 'running', entries: 0 }],
  };
};

/** Who began it came with the empty school, and may have no account in the one that arrived. */
const untilDone = (jobId: string) => expect.poll(async () => all('select state from jobs where document_id = $1', [jobId]), { timeout: 90_000, interval: 200 }).toEqual([{ state: 'done' }]);

// --- a sync ----------------------------------------------------------------------------------------------------------

const SYNCED = manySchools(24, 40);
let schoolServer: SchoolServer;
let synced = 0;

async function connected(): Promise<Office> {
  const of = await office({ code: SYNCED[(synced += 1) - 1].code });
  await build.term(of.school, { year: 110, semester: 2 });
  await of.clerk.send('PUT', '/api/sync/connection', { baseUrl: schoolServer.url, clientId: 'demo', secret: 'demo-secret', dailyAt: null, enabled: true });
  return of;
}

/** @param applied how many types stand when the server is dead */
const syncing = (applied: number, job = 'running') => async (): Promise<Act> => {
  const of = await connected();
  const { FIELD_KEY, INDEX_KEY } = loadSecrets(server.dataDir, {});
  const seal = createSeal(FIELD_KEY, INDEX_KEY);
  const whole = (type: TypeName) => expected(schoolServer.data(of.school.code, 110, 2), type, seal);
  const facts = async () => {
    const rows: Record<string, number> = {};
    for (const type of typeNames) rows[type] = (await held(database, of.school.key, type)).length;
    return { ...rows, runs: await all(`select data_type as type from sync_runs where school_id = $1 and state = 'applied' order by id`, [of.school.key]), jobs: await all('select state from jobs where school_id = $1', [of.school.key]) };
  };
  const factsAt = (types: number, state: string) => ({
    ...Object.fromEntries(typeNames.map((type, index) => [type, index < types ? whole(type).length : 0])), runs: typeNames.slice(0, types).map((type) => ({ type })), jobs: [{ state }],
  });
  const again = async (jobId: unknown) => {
    await ended(of)(jobId);
    for (const type of typeNames) expect(await held(database, of.school.key, type), type).toEqual(whole(type));
  };
  return { begin: () => started(of.clerk.send('POST', '/api/sync/start', { term: '1102' })), facts, stands: factsAt(applied, job), again, done: factsAt(typeNames.length, 'done') };
};

/** What is due at midnight is put into the queue by the tick of the next minute, once a day. */
async function due(): Promise<Act> {
  const of = await connected();
  const begin = async () => {
    await of.clerk.send('PUT', '/api/sync/connection', { baseUrl: schoolServer.url, clientId: 'demo', secret: 'demo-secret', dailyAt: '00:00', enabled: true });
    await server.database.query(`update sync_connections set updated_at = now() - interval '30 days' where school_id = $1`, [of.school.key]);
  };
  const facts = () => all('select count(*)::int as slots from jobs where school_id = $1 and slot is not null', [of.school.key]);
  const again = () => expect.poll(
    () => all(`select state, (select count(*)::int from sync_runs r where r.batch = j.document_id and r.data_type = 'students') as runs from jobs j where school_id = $1`, [of.school.key]),
    { timeout: 90_000, interval: 200 }).toEqual([{ state: 'done', runs: 1 }]);
  return { begin, facts, again, done: [{ slots: 1 }] };
}

// --- rosters ---------------------------------------------------------------------------------------------------------

const FINAL = { year: 110, roster: '26', grades: '1,2,3', mode: 'final' };

async function rosterOffice(): Promise<Office> {
  const of = await office();
  for (const { enrolment } of (await build.classroom(of.school, { students: STUDENTS })).students) await build.outcome(enrolment, { state: 'ticked' });
  return of;
}

const frozenOf = ({ school }: Office) => () => all(
  `select x.state, (select count(*)::int from outcomes where school_id = $1 and state = 'submitted') as submitted, (select count(*)::int from outcome_events where school_id = $1) as events,
     (select count(*)::int from roster_items where school_id = $1) as items, ${jobOf('roster-export')}, ${entriesOf('roster.exported')},
     (select (result->>'frozen')::int from jobs where school_id = $1) as frozen from roster_exports x where x.school_id = $1`, [school.key]);
const NOT_FROZEN = [{ state: 'running', submitted: 0, events: 0, items: 0, job: 'running', entries: 0, frozen: null }];
const FROZEN = [{ state: 'done', submitted: STUDENTS, events: STUDENTS, items: STUDENTS, job: 'done', entries: 1, frozen: STUDENTS }];

const freezing = async (during: string): Promise<Act> => {
  const of = await rosterOffice();
  return { begin: () => started(of.clerk.send('POST', '/api/rosters/export', FINAL)), facts: frozenOf(of), stands: during === 'answer' ? FROZEN : NOT_FROZEN, again: ended(of), done: FROZEN };
};

async function frozen(): Promise<Office & { exportId: string }> {
  const of = await rosterOffice();
  const { body } = await of.clerk.send<{ jobId: string; exportId: string }>('POST', '/api/rosters/export', FINAL);
  await ended(of)(body.jobId);
  return { ...of, exportId: body.exportId };
}

async function unlocking(): Promise<Act> {
  const { exportId, ...of } = await frozen();
  const ask = () => of.clerk.send('POST', `/api/roster-exports/${exportId}/unlock`, { reason: '名冊需要更正' });
  const facts = () => all(
    `select x.state, (select count(*)::int from outcomes where school_id = $1 and state = 'ticked') as ticked, (select count(*)::int from outcome_events where school_id = $1 and to_state = 'ticked') as events,
       ${entriesOf('roster.unlocked')} from roster_exports x where x.school_id = $1`, [of.school.key]);
  return { begin: ask, facts, again: ask, done: [{ state: 'unlocked', ticked: STUDENTS, events: STUDENTS, entries: 1 }] };
}

const packing = async (during: string): Promise<Act> => {
  const { exportId, ...of } = await frozen();
  const facts = () => all(`select attachments_spool is not null as packed, ${jobOf('roster-attachments')}, ${entriesOf('roster.attachments-packed')} from roster_exports where school_id = $1`, [of.school.key]);
  const again = async (jobId: unknown) => {
    await ended(of)(jobId);
    expect((await of.clerk.fetch(`/api/roster-exports/${exportId}/attachments`)).status).toBe(200);
  };
  const done = [{ packed: true, job: 'done', entries: 1 }];
  return {
    begin: () => started(of.clerk.send('POST', `/api/roster-exports/${exportId}/attachments`)), facts, again, done,
    stands: during === 'answer' ? done : [{ packed: false, job: 'running', entries: 0 }],
  };
};

// --- receipts --------------------------------------------------------------------------------------------------------

/** @param taken how many of the two categories stand when the server is dead, and whether the archive is done with */
const receiving = (taken: number, state = 'opened', job = 'running') => async (): Promise<Act> => {
  const of = await office();
  const room = await build.classroom(of.school, { students: STUDENTS, semester: 2 });
  const people = (key: string): Held[] => room.students.map(({ student }) => ({ 身分證號: student.nationalId, 出生日期: '0940402', [key]: [{ 課程代碼: 'C1', 科目名稱: '國語文', 學期學業成績: 80 }] }));
  const came = await upload(of.clerk, await archiveOf('1102', { courses: people('學期成績'), officers: people('幹部經歷') }));
  const { body: { parts } } = await open(of.clerk, came.body.id);
  const begin = () => started(of.clerk.send('POST', `/api/receipt-imports/${came.body.id}/import`, { parts: parts.map(({ category }) => ({ category, ...OPEN_NOW })) }));
  const facts = () => all(
    `select x.state, (select count(*)::int from receipt_editions where school_id = $1 and version = 1) as editions, (select count(*)::int from receipts where school_id = $1) as receipts,
       ${jobOf('receipt-import')}, ${entriesOf('receipt.imported')} from receipt_imports x where x.school_id = $1`, [of.school.key]);
  const factsAt = (categories: number) => ({ editions: categories, receipts: categories * STUDENTS, entries: categories });
  return { begin, facts, stands: [{ state, job, ...factsAt(taken) }], again: ended(of), done: [{ state: 'done', job: 'done', ...factsAt(2) }] };
};

const jobDone = (kind: string): string => `new.kind = '${kind}' and new.state = 'done'`;

const points: Point[] = [
  { point: 'export of students: archive written, not noted', at: row('update', 'exchange_exports', `new.state = 'done'`), act: ({ during }) => exporting(during) },
  { point: 'export of students: end of the job not acknowledged', at: answer('update', 'exchange_exports', `new.state = 'done'`), act: ({ during }) => exporting(during) },
  { point: 'export of students: line broken at the end of the job', at: line('update', 'exchange_exports', `new.state = 'done'`), act: ({ during }) => exporting(during) },
  { point: 'import of students: in the first', at: row('update', 'exchange_import_students', studentDone(0)), act: importing(0) },
  { point: 'import of students: between two', at: answer('update', 'exchange_import_students', studentDone(0)), act: importing(1) },
  { point: 'import of students: in the last', at: row('update', 'exchange_import_students', studentDone(STUDENTS - 1)), act: importing(STUDENTS - 1) },
  { point: 'import of students: after the last', at: answer('update', 'exchange_import_students', studentDone(STUDENTS - 1)), act: importing(STUDENTS) },
  { point: 'import of students: end of the job', at: row('update', 'jobs', jobDone('exchange-import')), act: importing(STUDENTS) },
  { point: 'import of students: end of the job not acknowledged', at: answer('update', 'jobs', jobDone('exchange-import')), act: importing(null) },
  { point: 'school out: archive written, not noted', at: row('update', 'exchange_schools', `new.state = 'done'`), act: ({ during }) => movingOut(during) },
  { point: 'school out: end of the job not acknowledged', at: answer('update', 'exchange_schools', `new.state = 'done'`), act: ({ during }) => movingOut(during) },
  { point: 'school out: line broken at the end of the job', at: line('update', 'exchange_schools', `new.state = 'done'`), act: ({ during }) => movingOut(during) },
  ...typeNames.flatMap((type, index): Point[] => [
    { point: `sync: ${type} merged, no commit`, at: row('update', 'sync_runs', `new.state = 'applied' and new.data_type = '${type}'`), act: syncing(index) },
    { point: `sync: ${type} applied, not acknowledged`, at: answer('update', 'sync_runs', `new.state = 'applied' and new.data_type = '${type}'`), act: syncing(index + 1) },
  ]),
  { point: 'sync: students staged, the first being merged', at: row('insert', 'students'), act: syncing(2) },
  { point: 'sync: end of the job', at: row('update', 'jobs', jobDone('sync')), act: syncing(typeNames.length) },
  { point: 'sync: end of the job not acknowledged', at: answer('update', 'jobs', jobDone('sync')), act: syncing(typeNames.length, 'done') },
  { point: 'schedule: slot being taken', at: row('insert', 'jobs', 'new.slot is not null'), act: due },
  { point: 'schedule: slot taken, not acknowledged', at: answer('insert', 'jobs', 'new.slot is not null'), act: due },
  { point: 'final roster: rows being written', at: row('insert', 'roster_items'), act: ({ during }) => freezing(during) },
  { point: 'final roster: workbook kept, rows not locked', at: row('update', 'outcomes', `new.state = 'submitted'`), act: ({ during }) => freezing(during) },
  { point: 'final roster: rows locked, export not noted', at: row('update', 'roster_exports', `new.state = 'done'`), act: ({ during }) => freezing(during) },
  { point: 'final roster: end of the job', at: commit('update', 'jobs', jobDone('roster-export')), act: ({ during }) => freezing(during) },
  { point: 'final roster: end of the job not acknowledged', at: answer('update', 'roster_exports', `new.state = 'done'`), act: ({ during }) => freezing(during) },
  { point: 'roster taken back: outcomes ticked, not their history', at: row('insert', 'outcome_events', `new.to_state = 'ticked'`), act: unlocking },
  { point: 'roster taken back: commit not acknowledged', at: answer('update', 'roster_exports', `new.state = 'unlocked'`), act: unlocking },
  { point: 'files of a roster: archive written, not noted', at: row('update', 'roster_exports', 'new.attachments_spool is not null'), act: ({ during }) => packing(during) },
  { point: 'files of a roster: end of the job not acknowledged', at: answer('update', 'roster_exports', 'new.attachments_spool is not null'), act: ({ during }) => packing(during) },
  { point: 'files of a roster: line broken at the end of the job', at: line('update', 'roster_exports', 'new.attachments_spool is not null'), act: ({ during }) => packing(during) },
  { point: 'receipt: rows staged, not the version in force', at: row('insert', 'receipt_editions'), act: receiving(0) },
  { point: 'receipt: merged, no commit', at: commit('insert', 'receipts'), act: receiving(0) },
  { point: 'receipt: between two categories', at: answer('insert', 'receipt_editions'), act: receiving(1) },
  { point: 'receipt: both categories, archive not done with', at: row('update', 'receipt_imports', `new.state = 'done'`), act: receiving(2) },
  { point: 'receipt: archive done with, not removed', at: answer('update', 'receipt_imports', `new.state = 'done'`), act: receiving(2, 'done') },
  { point: 'receipt: end of the job', at: row('update', 'jobs', jobDone('receipt-import')), act: receiving(2, 'done') },
  { point: 'receipt: end of the job not acknowledged', at: answer('update', 'jobs', jobDone('receipt-import')), act: receiving(2, 'done', 'done') },
];

const inward: Point[] = [
  { point: 'school in: students written, nothing else', at: row('insert', 'outcomes'), act: movingIn(false) },
  { point: 'school in: all written, not noted', at: row('update', 'exchange_schools', `new.state = 'done'`), act: movingIn(false) },
  { point: 'school in: all noted, no commit', at: commit('update', 'exchange_schools', `new.state = 'done'`), act: movingIn(false) },
  { point: 'school in: end of the job not acknowledged', at: answer('update', 'exchange_schools', `new.state = 'done'`), act: movingIn(true) },
  { point: 'school in: line broken at the end of the job', at: line('update', 'exchange_schools', `new.state = 'done'`), act: movingIn(true) },
];

/** Runs the points of a table on the server that stands. */
function tryAll(fault: string, table: Point[]): void {
  const recovered: number[] = [];
  test.each(table)('$point', { timeout: 300_000 }, async (point) => {
    recovered.push(await server.killAt(point));
    if (recovered.length === table.length) noteDrill({ fault, tries: table.length, lost: 0, halfDone: 0, recoveredMs: Math.max(...recovered) });
  });
}

async function openServer(): Promise<void> {
  server = await startPointServer();
  build = createBuilders(server);
  database = openDatabase(server.databaseUrl, 2);
}
async function closeServer(): Promise<void> {
  await database?.close();
  await server?.stop();
}

describe.runIf(allDrills)('kill -9 at a point of work that takes time', () => {
  beforeAll(async () => {
    schoolServer = await startSchoolServer({ schools: SYNCED });
    await openServer();
    const { school, clerk } = await office();
    const room = await roomOf(school, STUDENTS);
    source = { school, room, exported: await exportAt(clerk, room.students.map(({ student }) => student)) };
  }, 240_000);
  afterAll(async () => {
    await closeServer();
    await schoolServer?.stop();
  });
  tryAll('kill -9 at named points of jobs', points);
});

describe.runIf(allDrills)('kill -9 at a point of a school’s arrival', () => {
  beforeAll(async () => {
    // The platform that it leaves.
    await openServer();
    const of = await office();
    await roomOf(of.school, STUDENTS);
    const tables = (await findMovedTables(database)).filter(({ name }) => MOVED.includes(name));
    moved = { code: of.school.code, archive: await exportSchoolAt(of.clerk), tables, rows: await rowsOf(server.database, of.school.key, tables, ELSEWHERE) };
    await closeServer();
    await openServer();
  }, 240_000);
  afterAll(closeServer);
  tryAll('kill -9 at named points of a school’s arrival', inward);
});
