import type { SyncType } from './types';

/** Which field stands in which column of a sheet. */
export interface Headings {
  /** By column; null for a column that nobody asked for. */
  fields: (string | null)[];
  /** Required fields without a column, by their Chinese heading. */
  missing: string[];
  /** Headings of which two name the same field. */
  repeated: string[];
}

/** Without spaces, brackets' content and stars around, so that `*學號` and `學號 (必填)` are 學號. */
const normalized = (heading: string): string => heading.replace(/[(（][^)）]*[)）]/g, '').replace(/[\s*＊\ufeff]/g, '').toLowerCase();

/** Reads the first line of a sheet: names of the protocol and Chinese headings, in any order. */
export function readHeadings(type: SyncType, cells: readonly string[]): Headings {
  const known = new Map(type.fields.flatMap(({ name, headings }) => [name, ...headings].map((heading) => [normalized(heading), name] as const)));
  const fields = cells.map((cell) => known.get(normalized(cell)) ?? null);
  const missing = type.fields.filter(({ name, required }) => required && !fields.includes(name)).map(({ headings }) => headings[0]);
  const repeated = cells.filter((_, column) => fields[column] !== null && fields.indexOf(fields[column]) !== column);
  return { fields, missing, repeated };
}

/** The row that the cells of one line make. */
export function rowOfCells({ fields }: Headings, cells: readonly string[]): Record<string, string> {
  const row: Record<string, string> = {};
  fields.forEach((name, column) => {
    if (name !== null) row[name] = cells[column] ?? '';
  });
  return row;
}
