import type { Readable } from 'node:stream';
import { limits } from '@portfolio/config/limits';
import { TooLarge, type IncomingFile } from '@portfolio/kernel/server/file-store';
import type { Scope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { kernelError } from '@portfolio/kernel/contract';
import { portfolioError, type FileReceipt } from '../../contract';
import { extensionOf, fileFault, type FileKind } from '../../domain/file-type';
import { insertFile } from '../repositories/files';

export interface UploadInput {
  /** Whose it is. */
  owner: { studentId: number } | { teacherId: number };
  kind: FileKind;
  name: string;
  /** Content-Length as the browser said, to tell an upload that broke off. */
  expectedBytes: number | null;
  body: Readable;
}

/**
 * Takes a file in. When it returns, the bytes are on the disk and were read back, and the database knows their hash.
 * `alongside` runs in the transaction that notes the file.
 * @throws file-type, file-large, file-empty, file-cut, file-lies: nothing is kept then.
 */
export async function uploadFile(scope: Scope, input: UploadInput, alongside: (scope: Scope, receipt: FileReceipt) => Promise<void>): Promise<FileReceipt> {
  const { bytes: limit, extensions } = limits.files[input.kind];
  const allowed = extensions.join('、');
  if (!(extensions as readonly string[]).includes(extensionOf(input.name))) throw portfolioError('file-type', { allowed });
  const incoming = await receive(input, limit);
  try {
    const mime = await requireHonest(incoming, input, allowed);
    await incoming.keep();
    return await scope.transaction(async (transaction) => {
      const receipt = await insertFile(transaction, { ...input.owner, kind: input.kind, name: input.name, sha256: incoming.sha256, bytes: incoming.bytes, mime });
      // The same bytes may have been here for long, unused, and removed just now: the row waited for that.
      if ((await services().files.size(incoming.sha256)) === null) throw kernelError('unavailable');
      await alongside(transaction, receipt);
      return receipt;
    });
  } finally {
    await incoming.discard();
  }
}

async function receive({ body, expectedBytes }: UploadInput, limit: number): Promise<IncomingFile> {
  const megabytes = limit / 1024 / 1024;
  if (expectedBytes !== null && expectedBytes > limit) throw portfolioError('file-large', { limit: megabytes });
  try {
    const incoming = await services().files.receive(body, limit);
    if (expectedBytes === null || incoming.bytes === expectedBytes) return incoming;
    await incoming.discard();
    throw portfolioError('file-cut');
  } catch (error) {
    if (error instanceof TooLarge) throw portfolioError('file-large', { limit: megabytes });
    if ((error as { code?: string }).code === 'ECONNRESET' || (error as Error).message === 'aborted') throw portfolioError('file-cut');
    throw error;
  }
}

/** @returns the type by the bytes, not by what the browser said. */
async function requireHonest(incoming: IncomingFile, { kind, name }: UploadInput, allowed: string): Promise<string> {
  if (incoming.bytes === 0) throw portfolioError('file-empty');
  const { fileTypeFromBuffer } = await import('file-type');
  const sniffed = await fileTypeFromBuffer(incoming.head);
  const fault = fileFault(kind, name, { extension: sniffed?.ext ?? null, mime: sniffed?.mime ?? null }, incoming.head, incoming.tail);
  if (fault) throw portfolioError(fault, { allowed });
  return sniffed?.mime ?? 'application/octet-stream';
}
