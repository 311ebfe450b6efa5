import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadSecrets } from '@portfolio/config/secrets';
import { openDatabase, type Database } from '@portfolio/kernel/server/database';
import { createSeal, type Seal } from '@portfolio/kernel/server/seal';
import { typeNames } from '@portfolio/sync/domain/types';
import { startSchoolServer, type SchoolServer } from '../../database/school-server/server';
import { changeSchool, type SchoolTerm } from '../../database/seeds/school';
import { createBuilders, jobEnd, signIn, type Account, type School } from '../support/builders';
import { kills, noteDrill, randomDelay } from '../support/drill';
import { startServer, type TestServer } from '../support/server';
import { expected, held } from '../support/sync';

/**
 * kill -9 in the middle of syncs. Each type is the old one or the new one, never a mix; nobody has to lend a hand: the
 * server comes up again, goes on, and ends as if nothing had been.
 */
const CODE = '900900';
let server: TestServer;
let source: SchoolServer;
let database: Database;
let school: School;
let account: Account;
let seal: Seal;

beforeAll(async () => {
  source = await startSchoolServer({ schools: [{ code: CODE, name: '演練高級中學', students: 240 }] });
  server = await startServer();
  database = openDatabase(server.databaseUrl, 2);
  const { FIELD_KEY, INDEX_KEY } = loadSecrets(server.dataDir, {});
  seal = createSeal(FIELD_KEY, INDEX_KEY);
  const builders = createBuilders(server);
  school = await builders.school({ code: CODE });
  await builders.term(school, { year: 110, semester: 2 });
  account = await builders.account(school, { kind: 'administrator' });
  const admin = await signIn(server, account);
  await admin.send('PUT', '/api/sync/connection', { baseUrl: source.url, clientId: 'demo', secret: 'demo-secret', dailyAt: null, enabled: true });
});
afterAll(async () => {
  await database?.close();
  await server?.stop();
  await source?.stop();
});

test(`${kills} kills during syncs: each type whole, and the run goes on by itself`, { timeout: 60_000 + kills * 60_000 }, async () => {
  const whole = source.data(CODE, 110, 2);
  const changed = changeSchool(whole, { fraction: 0.05, seed: 1 });
  const nothing: SchoolTerm = { ...whole, subjects: [], classes: [], students: [], teachers: [], offerings: [], enrolments: [], officer_posts: [] };
  let before = nothing;
  for (let round = 0; round < kills; round += 1) {
    const after = round % 2 === 0 ? whole : changed;
    source.setFaults(round % 2 === 0 ? [] : ['changed']);
    const { body } = await (await signIn(server, account)).send<{ jobId: string }>('POST', '/api/sync/start', { term: '1102' });
    await sleep(randomDelay(50, 1800));
    await server.kill();
    for (const type of typeNames) {
      const rows = JSON.stringify(await held(database, school.key, type));
      expect([before, after].map((snapshot) => JSON.stringify(expected(snapshot, type, seal))), `${type} after kill ${round + 1}`).toContain(rows);
    }
    await server.restart();
    const ended = await jobEnd(await signIn(server, account), body.jobId, 60);
    expect(ended, JSON.stringify(ended)).toMatchObject({ state: 'done' });
    for (const type of typeNames) expect(await held(database, school.key, type), type).toEqual(expected(after, type, seal));
    const { rows } = await server.database.query<{ state: string }>('select state from sync_runs where batch = $1', [body.jobId]);
    expect(rows.map(({ state }) => state)).toEqual(typeNames.map(() => 'applied'));
    before = after;
  }
  noteDrill({ fault: 'kill -9 during syncs', tries: kills, lost: 0, halfDone: 0 });
});
