/** The cluster of the embedded PostgreSQL as it lies on the disk: where, whose, made whole or not at all. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { syncFolder, writeDurably } from './durable-files';
import { chooseIdentity, findBinaries, type Binaries, type Identity } from './embedded-postgres-binaries';

const superuser = 'portfolio';

export interface ClusterPaths {
  directory: string;
  home: string;
  data: string;
  credentials: string;
  logFile: string;
}

export interface Cluster extends ClusterPaths {
  binaries: Binaries;
  identity: Identity;
}

export function clusterPaths(directory: string): ClusterPaths {
  const home = path.join(directory, 'cluster');
  return {
    directory,
    home,
    data: path.join(home, 'data'),
    credentials: path.join(home, 'credentials.json'),
    logFile: path.join(directory, 'postgres.log'),
  };
}

export function openCluster(directory: string): Cluster {
  const paths = clusterPaths(directory);
  const binaries = findBinaries();
  return { ...paths, binaries, identity: chooseIdentity(binaries, paths) };
}

/** Made beside its place and renamed into it, so that a cluster is either whole or not there. */
export function createCluster(cluster: Cluster, settings: Record<string, string> = {}): void {
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
export function removeDrafts(cluster: Cluster): void {
  const prefix = `${path.basename(cluster.home)}.draft-`;
  for (const name of fs.readdirSync(cluster.directory)) {
    if (name.startsWith(prefix)) fs.rmSync(path.join(cluster.directory, name), { recursive: true, force: true });
  }
}

export function connectionUrl(cluster: ClusterPaths, port: number, database: string): string {
  const { user, password } = JSON.parse(fs.readFileSync(cluster.credentials, 'utf8')) as Record<string, string>;
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
}

function run(cluster: Cluster, binary: string, binaryArgs: string[]): void {
  const [command, args] = cluster.identity.wrap(binary, binaryArgs);
  const result = spawnSync(command, args, { ...cluster.identity.spawn, env: environment(), encoding: 'utf8' });
  if (result.status === 0) return;
  throw new Error(`${path.basename(binary)} failed: ${result.error?.message ?? result.stderr}`);
}

/** Without PGDATA, PGPORT and the like of whoever starts the server. */
export function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG')));
}
