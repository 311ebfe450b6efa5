import { createHash } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import bcrypt from 'bcryptjs';
import { afterAll, beforeAll, test } from 'vitest';
import { hashPassword } from '@portfolio/access/server/passwords';
import { createBuilders } from '../support/builders';
import type { ServerProcess } from '../support/server-process';
import { load, openBench, report, round, type Bench } from './bench-server';

/** P5: sign-in with a picture code, each by another account; beside Strapi's own password check (bcryptjs, ten rounds). */
const SECONDS = Number(process.env.BENCH_SECONDS ?? 8);
const ACCOUNTS = 400;
const ANSWER = 'WWWW';

let bench: Bench;
let server: ServerProcess;
const codes: string[] = [];

beforeAll(async () => {
  bench = await openBench();
  server = await bench.start({ CAPTCHA: 'picture' });
  const build = createBuilders({ database: bench.pool, dataDir: bench.dataDir });
  const school = await build.school({ code: '000001' });
  const hash = await hashPassword('Quiet-river-7');
  await bench.pool.query(
    `insert into accounts (school_id, login, name, kind, active, password_hash, password_state) select $1, 'clerk' || n, '職員', 'staff', true, $2, 'changed' from generate_series(1, ${ACCOUNTS}) n`, [school.key, hash]);
  const { rows } = await bench.pool.query<{ id: string }>(
    `insert into captchas (answer_hash, expires_at) select $1, now() + interval '1 hour' from generate_series(1, 20000) returning id`, [createHash('sha256').update(ANSWER).digest()]);
  codes.push(...rows.map(({ id }) => id));
}, 300_000);
afterAll(() => bench?.close());

test('P5: sign-in', { timeout: 600_000 }, async () => {
  let count = 0;
  const body = (): string => JSON.stringify({ school: '000001', login: `clerk${(count % ACCOUNTS) + 1}`, password: 'Quiet-river-7', captcha: { id: codes[count++], answer: ANSWER } });
  const requests = [{ method: 'POST' as const, path: '/api/sign-in', headers: { 'content-type': 'application/json' }, setupRequest: (request: object) => ({ ...request, body: body() }) }];
  const ours = await load(server.url, null, { seconds: SECONDS, requests });
  // Drawing the picture is a request of its own, before each sign-in.
  const pictures = await load(server.url, null, { seconds: 3, requests: [{ method: 'POST', path: '/api/sign-in/captcha', headers: { 'content-type': 'application/json' }, body: '{}' }] });
  const live = load(`${server.url}/api/health/live`, null, { seconds: 4, connections: 1 });
  await load(server.url, null, { seconds: 4, requests });
  const peer = await bcryptPerSecond(4);
  report('P5', { ours, pictures, healthMeanwhile: await live, bcryptjs: peer, timesAsMany: round(ours.perSecond / peer.perSecond) });
});

/** What Strapi does at a sign-in, without anything around it: in JavaScript, on the event loop. */
async function bcryptPerSecond(seconds: number): Promise<{ perSecond: number; eventLoopP99Ms: number }> {
  const hash = await bcrypt.hash('Quiet-river-7', 10);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const begun = performance.now();
  let done = 0;
  const one = async (): Promise<void> => {
    while (performance.now() - begun < seconds * 1000) {
      await bcrypt.compare('Quiet-river-7', hash);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: 20 }, one));
  delay.disable();
  return { perSecond: round(done / seconds), eventLoopP99Ms: round(delay.percentile(99) / 1e6) };
}
