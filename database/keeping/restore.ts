import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { childEnvironment, type Env } from '@portfolio/config/env';
import type { Database, Transaction } from '@portfolio/kernel/server/database';
import type { FileStore } from '@portfolio/kernel/server/file-store';
import { openStore } from '@portfolio/kernel/server/open-store';
import { readBackup, SECRETS, tableFile, type Manifest } from './manifest';
import { copyIn, findTables, isEmpty, refill, setSequences, type Table } from './sql/tables';
import { withDatabase } from './with-database';

/** While it is there, the server does not start: half a restore is no installation. */
export const UNFINISHED = 'restore-unfinished';

type Said = (line: string) => void;

/**
 * Puts a backup into an empty installation. Everything is proved before anything is written; a restore that was cut off
 * leaves a mark, and is begun again in an empty folder.
 * @param root folder of the project. @throws Error when the backup is not whole, or there is something already.
 */
export async function restore(folder: string, settings: Env, root: string, say: Said): Promise<Manifest> {
  const manifest = await readBackup(folder);
  say(`The backup of ${manifest.madeAt} is whole`);
  await refuseWhereSomethingIs(settings);

  await mkdir(settings.DATA_DIR, { recursive: true, mode: 0o711 });
  const mark = path.join(settings.DATA_DIR, UNFINISHED);
  await copyFile(path.join(folder, SECRETS), path.join(settings.DATA_DIR, 'secrets.json'));
  await buildSchema(settings, root);
  await writeFile(mark, `${manifest.madeAt}\n`, { flush: true });
  const store = await openStore(settings);
  for (const name of Object.keys(manifest.members)) {
    if (name.startsWith('files/')) await storeFile(folder, name, store);
    if (name.startsWith('public/')) await bringFile(folder, name, settings.DATA_DIR);
  }
  say('The files are back');
  await withDatabase(settings, (database) => bringRows(database, folder, manifest));
  say('The rows are back');
  // Its password is that of the empty database; who worked in the backed-up one has their own.
  await rm(path.join(settings.DATA_DIR, 'platform-admin.txt'), { force: true });
  await rm(mark);
  return manifest;
}

async function refuseWhereSomethingIs(settings: Env): Promise<void> {
  const entries = await readdir(settings.DATA_DIR).catch(() => []);
  if (entries.length > 0) throw new Error(`${settings.DATA_DIR} is not empty; a restore goes into a folder of its own (DATA_DIR)`);
  if (settings.DATABASE_URL && !(await withDatabase(settings, isEmpty))) throw new Error('The database of DATABASE_URL has schools already; a restore goes into an empty one');
}

/** By the product itself, which is started once on the empty database and stopped. */
function buildSchema(settings: Env, root: string): Promise<void> {
  const env = childEnvironment({ SEED: 'none', WORKER: '0', PORT: '0', HOST: '127.0.0.1', DATA_DIR: settings.DATA_DIR });
  const child = spawn(process.execPath, [path.join(root, 'dist/src/start.js')], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const hear = (text: Buffer): void => {
    output += text.toString();
    if (output.includes('Ready:')) child.kill('SIGTERM');
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`The schema could not be built:\n${output}`))));
  });
}

/** By the store itself, wherever it is: when this returns the bytes were read back. */
async function storeFile(folder: string, name: string, store: FileStore): Promise<void> {
  const incoming = await store.receive(createReadStream(path.join(folder, name)), Infinity);
  await incoming.keep();
}

async function bringFile(folder: string, name: string, dataDir: string): Promise<void> {
  const place = path.join(dataDir, name);
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
  await copyFile(path.join(folder, name), place);
}

const bringRows = (database: Database, folder: string, manifest: Manifest): Promise<void> =>
  database.transaction(async (transaction) => {
    const present = await findTables(transaction);
    refuseOtherShape(present, manifest.tables);
    await refill(transaction, present, () => copyAll(transaction, folder, manifest));
    await setSequences(transaction, manifest.sequences);
  });

async function copyAll(transaction: Transaction, folder: string, { tables }: Manifest): Promise<void> {
  for (const table of tables) {
    const rows = await copyIn(transaction.client, table, path.join(folder, tableFile(table.name)));
    if (rows !== table.rows) throw new Error(`${table.name}: ${rows} rows came back in place of ${table.rows}`);
  }
}

function refuseOtherShape(present: Table[], wanted: Table[]): void {
  const columns = new Map(present.map(({ name, columns: own }) => [name, new Set(own)]));
  for (const table of wanted) {
    const missing = table.columns.filter((column) => !columns.get(table.name)?.has(column));
    if (missing.length > 0) throw new Error(`This version has no ${missing.map((column) => `${table.name}.${column}`).join(', ')}; restore with the version that made the backup`);
  }
}
