import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSchoolServer, type SchoolServer } from '../../database/school-server/server';
import { createBuilders, signIn, type Account, type Builders, type Outcome, type School } from '../support/builders';
import { allDrills, kills, noteDrill, untilWorks } from '../support/drill';
import { freePort, startServerProcess, type ServerProcess } from '../support/server-process';
import { startServer, type TestServer } from '../support/server';

const CODES = ['900911', '900912', '900913'];

/** Two processes on one database and one store, over and over started at the same moment; and one whose clock is wrong. */
describe.runIf(allDrills)('two processes', () => {
  const rounds = Math.max(2, Math.round(kills / 10));
  let server: TestServer;
  let build: Builders;
  let source: SchoolServer;
  let schools: School[];
  let second: ServerProcess | undefined;

  beforeAll(async () => {
    source = await startSchoolServer({ schools: CODES.map((code) => ({ code, name: `演練${code}`, students: 60 })) });
    server = await startServer();
    build = createBuilders(server);
    schools = [];
    for (const code of CODES) {
      const school = await build.school({ code });
      await build.term(school, { year: 110, semester: 2 });
      const admin = await signIn(server, await build.account(school));
      await admin.send('PUT', '/api/sync/connection', { baseUrl: source.url, clientId: 'demo', secret: 'demo-secret', dailyAt: '00:00', enabled: true });
      schools.push(school);
    }
  }, 240_000);
  afterAll(async () => {
    await second?.stop();
    await server?.stop();
    await source?.stop();
  });

  const startSecond = async (env: Record<string, string> = {}): Promise<ServerProcess> =>
    startServerProcess({ port: await freePort(), dataDir: server.dataDir, databaseUrl: server.databaseUrl, env: { SEED: 'none', ...env } });

  it('run each schedule once, however often both begin at the same moment', async () => {
    for (let round = 1; round <= rounds; round += 1) {
      await server.terminate();
      // As if another day had come: what ran is of yesterday, and the connection was there long before.
      await server.database.query(`update jobs set slot = slot || '-' || $1 where kind = 'sync' and slot is not null and position('-r' in slot) = 0`, [`r${round}`]);
      await server.database.query(`update sync_connections set updated_at = now() - interval '30 days'`);
      [second] = await Promise.all([startSecond(), server.restart()]);
      await untilWorks(async () => {
        const { rows } = await server.database.query(`select 1 from jobs where kind = 'sync' and position('-r' in slot) = 0 and state = 'done'`);
        expect(rows).toHaveLength(schools.length);
      }, 120_000);
      const { rows } = await server.database.query<{ school: number; n: number; runs: number }>(
        `select j.school_id as school, count(*)::int as n, (select count(*)::int from sync_runs r where r.batch = min(j.document_id) and r.data_type = 'students') as runs
         from jobs j where j.kind = 'sync' and position('-r' in j.slot) = 0 group by 1`);
      expect(rows.map(({ n, runs }) => [n, runs])).toEqual(schools.map(() => [1, 1]));
      await second.stop();
      second = undefined;
    }
    noteDrill({ fault: 'two processes begin at once, three schedules due', tries: rounds * schools.length, lost: 0, halfDone: 0, note: 'each ran once' });
  }, 60_000 + rounds * 180_000);

  it('decide windows by the database’s clock, whatever a process’s own says', async () => {
    const shift = path.join(server.dataDir, 'shift.cjs');
    fs.writeFileSync(shift, `const real = Date; const by = Number(process.env.CLOCK_SHIFT);
      globalThis.Date = class extends real { constructor(...given) { if (given.length) super(...given); else super(real.now() + by); } static now() { return real.now() + by; } };`);
    const [school] = schools;
    const room = await build.classroom(school, { students: 1 });
    const [{ student, enrolment }] = room.students;
    const account: Account = await build.account(school, { student });
    const day = 24 * 3600 * 1000;
    const draft = (): Promise<Outcome> => build.outcome(enrolment);
    const windows = async (from: number, until: number): Promise<void> => {
      await server.database.query('delete from work_windows where school_id = $1', [school.key]);
      await build.openWindows(school, { from: new Date(Date.now() + from), until: new Date(Date.now() + until) });
    };
    for (const by of [day, -day]) {
      second = await startSecond({ NODE_OPTIONS: `--require ${shift}`, CLOCK_SHIFT: String(by), WORKER: '0' });
      const person = await signIn(second, account);
      const send = async (): Promise<number> => (await person.send<{ done: number }>('POST', `/api/me/outcomes/${(await draft()).id}/send`)).body.done ?? 0;
      await windows(-day / 2, day / 2);
      expect(await send(), 'open by the database, shut by the process').toBe(1);
      await windows(by / 2, by / 2 + day);
      if (by > 0) expect(await send(), 'shut by the database, open by the process').toBe(0);
      await second.stop();
      second = undefined;
    }
    noteDrill({ fault: 'a process’s clock a day ahead, a day behind', tries: 2, lost: 0, halfDone: 0, note: 'windows as by the database' });
  }, 240_000);
});
