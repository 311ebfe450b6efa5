import { copyFile as copy, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Secrets } from '@portfolio/config/secrets';
import type { Database, Transaction } from '@portfolio/kernel/server/database';
import type { FileStore } from '@portfolio/kernel/server/file-store';
import { syncFolder } from '../durable-files';
import { MANIFEST, SECRETS, measure, storedFile, tableFile, type Manifest } from './manifest';
import { copyOut, findHashes, findSequences, findTables } from './sql/tables';

export interface Installation {
  database: Database;
  store: FileStore;
  secrets: Secrets;
  /** Strapi's media library: pictures of notices and the like. */
  publicFolder: string;
}

type Said = (line: string) => void;

/**
 * All of an installation as of one moment: the tables in one snapshot, then the files that they name, which are never
 * overwritten and stay for 30 days. The server may go on working meanwhile.
 * @param target a folder that is not there yet, or empty. @throws Error when it is not empty.
 */
export async function backUp({ database, store, secrets, publicFolder }: Installation, target: string, say: Said): Promise<Manifest> {
  const entries = await readdir(target).catch(() => []);
  if (entries.length > 0) throw new Error(`${target} is not empty; a backup needs a folder of its own`);
  const draft = `${target}.draft`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(path.join(draft, 'tables'), { recursive: true, mode: 0o700 });
  const manifest: Manifest = { format: 1, madeAt: new Date().toISOString(), tables: [], sequences: {}, lost: [], members: {} };

  const hashes = await database.transaction((transaction) => dumpTables(transaction, draft, manifest), 'read only snapshot');
  say(`${manifest.tables.reduce((sum, { rows }) => sum + rows, 0)} rows of ${manifest.tables.length} tables`);
  await writeFile(path.join(draft, SECRETS), `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  manifest.members[SECRETS] = await measure(path.join(draft, SECRETS));
  await copyFiles(store, hashes, draft, manifest);
  await copyPublic(publicFolder, draft, manifest);
  say(`${hashes.length - manifest.lost.length} files`);

  await writeFile(path.join(draft, MANIFEST), JSON.stringify(manifest), { mode: 0o600, flush: true });
  await rm(target, { recursive: true, force: true });
  await rename(draft, target);
  syncFolder(path.dirname(target));
  return manifest;
}

async function dumpTables(transaction: Transaction, draft: string, manifest: Manifest): Promise<string[]> {
  for (const table of await findTables(transaction)) {
    const file = path.join(draft, tableFile(table.name));
    const rows = await copyOut(transaction.client, table, file);
    manifest.tables.push({ ...table, rows });
    manifest.members[tableFile(table.name)] = await measure(file);
  }
  manifest.sequences = await findSequences(transaction);
  return findHashes(transaction);
}

async function copyFiles(store: FileStore, hashes: string[], draft: string, manifest: Manifest): Promise<void> {
  for (const sha256 of hashes) {
    const name = storedFile(sha256);
    const file = path.join(draft, name);
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    const copied = await copyFile(store, sha256, file);
    if (copied?.sha256 === sha256) manifest.members[name] = copied;
    else {
      manifest.lost.push(sha256);
      await rm(file, { force: true });
    }
  }
}

/** @returns what was copied; null when the store has nothing. */
async function copyFile(store: FileStore, sha256: string, file: string) {
  if ((await store.size(sha256)) === null) return null;
  await pipeline(await store.read(sha256), createWriteStream(file, { mode: 0o600, flush: true }));
  return measure(file);
}

async function copyPublic(folder: string, draft: string, manifest: Manifest): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries.filter((each) => each.isFile())) {
    const source = path.join(entry.parentPath, entry.name);
    const name = ['public', ...path.relative(folder, source).split(path.sep)].join('/');
    const place = path.join(draft, name);
    await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
    await copy(source, place);
    manifest.members[name] = await measure(place);
  }
}
