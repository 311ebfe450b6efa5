import { describe, expect, it } from 'vitest';
import { filesOf, manifestOf, type Attachment } from './attachments';

const attachment = (changes: Partial<Attachment>): Attachment => ({ sheet: '學期課程學習成果', row: 2, sha256: 'a'.repeat(64), bytes: 10, name: '報告.PDF', ...changes });

describe('attachments', () => {
  it('hold each file once, under its hash and its ending', () => {
    const files = filesOf([attachment({}), attachment({ row: 3, name: '同一個檔案.pdf' }), attachment({ sha256: 'b'.repeat(64), name: '沒有副檔名' }), attachment({ sha256: 'c'.repeat(64), name: '../../x.a/b' })]);
    expect(files.map(({ path }) => path)).toEqual([`files/${'a'.repeat(64)}.pdf`, `files/${'b'.repeat(64)}`, `files/${'c'.repeat(64)}`]);
  });

  it('are listed a line a row', () => {
    const lines = manifestOf([attachment({}), attachment({ row: 3, name: '同一個檔案.doc' }), attachment({ sheet: '甲,"乙"', row: 4 })]).split('\r\n');
    const tail = `files/${'a'.repeat(64)}.pdf,10,${'a'.repeat(64)}`;
    expect(lines).toEqual(['\uFEFFsheet,row,path,bytes,sha256', `學期課程學習成果,2,${tail}`, `學期課程學習成果,3,${tail}`, `"甲,""乙""",4,${tail}`, '']);
  });
});
