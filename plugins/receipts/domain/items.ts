import { categoryCodes, type CategoryCode } from '@portfolio/portfolio/domain/categories';
import { columnsOn, type ColumnEdition } from '@portfolio/rosters/domain/column-editions';
import { rosters, rostersOf, type SheetOf, type Source, type Subject } from '@portfolio/rosters/domain/columns';
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
  /** The field that names one here. */
  field: string;
}

/** What names a performance of each category, there and here. */
export const performanceNames: readonly PerformanceName[] = categoryCodes.map((category) => {
  const sheet = rosters['25'].sheets.find(({ kind }) => kind === category) as SheetOf;
  return { category, array: sheet.name, field: NAMED_BY[category] ?? 'name' };
});

/** The headings that tell items apart, in every form that they have had, the latest first: nobody says by which columns what comes back was submitted. */
export interface ItemHeadings {
  /** Where a sheet has two codes, that of the course taken then comes first. */
  outcomes: readonly { codes: readonly string[]; briefs: readonly string[] }[];
  names: readonly Partial<Record<CategoryCode, readonly string[]>>[];
}

function headersOf(sheets: readonly SheetOf[], ...sources: Source[]): string[] {
  return [...new Set(sheets.flatMap(({ columns }) => columns.filter(({ source }) => sources.includes(source)).map(({ header }) => header)))];
}

/** Before every edition. */
const FIRST_DAY = '0000-01-01';

const distinct = <T>(all: readonly T[]): T[] => [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];

/** What was submitted comes back under its roster’s headings. @param editions approved ones, in the order in which they were entered */
export function headingsOfTimes(editions: readonly ColumnEdition[]): ItemHeadings {
  const days = [...new Set(editions.map(({ effectiveOn }) => effectiveOn))].sort().reverse().concat(FIRST_DAY);
  const sheetsOf = (subject: Subject) => days.flatMap((day) => rostersOf(subject).map((roster) => columnsOn(roster, day, editions).sheets));
  return {
    outcomes: distinct(sheetsOf('outcomes').map((sheets) => ({ codes: headersOf(sheets, 'courseCode', 'originCode'), briefs: headersOf(sheets, 'brief') }))),
    names: distinct(sheetsOf('performances').map((sheets) => Object.fromEntries(performanceNames.map(({ category, field }) => [category, headersOf(sheets.filter(({ kind }) => kind === category), `content.${field}`)])))),
  };
}

const place = (columns: readonly string[], names: readonly string[]): number => columns.findIndex((column) => names.includes(column));
const cell = (row: readonly string[], at: number): string => (at === -1 ? '' : row[at]);

/** The items of outcomes and performances; nothing for the other categories, which nobody ticks. */
export function itemsOf(category: ReceiptCategory, tables: readonly ReceiptTable[], headings: ItemHeadings): ReceivedItem[] {
  if (category === 'outcomes') return tables.flatMap((each, table) => outcomesOf(each, table, headings));
  return category === 'performances' ? tables.flatMap((each, table) => performancesOf(each, table, headings)) : [];
}

function outcomesOf({ columns, rows }: ReceiptTable, table: number, headings: ItemHeadings): ReceivedItem[] {
  const places = headings.outcomes.map(({ codes, briefs }) => ({ code: place(columns, codes), brief: place(columns, briefs) })).filter(({ code }) => code !== -1);
  const found = places.find(({ brief }) => brief !== -1) ?? places[0];
  return found ? rows.map((row, index) => ({ table, row: index, category: '', code: cell(row, found.code), label: cell(row, found.brief) })) : [];
}

function performancesOf({ name, columns, rows }: ReceiptTable, table: number, headings: ItemHeadings): ReceivedItem[] {
  const known = performanceNames.find(({ array }) => array === name || array === `${name}紀錄`);
  if (!known) return [];
  const at = headings.names.map((names) => place(columns, names[known.category] ?? [])).find((each) => each !== -1) ?? -1;
  return rows.map((row, index) => ({ table, row: index, category: known.category, code: '', label: cell(row, at) }));
}
