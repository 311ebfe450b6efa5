import type { Runner } from '@portfolio/kernel/server/database';
import type { FileStore } from '@portfolio/kernel/server/file-store';
import { findBlobsAfter, findUnknown, findWatchedBlobs, noteBlobs, type Blob } from '../repositories/blobs';

export type FaultKind = 'missing' | 'truncated' | 'flipped' | 'orphaned';
export interface Fault {
  sha256: string;
  kind: FaultKind;
}

export interface Verified {
  checked: number;
  faults: Fault[];
}

const PAGE = 500;
/** Reading is the disk's work; a few at a time keep it busy and the event loop free. */
const AT_ONCE = 4;
const WATCHED = 500;

/**
 * Proves that every row has its file: each is read and hashed again, and what no row knows is named. Orphans are bytes
 * whose row was never written; they are no loss.
 * @param signal stops between two pages.
 */
export async function verifyFiles(database: Runner, store: FileStore, progress: (checked: number) => Promise<void> = async () => undefined, signal?: AbortSignal): Promise<Verified> {
  const found: Verified = { checked: 0, faults: [] };
  for (let after = ''; !signal?.aborted; ) {
    const page = await findBlobsAfter(database, after, PAGE);
    if (page.length === 0) break;
    after = page[page.length - 1].sha256;
    found.faults.push(...(await examine(database, page, (blob) => faultOf(store, blob), true)));
    found.checked += page.length;
    await progress(found.checked);
  }
  for await (const sha256 of orphansIn(database, store)) found.faults.push({ sha256, kind: 'orphaned' });
  return found;
}

/** A quick look, for each minute: whether files are there and as long as they must be. */
export async function watchFiles(database: Runner, store: FileStore, from: string): Promise<Fault[]> {
  return examine(database, await findWatchedBlobs(database, { from, limit: WATCHED }), (blob) => sizeFault(store, blob), false);
}

async function examine(database: Runner, blobs: Blob[], look: (blob: Blob) => Promise<FaultKind | null>, proved: boolean): Promise<Fault[]> {
  const faults: Fault[] = [];
  const waiting = [...blobs];
  const worker = async (): Promise<void> => {
    for (let blob = waiting.pop(); blob; blob = waiting.pop()) {
      const kind = await look(blob);
      if (kind) faults.push({ sha256: blob.sha256, kind });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const lost = faults.map(({ sha256 }) => sha256);
  await noteBlobs(database, { lost, there: blobs.map(({ sha256 }) => sha256).filter((sha256) => !lost.includes(sha256)), proved });
  return faults.sort((one, other) => one.sha256.localeCompare(other.sha256));
}

async function sizeFault(store: FileStore, { sha256, bytes }: Blob): Promise<FaultKind | null> {
  const size = await store.size(sha256);
  if (size === null) return 'missing';
  return size === bytes ? null : 'truncated';
}

const faultOf = async (store: FileStore, blob: Blob): Promise<FaultKind | null> => (await sizeFault(store, blob)) ?? ((await store.verify(blob.sha256)) ? null : 'flipped');

async function* orphansIn(database: Runner, store: FileStore): AsyncGenerator<string> {
  let page: string[] = [];
  for await (const sha256 of store.list()) {
    page.push(sha256);
    if (page.length < PAGE) continue;
    yield* await findUnknown(database, page);
    page = [];
  }
  if (page.length > 0) yield* await findUnknown(database, page);
}
