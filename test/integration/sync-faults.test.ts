import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { typeNames, type TypeName } from '@portfolio/sync/domain/types';
import type { Counts } from '@portfolio/sync/contract';
import { scopeOf } from '@portfolio/kernel/server/scope';
import { newBatch, type RunErrors, type RunResult } from '@portfolio/sync/server/repositories/runs';
import type { Outcomes } from '@portfolio/sync/server/use-cases/run-sync';
import { freePort } from '../support/server-process';
import { expected, held, manySchools, openSyncTrial, writers, type SyncOptions, type SyncTrial } from '../support/sync';

/** What a school's server may do, and what the platform holds afterwards: what it held before, or what came; never a mix. */
const SCHOOLS = manySchools(40, 60);
let trial: SyncTrial;
let next = 0;
/** The school of the test. */
let code: string;
let school: number;

beforeAll(async () => {
  trial = await openSyncTrial({ schools: SCHOOLS });
});
beforeEach(() => {
  ({ code } = SCHOOLS[next]);
  next += 1;
  school = trial.schools.get(code) ?? 0;
  trial.source.setFaults([]);
});
afterAll(() => trial?.close());

const sync = (options: SyncOptions = {}): Promise<Outcomes> => trial.sync({ code, ...options });
const data = () => trial.source.data(code, 110, 2);
const state = (outcomes: Outcomes, type: TypeName) => outcomes.get(type)?.state;
function counts(outcomes: Outcomes, type: TypeName): Counts {
  const outcome = outcomes.get(type);
  if (outcome?.state !== 'applied') throw new Error(`${type} is ${JSON.stringify(outcome)}`);
  return outcome.counts;
}

interface Run { type: TypeName; state: string; errors: RunErrors; result: RunResult }
const runsOf = (batch: string): Promise<Run[]> => trial.database.query<Run>('select data_type as type, state, errors, result from sync_runs where batch = :batch order by id', { batch });
const lastRun = async (type: TypeName): Promise<Run> =>
  (await trial.database.query<Run>('select data_type as type, state, errors, result from sync_runs where school_id = :school and data_type = :type order by id desc limit 1', { school, type }))[0];

async function expectHeld(...types: TypeName[]): Promise<void> {
  for (const type of types) expect(await held(trial.database, school, type), type).toEqual(expected(data(), type, trial.seal));
}

describe('what passes is tried again', () => {
  test.each([
    ['every third request fails', ['500']],
    ['busy twice', ['busy:students', 'busy:classes']],
    ['one answer breaks off', ['truncated:enrolments:1', 'truncated:token:1']],
    ['one request hangs', ['hang:teachers:1']],
    ['the token is taken back in the middle', ['expired-token']],
    ['one page comes twice', ['duplicate-page:enrolments:1']],
  ])('%s', async (_, faults) => {
    trial.source.setFaults(faults);
    const outcomes = await sync({ timeoutMs: 1500, pageRows: 200, retryWaits: [5, 5, 5, 5] });
    expect(Object.fromEntries([...outcomes].map(([type, outcome]) => [type, outcome.state]))).toEqual(Object.fromEntries(typeNames.map((type) => [type, 'applied'])));
    await expectHeld(...typeNames);
  });
});

describe('what stays is reported, and nothing of the type is written', () => {
  test.each<[string, string, string]>([
    ['it always fails', 'always-500:students', 'server-error'],
    ['it hangs', 'hang:students', 'time-out'],
    ['it trickles', 'slow:students', 'time-out'],
    ['its answers break off', 'truncated:students', 'broken-json'],
    ['it is always busy', 'busy:students:99', 'busy'],
    ['it says failure', 'failure:students', 'school-failure'],
    ['it repeats pages', 'duplicate-page:students', 'repeated-page'],
  ])('%s', async (_, fault, failure) => {
    await sync();
    const before = await writers(trial.database, school);
    trial.source.setFaults([fault]);
    const outcomes = await sync({ timeoutMs: 300, pageRows: 25 });
    expect(outcomes.get('students')).toMatchObject({ state: 'failed', failure: { code: failure } });
    expect(outcomes.get('enrolments')).toMatchObject({ state: 'held', by: 'students', waits: false });
    expect(outcomes.get('officer_posts')).toMatchObject({ state: 'held', by: 'students' });
    // What does not lean on it goes on.
    expect(state(outcomes, 'offerings')).toBe('applied');
    expect(await writers(trial.database, school)).toEqual(before);
    expect(await lastRun('students')).toMatchObject({ state: 'failed', errors: { failure: { code: failure } } });
    expect(await lastRun('enrolments')).toMatchObject({ state: 'failed', result: { skippedFor: 'students' } });
  });

  test('a server that is not there', async () => {
    const outcomes = await sync({ baseUrl: `http://127.0.0.1:${await freePort()}` });
    expect(outcomes.get('subjects')).toMatchObject({ state: 'failed', failure: { code: 'unreachable' } });
  });

  test('it goes on with the same batch once the server is well', async () => {
    const batch = await newBatch(scopeOf(trial.database, school));
    trial.source.setFaults(['always-500:students']);
    await sync({ batch });
    trial.source.setFaults([]);
    const asked = trial.source.requests().length;
    const outcomes = await sync({ batch });
    expect([...outcomes.values()].every((outcome) => outcome.state === 'applied')).toBe(true);
    expect(trial.source.requests().slice(asked).some(({ path }) => path.endsWith('/subjects'))).toBe(false);
    expect(counts(outcomes, 'subjects').new).toBe(data().subjects.length);
    expect((await runsOf(batch)).map((run) => run.state)).toEqual(typeNames.map(() => 'applied'));
    await expectHeld(...typeNames);
  });
});

describe('what lies', () => {
  test('rows of another school are refused as a whole', async () => {
    await sync();
    const before = await writers(trial.database, school);
    trial.source.setFaults(['other-school-rows']);
    const outcomes = await sync();
    expect(outcomes.get('subjects')).toMatchObject({ state: 'failed', failure: { code: 'other-school', values: { school: SCHOOLS[0].code } } });
    expect(await lastRun('subjects')).toMatchObject({ state: 'refused' });
    expect(await writers(trial.database, school)).toEqual(before);
  });

  test.each(['wrong-total:students', 'partial:students', 'row-errors:students'])('%s: what came is taken, what is missing stays', async (fault) => {
    await sync();
    trial.source.setFaults([fault]);
    const outcomes = await sync();
    expect(counts(outcomes, 'students').ended).toBe(0);
    expect((await lastRun('students')).result.incomplete).toBe(true);
    await expectHeld('students', 'enrolments');
  });

  test('rows that the school itself left out are listed', async () => {
    trial.source.setFaults(['row-errors:classes']);
    const outcomes = await sync();
    expect(counts(outcomes, 'classes').refused).toBe(2);
    expect((await lastRun('classes')).errors.rows).toContainEqual({ row: 1, key: null, column: null, reason: 'left-out-by-school', message: '資料不完整' });
  });

  test('a page that holds its rows twice: the second of each is refused, nothing ends', async () => {
    trial.source.setFaults(['duplicate-page']);
    const outcomes = await sync({ pageRows: 5000 });
    for (const type of typeNames) expect(counts(outcomes, type), type).toMatchObject({ new: data()[type].length, refused: data()[type].length, ended: 0 });
    await expectHeld(...typeNames);
  });

  test('fields that nobody knows are left aside', async () => {
    trial.source.setFaults(['new-columns']);
    await sync();
    await expectHeld(...typeNames);
  });
});

test('rows that break a rule are refused alone, each with its reason', async () => {
  await sync();
  trial.source.setFaults(['bad-rows']);
  const outcomes = await sync();
  await expectHeld(...typeNames);
  const reasons: Record<TypeName, string[]> = {
    subjects: ['course-code', 'other-school', 'duplicate'],
    classes: ['out-of-range', 'duplicate'],
    students: ['check-digit', 'unknown-class', 'missing', 'not-a-date', 'duplicate'],
    teachers: ['check-digit', 'missing', 'duplicate'],
    offerings: ['unknown-subject', 'other-school', 'unknown-class', 'unknown-teacher', 'duplicate'],
    enrolments: ['unknown-student', 'unknown-offering', 'duplicate'],
    officer_posts: ['unknown-student', 'missing', 'ends-before-start', 'duplicate'],
  };
  for (const type of typeNames) {
    const { errors } = await lastRun(type);
    expect(errors.rows?.map(({ reason }) => reason), type).toEqual(reasons[type]);
    expect(errors.refused).toBe(reasons[type].length);
    expect(errors.rows?.[0].row).toBe(data()[type].length + 1);
    expect(counts(outcomes, type)).toMatchObject({ refused: reasons[type].length, same: data()[type].length, ended: 0 });
  }
});

describe('the guard against shrinking', () => {
  test.each(['shrink', 'zero-rows:students'])('%s waits for a yes, with the numbers, and so does what leans on it', async (fault) => {
    await sync();
    const before = await writers(trial.database, school);
    trial.source.setFaults([fault]);
    const batch = await newBatch(scopeOf(trial.database, school));
    const outcomes = await sync({ batch });
    expect(state(outcomes, 'students')).toBe('waiting');
    expect(outcomes.get('enrolments')).toMatchObject({ state: 'held', by: 'students', waits: true });
    expect(state(outcomes, 'teachers')).toBe('applied');
    expect(await writers(trial.database, school)).toEqual(before);
    const waits = (await runsOf(batch)).find(({ type }) => type === 'students')?.result.waits;
    const live = data().students.filter(({ status }) => status === '在學' || status === '休學').length;
    if (fault === 'shrink') expect(waits).toMatchObject({ live, received: data().students.filter((_, index) => index % 5 >= 2).length, empty: false });
    else expect(waits).toEqual({ ends: data().students.length, live: data().students.length, received: 0, empty: true });

    // The yes: the same batch again, with the number that was shown.
    const types: TypeName[] = ['students', 'enrolments', 'officer_posts'];
    const confirmed = await sync({ batch, types, confirmed: { students: waits?.ends ?? 0 } });
    expect(counts(confirmed, 'students').ended).toBeGreaterThan(0);
    expect((await runsOf(batch)).find(({ type }) => type === 'students')?.state).toBe('applied');
    const [{ open }] = await trial.database.query<{ open: number }>(
      `select count(*)::int as open from accounts a join students s on s.id = a.student_id where s.school_id = :school and s.ended_at is not null and a.active`, { school });
    expect(open).toBe(0);
  });

  test('a yes to fewer than would end asks again', async () => {
    await sync();
    trial.source.setFaults(['shrink']);
    expect(state(await sync({ confirmed: { students: 3 } }), 'students')).toBe('waiting');
  });

  test('a later sync takes the place of a question', async () => {
    await sync();
    trial.source.setFaults(['shrink']);
    const batch = await newBatch(scopeOf(trial.database, school));
    await sync({ batch });
    trial.source.setFaults([]);
    await sync();
    const runs = await runsOf(batch);
    expect(runs.find(({ type }) => type === 'students')).toMatchObject({ state: 'refused', result: { overtaken: true } });
    expect(runs.some((run) => run.state === 'waiting')).toBe(false);
  });

  test('nothing came and nothing is held: there is nothing to ask', async () => {
    trial.source.setFaults(['zero-rows:officer_posts']);
    expect(counts(await sync(), 'officer_posts')).toMatchObject({ received: 0, ended: 0 });
  });
});

describe('one run a school at a time', () => {
  test('a second one is refused while the first holds the school', async () => {
    let second: Promise<unknown> | undefined;
    await sync({ progress: async () => void (second ??= sync({ patienceMs: 50 }).catch((error: Error) => error.message)) });
    expect(await second).toBe('sync-running');
  });

  test('a run that is stopped in the middle leaves each type whole, and goes on', async () => {
    const stop = new AbortController();
    const batch = await newBatch(scopeOf(trial.database, school));
    const stopped = sync({ batch, pageRows: 100, signal: stop.signal, progress: async (step) => void (step === 'sync.receiving.enrolments' && stop.abort()) });
    await expect(stopped).rejects.toThrow();
    await expectHeld('subjects', 'classes', 'students', 'teachers', 'offerings');
    expect(await held(trial.database, school, 'enrolments')).toEqual([]);
    await sync({ batch });
    await expectHeld(...typeNames);
  });
});
