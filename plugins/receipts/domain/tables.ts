import { namesOfCategories, type ReceiptCategory } from './categories';

/**
 * What a receipt holds of one student, as it came: one table an array, in the order of the file, columns in the order
 * in which they first stand. Every value is text.
 */
export interface ReceiptTable {
  name: string;
  columns: string[];
  rows: string[][];
}

/** What a receipt says of one person. */
export interface ReceivedPerson {
  nationalId: string;
  /** ISO date; null when there is none that can be read. */
  birthDate: string | null;
  tables: ReceiptTable[];
  rows: number;
}

/** A roster that was submitted, as the central database names it. Only this project’s own reading of 名冊資訊. */
export interface ReceivedRoster {
  number: string;
  name: string;
  /** Null when the school submitted none. */
  sha256: string | null;
  submittedAt: string | null;
}

/** The row in the roster: it moves when another student’s row is put in before, so it tells nothing of a change. */
export const ROW_COLUMN = '行數';

export const ID_COLUMN = '身分證號';
export const BIRTH_COLUMN = '出生日期';
/** For what stands beside a person’s arrays and is no array itself. */
export const LOOSE_TABLE = '其他';

export const arrayOf = (category: ReceiptCategory): string => namesOfCategories[category];

/** How a value is shown: its own text, or a word of the catalogue under `receipts.values`. */
export type Shown = { text: string } | { word: 'noScore' | 'passed' | 'failed' | 'counted' | 'notCounted' | 'exempted' | 'none' };

const SCORES = /成績$/;
const PASSES = /及格$/;

/** On screen: -1 無成績; pass 1 及格 0 不及格; counted 1 採計學分 2 不採計 3 抵免; empty `-`. */
export function shownValue(column: string, value: string): Shown {
  if (value === '') return { word: 'none' };
  if (value === '-1' && (SCORES.test(column) || PASSES.test(column))) return { word: 'noScore' };
  if (PASSES.test(column)) return value === '1' ? { word: 'passed' } : value === '0' ? { word: 'failed' } : { text: value };
  if (column === '是否採計學分') return value === '1' ? { word: 'counted' } : value === '2' ? { word: 'notCounted' } : value === '3' ? { word: 'exempted' } : { text: value };
  return { text: value };
}

/** Columns that are numbers, and stand at the right. */
export const isNumeric = (column: string): boolean => !column.startsWith('是否') && /(年級|學分|節數|成績|行數|時數|週數|學年度|學期|總時數)$/.test(column);
