import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import autocannon from 'autocannon';
import pg from 'pg';
import { inject } from 'vitest';
import { databaseUrl, runOn } from '../support/database-server';
import { freePort, startServerProcess, type ServerProcess } from '../support/server-process';

/** A database of its own, and servers on it that share one folder of files. */
export interface Bench {
  pool: pg.Pool;
  databaseUrl: string;
  dataDir: string;
  /** Another process of the product on the same database and files. */
  start(env?: Record<string, string>): Promise<ServerProcess>;
  close(): Promise<void>;
}

export async function openBench(): Promise<Bench> {
  const name = `${inject('templateDatabase')}_${randomBytes(4).toString('hex')}`;
  await runOn(inject('databaseServer'), `CREATE DATABASE ${name} TEMPLATE ${inject('templateDatabase')}`);
  const url = databaseUrl(inject('databaseServer'), name);
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  pool.on('error', () => undefined);
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'portfolio-bench-'));
  const servers: ServerProcess[] = [];
  return {
    pool, databaseUrl: url, dataDir,
    async start(env = {}) {
      const server = await startServerProcess({ port: await freePort(), dataDir, databaseUrl: url, env });
      servers.push(server);
      return server;
    },
    async close() {
      await Promise.all(servers.map((server) => server.stop()));
      await pool.end();
      await runOn(inject('databaseServer'), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      fs.rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export interface Load {
  perSecond: number;
  p50Ms: number;
  p97Ms: number;
  p99Ms: number;
  /** Answers other than 2xx, and none at all. */
  failed: number;
}

interface LoadOptions {
  connections?: number;
  seconds?: number;
  /** Called anew for each connection's next request; without it every request is a GET of `url`. */
  requests?: autocannon.Request[];
}

/** As many requests as `connections` get answered one after the other. */
export async function load(url: string, token: string | null | undefined, { connections = 20, seconds = 8, requests }: LoadOptions = {}): Promise<Load> {
  const { requests: rate, latency, non2xx, errors, timeouts } = await autocannon({
    url, connections, duration: seconds, ...(requests ? { requests } : {}), headers: token ? { authorization: `Bearer ${token}` } : {},
  });
  return { perSecond: round(rate.average), p50Ms: latency.p50, p97Ms: latency.p97_5, p99Ms: latency.p99, failed: non2xx + errors + timeouts };
}

/** Milliseconds of each of `times` calls made one after the other. */
export async function p95Of(work: () => Promise<unknown>, times = 40): Promise<number> {
  const taken: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const begun = performance.now();
    await work();
    taken.push(performance.now() - begun);
  }
  return round(taken.sort((one, other) => one - other)[Math.ceil(times * 0.95) - 1]);
}

/** Bytes in memory of a process; Linux only, else null. */
export function memoryOf(pid: number): number | null {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
  } catch {
    return null;
  }
}

export const round = (number: number, digits = 2): number => Math.round(number * 10 ** digits) / 10 ** digits;

/** One line on the screen, and a part of `test/bench/results/<machine>.json`: the newest figure of each measurement. */
export function report(name: string, figures: Record<string, unknown>): void {
  const cpu = os.cpus()[0]?.model ?? 'unknown';
  const machine = { cpu, cores: os.cpus().length, memoryGb: Math.round(os.totalmem() / 2 ** 30), node: process.version, system: `${os.type()} ${os.release()}` };
  const file = path.join(import.meta.dirname, 'results', `${cpu.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${machine.cores}.json`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const known = fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as { results: Record<string, unknown> }) : { results: {} };
  const results = { ...known.results, [name]: { on: new Date().toISOString().slice(0, 10), load: round(os.loadavg()[0]), ...figures } };
  fs.writeFileSync(file, `${JSON.stringify({ machine, results }, null, 2)}\n`);
  console.log(JSON.stringify({ bench: name, ...figures }));
}
