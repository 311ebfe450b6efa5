import { PassThrough, type Readable } from 'node:stream';
import ExcelJS from 'exceljs';

/**
 * The one place that knows exceljs. Streaming, without styles and shared strings: several times as fast, and flat in
 * memory. Every text is a text cell, so nothing that a person typed runs as a formula.
 */
export type Cell = string | number | boolean | null | undefined | Date;

export interface Sheet {
  name: string;
  headings: readonly string[];
  rows: AsyncIterable<Cell[][]> | Iterable<Cell[][]>;
  /** At the head of each printed page. */
  printHeader?: string;
  /** Widths in characters; a guess by heading where absent. */
  widths?: readonly number[];
}

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

// What XML 1.0 cannot carry would make a file that Excel calls damaged.
const INVALID_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const EXCEL_CELL_LIMIT = 32_767;

const toCell = (value: Cell): Cell =>
  typeof value === 'string' ? value.slice(0, EXCEL_CELL_LIMIT).replace(INVALID_XML, '') : value;

/** Writes the sheets into a stream; errors of a row source end the stream with that error. */
export function workbookStream(sheets: readonly Sheet[]): Readable {
  const stream = new PassThrough();
  writeSheets(stream, sheets).catch((error: Error) => stream.destroy(error));
  return stream;
}

async function writeSheets(stream: PassThrough, sheets: readonly Sheet[]): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: false, useSharedStrings: false });
  for (const { name, headings, rows, widths, printHeader } of sheets) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }], ...(printHeader ? { headerFooter: { oddHeader: headerCode(printHeader), oddFooter: '&C&P / &N' } } : {}) });
    sheet.columns = headings.map((heading, index) => ({ width: widths?.[index] ?? Math.max(10, heading.length * 2 + 2) }));
    sheet.addRow([...headings]).commit();
    for await (const batch of rows) {
      for (const row of batch) sheet.addRow(row.map(toCell)).commit();
      // Rows are turned into XML on this thread: let requests through between batches, and wait for a slow reader.
      await drained(stream);
      // The reader went away: leaving the loop ends the row source, and with it the database's cursor.
      if (stream.destroyed) return;
    }
    sheet.commit();
  }
  await workbook.commit();
}

/** In a header `&` begins a code, so it is doubled; Excel takes 255 characters. */
const headerCode = (text: string): string => `&L${[...text.replace(INVALID_XML, '').slice(0, 110)].map((character) => (character === '&' ? '&&' : character)).join('')}`;

const drained = (stream: PassThrough): Promise<void> =>
  new Promise((resolve) => {
    if (stream.writableNeedDrain) stream.once('drain', resolve).once('close', resolve);
    else setImmediate(resolve);
  });

/** A line of a sheet with its number as Excel shows it. */
export interface SheetLine {
  number: number;
  cells: string[];
}

/** Reads the lines of a workbook's first sheet as text, for uploads; empty lines are left out. @throws Error when it is no workbook. */
export async function* readSheet(input: Readable): AsyncGenerator<SheetLine> {
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(input, { worksheets: 'emit', sharedStrings: 'cache', hyperlinks: 'ignore', styles: 'cache', entries: 'emit' });
  for await (const worksheet of reader) {
    for await (const row of worksheet) {
      const values = Array.isArray(row.values) ? row.values.slice(1) : [];
      yield { number: row.number, cells: Array.from(values, textOf) };
    }
    return;
  }
}

/** A date cell as an ISO day; a formula as what it came to. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return String(value);
  const { text, result, richText } = value as { text?: unknown; result?: unknown; richText?: { text: string }[] };
  if (richText) return richText.map((part) => part.text).join('');
  return textOf(text ?? result);
}
