import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashPassword } from '@portfolio/access/server/passwords';
import { createBuilders, PASSWORD, pdf, personAt, signIn, type Account, type Builders, type Classroom, type Person, type School } from '../support/builders';
import { root } from '../support/database-server';
import { pdfOf } from '../support/exchange';
import { freePort, type ServerProcess } from '../support/server-process';
import { memoryOf, openBench, report, round, type Bench } from './bench-server';

/**
 * The last day of a window: a class signs in at once; people do what people do on that day while a school of 3,000 is
 * synced; 400 send while the window closes. What was acknowledged and what is stored have to be the same.
 */
const MINUTES = Number(process.env.BENCH_MINUTES ?? 1);
const STUDENTS = 400;
const AT_ONCE = 40;

let bench: Bench;
let server: ServerProcess;
let build: Builders;
let school: School;
let room: Classroom;
let accounts: Account[];
let teacher: Person;
let source: ChildProcess;
let sourceUrl: string;

beforeAll(async () => {
  bench = await openBench();
  server = await bench.start();
  build = createBuilders({ database: bench.pool, dataDir: bench.dataDir });
  school = await build.school({ code: '000001' });
  await build.term(school);
  await build.openWindows(school);
  await build.insert('school_parameters', { school_id: school.key, outcomes_per_semester: 100, outcomes_per_course: 100 });
  room = await build.classroom(school, { students: STUDENTS });
  accounts = [];
  for (const { student } of room.students) accounts.push(await build.account(school, { student }));
  // As the product makes them, not as tests do.
  await bench.pool.query('update accounts set password_hash = $1', [await hashPassword(PASSWORD)]);
  teacher = await signIn(server, await build.account(school, { teacher: room.teacher }));
  const port = await freePort();
  sourceUrl = `http://127.0.0.1:${port}`;
  source = spawn(process.execPath, [path.join(root, 'dist/database/school-server/main.js'), '--port', String(port), '--school', '000002', '--students', '3000', '--year', '110', '--semester', '2'], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(source.stdout as NodeJS.ReadableStream, 'data');
}, 600_000);
afterAll(async () => {
  source?.kill();
  await bench?.close();
});

const ranked = (taken: number[], part: number): number => round([...taken].sort((one, other) => one - other)[Math.max(0, Math.ceil(taken.length * part) - 1)] ?? 0);

test('a class of 40 signs in from one address', { timeout: 120_000 }, async () => {
  const begun = performance.now();
  const taken = await Promise.all(accounts.slice(0, AT_ONCE).map(async (account) => {
    const at = performance.now();
    await signIn(server, account);
    return performance.now() - at;
  }));
  const seconds = round((performance.now() - begun) / 1000);
  expect(seconds).toBeLessThan(10);
  report('deadline: a class signs in', { people: AT_ONCE, seconds, slowestMs: ranked(taken, 1) });
});

/** What a person does, with its weight. Each gives the statuses of its requests, which must all be 200. */
type Deed = (person: Person, index: number) => Promise<number[]>;

async function sendOne(person: Person, index: number): Promise<number[]> {
  const body = pdfOf(200_000, randomBytes(8).toString('hex'));
  const file = await person.fetch('/api/me/files?kind=document&name=a.pdf', { method: 'POST', body: new Uint8Array(body) });
  if (file.status !== 200) return [file.status];
  const { id: documentId } = (await file.json()) as { id: string };
  const made = await person.send<{ id: string }>('POST', '/api/me/outcomes', { enrolmentId: room.students[index].enrolment.id, brief: '截止日', documentId });
  if (made.status !== 200) return [200, made.status];
  return [200, 200, (await person.send('POST', `/api/me/outcomes/${made.body.id}/send`)).status];
}

async function certifyTen(): Promise<number[]> {
  const page = await teacher.get<{ id: string }[]>(`/api/certifications?filter=${encodeURIComponent('{"state":"sent"}')}&range=[0,9]`);
  if (page.status !== 200 || page.body.length === 0) return [page.status];
  return [200, (await teacher.send('POST', '/api/certifications/certify', { ids: page.body.map(({ id }) => id) })).status];
}

async function tickOne(person: Person, index: number): Promise<number[]> {
  const { rows } = await bench.pool.query<{ id: string }>(`select document_id as id from outcomes where student_id = $1 and state = 'certified' limit 1`, [room.students[index].student.key]);
  const seen = (await person.get('/api/me/outcomes?year=110')).status;
  return rows.length === 0 ? [seen] : [seen, (await person.send('POST', '/api/me/outcomes/tick', { ids: rows.map(({ id }) => id) })).status];
}

const DEEDS: [string, number, Deed][] = [
  ['sign-in', 10, async (_, index) => [await signIn(server, accounts[index]).then(() => 200, () => 500)]],
  ['look', 40, async (person) => [(await person.get('/api/me')).status, (await person.get('/api/me/outcomes?year=110')).status]],
  ['send', 30, sendOne],
  ['certify', 10, certifyTen],
  ['tick', 10, tickOne],
];

function draw(): (typeof DEEDS)[number] {
  let at = Math.random() * 100;
  return DEEDS.find(([, weight]) => (at -= weight) < 0) ?? DEEDS[0];
}

async function sync(): Promise<number> {
  const other = await build.school({ code: '000002' });
  await build.term(other, { year: 110, semester: 2 });
  const admin = await signIn(server, await build.account(other));
  expect((await admin.send('PUT', '/api/sync/connection', { baseUrl: sourceUrl, clientId: 'demo', secret: 'demo-secret', dailyAt: null, enabled: true })).status).toBe(200);
  const begun = performance.now();
  const { body: { jobId } } = await admin.send<{ jobId: string }>('POST', '/api/sync/start', { term: '1102' });
  for (;;) {
    const { body } = await admin.get<{ state: string; message: string }>(`/api/jobs/${jobId}`);
    if (body.state === 'done') return round((performance.now() - begun) / 1000);
    if (body.state === 'failed') throw new Error(body.message);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

test('the last day, with a sync', { timeout: (MINUTES + 5) * 60_000 }, async () => {
  const people = await Promise.all(accounts.map((account) => signIn(server, account)));
  const taken = new Map<string, number[]>();
  const refused = new Map<string, number>();
  const until = performance.now() + MINUTES * 60_000;
  const before = memoryOf(server.pid) ?? 0;
  const synced = sync();
  await Promise.all(Array.from({ length: AT_ONCE }, async (_, worker) => {
    for (let turn = 0; performance.now() < until; turn += 1) {
      const index = (worker + turn * AT_ONCE) % STUDENTS;
      const [name, , deed] = draw();
      const begun = performance.now();
      const statuses = await deed(people[index], index);
      taken.set(name, [...(taken.get(name) ?? []), performance.now() - begun]);
      for (const status of statuses.filter((each) => each !== 200)) refused.set(`${name} ${status}`, (refused.get(`${name} ${status}`) ?? 0) + 1);
    }
  }));
  const deeds = Object.fromEntries([...taken].map(([name, each]) => [name, { times: each.length, p50Ms: ranked(each, 0.5), p95Ms: ranked(each, 0.95), p99Ms: ranked(each, 0.99) }]));
  report('deadline: the last day', {
    minutes: MINUTES, peopleAtOnce: AT_ONCE, aSecond: round([...taken.values()].flat().length / MINUTES / 60), deeds, refused: Object.fromEntries(refused), syncSeconds: await synced,
    moreMemoryMb: round(((memoryOf(server.pid) ?? 0) - before) / 1024 / 1024),
  });
  expect([...refused.keys()]).toEqual([]);
});

test('400 send while the window closes', { timeout: 300_000 }, async () => {
  const people = await Promise.all(accounts.map((account) => signIn(server, account)));
  const drafts = await Promise.all(people.map(async (person, index) => (await person.send<{ id: string }>('POST', '/api/me/outcomes', {
    enrolmentId: room.students[index].enrolment.id, brief: '最後一分鐘', documentId: (await (await person.fetch('/api/me/files?kind=document&name=b.pdf', { method: 'POST', body: new Uint8Array(pdf(`last ${index}`)) })).json() as { id: string }).id,
  })).body.id));
  const { rows: [{ ends }] } = await bench.pool.query<{ ends: Date }>(`update work_windows set ends_at = clock_timestamp() at time zone 'utc' + interval '1500 ms' where school_id = $1 and item = 'send' returning (clock_timestamp() + interval '1500 ms') as ends`, [school.key]);
  const sent = await Promise.all(people.map(async (person, index) => {
    await new Promise((resolve) => setTimeout(resolve, (index / STUDENTS) * 3000));
    const begun = Date.now();
    const { status } = await person.send('POST', `/api/me/outcomes/${drafts[index]}/send`);
    return { id: drafts[index], begun, ended: Date.now(), status };
  }));
  const kept = sent.filter(({ status }) => status === 200);
  const { rows } = await bench.pool.query<{ id: string }>(`select document_id as id from outcomes where document_id = any($1) and state = 'sent'`, [drafts]);
  expect(rows.map(({ id }) => id).sort()).toEqual(kept.map(({ id }) => id).sort());
  const close = new Date(ends).getTime();
  expect(sent.filter(({ status, ended }) => status !== 200 && ended < close - 50)).toEqual([]);
  expect(sent.filter(({ status, begun }) => status === 200 && begun > close + 50)).toEqual([]);
  expect(new Set(sent.map(({ status }) => status)).size).toBe(2);
  report('deadline: the window closes', { people: STUDENTS, kept: kept.length, refused: sent.length - kept.length, stored: rows.length });
});

test('the platform is there afterwards', async () => {
  expect((await personAt(server).get('/api/health/live')).status).toBe(200);
});
