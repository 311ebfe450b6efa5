import type { ReceiptCategory } from './categories';
import type { ReceiptTable } from './tables';

/** One thing that the central database holds, by what it is told from others: code and brief, or category and name. */
export interface ReceivedItem {
  table: number;
  row: number;
  /** Of a performance; empty for outcomes. */
  category: string;
  /** Course code; empty for performances. */
  code: string;
  /** Brief of an outcome, name of a performance. */
  label: string;
}

/** Category of a performance: the array of the receipt, the column that names one, and the field that does so here. */
export const performanceNames: Record<string, { array: string; column: string; field: string }> = {
  officer: { array: '幹部經歷暨事蹟紀錄', column: '擔任職務', field: 'post' },
  competition: { array: '競賽參與紀錄', column: '競賽名稱', field: 'name' },
  certificate: { array: '檢定證照紀錄', column: '證照代碼', field: 'code' },
  service: { array: '服務學習紀錄', column: '服務名稱', field: 'name' },
  flexible: { array: '彈性學習時間紀錄', column: '內容開設名稱', field: 'name' },
  activity: { array: '團體活動時間紀錄', column: '團體活動內容名稱', field: 'name' },
  workplace: { array: '職場學習紀錄', column: '職場學習單位', field: 'unit' },
  work: { array: '作品成果紀錄', column: '名稱', field: 'name' },
  advance: { array: '大學及技專校院先修課程紀錄', column: '課程名稱', field: 'name' },
  other: { array: '其他多元表現紀錄', column: '名稱', field: 'name' },
};

const CODES = ['課程代碼', '原修課課程代碼', '借讀校課程代碼'];

const cell = (columns: readonly string[], row: readonly string[], names: readonly string[]): string => {
  const at = columns.findIndex((column) => names.includes(column));
  return at === -1 ? '' : row[at];
};

/** The items of outcomes and performances; nothing for the other categories, which nobody ticks. */
export function itemsOf(category: ReceiptCategory, tables: readonly ReceiptTable[]): ReceivedItem[] {
  if (category === 'outcomes') {
    return tables.flatMap(({ columns, rows }, table) => (cell(columns, columns, CODES) === '' ? [] : rows.map((row, index) => (
      { table, row: index, category: '', code: cell(columns, row, CODES), label: cell(columns, row, ['成果簡述']) }))));
  }
  if (category !== 'performances') return [];
  return tables.flatMap(({ name, columns, rows }, table) => {
    const known = Object.entries(performanceNames).find(([, { array }]) => array === name || array === `${name}紀錄`);
    return known ? rows.map((row, index) => ({ table, row: index, category: known[0], code: '', label: cell(columns, row, [known[1].column]) })) : [];
  });
}
