import type { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { workbookStream, type Cell, type Sheet } from './workbook';

async function bytesOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const write = (rows: Cell[][], sheet: Partial<Sheet> = {}): Promise<Buffer> => bytesOf(workbookStream([{ name: '名單', headings: ['姓名', '座號'], rows: [rows], ...sheet }]));

/** As Excel opens it, by the other half of the library. */
async function open(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  return workbook;
}

/** Texts of the first sheet's rows, headings first. */
async function read(bytes: Buffer): Promise<string[][]> {
  const rows: string[][] = [];
  (await open(bytes)).worksheets[0].eachRow((row) => rows.push([1, 2].map((column) => String(row.getCell(column).value ?? ''))));
  return rows;
}

describe('a workbook', () => {
  it('comes back as it went', async () => {
    const rows = await read(await write([['王小明', 1], ['𠮷野 家', 2], ['👍🏽 讚', null], ['', 0], ['第一行\n第二行', 3.5]]));
    expect(rows[0]).toEqual(['姓名', '座號']);
    expect(rows.slice(1).map(([name]) => name)).toEqual(['王小明', '𠮷野 家', '👍🏽 讚', '', '第一行\n第二行']);
    expect(rows.slice(1).map(([, seat]) => seat)).toEqual(['1', '2', '', '0', '3.5']);
  });

  it.each(['=cmd|\'/c calc\'!A1', '=1+1', '+1+1', '-1+1', '@SUM(A1)', '\t=1+1', '=HYPERLINK("http://example.test","x")'])('never makes a formula of %j', async (typed) => {
    const bytes = await write([[typed, 1]]);
    const cell = (await open(bytes)).getWorksheet('名單')?.getCell('A2');
    expect(cell?.type).toBe(ExcelJS.ValueType.String);
    expect(cell?.formula).toBeUndefined();
    expect(cell?.value).toBe(typed);
  });

  it('leaves out what XML cannot carry and keeps the rest', async () => {
    const bytes = await write([['a\u0000b\u0007c\u001bd\ufffee\uffff', 1], ['\ud842x\udfb7', 2], ['<&>"\'', 3], [']]>', 4]]);
    expect((await read(bytes)).slice(1).map(([name]) => name)).toEqual(['abcde', 'x', '<&>"\'', ']]>']);
    await expect(open(bytes)).resolves.toBeDefined();
  });

  it('cuts a cell at what Excel takes, and not through a character', async () => {
    const bytes = await write([['字'.repeat(40_000), 1], ['字'.repeat(32_766) + '𠮷𠮷', 2]]);
    const [, [long], [cut]] = await read(bytes);
    expect(long).toHaveLength(32_767);
    expect(cut).toBe('字'.repeat(32_766));
    await expect(open(bytes)).resolves.toBeDefined();
  });

  it('writes truth values and moments', async () => {
    const bytes = await write([[true, 1], [new Date('2022-02-14T00:00:00Z'), 2]]);
    const sheet = (await open(bytes)).getWorksheet('名單');
    expect(sheet?.getCell('A2').value).toBe(true);
  });

  it('holds several sheets and many batches, in order', async () => {
    async function* batches(): AsyncGenerator<Cell[][]> {
      for (let batch = 0; batch < 20; batch += 1) yield Array.from({ length: 50 }, (_, row) => [`人${batch * 50 + row}`, row]);
    }
    const bytes = await bytesOf(workbookStream([{ name: '一', headings: ['姓名', '座號'], rows: batches() }, { name: '二', headings: ['甲'], rows: [] }]));
    const workbook = await open(bytes);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['一', '二']);
    expect(workbook.getWorksheet('一')?.rowCount).toBe(1001);
    expect(workbook.getWorksheet('一')?.getCell('A1001').value).toBe('人999');
    expect(workbook.getWorksheet('二')?.rowCount).toBe(1);
  });

  it('ends with the error of its rows', async () => {
    async function* broken(): AsyncGenerator<Cell[][]> {
      yield [['王', 1]];
      throw new Error('the database went away');
    }
    await expect(bytesOf(workbookStream([{ name: '一', headings: ['姓名'], rows: broken() }]))).rejects.toThrow('the database went away');
  });

  it('waits for a slow reader instead of filling the memory', async () => {
    let made = 0;
    async function* endless(): AsyncGenerator<Cell[][]> {
      for (; made < 2000; made += 1) yield Array.from({ length: 20 }, () => [Math.random().toString(36).repeat(20), made]);
    }
    const stream = workbookStream([{ name: '一', headings: ['姓名'], rows: endless() }]);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(made).toBeLessThan(2000);
    stream.destroy();
  });

  it('ends its row source when the reader goes away', async () => {
    let ended = false;
    async function* rows(): AsyncGenerator<Cell[][]> {
      try {
        for (;;) yield Array.from({ length: 200 }, () => [Math.random().toString(36).repeat(20), 1]);
      } finally {
        ended = true;
      }
    }
    const stream = workbookStream([{ name: '一', headings: ['姓名'], rows: rows() }]);
    stream.once('readable', () => stream.destroy());
    await expect.poll(() => ended, { timeout: 3000 }).toBe(true);
  });
});
