import { categoryCodes, type CategoryCode } from '@portfolio/portfolio/domain/categories';
import { rosters, type SheetOf, type Source } from '@portfolio/rosters/domain/columns';
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

/** The field by which a performance is told from others, where it has no name of its own. */
const NAMED_BY: Partial<Record<CategoryCode, string>> = { officer: 'post', certificate: 'code', workplace: 'unit' };

export interface PerformanceName {
  category: CategoryCode;
  /** The array of the receipt: the roster’s sheet. */
  array: string;
  /** The column that names one. */
  column: string;
  /** The field that does so here. */
  field: string;
}

/** What names a performance of each category, there and here: what was submitted comes back under the roster’s headings. */
export const performanceNames: readonly PerformanceName[] = categoryCodes.map((category) => {
  const sheet = rosters['25'].sheets.find(({ kind }) => kind === category) as SheetOf;
  const field = NAMED_BY[category] ?? 'name';
  return { category, array: sheet.name, column: headersOf([sheet], `content.${field}`)[0], field };
});

function headersOf(sheets: readonly SheetOf[], ...sources: Source[]): string[] {
  return [...new Set(sheets.flatMap(({ columns }) => columns.filter(({ source }) => sources.includes(source)).map(({ header }) => header)))];
}

const OUTCOMES = rosters['26'].sheets;
/** Where a sheet has two codes, that of the course taken then comes first. */
const CODES = headersOf(OUTCOMES, 'courseCode', 'originCode');
const BRIEFS = headersOf(OUTCOMES, 'brief');

const cell = (columns: readonly string[], row: readonly string[], names: readonly string[]): string => {
  const at = columns.findIndex((column) => names.includes(column));
  return at === -1 ? '' : row[at];
};

/** The items of outcomes and performances; nothing for the other categories, which nobody ticks. */
export function itemsOf(category: ReceiptCategory, tables: readonly ReceiptTable[]): ReceivedItem[] {
  if (category === 'outcomes') {
    return tables.flatMap(({ columns, rows }, table) => (cell(columns, columns, CODES) === '' ? [] : rows.map((row, index) => (
      { table, row: index, category: '', code: cell(columns, row, CODES), label: cell(columns, row, BRIEFS) }))));
  }
  if (category !== 'performances') return [];
  return tables.flatMap(({ name, columns, rows }, table) => {
    const known = performanceNames.find(({ array }) => array === name || array === `${name}紀錄`);
    return known ? rows.map((row, index) => ({ table, row: index, category: known.category, code: '', label: cell(columns, row, [known.column]) })) : [];
  });
}
