import ExcelJS from 'exceljs';

export interface ReadSheet {
  name: string;
  headers: string[];
  /** By heading; a cell that was never written is an empty text. */
  rows: Record<string, string>[];
}

/**
 * Reads a workbook whose cells have to be text.
 * @throws Error for a cell of another kind: a formula, a number, a link.
 */
export async function readTextWorkbook(bytes: ArrayBuffer | Buffer): Promise<ReadSheet[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as ArrayBuffer);
  return workbook.worksheets.map((sheet) => {
    const lines: string[][] = [];
    sheet.eachRow((row) => {
      const line: string[] = [];
      row.eachCell({ includeEmpty: true }, (cell) => line.push(textOf(cell)));
      lines.push(line);
    });
    const [headers = [], ...rows] = lines;
    return { name: sheet.name, headers, rows: rows.map((line) => Object.fromEntries(headers.map((header, index) => [header, line[index] ?? '']))) };
  });
}

function textOf(cell: ExcelJS.Cell): string {
  if (cell.type === ExcelJS.ValueType.Null) return '';
  if (cell.type !== ExcelJS.ValueType.String) throw new Error(`${cell.address} is no text: ${JSON.stringify(cell.value)}`);
  return String(cell.value);
}

/** A sheet by its name. @throws Error when it is not there. */
export function sheetNamed(sheets: readonly ReadSheet[], name: string): ReadSheet {
  const sheet = sheets.find((each) => each.name === name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}
