import type { Readable } from 'node:stream';
import { kernelError } from '@portfolio/kernel/contract';
import { limits } from '@portfolio/config/limits';
import { TooLarge } from '@portfolio/kernel/server/file-store';
import type { Scope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { portfolioError, type FileReceipt, type Upload } from '../../contract';
import { extensionOf, type FileKind } from '../../domain/file-type';
import { insertFile } from '../repositories/files';
import { deleteStaleUploads, deleteUpload, findBegun, findSameBytes, findUpload, insertUpload, noteReceived, type Begun, type UploadRow } from '../repositories/uploads';
import { uploadFile } from './upload-file';

const { partBytes, leastPartBytes, hours, perStudent } = limits.upload;

const toWire = ({ id, received, bytes }: UploadRow): Upload => ({ id, offset: received, bytes, partBytes });

/** What can be refused before a byte is sent. @throws file-type, file-empty, file-large */
function requireTakeable(kind: FileKind, name: string, bytes: number): void {
  const { bytes: limit, extensions } = limits.files[kind];
  if (!(extensions as readonly string[]).includes(extensionOf(name))) throw portfolioError('file-type', { allowed: extensions.join('、') });
  if (bytes === 0) throw portfolioError('file-empty');
  if (bytes > limit) throw portfolioError('file-large', { limit: limit / 1024 / 1024 });
}

/**
 * The student has handed in the same bytes before: they are attached anew, without sending them. Only the own files
 * count, so that a hash alone opens nobody else's.
 */
async function attachAgain(scope: Scope, studentId: number, { kind, name, bytes, sha256 }: Begun): Promise<FileReceipt | null> {
  if (sha256 === null) return null;
  const known = await findSameBytes(scope, studentId, kind, sha256);
  if (known?.bytes !== bytes || extensionOf(known.name) !== extensionOf(name)) return null;
  // Bytes that the store has lost must come again: this is how a lost file is mended.
  if (!(await services().files.verify(sha256))) return null;
  return insertFile(scope, { studentId, kind, name, sha256, bytes: known.bytes, mime: known.mime });
}

/** @throws file-type, file-empty, file-large */
export async function beginUpload(scope: Scope, studentId: number, begun: Begun): Promise<{ upload: Upload | null; receipt: FileReceipt | null }> {
  requireTakeable(begun.kind, begun.name, begun.bytes);
  const receipt = await attachAgain(scope, studentId, begun);
  if (receipt) return { upload: null, receipt };
  const found = await findBegun(scope, studentId, begun);
  if (found) return { upload: toWire(found), receipt: null };
  const { row, dropped } = await insertUpload(scope, studentId, begun, perStudent);
  await Promise.all(dropped.map((id) => services().files.dropParts(id)));
  return { upload: toWire(row), receipt: null };
}

async function requireUpload(scope: Scope, studentId: number, id: string, lock = false): Promise<UploadRow> {
  const row = await findUpload(scope, studentId, id, lock);
  if (!row) throw kernelError('not-found');
  return row;
}

/** @throws not-found */
export const describeUpload = async (scope: Scope, studentId: number, id: string): Promise<Upload> => toWire(await requireUpload(scope, studentId, id));

/**
 * Takes a part in. It is on the disk before the row says so; of two that come for one place, the second is refused.
 * @throws not-found, upload-offset, file-large (more than a part, or than the file has), file-cut
 */
export async function receivePart(scope: Scope, studentId: number, id: string, offset: number, body: Readable, expectedBytes: number | null): Promise<Upload> {
  const before = await requireUpload(scope, studentId, id);
  if (before.received !== offset) throw portfolioError('upload-offset', { offset: before.received });
  const part = await services().files.receivePart(id, body, Math.min(partBytes, before.bytes - offset)).catch((error: Error) => {
    if (error instanceof TooLarge) throw portfolioError('file-large', { limit: limits.files[before.kind].bytes / 1024 / 1024 });
    if ((error as { code?: string }).code === 'ECONNRESET' || error.message === 'aborted') throw portfolioError('file-cut');
    throw error;
  });
  try {
    if (part.bytes === 0) return toWire(before);
    if (expectedBytes !== null && part.bytes !== expectedBytes) throw portfolioError('file-cut');
    // Each part is a file on the disk: a film in crumbs would be a million of them.
    if (part.bytes < Math.min(leastPartBytes, before.bytes - offset)) throw portfolioError('file-cut');
    return await scope.transaction(async (transaction) => {
      const row = await requireUpload(transaction, studentId, id, true);
      if (row.received !== offset) throw portfolioError('upload-offset', { offset: row.received });
      await part.keep(offset);
      await noteReceived(transaction, row.key, offset + part.bytes);
      return toWire({ ...row, received: offset + part.bytes });
    });
  } finally {
    await part.discard();
  }
}

/**
 * Puts the parts together: the same checks and promises as for a file that comes in one. When it is refused for what
 * it is, it is forgotten; asking twice is answered by the same bytes being attached anew.
 * @throws not-found, upload-incomplete, and what `uploadFile` throws
 */
export async function finishUpload(scope: Scope, studentId: number, id: string, alongside: (scope: Scope, receipt: FileReceipt) => Promise<void>): Promise<FileReceipt> {
  const row = await requireUpload(scope, studentId, id);
  if (row.received !== row.bytes) throw portfolioError('upload-incomplete', { offset: row.received, bytes: row.bytes });
  const { kind, name, bytes } = row;
  try {
    const receipt = await uploadFile(scope, { owner: { studentId }, kind, name, expectedBytes: bytes, body: services().files.readParts(id, bytes) }, async (transaction, kept) => {
      await deleteUpload(transaction, row.key);
      await alongside(transaction, kept);
    });
    await services().files.dropParts(id);
    return receipt;
  } catch (error) {
    if (['file-lies', 'file-type'].includes((error as { code?: string }).code ?? '')) await forget(scope, row);
    throw error;
  }
}

async function forget(scope: Scope, { key, id }: UploadRow): Promise<void> {
  await deleteUpload(scope, key);
  await services().files.dropParts(id);
}

/** @throws not-found */
export async function dropUpload(scope: Scope, studentId: number, id: string): Promise<{ done: number }> {
  await forget(scope, await requireUpload(scope, studentId, id, true));
  return { done: 1 };
}

/** Forgets what was begun and left for a day; called by the minute's tick of any process. */
export async function sweepUploads(now: Date): Promise<void> {
  const { database, files } = services();
  const before = new Date(now.getTime() - hours * 3600 * 1000);
  for (const id of await deleteStaleUploads(database, before)) await files.dropParts(id);
  // Once an hour is enough for what a killed process has left.
  if (now.getUTCMinutes() === 0) await files.sweepIncoming(before);
}
