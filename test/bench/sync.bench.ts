import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, beforeAll, inject, test } from 'vitest';
import { openDatabase, type Database } from '@portfolio/kernel/server/database';
import { createSeal } from '@portfolio/kernel/server/seal';
import { scopeOf } from '@portfolio/kernel/server/scope';
import { typeNames } from '@portfolio/sync/domain/types';
import { OpenProtocol } from '@portfolio/sync/server/client/open-protocol';
import { newBatch } from '@portfolio/sync/server/repositories/runs';
import { runSync } from '@portfolio/sync/server/use-cases/run-sync';
import { databaseUrl, root, runOn } from '../support/database-server';
import { freePort } from '../support/server-process';

/**
 * P1: one school's sync, served by a school server in a process of its own. P2: the same rows through Strapi's Document
 * Service, one by one, on the same schema; a sample of them, since all would take an hour. Prints one line of JSON.
 */
const STUDENTS = Number(process.env.BENCH_STUDENTS ?? 3000);
const SAMPLE = Number(process.env.BENCH_SAMPLE ?? 300);
const CODE = '000001';
const TERM = { year: 110, semester: 2 } as const;

interface Measured {
  seconds: number;
  eventLoopP99Ms: number;
  moreMemoryMb: number;
}

let name: string;
let url: string;
let database: Database;
let schoolServer: ChildProcess;
let source: string;

beforeAll(async () => {
  const serverUrl = inject('databaseServer');
  name = `${inject('templateDatabase')}_${randomBytes(4).toString('hex')}`;
  await runOn(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${inject('templateDatabase')}`);
  url = databaseUrl(serverUrl, name);
  database = openDatabase(url, 6);
  const port = await freePort();
  source = `http://127.0.0.1:${port}`;
  schoolServer = spawn(process.execPath, [
    path.join(root, 'dist/database/school-server/main.js'), '--port', String(port), '--school', CODE, '--students', String(STUDENTS), '--year', String(TERM.year), '--semester', String(TERM.semester),
  ], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(schoolServer.stdout as NodeJS.ReadableStream, 'data');
});
afterAll(async () => {
  schoolServer?.kill();
  await database?.close();
  if (name) await runOn(inject('databaseServer'), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
});

async function measured(work: () => Promise<unknown>): Promise<Measured> {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const begun = performance.now();
  await work();
  const seconds = (performance.now() - begun) / 1000;
  delay.disable();
  clearInterval(watch);
  return { seconds: round(seconds), eventLoopP99Ms: round(delay.percentile(99) / 1e6), moreMemoryMb: round((most - before) / 1024 / 1024) };
}

const round = (number: number): number => Math.round(number * 100) / 100;

const control = (faults: string[]): Promise<Response> =>
  fetch(`${source}/control`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ faults }) });

const open = (): OpenProtocol => new OpenProtocol({ baseUrl: new URL(source), clientId: 'demo', secret: 'demo-secret', schoolCode: CODE, privateHosts: true });

/** The school server makes its rows at the first question; that is not what is measured. @returns how many there are of each type. */
async function warmSource(): Promise<Record<string, number>> {
  const adapter = open();
  const rows: Record<string, number> = {};
  for (const type of typeNames) rows[type] = (await adapter.page({ type, term: TERM, offset: 0, limit: 1 })).total ?? 0;
  adapter.close();
  return rows;
}

async function sync(schoolId: number): Promise<void> {
  const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
  const adapter = open();
  const outcomes = await runSync({
    database, seal: createSeal(key(1), key(2)), schoolId, term: TERM, source: 'server', types: typeNames, confirmed: 'all', actor: { accountId: null, name: 'bench' },
    batch: await newBatch(scopeOf(database, schoolId)), pull: (type, since) => adapter.pull(type, TERM, { since }),
  });
  adapter.close();
  for (const [type, outcome] of outcomes) if (outcome.state !== 'applied') throw new Error(`${type}: ${outcome.state}`);
}

/** Seconds a row, found by its key and written, one after the other. */
async function documentService(schoolId: number): Promise<{ rowsPerSecond: number; sample: number }> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'portfolio-bench-'));
  Object.assign(process.env, { NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(await freePort()), DATA_DIR: dataDir, DATABASE_URL: url, CAPTCHA: 'off', SEED: 'none', WORKER: '0', ENV_PATH: os.devNull });
  const { boot } = createRequire(import.meta.url)(path.join(root, 'dist/src/start.js')) as typeof import('../../cms/start');
  const { strapi, stop } = await boot();
  try {
    const [{ student, offering }] = await database.query<{ student: number; offering: number }>(
      'select min(student_id) as student, min(offering_id) as offering from enrolments where school_id = :schoolId', { schoolId });
    const students = Array.from({ length: SAMPLE }, (_, index) => ({ studentNo: `bench${index}`, name: '測試', gender: 'male', entryYear: 110, status: 'enrolled', birthDate: '2006-01-01', school: schoolId }));
    const enrolments = await database.query<{ student: number; offering: number }>(
      `select s.id as student, o.id as offering from students s, offerings o where s.school_id = :schoolId and o.school_id = :schoolId and s.id >= :student and o.id >= :offering
         and not exists (select 1 from enrolments e where e.student_id = s.id and e.offering_id = o.id) limit :sample`, { schoolId, student, offering, sample: SAMPLE });
    const begun = performance.now();
    for (const data of students) {
      const found = await strapi.documents('api::student.student').findFirst({ filters: { school: { id: schoolId }, studentNo: data.studentNo } });
      if (!found) await strapi.documents('api::student.student').create({ data: data as never });
    }
    for (const row of enrolments) {
      const found = await strapi.documents('api::enrolment.enrolment').findFirst({ filters: { student: { id: row.student }, offering: { id: row.offering } } });
      if (!found) await strapi.documents('api::enrolment.enrolment').create({ data: { school: schoolId, student: row.student, offering: row.offering, ...TERM, kind: 'semester', credits: 4 } as never });
    }
    const rows = students.length + enrolments.length;
    return { rowsPerSecond: round(rows / ((performance.now() - begun) / 1000)), sample: rows };
  } finally {
    await stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}

test('P1 and P2', { timeout: 30 * 60_000 }, async () => {
  const [{ id: school }] = await database.query<{ id: number }>(`insert into schools (code, name, active) values (:code, '量測高級中學', true) returning id`, { code: CODE });
  const rows = await warmSource();
  const all = Object.values(rows).reduce((sum, number) => sum + number, 0);
  const first = await measured(() => sync(school));
  const unchanged = await measured(() => sync(school));
  await control(['changed']);
  await warmSource();
  const changed = await measured(() => sync(school));
  const strapi = await documentService(school);
  const times = round(all / first.seconds / strapi.rowsPerSecond);
  console.log(JSON.stringify({
    bench: 'sync', machine: { cpu: os.cpus()[0]?.model, cores: os.cpus().length, node: process.version, load: os.loadavg()[0] },
    rows, P1: { first, unchanged, changed5percent: changed },
    P2: { rowsPerSecond: round(all / first.seconds), documentService: strapi, timesAsFast: times },
  }));
});
