import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { taipeiDate, taipeiMoment, taipeiTime } from '@portfolio/kernel/domain/clock';
import { openDatabase, type Database } from '@portfolio/kernel/server/database';
import { loadSecrets } from '@portfolio/config/secrets';
import { createSeal } from '@portfolio/kernel/server/seal';
import { provideServices, type Services } from '@portfolio/kernel/server/services';
import { openMessenger } from '@portfolio/mail/server/messenger';
import { startWorker, type Worker } from '@portfolio/operations/server/jobs';
import { enqueueReminders, registerReminders } from '@portfolio/portfolio/server/reminders';
import { createBuilders, type Account, type Builders, type Classroom, type School } from '../support/builders';
import { openTestDatabase, type TestDatabase } from '../support/server';

/**
 * The reminders of 3.3: who is told, of how many, once, and not where there is nothing to say. With a worker of its own and
 * no server, whose minute would tick by a clock that the test does not hold.
 */
let store: TestDatabase;
let dataDir: string;
let worker: Worker;
let database: Database;
let build: Builders;
let school: School;
let room: Classroom;
let teacher: Account;
let students: Account[];

const DAY_MS = 24 * 3600 * 1000;
const today = taipeiDate(new Date());
/** A moment of today by the clock of Taipei. */
const at = (hour: number, days = 0): Date => new Date(taipeiMoment(today, hour).getTime() + days * DAY_MS);

interface Told { account_id: number; template: string; details: Record<string, unknown> }
const told = async (template: string): Promise<Told[]> => (await store.pool.query<Told>('select * from notifications where template = $1 order by account_id', [template])).rows;
const jobs = async (): Promise<{ slot: string; state: string; result: { count: number } }[]> => (await store.pool.query(`select slot, state, result from jobs where kind = 'reminder' order by id`)).rows;

/** As each process does, twice at once; then until the worker has told everybody. */
async function tick(now: Date): Promise<void> {
  await Promise.all([enqueueReminders(database, now), enqueueReminders(database, now)]);
  const deadline = Date.now() + 20_000;
  while ((await jobs()).some(({ state }) => state === 'waiting' || state === 'running')) {
    if (Date.now() > deadline) throw new Error('reminders did not end');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
const parameters = (columns: Record<string, number | null>) => store.pool.query(
  `update school_parameters set teacher_mail_hour = $1, send_reminder_days = $2, tick_outcomes_reminder_days = $3, tick_performances_reminder_days = $4, updated_at = now() - interval '2 days'`,
  [columns.hour ?? null, columns.send ?? null, columns.outcomes ?? null, columns.performances ?? null]);

beforeAll(async () => {
  store = await openTestDatabase();
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'portfolio-reminders-'));
  database = openDatabase(store.url, 6);
  const { FIELD_KEY, INDEX_KEY } = loadSecrets(dataDir, {});
  provideServices({ database, messenger: openMessenger(createSeal(FIELD_KEY, INDEX_KEY)), log: console } as unknown as Services);
  registerReminders();
  worker = startWorker();
  build = createBuilders({ database: store.pool, dataDir });
  school = await build.school();
  room = await build.classroom(school, { students: 3 });
  teacher = await build.account(school, { teacher: room.teacher });
  students = [];
  for (const { student } of room.students) students.push(await build.account(school, { student }));
  await build.insert('school_parameters', { school_id: school.key, outcomes_per_semester: 6, outcomes_per_course: 10 });
  // Windows that end at hour 24 of today: a reminder one day before was due yesterday morning, and is caught up.
  await build.openWindows(school, { from: at(0, -30), until: at(24) });
}, 240_000);
beforeEach(async () => {
  await parameters({});
  await store.pool.query(`delete from notifications; delete from jobs where kind = 'reminder'`);
});
afterAll(async () => {
  await worker?.stop();
  await database?.close();
  await store?.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('the teachers’ daily mail', () => {
  it('does not come on a day without anything to say, or where no hour is set', async () => {
    await tick(at(16));
    expect(await jobs()).toEqual([]);
    await parameters({ hour: 16 });
    await tick(at(16));
    expect(await jobs()).toMatchObject([{ state: 'done', result: { count: 0 } }]);
    expect(await told('outcomes-waiting')).toEqual([]);
  });

  it('comes once a day at its hour, to those who may answer, with the number that waits', async () => {
    for (const { enrolment } of room.students) await build.outcome(enrolment, { state: 'sent' });
    const stranger = await build.account(school, { teacher: await build.teacher(school) });
    const substitute = await build.teacher(school);
    const deputy = await build.account(school, { teacher: substitute });
    await build.insert('deputies', { school_id: school.key, teacher_id: room.teacher.key, substitute_id: substitute.key, starts_on: today, ends_on: today });
    await parameters({ hour: 16 });
    await tick(new Date(at(16).getTime() - 1));
    expect(await jobs()).toEqual([]);
    await tick(at(16));
    await tick(at(18));
    expect(await jobs()).toHaveLength(1);
    const people = await told('outcomes-waiting');
    expect(people.map(({ account_id: key, details }) => [key, details.count])).toEqual([[teacher.key, 3], [deputy.key, 3]]);
    expect(people.map(({ account_id: key }) => key)).not.toContain(stranger.key);
    await store.pool.query('delete from deputies');
  });

  it('counts nothing that cannot be answered: the window is closed', async () => {
    await store.pool.query(`update work_windows set ends_at = now() - interval '1 hour' where item = 'certify'`);
    await parameters({ hour: 0 });
    await tick(at(1));
    expect(await told('outcomes-waiting')).toEqual([]);
    await store.pool.query(`update work_windows set ends_at = $1 where item = 'certify'`, [at(24)]);
  });
});

describe('the students’ reminders', () => {
  it('are told to those only who have something left, with the end in words; once, and again when the end is moved', async () => {
    const [first, second_, third] = room.students;
    await build.outcome(first.enrolment, { state: 'draft' });
    await build.outcome(first.enrolment, { state: 'returned' });
    await build.outcome(second_.enrolment, { state: 'certified' });
    await build.insert('performances', { school_id: school.key, student_id: third.student.key, year: 110, category: 'other', state: 'draft', brief: '比賽' });
    await parameters({ send: 1, outcomes: 1, performances: 1 });
    await tick(at(7));
    expect(await jobs()).toEqual([]);
    await tick(at(9));
    await tick(at(10));
    expect((await told('send-closing')).map(({ account_id: key, details }) => [key, details.count])).toEqual([[students[0].key, 2]]);
    expect((await told('tick-outcomes-closing')).map(({ account_id: key, details }) => [key, details.count, details.left])).toEqual([[students[1].key, 1, 6]]);
    expect((await told('tick-performances-closing')).map(({ account_id: key, details }) => [key, details.count, details.left])).toEqual([[students[2].key, 1, 10]]);
    const [year, month, day] = today.split('-').map(Number);
    expect((await told('send-closing'))[0].details.until).toBe(`${year - 1911}/${String(month).padStart(2, '0')}/${String(day).padStart(2, '0')} 24:00`);
    await store.pool.query(`update work_windows set ends_at = $1 where item = 'send' and grade = 1 and semester = 1`, [at(24, 1)]);
    await tick(at(11));
    expect(await told('send-closing')).toHaveLength(2);
  });

  it('are none where the days are blank, or the end is further away', async () => {
    await parameters({ outcomes: 3 });
    await store.pool.query('update work_windows set ends_at = $1', [at(24, 4)]);
    await tick(at(9));
    expect(await jobs()).toEqual([]);
    await tick(at(9, 1));
    expect((await jobs()).map(({ slot }) => slot.split(':').slice(0, 3).join(':')).sort()).toEqual([1, 2, 3].map((grade) => `tick-outcomes:1100:${grade}`));
    expect((await told('tick-outcomes-closing')).map(({ account_id: key }) => key)).toEqual([students[1].key]);
  });
});

it('reads the clock of Taipei', () => expect(taipeiTime(at(9)).hour).toBe(9));
