/** The process of the embedded PostgreSQL: found, started, asked whether it answers, stopped. */
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import { readIfThere } from './durable-files';
import { connectionUrl, environment, type Cluster, type ClusterPaths } from './embedded-postgres-cluster';

const defaultSettings: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: '100',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
};

export const maintenanceDatabase = 'postgres';

/** Long, since recovery after a crash happens before PostgreSQL answers. */
const startLimitMs = 120_000;
const stopLimitSeconds = 60;
/** With a pause between: processes of a killed postmaster need a moment to notice that it is gone. */
const launchLimit = 6;
const launchPauseMs = 500;
const logLimitBytes = 20 * 1024 * 1024;

export interface LaunchOptions {
  log: (message: string) => void;
  /** PostgreSQL settings over the defaults, such as `{ fsync: 'off' }` for tests. */
  settings?: Record<string, string>;
}

/** @returns the port on which the cluster answers: that of a living postmaster, else of a new one. */
export async function bringUp(cluster: Cluster, options: LaunchOptions, formerPort: number): Promise<number> {
  let port = formerPort || (await freePort());
  for (let attempt = 1; attempt <= launchLimit; attempt += 1) {
    const running = await runningPort(cluster);
    if (running) {
      options.log(`Using the embedded PostgreSQL that already runs on port ${running}`);
      return running;
    }
    if (await launch(cluster, port, options.settings)) return port;
    // The port was taken meanwhile, another starter's postmaster was quicker, or a killed one's processes still end.
    await sleep(launchPauseMs);
    port = await freePort();
  }
  throw new Error(`The embedded PostgreSQL did not start. The end of ${cluster.logFile}:\n${endOfLog(cluster)}`);
}

/** Waits for a living postmaster to answer (it may still be in recovery). Undefined when none lives. */
async function runningPort(cluster: Cluster): Promise<number | undefined> {
  const deadline = Date.now() + startLimitMs;
  for (;;) {
    const postmaster = livePostmaster(cluster);
    if (!postmaster) return undefined;
    if (await answers(connectionUrl(cluster, postmaster.port, maintenanceDatabase))) return postmaster.port;
    if (Date.now() > deadline) {
      throw new Error(`PostgreSQL (process ${postmaster.pid}) holds ${cluster.data} but does not answer`);
    }
    await sleep(50);
  }
}

interface Postmaster {
  pid: number;
  port: number;
}

export function livePostmaster(cluster: ClusterPaths): Postmaster | undefined {
  const pidFile = path.join(cluster.data, 'postmaster.pid');
  const lines = readIfThere(pidFile)?.split('\n') ?? [];
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!pid || !port || !isAlive(pid)) return undefined;
  if (isPostgres(pid)) return { pid, port };
  disownPidFile(pidFile, lines);
  return undefined;
}

/**
 * The number in the file belongs to another program now (the machine or container was restarted) or to a dead
 * process that nobody has collected. PostgreSQL would take that for a living postmaster and refuse to start. The file
 * itself stays, since by its other lines PostgreSQL finds out whether processes of the old postmaster are left.
 */
function disownPidFile(pidFile: string, lines: string[]): void {
  fs.writeFileSync(pidFile, [String(pidOfNobody), ...lines.slice(1)].join('\n'));
}

/** Above the highest number that a system gives out. */
const pidOfNobody = 2_147_483_646;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function isPostgres(pid: number): boolean {
  if (process.platform !== 'linux') return true;
  const [, name, state] = /\((.*)\) (\w)/.exec(readIfThere(`/proc/${pid}/stat`) ?? '') ?? [];
  return name === 'postgres' && state !== 'Z';
}

/** @returns false when the process ended before it answered. */
async function launch(cluster: Cluster, port: number, settings: Record<string, string> = {}): Promise<boolean> {
  const flags = Object.entries({ ...defaultSettings, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command, args] = cluster.identity.wrap(cluster.binaries.postgres, ['-D', cluster.data, '-p', String(port), ...flags]);
  const logFile = openLog(cluster);
  // In a session of its own: the Ctrl-C of a terminal must not reach it before the server has let go of it.
  const child = spawn(command, args, {
    ...cluster.identity.spawn,
    env: environment(),
    detached: true,
    stdio: ['ignore', logFile, logFile],
  });
  fs.closeSync(logFile);
  child.unref();
  let ended = false;
  child.once('exit', () => (ended = true));
  child.once('error', () => (ended = true));

  const url = connectionUrl(cluster, port, maintenanceDatabase);
  const deadline = Date.now() + startLimitMs;
  while (!ended) {
    if (await answers(url)) return true;
    if (Date.now() > deadline) throw new Error(`The embedded PostgreSQL does not answer; see ${cluster.logFile}`);
    await sleep(30);
  }
  return false;
}

export function stopPostmaster(cluster: Cluster): void {
  for (const mode of ['fast', 'immediate']) {
    if (!livePostmaster(cluster)) return;
    const limit = String(stopLimitSeconds);
    const [command, args] = cluster.identity.wrap(cluster.binaries.pgCtl, ['stop', '-D', cluster.data, '-m', mode, '-w', '-t', limit]);
    spawnSync(command, args, { ...cluster.identity.spawn, env: environment(), stdio: 'ignore' });
  }
}

function openLog(cluster: Cluster): number {
  if (fs.existsSync(cluster.logFile) && fs.statSync(cluster.logFile).size > logLimitBytes) {
    fs.renameSync(cluster.logFile, `${cluster.logFile}.1`);
  }
  return fs.openSync(cluster.logFile, 'a', 0o600);
}

function endOfLog(cluster: Cluster): string {
  return (readIfThere(cluster.logFile) ?? '').split('\n').slice(-20).join('\n');
}

export async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000, ssl: false });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch (error) {
    if (error instanceof DatabaseError && error.code === '28P01') {
      throw new Error('The embedded PostgreSQL refuses the password of its credentials.json', { cause: error });
    }
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;
