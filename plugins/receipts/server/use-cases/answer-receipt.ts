import { kernelError } from '@portfolio/kernel/contract';
import type { Scope } from '@portfolio/kernel/server/scope';
import { receiptError, type ReportKind } from '../../contract';
import { answerRefusal } from '../../domain/answer';
import { rocMoment } from '../roc-moment';
import { insertReports, lockReceipt, setAnswer, settleReports, type AnsweredReceipt } from '../repositories/receipts';

interface Answering {
  studentKey: number;
  /** The version that the student has before the eyes. */
  version: number;
  now: Date;
}

/** @throws not-found for another's; changed when a new version came meanwhile; receipt-answered, receipt-early, receipt-late */
async function requireOpen(scope: Scope, id: string, { studentKey, version, now }: Answering): Promise<AnsweredReceipt> {
  const receipt = await lockReceipt(scope, id);
  if (receipt.studentKey !== studentKey) throw kernelError('not-found');
  const refusal = answerRefusal(receipt, now);
  if (refusal) throw receiptError(refusal, { from: rocMoment(receipt.startsAt), until: rocMoment(receipt.endsAt) });
  if (receipt.version !== version) throw kernelError('changed');
  return receipt;
}

/** 資料正確 */
export async function confirmReceipt(scope: Scope, id: string, answering: Answering): Promise<{ done: number }> {
  const { key } = await requireOpen(scope, id, answering);
  await setAnswer(scope, key, 'confirmed');
  await settleReports(scope, key);
  return { done: 1 };
}

/** 資料錯誤, with what is wrong. */
export async function reportReceipt(scope: Scope, id: string, reports: readonly { kind: ReportKind; description: string }[], answering: Answering): Promise<{ done: number }> {
  const { key } = await requireOpen(scope, id, answering);
  await setAnswer(scope, key, 'reported');
  await insertReports(scope, { key, studentKey: answering.studentKey }, reports);
  return { done: reports.length };
}
