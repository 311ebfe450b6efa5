import { isLearner, type AccountKind } from '@portfolio/config/permissions';
import type { HeldRights } from '@portfolio/access/domain/rights';

/** The four kinds of data that a receipt (收訖明細) may hold. */
export const receiptCategories = ['courses', 'outcomes', 'performances', 'officers'] as const;
export type ReceiptCategory = (typeof receiptCategories)[number];

/** The central database's word for each: in the names of its files, and of the array in them. */
export const namesOfCategories: Record<ReceiptCategory, string> = { courses: '修課紀錄', outcomes: '課程學習成果', performances: '多元表現', officers: '校內幹部經歷' };

/** Who submits what sees what was received of it (3.1.2); grades and outcomes are in the same hands. */
const OPENED_BY: Record<ReceiptCategory, readonly (keyof HeldRights)[]> = {
  courses: ['S0205S', 'S0207S'], outcomes: ['S0205S', 'S0207S'], performances: ['S0206S', 'S0208S'], officers: ['S0218S'],
};

export interface Holder {
  kind: AccountKind;
  rights: HeldRights;
}

/** The categories that a person's role groups let him or her see, in every route of receipts. Students see their own. */
export function categoriesOf({ kind, rights }: Holder): ReceiptCategory[] {
  if (kind === 'administrator' || isLearner(kind)) return [...receiptCategories];
  return receiptCategories.filter((category) => OPENED_BY[category].some((module) => rights[module] !== undefined));
}

export const seesAllCategories = (holder: Holder): boolean => categoriesOf(holder).length === receiptCategories.length;

/** The category of a JSON file by its name, wherever in the archive it stands; null for another file. */
export function categoryOfFile(name: string): ReceiptCategory | null {
  const file = name.slice(name.lastIndexOf('/') + 1);
  if (!/\.json$/i.test(file)) return null;
  const named = receiptCategories.filter((category) => file.includes(namesOfCategories[category]));
  return named.length === 1 ? named[0] : null;
}
