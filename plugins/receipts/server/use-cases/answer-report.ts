import { kernelError } from '@portfolio/kernel/contract';
import type { Scope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { receiptError } from '../../contract';
import type { ReceiptCategory } from '../../domain/categories';
import { lockReceipt, lockReport, setAnswer, setNote } from '../repositories/receipts';

interface Noting {
  note: string;
  /** As it was read: who comes second is told. */
  lockVersion: number;
  accountId: number;
  categories: readonly ReceiptCategory[];
}

/**
 * The school's note on a report; the student is told.
 * @throws not-found for a category that the person may not see; receipt-noted-meanwhile, changed
 */
export async function noteReport(scope: Scope, id: string, { note, lockVersion, accountId, categories }: Noting): Promise<{ done: number }> {
  const report = await lockReport(scope, id);
  if (!categories.includes(report.category)) throw kernelError('not-found');
  if (report.lockVersion !== lockVersion) throw report.notedBy ? receiptError('receipt-noted-meanwhile', { name: report.notedBy }) : kernelError('changed');
  await setNote(scope, report.key, note, accountId);
  if (report.accountId !== null) {
    await services().messenger.tell(scope, [{
      template: 'receipt-noted', event: `receipt-noted:${id}:${lockVersion}`, accountId: report.accountId, values: { name: report.studentName, number: report.number, note }, link: '/receipts', by: ['screen', 'mail'],
    }]);
  }
  return { done: 1 };
}

/** Lets a student answer again; what was reported stays. @throws not-found, receipt-not-answered */
export async function reopenReceipt(scope: Scope, id: string, categories: readonly ReceiptCategory[]): Promise<{ done: number }> {
  const receipt = await lockReceipt(scope, id);
  if (!categories.includes(receipt.category)) throw kernelError('not-found');
  if (receipt.state === 'open') throw receiptError('receipt-not-answered');
  await setAnswer(scope, receipt.key, 'open');
  return { done: 1 };
}
