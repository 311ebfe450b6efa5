import { z } from 'zod';
import type { Scope, TransactionScope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { text } from '@portfolio/access/server/http/texts';
import { writeAudit } from '@portfolio/access/server/repositories/audit';
import { startJob, type JobContext, type JobResult } from '@portfolio/operations/server/jobs';
import { receiptCategories, receiptError, type PartResult, type ReceiptCategory } from '../../contract';
import type { Member } from '../../domain/archive';
import { readMember, withReceipt, type OpenReceipt } from '../open-receipt';
import { findHeld, putEdition } from '../repositories/editions';
import { findImport, findSchoolCode, noteDone, noteResult, type ImportRow } from '../repositories/imports';
import { findReset, matchItems, merge, Stager } from '../sql/merge';
import { rocMoment } from '../roc-moment';
import { requireImport } from './take-archive';

const partInput = z.object({ category: z.enum(receiptCategories), startsAt: z.string(), endsAt: z.string() });
type PartInput = z.infer<typeof partInput>;
const jobInput = z.object({ importId: z.string(), parts: z.array(partInput), address: z.string() });

const LANGUAGE = 'zh-Hant';

export interface Starter {
  accountId: number;
  address: string;
  categories: readonly ReceiptCategory[];
}

/** @throws receipt-gone, receipt-category for one that the person may not take, job-running */
export async function startImport(scope: Scope, id: string, parts: readonly PartInput[], { accountId, address, categories }: Starter): Promise<{ jobId: string }> {
  const row = await requireImport(scope, id);
  if (row.state !== 'opened') throw receiptError('receipt-gone');
  if (parts.some(({ category }) => !categories.includes(category))) throw receiptError('receipt-category');
  return { jobId: await startJob(scope, { kind: 'receipt-import', input: { importId: id, parts, address }, accountId, exclusive: true }) };
}

/**
 * The job `receipt-import`: all hashes are checked once more, then each category is one transaction, so that it is the
 * old version or the new one whenever the process is killed. Run again, it goes on after what it had done.
 */
export async function importReceipt(job: JobContext): Promise<JobResult> {
  const { importId, parts, address } = jobInput.parse(job.input);
  const row = await findImport(job.scope, importId);
  if (!row) throw receiptError('receipt-gone');
  if (row.state !== 'done') await new Import(job, row, address).takeAll(parts);
  const results = (await findImport(job.scope, importId))?.results ?? [];
  return { message: messageOf(results), result: { importId, parts: results } };
}

function messageOf(results: readonly PartResult[]): string {
  const lines = results.map((result) => text(LANGUAGE, `receipts.messages.part.${result.change}`, { ...result, category: text(LANGUAGE, `enums.receiptCategory.${result.category}`) }));
  return text(LANGUAGE, 'receipts.messages.imported', { parts: lines.join('；') });
}

/** One run over one archive. */
class Import {
  constructor(private readonly job: JobContext, private readonly row: ImportRow, private readonly address: string) {}

  async takeAll(parts: readonly PartInput[]): Promise<void> {
    const { job, row } = this;
    if (!row.spoolName || !row.passwordSealed) throw receiptError('receipt-gone');
    const taken = new Set((row.results ?? []).map(({ category }) => category));
    await job.progress('receipts.steps.check', 0, parts.length);
    await withReceipt(row.spoolName, services().seal.open(row.passwordSealed), async (receipt) => {
      for (const [index, part] of parts.entries()) {
        job.signal.throwIfAborted();
        if (!taken.has(part.category)) await this.take(receipt, part, index, parts.length);
      }
    });
    await noteDone(job.scope, row.key);
    await services().spool.remove(row.spoolName);
  }

  private async take(receipt: OpenReceipt, part: PartInput, index: number, total: number): Promise<void> {
    const member = receipt.members.find(({ category }) => category === part.category);
    if (!member) throw receiptError('receipt-category');
    await this.job.progress('receipts.steps.merge', index, total);
    await this.job.scope.transaction(async (scope) => {
      const before = (await findHeld(scope, this.row, true)).get(part.category);
      const result = before?.sha256 === member.sha256 ? unchanged(part.category, before.version) : await this.replace(scope, receipt, member, part, before?.version ?? 0);
      await noteResult(scope, this.row.key, result);
      await this.audit(scope, part, member, result);
    });
    await this.job.progress('receipts.steps.merge', index + 1, total);
  }

  private async replace(scope: TransactionScope, receipt: OpenReceipt, member: Member, part: PartInput, before: number): Promise<PartResult> {
    const { row, job } = this;
    const stager = await Stager.begin(scope, { category: part.category, schoolCode: await findSchoolCode(scope), seal: services().seal });
    const facts = await readMember(receipt, member, async (people) => {
      job.signal.throwIfAborted();
      await stager.add(people);
    });
    const version = before + 1;
    const { year, semester } = row;
    const edition = await putEdition(scope, {
      year, semester, category: part.category, version, sha256: member.sha256, rosters: facts.rosters, startsAt: part.startsAt, endsAt: part.endsAt, accountId: job.accountId, students: facts.people, rows: facts.rows,
    });
    const target = { edition, category: part.category, year, version };
    const merged = await merge(scope, target);
    const receipted = await matchItems(scope, target, { accountId: job.accountId, name: job.accountName });
    await this.tellReset(scope, edition, part);
    return { category: part.category, change: 'new', version, rows: facts.rows, ...merged, receipted };
  }

  /** Whose answer was taken back learns of it, on the screen and by mail. */
  private async tellReset(scope: TransactionScope, edition: number, part: PartInput): Promise<void> {
    const told = await findReset(scope, edition);
    const term = `${this.row.year}${this.row.semester}`;
    const until = rocMoment(new Date(part.endsAt));
    await services().messenger.tell(scope, told.map(({ accountId, name }) => ({
      template: 'receipt-changed', event: `receipt-changed:${this.row.id}:${part.category}`, accountId, values: { name, term, until }, link: '/receipts', by: ['screen', 'mail'],
    })));
  }

  private async audit(scope: TransactionScope, part: PartInput, member: Member, result: PartResult): Promise<void> {
    const { job, row, address } = this;
    const details = { ...result, sha256: member.sha256, file: row.fileName, startsAt: part.startsAt, endsAt: part.endsAt };
    await writeAudit(scope, { accountId: job.accountId, actorName: job.accountName, action: 'receipt.imported', target: row.id, details, address });
  }
}

const unchanged = (category: ReceiptCategory, version: number): PartResult => ({ category, change: 'same', version, students: 0, rows: 0, strangers: 0, differing: 0, reset: 0, receipted: 0 });
