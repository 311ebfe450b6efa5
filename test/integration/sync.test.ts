import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { typeNames, type TypeName } from '@portfolio/sync/domain/types';
import { changeSchool } from '../../database/seeds/school';
import { expected, held, openSyncTrial, writers, type SyncTrial } from '../support/sync';
import type { Counts } from '@portfolio/sync/contract';
import type { Outcomes } from '@portfolio/sync/server/use-cases/run-sync';

const FIRST = '000001';
const SECOND = '000002';

let trial: SyncTrial;
const school = (code = FIRST): number => trial.schools.get(code) ?? 0;
const data = (code = FIRST, year = 110, semester: 1 | 2 = 2) => trial.source.data(code, year, semester);

const counts = (outcomes: Outcomes, type: TypeName): Counts => {
  const outcome = outcomes.get(type);
  if (outcome?.state !== 'applied') throw new Error(`${type} is ${JSON.stringify(outcome)}`);
  return outcome.counts;
};
const states = (outcomes: Outcomes): Record<string, string> => Object.fromEntries([...outcomes].map(([type, { state }]) => [type, state]));
const allApplied = Object.fromEntries(typeNames.map((type) => [type, 'applied']));

async function expectHeld(code = FIRST, snapshot = data(code)): Promise<void> {
  for (const type of typeNames) expect(await held(trial.database, school(code), type), type).toEqual(expected(snapshot, type, trial.seal));
}

beforeAll(async () => {
  trial = await openSyncTrial();
});
afterAll(() => trial?.close());

describe('a school syncs', () => {
  test('first: everything is there as it was sent', async () => {
    const outcomes = await trial.sync();
    expect(states(outcomes)).toEqual(allApplied);
    for (const type of typeNames) expect(counts(outcomes, type), type).toMatchObject({ received: data()[type].length, new: data()[type].length, changed: 0, same: 0, ended: 0, refused: 0 });
    await expectHeld();
  });

  test('national IDs are sealed, and readable with the key only', async () => {
    const [row] = await trial.database.query<{ sealed: string; tail: string; no: string }>(
      'select national_id_sealed as sealed, national_id_tail as tail, student_no as no from students where school_id = :id order by id limit 1', { id: school() });
    const id = data().students.find(({ student_no }) => student_no === row.no)?.national_id ?? '';
    expect(row.sealed).not.toContain(id);
    expect(trial.seal.open(row.sealed)).toBe(id);
    expect(row.tail).toBe(id.slice(-3));
  });

  test('each person has an account without a password; who has left cannot sign in', async () => {
    const rows = await trial.database.query<{ login: string; kind: string; active: boolean; state: string }>(
      'select login, kind, active, password_state as state from accounts where school_id = :id', { id: school() });
    const accounts = new Map(rows.map((row) => [row.login, row]));
    expect(accounts.size).toBe(data().students.length + data().teachers.length);
    for (const student of data().students) expect(accounts.get(student.student_no)).toMatchObject({ kind: 'student', active: student.status !== '轉出', state: 'none' });
    for (const teacher of data().teachers) expect(accounts.get(teacher.teacher_no)).toMatchObject({ kind: teacher.kind === '職員' ? 'staff' : 'teacher', active: teacher.active, state: 'none' });
  });

  test('each type leaves its record, in its feed, with its hash, and an audit row', async () => {
    const runs = await trial.database.query<{ type: string; feed: string; state: string; sha: string; errors: object; result: { sch_no: string; total: number; status_code: string } }>(
      'select data_type as type, feed, state, sha_256 as sha, errors, result from sync_runs where school_id = :id order by id', { id: school() });
    expect(runs.map(({ type, feed }) => `${type} ${feed}`)).toEqual(typeNames.map((type) => `${type} ${type === 'officer_posts' ? 'API-2' : 'API-1'}`));
    for (const { type, state, sha, errors, result } of runs) {
      expect({ state, errors }).toEqual({ state: 'applied', errors: {} });
      expect(sha).toMatch(/^[0-9a-f]{64}$/);
      expect(result).toMatchObject({ sch_no: FIRST, status_code: '00', total: data()[type as TypeName].length });
    }
    const [{ audits }] = await trial.database.query<{ audits: number }>(`select count(*)::int as audits from audit_entries where school_id = :id and action = 'sync.applied'`, { id: school() });
    expect(audits).toBe(typeNames.length);
  });

  test('again: no row is written, not even with the same values', async () => {
    const before = await writers(trial.database, school());
    const outcomes = await trial.sync();
    for (const type of typeNames) expect(counts(outcomes, type), type).toMatchObject({ new: 0, changed: 0, ended: 0, refused: 0, same: data()[type].length });
    expect(await writers(trial.database, school())).toEqual(before);
  });

  test('changed: what came is held, what is missing has ended, and nobody else was written', async () => {
    const ids = await trial.database.query<{ id: number }>('select id from students where school_id = :id order by id', { id: school() });
    trial.source.setFaults(['changed']);
    const changed = changeSchool(data(), { fraction: 0.05, seed: 1 });
    const outcomes = await trial.sync({ confirmed: 'all' });
    expect(states(outcomes)).toEqual(allApplied);
    await expectHeld(FIRST, changed);
    const gone = data().students.filter(({ student_no }) => !changed.students.some((row) => row.student_no === student_no)).map(({ student_no }) => student_no);
    expect(gone.length).toBeGreaterThan(0);
    const accounts = await trial.database.query<{ active: boolean; ended: boolean }>(
      `select a.active, s.ended_at is not null as ended from accounts a join students s on s.id = a.student_id where s.school_id = :id and s.student_no = any(:gone)`, { id: school(), gone });
    expect(accounts).toEqual(gone.map(() => ({ active: false, ended: true })));

    trial.source.setFaults([]);
    await trial.sync({ confirmed: 'all' });
    await expectHeld();
    const after = await trial.database.query<{ id: number }>('select id from students where school_id = :id order by id', { id: school() });
    expect(after.slice(0, ids.length)).toEqual(ids);
    const [{ shut }] = await trial.database.query<{ shut: number }>(
      `select count(*)::int as shut from accounts a join students s on s.id = a.student_id where s.school_id = :id and s.student_no = any(:gone) and not a.active`, { id: school(), gone });
    expect(shut).toBe(0);
  });

  test('a second school is another world', async () => {
    const before = await writers(trial.database, school());
    await trial.sync({ code: SECOND });
    await expectHeld(SECOND);
    expect(await writers(trial.database, school())).toEqual(before);
  });
});
