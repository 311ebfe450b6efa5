import PDFDocument from 'pdfkit';
import type { Readable } from 'node:stream';

/**
 * A document of sheets on A4: a head, tables whose headings come again on the next page, lines to sign, and a foot with
 * the page's number. Knows paper and nothing of schools.
 */
export interface SheetTable {
  title: string;
  headings: string[];
  /** Parts of the width, one a column. */
  widths: number[];
  rows: string[][];
  /** Said where there is no row. */
  none: string;
}

export interface PaperSheet {
  title: string;
  lines: string[];
  tables: SheetTable[];
  signatures: string[];
}

const MARGIN = 42;
const PAD = 4;
const SIZE = { title: 15, text: 10, small: 9, foot: 8 } as const;
const FONT = 'text';

export interface SheetDocument {
  stream: Readable;
  /** Writes one sheet, beginning on a page of its own. */
  add(sheet: PaperSheet): Promise<void>;
  end(): void;
}

const breath = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

/** @param footOf the text at the foot of a page, by its number from 1 */
export function openDocument(font: Buffer, info: { Title: string; Author: string }, footOf: (page: number) => string): SheetDocument {
  const document = new PDFDocument({ size: 'A4', margin: MARGIN, autoFirstPage: false, font: null as unknown as string, info, lang: 'zh-Hant', displayTitle: true });
  document.registerFont(FONT, font);
  const width = 595.28 - 2 * MARGIN;
  const bottom = 841.89 - MARGIN - 16;
  let page = 0;
  let y = MARGIN;

  function newPage(): void {
    document.addPage();
    page += 1;
    document.font(FONT).fontSize(SIZE.foot).fillColor('#333').text(footOf(page), MARGIN, 841.89 - MARGIN - 4, { width, align: 'center', lineBreak: false, height: SIZE.foot * 2 });
    document.fillColor('#000');
    y = MARGIN;
  }

  function write(text: string, size: number, gap: number): void {
    document.fontSize(size);
    const height = document.heightOfString(text, { width });
    if (y + height > bottom) newPage();
    document.fontSize(size).text(text, MARGIN, y, { width });
    y += height + gap;
  }

  function row(cells: string[], widths: number[], isHeading: boolean): number {
    document.fontSize(SIZE.small);
    const height = Math.max(...cells.map((cell, index) => document.heightOfString(cell || ' ', { width: widths[index] - 2 * PAD }))) + 2 * PAD;
    if (y + height > bottom) return 0;
    if (isHeading) document.rect(MARGIN, y, width, height).fill('#eee').fillColor('#000');
    let x = MARGIN;
    cells.forEach((cell, index) => {
      document.text(cell, x + PAD, y + PAD, { width: widths[index] - 2 * PAD });
      x += widths[index];
    });
    document.lineWidth(0.5).moveTo(MARGIN, y + height).lineTo(MARGIN + width, y + height).stroke('#888');
    y += height;
    return height;
  }

  async function table({ title, headings, widths, rows, none }: SheetTable): Promise<void> {
    const sum = widths.reduce((total, part) => total + part, 0);
    const columns = widths.map((part) => (part / sum) * width);
    if (y + 70 > bottom) newPage();
    write(title, 12, 4);
    if (rows.length === 0) return write(none, SIZE.text, 12);
    row(headings, columns, true);
    for (const cells of rows) {
      if (row(cells, columns, false) === 0) {
        newPage();
        row(headings, columns, true);
        row(cells, columns, false);
      }
      await breath();
    }
    y += 14;
  }

  function signatures(labels: string[]): void {
    if (y + 60 > bottom) newPage();
    const each = (width - (labels.length - 1) * 18) / labels.length;
    y += 42;
    labels.forEach((label, index) => {
      const x = MARGIN + index * (each + 18);
      document.lineWidth(0.8).moveTo(x, y).lineTo(x + each, y).stroke('#000');
      document.fontSize(SIZE.small).text(label, x, y + 4, { width: each });
    });
  }

  return {
    stream: document as unknown as Readable,
    async add(sheet) {
      newPage();
      write(sheet.title, SIZE.title, 8);
      for (const line of sheet.lines) write(line, SIZE.text, 4);
      y += 8;
      for (const each of sheet.tables) await table(each);
      signatures(sheet.signatures);
    },
    end: () => document.end(),
  };
}
