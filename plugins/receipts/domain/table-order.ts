import { rosters } from '@portfolio/rosters/domain/columns';
import type { ReceiptCategory } from './categories';

const sheetsOf = (roster: '25' | '26'): string[] => rosters[roster].sheets.map(({ name }) => name);

/** Names of the arrays as the central database has them, in the order of the screens; others come after. */
const TABLE_ORDER: Record<ReceiptCategory, readonly string[]> = {
  courses: ['學期成績', '補修成績', '轉學轉科成績', '重修成績', '重讀成績', '進修部學期成績', '進修部補考成績', '進修部轉學轉科成績'],
  outcomes: sheetsOf('26'),
  performances: sheetsOf('25'),
  officers: ['幹部經歷'],
};

/** Place of an array among those of its category, from 1; after all of them for one that nobody knows. */
export const placeOf = (category: ReceiptCategory, name: string): number => TABLE_ORDER[category].indexOf(name) + 1 || Number.MAX_SAFE_INTEGER;
