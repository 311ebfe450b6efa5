import { expect, it } from 'vitest';
import { aFile } from './fixtures';
import { receiptFileName, receiptText } from './receipt-text';

const labels = { title: '上傳收據', name: '檔名', bytes: '大小', sha256: 'SHA-256', keptAt: '時間', advice: '請保存。' };

it('names file, size, hash and time', () => {
  const text = receiptText(aFile(), labels);
  expect(text.charCodeAt(0)).toBe(0xfeff);
  expect(text.slice(1).split('\r\n')).toEqual([
    '上傳收據', '', '檔名: 探究報告.pdf', '大小: 2048', `SHA-256: ${'a'.repeat(64)}`, '時間: 111/02/14 08:01:44', '', '請保存。', '',
  ]);
});

it('is named after the file', () => {
  expect(receiptFileName(aFile())).toBe('探究報告.pdf.receipt.txt');
});
