import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, test } from 'vitest';
import { createBuilders, signIn } from '../support/builders';
import { freePort, type ServerProcess } from '../support/server-process';
import { load, openBench, report, round, type Bench } from './bench-server';
import { seedSchool, threeYears } from './seed';

/** P10: two processes behind HAProxy (Debian) on one database and one folder of files, beside one behind the same proxy. */
const SECONDS = Number(process.env.BENCH_SECONDS ?? 8);

let bench: Bench;
let servers: ServerProcess[];
let token: string | undefined;
const proxies: ChildProcess[] = [];

beforeAll(async () => {
  bench = await openBench();
  const school = await seedSchool(bench.pool, '000001', { ...threeYears, years: 1 });
  await bench.pool.query('vacuum analyze');
  servers = [await bench.start(), await bench.start()];
  const build = createBuilders({ database: bench.pool, dataDir: bench.dataDir });
  const person = await signIn(servers[0], await build.account({ key: school, id: '', code: '000001', name: '' }, { kind: 'administrator' }));
  token = person.token;
}, 600_000);
afterAll(async () => {
  for (const proxy of proxies) proxy.kill();
  await bench?.close();
});

async function proxyBefore(behind: ServerProcess[]): Promise<string> {
  const port = await freePort();
  const file = path.join(bench.dataDir, `haproxy-${behind.length}.cfg`);
  fs.writeFileSync(file, [
    'defaults', ' mode http', ' timeout connect 5s', ' timeout client 60s', ' timeout server 60s',
    'listen portfolio', ` bind 127.0.0.1:${port}`, ' balance leastconn', ...behind.map(({ url }, index) => ` server s${index} ${new URL(url).host}`), '',
  ].join('\n'));
  const proxy = spawn('haproxy', ['-f', file], { stdio: 'inherit' });
  proxies.push(proxy);
  await Promise.race([sleep(500), once(proxy, 'exit').then(([code]) => { throw new Error(`haproxy ended with ${String(code)}`); })]);
  return `http://127.0.0.1:${port}`;
}

test('P10: two processes', { timeout: 600_000 }, async () => {
  const address = `/api/outcome-ticks?filter=${encodeURIComponent('{"term":"1081"}')}&range=[0,29]`;
  const [one, two] = [await proxyBefore(servers.slice(0, 1)), await proxyBefore(servers)];
  const ofOne = await load(one + address, token, { seconds: SECONDS, connections: 40 });
  const ofTwo = await load(two + address, token, { seconds: SECONDS, connections: 40 });
  report('P10', { ofOne, ofTwo, timesAsMany: round(ofTwo.perSecond / ofOne.perSecond) });
});
