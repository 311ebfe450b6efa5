import { createHash, type Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { limits } from '@portfolio/config/limits';
import { AppError, kernelError } from '@portfolio/kernel/contract';
import { taipeiDateTime } from '@portfolio/kernel/domain/clock';
import { archiveStream, type NewEntry } from '@portfolio/kernel/server/archive/write-archive';
import { services } from '@portfolio/kernel/server/services';
import { text } from '@portfolio/access/server/http/texts';
import { writeAudit } from '@portfolio/access/server/repositories/audit';
import type { JobContext, JobResult } from '@portfolio/operations/server/jobs';
import { exchangeError } from '../../contract';
import { signManifest } from '../manifest-signature';
import { MANIFEST, MANIFEST_FORMAT } from '../../domain/layout';
import type { Manifest } from '../../domain/members';
import { writeStudent, type PlacedFile, type WrittenStudent } from '../../domain/write-student';
import { failExport, findExport, finishExport, type ExportCounts, type ExportRow } from '../repositories/exports';
import { findOutStudents, type ExportedPerson } from '../repositories/out-students';
import { findSchool } from '../repositories/take-in';

const exportInput = z.object({ exportId: z.string(), address: z.string() });
/** Kept with the job, and read by the school's staff. */
const LANGUAGE = 'zh-Hant';

/**
 * The job `exchange-export`: the portfolios of an export's students as one archive. Rows come in four statements, files
 * one after another from the store into the archive. Run again after a kill it begins anew; what the killed run left in
 * the spool is swept.
 * @throws exchange-no-id, exchange-file-lost; the export has failed then.
 */
export async function exportStudents(job: JobContext): Promise<JobResult> {
  const { exportId, address } = exportInput.parse(job.input);
  const row = await findExport(job.scope, exportId);
  if (!row) throw kernelError('not-found');
  // Ended by a person before its turn came.
  if (row.state !== 'running') return { result: { exportId } };
  try {
    return await new Export(job, row, address).make();
  } catch (error) {
    // Stopped by us: it stays as it is, and is run again elsewhere.
    if (!job.signal.aborted) {
      await job.scope.transaction(async (scope) => {
        await failExport(scope, exportId);
        if (error instanceof AppError) await job.end(scope, error);
      });
    }
    throw error;
  }
}

/** One run over one export. */
class Export {
  private readonly md5 = new Map<string, string>();
  private readonly members: Manifest['members'] = {};
  private people: ExportedPerson[] = [];
  private schoolCode = '';
  private written = 0;
  private total = 0;

  constructor(private readonly job: JobContext, private readonly row: ExportRow, private readonly address: string) {}

  async make(): Promise<JobResult> {
    const { job, row } = this;
    const { files, spool, seal } = services();
    this.schoolCode = (await findSchool(job.scope)).code;
    this.people = await job.scope.transaction((scope) => findOutStudents(scope, row.key, row.madeAt));
    const nameless = this.people.find(({ nationalId }) => nationalId === '');
    if (nameless) throw exchangeError('exchange-no-id', { name: nameless.name });
    const placed = this.people.map((person) => writeStudent(person, this.schoolCode, () => ''));
    this.total = placed.reduce((sum, { files: own }) => sum + own.length, 0);
    // Two mappings a student, the JSON and the manifest: what no other school could take in is not made.
    if (this.total + 2 * this.people.length + 2 > limits.archive.entries) throw exchangeError('exchange-many', { limit: limits.archive.entries });
    const made = await spool.write(archiveStream(this.entries(placed, files), seal.open(row.passwordSealed), job.signal), Infinity);
    const result = { message: text(LANGUAGE, 'exchange.messages.exported', { students: this.people.length, files: this.total }), result: { exportId: row.id, students: this.people.length, files: this.total } };
    // When this fails the archive stays: whether a row names it is not known where the line broke, and the sweep asks the rows.
    const kept = await this.finish(made, placed, result);
    if (!kept) await spool.remove(made.name);
    return result;
  }

  private async finish(made: { name: string; bytes: number; md5: string }, placed: readonly WrittenStudent[], result: JobResult): Promise<boolean> {
    const { job, row } = this;
    const counts: ExportCounts[] = this.people.map((person, index) => ({
      student: person.key, outcomes: person.outcomes.length, performances: person.performances.length, posts: person.posts.length, files: placed[index].files.length,
    }));
    return job.scope.transaction(async (scope) => {
      const kept = await finishExport(scope, row.key, { spool: made.name, bytes: made.bytes, md5: made.md5 }, counts);
      await writeAudit(scope, {
        accountId: job.accountId, actorName: job.accountName, action: 'exchange.exported', target: row.id, address: this.address,
        details: { fileName: row.fileName, bytes: made.bytes, md5: made.md5, students: this.people.length, files: this.total },
      });
      await job.end(scope, result);
      return kept;
    });
  }

  /** Files first: their hashes stand in the JSON, and are known once they have passed. */
  private async *entries(placed: readonly WrittenStudent[], store: { read(sha256: string): Promise<Readable> }): AsyncGenerator<NewEntry> {
    for (const { files, mappings } of placed) {
      for (const file of files) {
        this.job.signal.throwIfAborted();
        await this.job.progress('exchange.steps.export', this.written, this.total);
        yield { name: file.path, content: Readable.from(this.passing(file, store), { objectMode: false }), pack: false, at: this.row.madeAt };
        this.written += 1;
      }
      for (const { path, content } of mappings) yield this.json(path, content);
    }
    const students = this.people.map((person) => writeStudent(person, this.schoolCode, (sha256) => this.md5.get(sha256) ?? '').json);
    yield this.json(this.row.fileName.replace(/\.zip$/, '.json'), students);
    yield { name: MANIFEST, content: Buffer.from(JSON.stringify(this.manifest(), null, 1)), pack: true, at: this.row.madeAt };
  }

  private json(path: string, value: unknown): NewEntry {
    const content = Buffer.from(JSON.stringify(value, null, 1));
    this.members[path] = { sha256: createHash('sha256').update(content).digest('hex'), bytes: content.length };
    return { name: path, content, pack: true, at: this.row.madeAt };
  }

  /** @throws exchange-file-lost when the store has not what its name says */
  private async *passing(file: PlacedFile, store: { read(sha256: string): Promise<Readable> }): AsyncGenerator<Buffer> {
    const hashes: [Hash, Hash] = [createHash('md5'), createHash('sha256')];
    const lost = (error?: Error) => {
      services().log.error(`file ${file.sha256} cannot be exported: ${error?.message ?? 'its bytes have changed'}`);
      return exchangeError('exchange-file-lost', { name: file.name });
    };
    const stream = await store.read(file.sha256).catch((error: Error) => {
      throw lost(error);
    });
    let bytes = 0;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      for (const hash of hashes) hash.update(chunk);
      yield chunk;
    }
    const [md5, sha256] = hashes.map((hash) => hash.digest('hex'));
    if (sha256 !== file.sha256) throw lost();
    this.md5.set(sha256, md5);
    this.members[file.path] = { sha256, bytes };
  }

  private manifest(): Manifest {
    const said: Manifest = { format: MANIFEST_FORMAT, school: this.schoolCode, madeAt: taipeiDateTime(this.row.madeAt), members: this.members };
    return { ...said, signature: signManifest(said) };
  }
}
