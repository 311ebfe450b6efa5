import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, test } from 'vitest';
import { createBuilders, signIn, type Person } from '../support/builders';
import { root } from '../support/database-server';
import { freePort, type ServerProcess } from '../support/server-process';
import { load, openBench, p95Of, report, round, type Bench } from './bench-server';
import { explainAll } from './explain';
import { seedNeighbours, seedSchool, threeYears } from './seed';

/**
 * P3: 30 rows of a list over 66,000 outcomes and 360,000 enrolments, with filter, order and five relations; P4: one
 * record; both beside the same question put to Strapi's own Content API. P11: the lists again with the rows of `BENCH_SCHOOLS`
 * other schools beside them, and the plan of every statement in `BENCH_STATEMENTS` (what `STATEMENTS=<file> npm test` left).
 */
const SCHOOLS = Number(process.env.BENCH_SCHOOLS ?? 20);
const STATEMENTS = process.env.BENCH_STATEMENTS;
/** A table of more rows is read by its keys. */
const MOST_READ_AS_A_WHOLE = 10_000;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 8);
const LIST = `/api/certifications?filter=${encodeURIComponent('{"state":"certified"}')}&sort=${encodeURIComponent('["answeredAt","DESC"]')}&range=[0,29]`;
const STOCK_LIST = '/outcomes?filters[school][id]=SCHOOL&filters[state]=certified&filters[answeredBy][id]=TEACHER&sort=answeredAt:desc&pagination[pageSize]=30&populate[student]=true&populate[offering]=true&populate[documentFile]=true&populate[mediaFile]=true&populate[answeredBy]=true';

let bench: Bench;
let server: ServerProcess;
let stock: { url: string; process: ChildProcess };
let school: number;
let teacherKey: number;
let teacher: Person;
let office: Person;
let oneStudent: string;
let oneOutcome: string;

beforeAll(async () => {
  bench = await openBench();
  school = await seedSchool(bench.pool, '000001', threeYears);
  ({ rows: [{ id: teacherKey }] } = await bench.pool.query<{ id: number }>('select min(id) as id from teachers where school_id = $1', [school]));
  await bench.pool.query('vacuum analyze');
  server = await bench.start();
  const build = createBuilders({ database: bench.pool, dataDir: bench.dataDir });
  const of = { key: school, id: '', code: '000001', name: '' };
  const account = await build.account(of, { teacher: { key: teacherKey, id: '', school: of, name: '教師', teacherNo: 'T1' } });
  teacher = await signIn(server, account);
  office = await signIn(server, await build.account(of, { kind: 'administrator' }));
  const { rows: [one] } = await bench.pool.query<{ student: string; outcome: string }>(
    `select s.document_id as student, o.document_id as outcome from outcomes o join students s on s.id = o.student_id where o.school_id = $1 and o.state = 'certified' limit 1`, [school]);
  [oneStudent, oneOutcome] = [one.student, one.outcome];
  stock = await startStock();
}, 30 * 60_000);

afterAll(async () => {
  stock?.process.kill();
  if (stock) await once(stock.process, 'exit');
  await bench?.close();
}, 120_000);

async function startStock(): Promise<{ url: string; process: ChildProcess }> {
  const child = spawn(process.execPath, [path.join(root, 'test/bench/stock-strapi.mjs')], {
    cwd: root, stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ENV_PATH: os.devNull, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(await freePort()), DATA_DIR: bench.dataDir, DATABASE_URL: bench.databaseUrl, SEED: 'none', WORKER: '0', CAPTCHA: 'off' },
  });
  let output = '';
  for await (const text of child.stdout as AsyncIterable<Buffer>) {
    output += text.toString();
    const [, url] = /Ready: (http:\S+:\d+)\n/.exec(output) ?? [];
    if (url) {
      child.stdout?.resume();
      return { url, process: child };
    }
  }
  throw new Error(`Strapi did not start:\n${output}`);
}

const lists = {
  certifications: () => teacher.get(LIST),
  'outcome-ticks': () => office.get(`/api/outcome-ticks?filter=${encodeURIComponent('{"term":"1102"}')}&sort=${encodeURIComponent('["ticked","DESC"]')}&range=[0,29]`),
  'performance-ticks': () => office.get(`/api/performance-ticks?filter=${encodeURIComponent('{"term":"1100"}')}&range=[0,29]`),
  accounts: () => office.get('/api/accounts?range=[0,29]'),
  'audit-entries': () => office.get('/api/audit-entries?range=[0,29]'),
  'sync-runs': () => office.get('/api/sync-runs?range=[0,29]'),
  'students/:id/outcomes': () => office.get(`/api/students/${oneStudent}/outcomes?year=110`),
};

async function p95OfLists(): Promise<Record<string, number>> {
  const figures: Record<string, number> = {};
  for (const [name, call] of Object.entries(lists)) {
    const { status, body } = await call();
    if (status !== 200) throw new Error(`${name}: ${status} ${JSON.stringify(body)}`);
    figures[name] = await p95Of(call);
  }
  return figures;
}

test('P3: a list', { timeout: 600_000 }, async () => {
  const { headers } = await teacher.get(LIST);
  await load(server.url + LIST, teacher.token, { seconds: 2 });
  const ours = await load(server.url + LIST, teacher.token, { seconds: SECONDS });
  const stockUrl = stock.url + STOCK_LIST.replace('SCHOOL', String(school)).replace('TEACHER', String(teacherKey));
  await load(stockUrl, null, { seconds: 2 });
  const peer = await load(stockUrl, null, { seconds: SECONDS });
  report('P3', { rows: Number(headers.get('content-range')?.split('/')[1]), ours, contentApi: peer, timesAsMany: round(ours.perSecond / peer.perSecond) });
});

test('P4: one record', { timeout: 600_000 }, async () => {
  const address = `/api/me`;
  await load(server.url + address, teacher.token, { seconds: 2 });
  const me = await load(server.url + address, teacher.token, { seconds: SECONDS });
  const shelf = await load(`${server.url}/api/students/${oneStudent}/outcomes?year=110`, office.token, { seconds: SECONDS });
  const one = `/outcomes/${oneOutcome}?populate[student]=true&populate[offering]=true&populate[documentFile]=true&populate[answeredBy]=true`;
  const peer = await load(stock.url + one, null, { seconds: SECONDS });
  report('P4', { me, shelf, contentApi: peer, timesAsMany: round(me.perSecond / peer.perSecond) });
});

test('P11: growth', { timeout: 60 * 60_000 }, async () => {
  const before = await p95OfLists();
  await seedNeighbours(bench.pool, SCHOOLS);
  await bench.pool.query('vacuum analyze');
  const after = await p95OfLists();
  const { rows: [{ enrolments }] } = await bench.pool.query<{ enrolments: number }>('select count(*)::int as enrolments from enrolments');
  const { rows: sizes } = await bench.pool.query<{ name: string; bytes: number }>(
    `select c.relname as name, round(pg_total_relation_size(c.oid) / nullif(c.reltuples, 0))::int as bytes from pg_class c where c.relname in ('students', 'enrolments', 'outcomes', 'stored_files', 'placements', 'offerings') order by 1`);
  const ratio = Object.fromEntries(Object.keys(before).map((name) => [name, round(after[name] / before[name])]));
  report('P11', { schools: SCHOOLS + 1, enrolments, p95MsOfOneSchool: before, p95MsOfAll: after, ratio, bytesARow: Object.fromEntries(sizes.map(({ name, bytes }) => [name, bytes])) });
});

test.runIf(STATEMENTS)('P11: every statement', { timeout: 600_000 }, async () => {
  const { explained, skipped, wholeReads, refused } = await explainAll(bench.pool, JSON.parse(fs.readFileSync(STATEMENTS ?? '', 'utf8')) as string[], MOST_READ_AS_A_WHOLE);
  report('P11 statements', { explained, skipped, wholeReads: wholeReads.length, refused: refused.length });
  for (const line of [...wholeReads, ...refused]) console.log(JSON.stringify(line));
});
