import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ExportResult } from '@portfolio/rosters/contract';
import { createBuilders, jobEnd, signIn, type Account, type Builders, type Classroom, type Person, type School } from '../support/builders';
import { startServer, type TestServer } from '../support/server';

/** A worker that is gone leaves its job running in the database: whoever comes next has to end it as if nothing had been. */
const EDITION = { year: 110, roster: '26', grades: '1,2,3', mode: 'final' };

let server: TestServer;
let build: Builders;
let school: School;
let room: Classroom;
let account: Account;
let clerk: Person;

beforeAll(async () => {
  server = await startServer({ env: { WORKER: '0' } });
  build = createBuilders(server);
  school = await build.school();
  room = await build.classroom(school, { students: 3 });
  for (const { enrolment } of room.students) await build.outcome(enrolment, { state: 'ticked' });
  account = await build.account(school);
  clerk = await signIn(server, account);
});
afterAll(() => server?.stop());

const asIfKilled = (jobId: string): Promise<unknown> => server.database.query(`update jobs set state = 'running', started_at = now(), ended_at = null where document_id = $1`, [jobId]);
const count = async (sql: string): Promise<number> => (await server.database.query(`select count(*)::int as number from ${sql}`, [school.key])).rows[0].number;
const facts = async (): Promise<Record<string, number>> => ({
  submitted: await count(`outcomes where school_id = $1 and state = 'submitted'`),
  events: await count(`outcome_events where school_id = $1 and to_state = 'submitted'`),
  items: await count('roster_items where school_id = $1'),
  exported: await count(`audit_entries where school_id = $1 and action = 'roster.exported'`),
});
const ONCE = { submitted: 3, events: 3, items: 3, exported: 1 };

let jobId: string;
let exportId: string;

it('is one at a time in a school, and a refused one leaves nothing behind', async () => {
  const first = await clerk.send<{ jobId: string; exportId: string }>('POST', '/api/rosters/export', EDITION);
  ({ jobId, exportId } = first.body);
  const second = await clerk.send<{ error: { code: string } }>('POST', '/api/rosters/export', EDITION);
  expect([second.status, second.body.error.code]).toEqual([409, 'job-running']);
  expect(await count('roster_exports where school_id = $1')).toBe(1);
});

it('ends an export that was killed on the way', async () => {
  await asIfKilled(jobId);
  await server.restart({ WORKER: '1' });
  clerk = await signIn(server, account);
  const job = await jobEnd(clerk, jobId);
  expect(job.state, job.message ?? '').toBe('done');
  expect(job.result).toMatchObject({ rows: 3, frozen: 3 } satisfies Partial<ExportResult>);
  expect(await facts()).toEqual(ONCE);
});

it('does nothing again for one that was killed after its end', async () => {
  const fileOf = async (): Promise<Buffer> => Buffer.from(await (await clerk.fetch(`/api/roster-exports/${exportId}/file`)).arrayBuffer());
  const before = await fileOf();
  await asIfKilled(jobId);
  const job = await jobEnd(clerk, jobId);
  expect(job).toMatchObject({ state: 'done', result: { exportId, rows: 3 } });
  expect(await facts()).toEqual(ONCE);
  expect((await fileOf()).equals(before)).toBe(true);
});
