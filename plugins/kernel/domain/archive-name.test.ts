import { describe, expect, it } from 'vitest';
import { decodeEntryName, isArchiveName, leadsOut, normalEntryName } from './archive-name';

describe('names of entries', () => {
  it('are UTF-8 or Big5, whatever the archive says', () => {
    expect(decodeEntryName(Buffer.from('課程學習成果/𠮷.pdf'))).toBe('課程學習成果/𠮷.pdf');
    expect(decodeEntryName(Buffer.from([0xbd, 0xd2, 0xb5, 0x7b, 0x2f, 0x43, 0x30, 0x31]))).toBe('課程/C01');
    // The second byte of 功 in Big5 is a backslash.
    expect(decodeEntryName(Buffer.from([0xa5, 0x5c]))).toBe('功');
    expect(decodeEntryName(Buffer.from([0xff, 0xfe, 0x80]))).toBeNull();
  });

  it.each(['../a', 'a/../../b', '/etc/passwd', 'C:/a', 'c:a', 'a/..', '..', '', 'a//b', './a/./b', 'a\u0000.pdf', 'a/con', 'NUL.txt', '//host/a'])('refuses %j', (name) => {
    expect(leadsOut(normalEntryName(name))).toBe(true);
  });

  it.each(['a.json', 'A123456789/課程學習成果/C01.pdf', './a', 'a\\b.pdf', 'a/b/', '..a/b..', 'console.pdf'])('takes %j', (name) => {
    expect(leadsOut(normalEntryName(name))).toBe(false);
  });

  it('refuses a backslash that goes upwards', () => {
    expect(leadsOut(normalEntryName('a\\..\\..\\b'))).toBe(true);
  });

  it('knows archives', () => {
    expect(['a.zip', 'b/C.7Z', 'x.tar.gz'].every(isArchiveName)).toBe(true);
    expect(isArchiveName('zip.pdf')).toBe(false);
  });
});
