/**
 * A PostgreSQL of the project's own, for when `DATABASE_URL` is unset: the binaries come with npm, the cluster lives
 * in `directory` and listens on a free port of 127.0.0.1.
 *
 *   directory/cluster/data              the cluster
 *   directory/cluster/credentials.json  its user and password (mode 600)
 *   directory/postgres.log              what PostgreSQL says
 *
 * Two things keep a cluster whole. PostgreSQL itself refuses a second postmaster on the same data. And the process
 * that owns the cluster holds an advisory lock in it, which ends with the process however that dies: so a postmaster
 * left over from a killed owner can be told from one that is in use.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import { readIfThere, syncFolder, writeDurably } from './durable-files';
import { chooseIdentity, findBinaries, type Binaries, type Identity } from './embedded-postgres-binaries';

export interface EmbeddedPostgresOptions {
  directory: string;
  /** Created when it is not there yet. */
  database: string;
  log: (message: string) => void;
  /** PostgreSQL settings over the defaults, such as `{ fsync: 'off' }` for tests. */
  settings?: Record<string, string>;
}

export interface EmbeddedPostgres {
  url: string;
  stop(): Promise<void>;
}

const defaultSettings: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: '100',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
};

const superuser = 'portfolio';
const maintenanceDatabase = 'postgres';
const ownerLock = 736_001;

/** Long, since recovery after a crash happens before PostgreSQL answers. */
const startLimitMs = 120_000;
const stopLimitSeconds = 60;
/** How long a dead owner's connection may take to end, before its lock counts as a living owner's. */
const lockLimitMs = 3_000;
/** With a pause between: processes of a killed postmaster need a moment to notice that it is gone. */
const launchLimit = 6;
const launchPauseMs = 500;
const takeOverLimit = 3;
const logLimitBytes = 20 * 1024 * 1024;

export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  fs.mkdirSync(options.directory, { recursive: true, mode: 0o711 });
  const cluster = openCluster(options.directory);
  if (!fs.existsSync(cluster.home)) createCluster(cluster, options.settings);

  const owner = new Owner(cluster, options);
  await owner.takeOver();
  removeDrafts(cluster);
  await createDatabaseIfMissing(owner.url(maintenanceDatabase), options.database);
  return { url: owner.url(options.database), stop: () => owner.stop() };
}

/**
 * Where another process's embedded PostgreSQL answers now, for tools that work beside a running server.
 * Undefined when none runs: then start one.
 */
export async function runningPostgresUrl(directory: string, database: string): Promise<string | undefined> {
  const cluster = clusterPaths(directory);
  const postmaster = livePostmaster(cluster);
  if (!postmaster) return undefined;
  const url = connectionUrl(cluster, postmaster.port, database);
  return (await answers(url)) ? url : undefined;
}

/** Keeps the cluster up and in one hand, from the start until `stop`. */
class Owner {
  private port = 0;
  private lock: Client | undefined;
  private stopping = false;
  private recovery: Promise<void> | undefined;

  constructor(
    private readonly cluster: Cluster,
    private readonly options: EmbeddedPostgresOptions,
  ) {}

  url(database: string): string {
    return connectionUrl(this.cluster, this.port, database);
  }

  async takeOver(): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      this.port = await bringUp(this.cluster, this.options, this.port);
      try {
        this.lock = await takeOwnerLock(this.url(maintenanceDatabase), this.options.directory);
        break;
      } catch (error) {
        // The former owner was just stopping the postmaster that this one found: start another.
        if (error instanceof InUseError || attempt === takeOverLimit) throw error;
      }
    }
    this.lock.once('end', () => this.onConnectionLost());
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.recovery;
    stopPostmaster(this.cluster);
    await this.lock?.end().catch(() => undefined);
  }

  /** The lock's connection ends when PostgreSQL dies or one of its processes crashes: bring it back, same address. */
  private onConnectionLost(): void {
    if (this.stopping) return;
    this.options.log('The embedded PostgreSQL went away; starting it again');
    this.recovery = this.takeOver().then(
      () => this.options.log('The embedded PostgreSQL is back'),
      (error: unknown) => this.options.log(`The embedded PostgreSQL does not come back: ${messageOf(error)}`),
    );
  }
}

// --- the cluster on disk -------------------------------------------------------------------------------------------

interface ClusterPaths {
  directory: string;
  home: string;
  data: string;
  credentials: string;
  logFile: string;
}

interface Cluster extends ClusterPaths {
  binaries: Binaries;
  identity: Identity;
}

function clusterPaths(directory: string): ClusterPaths {
  const home = path.join(directory, 'cluster');
  return {
    directory,
    home,
    data: path.join(home, 'data'),
    credentials: path.join(home, 'credentials.json'),
    logFile: path.join(directory, 'postgres.log'),
  };
}

function openCluster(directory: string): Cluster {
  const paths = clusterPaths(directory);
  const binaries = findBinaries();
  return { ...paths, binaries, identity: chooseIdentity(binaries, paths) };
}

/** Made beside its place and renamed into it, so that a cluster is either whole or not there. */
function createCluster(cluster: Cluster, settings: Record<string, string> = {}): void {
  const draft = fs.mkdtempSync(`${cluster.home}.draft-`);
  fs.chmodSync(draft, 0o711);
  const password = randomBytes(24).toString('base64url');
  try {
    runInitdb(cluster, draft, password, settings);
    writeDurably(path.join(draft, 'credentials.json'), JSON.stringify({ user: superuser, password }));
    fs.renameSync(draft, cluster.home);
  } catch (error) {
    fs.rmSync(draft, { recursive: true, force: true });
    // Two starters at once: the other was quicker, its cluster is used.
    if (!fs.existsSync(cluster.home)) throw error;
  }
  syncFolder(cluster.directory);
}

function runInitdb(cluster: Cluster, draft: string, password: string, settings: Record<string, string>): void {
  const data = path.join(draft, 'data');
  const passwordFile = path.join(draft, 'password');
  fs.mkdirSync(data, { mode: 0o700 });
  fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  cluster.identity.own(data);
  cluster.identity.own(passwordFile);
  run(cluster, cluster.binaries.initdb, [
    `--pgdata=${data}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    ...localeArguments(),
    ...(settings.fsync === 'off' ? ['--no-sync'] : []),
  ]);
  fs.rmSync(passwordFile);
}

/** The character type must be UTF-8: with plain `C` the trigram index would drop every Chinese character. */
function localeArguments(): string[] {
  if (process.platform === 'linux') return ['--locale=C.UTF-8'];
  if (process.platform === 'darwin') return ['--locale=C', '--lc-ctype=UTF-8'];
  return ['--locale=C'];
}

/** What a killed first start left. Called under the owner's lock, when nobody needs a draft any more. */
function removeDrafts(cluster: Cluster): void {
  const prefix = `${path.basename(cluster.home)}.draft-`;
  for (const name of fs.readdirSync(cluster.directory)) {
    if (name.startsWith(prefix)) fs.rmSync(path.join(cluster.directory, name), { recursive: true, force: true });
  }
}

function connectionUrl(cluster: ClusterPaths, port: number, database: string): string {
  const { user, password } = JSON.parse(fs.readFileSync(cluster.credentials, 'utf8')) as Record<string, string>;
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
}

// --- the postmaster ------------------------------------------------------------------------------------------------

/** @returns the port on which the cluster answers: that of a living postmaster, else of a new one. */
async function bringUp(cluster: Cluster, options: EmbeddedPostgresOptions, formerPort: number): Promise<number> {
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

function livePostmaster(cluster: ClusterPaths): Postmaster | undefined {
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

function stopPostmaster(cluster: Cluster): void {
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

// --- talking to it -------------------------------------------------------------------------------------------------

class InUseError extends Error {}

async function takeOwnerLock(url: string, directory: string): Promise<Client> {
  const client = await connect(url, `owner, process ${process.pid}`);
  const deadline = Date.now() + lockLimitMs;
  for (;;) {
    const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [ownerLock]);
    if (rows[0]?.held) return client;
    if (Date.now() > deadline) break;
    await sleep(100);
  }
  const holder = await ownerName(client);
  await client.end();
  throw new InUseError(
    `The database in ${directory} is in use by another running server (${holder}). ` +
      'Stop that one first, or give this one another DATA_DIR.',
  );
}

async function ownerName(client: Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT a.application_name AS name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
      WHERE l.locktype = 'advisory' AND l.objid = $1 AND l.granted`,
    [ownerLock],
  );
  return rows[0]?.name ?? 'unknown';
}

async function createDatabaseIfMissing(url: string, database: string): Promise<void> {
  const client = await connect(url, 'create database');
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}

async function connect(url: string, name: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: name, ssl: false, keepAlive: true });
  // An error of an idle connection is followed by its end, which is what the owner acts on.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function answers(url: string): Promise<boolean> {
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

// --- running a binary ------------------------------------------------------------------------------------------------

function run(cluster: Cluster, binary: string, binaryArgs: string[]): void {
  const [command, args] = cluster.identity.wrap(binary, binaryArgs);
  const result = spawnSync(command, args, { ...cluster.identity.spawn, env: environment(), encoding: 'utf8' });
  if (result.status === 0) return;
  throw new Error(`${path.basename(binary)} failed: ${result.error?.message ?? result.stderr}`);
}

/** Without PGDATA, PGPORT and the like of whoever starts the server. */
function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG')));
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
