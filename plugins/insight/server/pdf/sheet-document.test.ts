import { monitorEventLoopDelay } from 'node:perf_hooks';
import { expect, it } from 'vitest';
import { trueTypeFont } from '../../domain/true-type';
import { outlinesOf } from './outlines';
import { openDocument, type PaperSheet } from './sheet-document';

const STUDENTS = 12;
const sheet = (number: number, rows: number): PaperSheet => ({
  title: '示範高級中學　110 學年度學生上傳及勾選情形確認單', lines: [`一年甲班　${number} 號　王小明𡃁`, '課程學習成果已勾選 3/6'],
  tables: [
    { title: '課程學習成果', headings: ['學年期', '課程', '成果簡述'], widths: [1, 2, 4], none: '沒有資料。', rows: Array.from({ length: rows }, (_, index) => ['1101', '國語文 Reading & Writing', `第 ${index} 件，閱讀與寫作的歷程記錄、反思與學習心得的整理報告`]) },
    { title: '多元表現', headings: ['類別'], widths: [1], none: '沒有資料。', rows: [] },
  ],
  signatures: ['學生簽名', '導師簽名'],
});

async function pagesOf(bytes: Buffer): Promise<string[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  return pages;
}

it('writes a page a student, with text that can be searched, in steps that let others through', async () => {
  const sheets = Array.from({ length: STUDENTS }, (_, index) => sheet(index + 1, index === 2 ? 60 : 4));
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const { glyphs, metrics } = await outlinesOf(`${JSON.stringify(sheets)}第 0123456789 頁`);
  const document = openDocument(trueTypeFont(glyphs, metrics), { Title: '確認單', Author: '示範高級中學' }, (page) => `第 ${page} 頁`);
  const read = (async () => {
    const parts: Buffer[] = [];
    for await (const part of document.stream) parts.push(part as Buffer);
    return Buffer.concat(parts);
  })();
  for (const each of sheets) await document.add(each);
  document.end();
  const bytes = await read;
  delay.disable();
  const pages = await pagesOf(bytes);
  expect(pages.length).toBeGreaterThan(STUDENTS);
  expect(pages[0]).toContain('示範高級中學');
  expect(pages[0]).toMatch(/1 號.王小明𡃁/u);
  expect(pages[0]).toContain('第 1 頁');
  expect(pages.filter((page) => page.includes('王小明'))).toHaveLength(STUDENTS);
  // The third student's table goes on, under its headings.
  expect(pages[3]).toContain('成果簡述');
  expect(pages[3]).not.toContain('王小明');
  expect(bytes.length).toBeLessThan(600_000);
  // A page is laid out at once; a loaded machine takes its time.
  expect(delay.percentile(99) / 1e6).toBeLessThan(300);
});
