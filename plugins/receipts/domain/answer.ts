import { phaseOf, type Period } from './period';

export const receiptStates = ['open', 'confirmed', 'reported'] as const;
export type ReceiptState = (typeof receiptStates)[number];

/** 資料有多, 資料有少, 資料有誤 */
export const reportKinds = ['surplus', 'missing', 'wrong'] as const;
export type ReportKind = (typeof reportKinds)[number];

/** `review`: a new version came after the report; `settled`: the student has confirmed since. */
export const reportStates = ['open', 'noted', 'review', 'settled'] as const;
export type ReportState = (typeof reportStates)[number];

export type AnswerRefusal = 'receipt-answered' | 'receipt-early' | 'receipt-late';

/** Why a student may not answer now; null when it is open. An answer stays until a new version, or staff opens it again. */
export function answerRefusal({ state, ...period }: Period & { state: ReceiptState }, now: Date): AnswerRefusal | null {
  if (state !== 'open') return 'receipt-answered';
  const phase = phaseOf(period, now);
  return phase === 'open' ? null : phase === 'before' ? 'receipt-early' : 'receipt-late';
}
