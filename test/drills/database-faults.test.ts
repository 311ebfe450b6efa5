import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../dist/database/embedded-postgres.js';
import { createBuilders, signIn, type Account, type Enrolment, type Person } from '../support/builders';
import { allDrills, kills, noteDrill, randomDelay, untilWorks } from '../support/drill';
import { openLine, through, type Line } from '../support/proxy';
import { freePort, startServerProcess, type ServerProcess } from '../support/server-process';
import { expectNothingLost, nothingYet, uploadOnce, type Acknowledged } from '../support/uploading';

/** The database stopped hard, its connections killed, its line slow, silent and cut, while four students upload; the server is never restarted. */
describe.runIf(allDrills)('a database that fails under load', () => {
  const rounds = Math.max(2, Math.round(kills / 5));
  let directory: string;
  let postgres: EmbeddedPostgres;
  let line: Line;
  let database: pg.Pool;
  let server: ServerProcess;
  let account: Account;
  let enrolment: Enrolment;
  let person: Person;

  beforeAll(async () => {
    directory = fs.mkdtempSync(path.join(os.tmpdir(), 'portfolio-database-faults-'));
    fs.chmodSync(directory, 0o711);
    // With fsync, as an installation has it.
    postgres = await startEmbeddedPostgres({ directory, database: 'app', log: () => undefined });
    const { hostname, port } = new URL(postgres.url);
    line = await openLine({ host: hostname, port: Number(port) });
    const dataDir = path.join(directory, 'data');
    server = await startServerProcess({ port: await freePort(), dataDir, databaseUrl: through(postgres.url, line) });
    // Not by the line: what is looked at must not depend on the fault.
    database = new pg.Pool({ connectionString: postgres.url, max: 4 });
    database.on('error', () => undefined);
    const build = createBuilders({ database, dataDir });
    const school = await build.school();
    await build.openWindows(school);
    const room = await build.classroom(school);
    [{ enrolment }] = room.students;
    account = await build.account(school, { student: enrolment.student });
    person = await signIn(server, account);
  }, 240_000);
  afterAll(async () => {
    await server?.stop();
    await database?.end();
    await line?.stop();
    await postgres?.stop();
    if (directory) fs.rmSync(directory, { recursive: true, force: true });
  });

  /** Four upload all the while; what is refused is tried again. @returns the longest time until uploads went on after `fault` had returned */
  async function underLoad(times: number, fault: () => Promise<void>): Promise<{ made: Acknowledged; recoveredMs: number }> {
    const made = nothingYet();
    let going = true;
    const loops = Array.from({ length: 4 }, async () => {
      while (going) if (!(await uploadOnce(person, enrolment, made))) await sleep(50);
    });
    let recoveredMs = 0;
    for (let round = 0; round < times; round += 1) {
      await sleep(randomDelay(100, 800));
      await fault();
      recoveredMs = Math.max(recoveredMs, await untilWorks(async () => {
        if (!(await uploadOnce(person, enrolment, nothingYet()))) throw new Error(`no upload goes through. The server wrote:\n${server.output().slice(-3000)}`);
      }));
    }
    going = false;
    await Promise.all(loops);
    // A refusal is one in words, never a fault of ours; 0 is an answer that was cut off.
    expect([...made.refused.keys()].filter((status) => ![0, 503].includes(status)), server.output().slice(-3000)).toEqual([]);
    expect(made.outcomes.length).toBeGreaterThan(0);
    await expectNothingLost({ database }, person, made);
    expect((await fetch(`${server.url}/api/health/live`)).status).toBe(200);
    return { made, recoveredMs };
  }

  const note = (fault: string, tries: number, { made, recoveredMs }: { made: Acknowledged; recoveredMs: number }): void =>
    noteDrill({ fault, tries, lost: 0, halfDone: 0, recoveredMs, note: `${made.files.length} files acknowledged` });

  it('stopped hard: nothing acknowledged is lost, and work goes on by itself', async () => {
    const data = path.join(directory, 'cluster/data/postmaster.pid');
    const result = await underLoad(rounds, async () => void process.kill(Number(fs.readFileSync(data, 'utf8').split('\n')[0]), 'SIGQUIT'));
    note('database stopped hard under load', rounds, result);
  }, 60_000 + rounds * 70_000);

  it('its connections killed, over and over: none leaks, none is missing', async () => {
    const result = await underLoad(rounds * 3, async () => {
      await database.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'portfolio' and random() < 0.7`);
    });
    const { rows } = await database.query<{ open: number; stuck: number }>(`select count(*)::int as open, count(*) filter (where state like 'idle in transaction%')::int as stuck from pg_stat_activity where application_name = 'portfolio'`);
    expect(rows[0].open).toBeLessThanOrEqual(20);
    expect(rows[0].stuck).toBe(0);
    note('connections killed under load', rounds * 3, result);
  }, 60_000 + rounds * 60_000);

  it('its line cut: the same', async () => {
    note('line to the database cut under load', rounds, await underLoad(rounds, async () => line.cut()));
  }, 60_000 + rounds * 60_000);

  it('its line slow: everything is slow, and nothing fails', async () => {
    line.slow(100);
    const made = nothingYet();
    for (let count = 0; count < 3; count += 1) expect(await uploadOnce(person, enrolment, made)).toBe(true);
    line.mend();
    await expectNothingLost({ database }, person, made);
    noteDrill({ fault: 'line to the database slow (100 ms a piece)', tries: 3, lost: 0, halfDone: 0 });
  }, 120_000);

  it('its line half open: readiness says so within seconds, the process lives, and all goes on when it is back', async () => {
    const result = await underLoad(1, async () => {
      line.freeze();
      const begin = Date.now();
      expect((await fetch(`${server.url}/api/health/ready`)).status).toBe(503);
      expect(Date.now() - begin).toBeLessThan(10_000);
      expect((await fetch(`${server.url}/api/health/live`)).status).toBe(200);
      await sleep(3_000);
      line.mend();
    });
    note('line to the database half open', 1, result);
  }, 120_000);
});
