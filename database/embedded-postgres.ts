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
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { clusterPaths, connectionUrl, createCluster, openCluster, removeDrafts, type Cluster } from './embedded-postgres-cluster';
import { answers, bringUp, livePostmaster, maintenanceDatabase, stopPostmaster, type LaunchOptions } from './embedded-postgres-postmaster';

export interface EmbeddedPostgresOptions extends LaunchOptions {
  directory: string;
  /** Created when it is not there yet. */
  database: string;
}

export interface EmbeddedPostgres {
  url: string;
  stop(): Promise<void>;
}

const ownerLock = 736_001;
/** How long a dead owner's connection may take to end, before its lock counts as a living owner's. */
const lockLimitMs = 3_000;
const takeOverLimit = 3;

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

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
