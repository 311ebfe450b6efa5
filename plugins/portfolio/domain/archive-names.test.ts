import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeName, uniquePaths } from './archive-names';

const bytes = (text: string): number => new TextEncoder().encode(text).length;

describe('a name in an archive', () => {
  it.each([
    ['成果.pdf', '成果.pdf'], ['../../etc/passwd', '_.._etc_passwd'], ['a/b\\c:d*e?.png', 'a_b_c_d_e_.png'], ['CON.pdf', '_CON.pdf'], ['.hidden', 'hidden'], ['...', '_'], ['結尾空白 .pdf', '結尾空白.pdf'],
    ['𠮷野家.jpg', '𠮷野家.jpg'], ['evil\u202Efdp.exe.pdf', 'evil_fdp.exe.pdf'],
  ])('%j is %j', (name, safe) => expect(safeName(name)).toBe(safe));

  it('is short enough, keeps its extension and never splits a character', () => {
    const long = safeName(`${'𠮷'.repeat(63)}.pdf`);
    expect(bytes(long)).toBeLessThanOrEqual(180);
    expect(long).toMatch(/^𠮷+\.pdf$/u);
  });

  it('is one part of a path, whatever came', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => {
      const safe = safeName(name);
      return safe !== '' && safe !== '.' && safe !== '..' && !/[/\\\u0000-\u001f<>:"|?*]/.test(safe) && bytes(safe) <= 200;
    }));
  });

  it('is given once', () => {
    const pathOf = uniquePaths();
    expect([pathOf('a', 'x.pdf'), pathOf('a', 'X.PDF'), pathOf('a', 'x.pdf'), pathOf('b', 'x.pdf')]).toEqual(['a/x.pdf', 'a/X (2).PDF', 'a/x (3).pdf', 'b/x.pdf']);
  });
});
