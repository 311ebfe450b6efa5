import type { Readable } from 'node:stream';
import type { Language } from '@portfolio/kernel/contract';
import { parseTerm } from '@portfolio/kernel/domain/terms';
import type { Scope } from '@portfolio/kernel/server/scope';
import { workbookStream, type Cell, type Sheet } from '@portfolio/kernel/server/workbook';
import { text } from '@portfolio/access/server/http/texts';
import type { ReceiptCategory } from '../../domain/categories';
import { placeOf } from '../../domain/table-order';
import { shownValue } from '../../domain/tables';
import { findHeadings, streamTable, type SheetRow } from '../repositories/receipts';

const WHO = ['className', 'seatNo', 'studentNo', 'name', 'tail'] as const;

/** Excel of all rows of a category: a sheet a table, headed by every column that any student’s table has. */
export async function writeWorkbook(scope: Scope, term: string, category: ReceiptCategory, language: Language): Promise<Readable> {
  const of = parseTerm(term);
  const columns = new Map<string, string[]>();
  for (const { name, columns: held } of await findHeadings(scope, of, category)) {
    const known = columns.get(name) ?? [];
    columns.set(name, [...known, ...held.filter((column) => !known.includes(column))]);
  }
  const names = [...columns.keys()].sort((a, b) => placeOf(category, a) - placeOf(category, b));
  const who = WHO.map((name) => text(language, `receipts.sheets.headings.${name}`));
  const sheets = names.map((name, index): Sheet => {
    const headings = columns.get(name) ?? [];
    return { name: sheetName(name, index), headings: [...who, ...headings], rows: rowsOf(streamTable(scope, of, category, name), headings, language) };
  });
  return workbookStream(sheets.length > 0 ? sheets : [{ name: text(language, `enums.receiptCategory.${category}`), headings: who, rows: [] }]);
}

/** Excel takes 31 characters, not these signs, and no name twice. */
const sheetName = (name: string, index: number): string => name.replace(/[\\/?*[\]:']/g, ' ').trim().slice(0, 28) || String(index + 1);

async function* rowsOf(batches: AsyncGenerator<SheetRow[]>, headings: readonly string[], language: Language): AsyncGenerator<Cell[][]> {
  const shown = (column: string, value: string): Cell => {
    const { word, text: own } = { word: undefined, text: undefined, ...shownValue(column, value) };
    return word === 'none' ? '' : (own ?? text(language, `receipts.values.${word}`));
  };
  for await (const batch of batches) {
    yield batch.flatMap(({ columns, rows, ...who }) => {
      const places = headings.map((heading) => columns.indexOf(heading));
      return rows.map((row): Cell[] => [...WHO.map((name) => who[name]), ...places.map((place, at) => (place === -1 ? '' : shown(headings[at], row[place])))]);
    });
  }
}
