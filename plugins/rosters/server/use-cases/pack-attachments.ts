import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { limits } from '@portfolio/config/limits';
import { kernelError } from '@portfolio/kernel/contract';
import { archiveStream, type NewEntry } from '@portfolio/kernel/server/archive/write-archive';
import { services } from '@portfolio/kernel/server/services';
import { text } from '@portfolio/access/server/http/texts';
import { writeAudit } from '@portfolio/access/server/repositories/audit';
import type { JobContext, JobResult } from '@portfolio/operations/server/jobs';
import { rosterError } from '../../contract';
import { filesOf, manifestOf, MANIFEST, type PackedFile } from '../../domain/attachments';
import { findAttachments, keepAttachments } from '../repositories/attachments';
import { findExport, type ExportRow } from '../repositories/roster-exports';

const packInput = z.object({ exportId: z.string(), address: z.string() });
const LANGUAGE = 'zh-Hant';

/**
 * The job `roster-attachments`: the files of a final export as one archive with `manifest.csv`, streamed from the store
 * into the spool, where it waits to be fetched. Run again after a kill it begins anew; what the killed run left is swept.
 * @throws roster-attachment-lost when the store has not what a file's name says; nothing is kept then.
 */
export async function packAttachments(job: JobContext): Promise<JobResult> {
  const { exportId, address } = packInput.parse(job.input);
  const row = await findExport(job.scope, exportId);
  if (!row) throw kernelError('not-found');
  const { spool } = services();
  const attachments = await findAttachments(job.scope, row);
  const files = filesOf(attachments);
  const made = await spool.write(archiveStream(entriesOf(job, row, manifestOf(attachments), files), null, job.signal), Infinity);
  const { sha256, bytes } = made;
  const rows = new Set(attachments.map((attachment) => `${attachment.sheet} ${attachment.row}`)).size;
  const ended = { message: text(LANGUAGE, 'rosters.messages.packed', { files: files.length, rows, hours: limits.rosterAttachmentHours }), result: { exportId, files: files.length, bytes, sha256 } };
  // When this fails the archive stays: whether a row names it is not known where the line broke, and the sweep asks the rows.
  const replaced = await job.scope.transaction(async (scope) => {
    await writeAudit(scope, { accountId: job.accountId, actorName: job.accountName, action: 'roster.attachments-packed', target: row.id, details: { files: files.length, bytes, sha256 }, address });
    await job.end(scope, ended);
    return keepAttachments(scope, row.key, made.name);
  });
  if (replaced) await spool.remove(replaced);
  return ended;
}

/** The list first: who unpacks only a part has what names the rest. */
async function* entriesOf(job: JobContext, { madeAt }: ExportRow, manifest: string, files: readonly PackedFile[]): AsyncGenerator<NewEntry> {
  yield { name: MANIFEST, content: Buffer.from(manifest), pack: true, at: madeAt };
  for (const [index, file] of files.entries()) {
    job.signal.throwIfAborted();
    await job.progress('rosters.steps.pack', index, files.length);
    yield { name: file.path, content: Readable.from(passing(file), { objectMode: false }), pack: false, at: madeAt };
  }
}

/** The bytes of a file, which must be those that were handed in. */
async function* passing({ sha256, sheet, row }: PackedFile): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  const lost = (error?: Error) => {
    services().log.error(`file ${sha256} cannot be packed: ${error?.message ?? 'its bytes have changed'}`);
    return rosterError('roster-attachment-lost', { sheet, row });
  };
  const stream = await services().files.read(sha256).catch((error: Error) => {
    throw lost(error);
  });
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest('hex') !== sha256) throw lost();
}
