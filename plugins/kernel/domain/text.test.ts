import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePoints, isPrintable } from './text';

describe('code points', () => {
  it('count what a person sees as one character as one, also beyond the Basic Multilingual Plane', () => {
    expect(codePoints('學習成果')).toBe(4);
    expect(codePoints('𠮷野家')).toBe(3); // CJK Extension B
    expect(codePoints('𠮷'.repeat(100))).toBe(100);
    expect('𠮷'.length).toBe(2);
    expect(codePoints('')).toBe(0);
    expect(codePoints('👍')).toBe(1);
  });

  it('are as many as UTF-32 has units', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => codePoints(text) === Array.from(text).length && codePoints(text) <= text.length));
  });
});

describe('printable text', () => {
  it.each(['', '學習', '𠮷', '👨‍👩‍👧', 'a\tb', '第一行\n第二行', '\r\n', 'é', 'ﾊﾝｶｸ', '\u3000'])('takes %j', (text) => expect(isPrintable(text)).toBe(true));

  it.each(['\u0000', 'a\u0007b', '\u000b', '\u001b[31m', '\u007f', '\u0085', '\u2028', '\u2029', '\ufffe', '\uffff'])('refuses the control character in %j', (text) => expect(isPrintable(text)).toBe(false));

  it.each(['\ud842', '\udfb7', 'a\ud842', '\udfb7\ud842', '\ud842\ud842\udfb7', '\ud842\udfb7\udfb7'])('refuses a lone surrogate: %j', (text) => expect(isPrintable(text)).toBe(false));

  it('survives UTF-8 unchanged', () => {
    fc.assert(fc.property(fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }), (text) => {
      fc.pre(isPrintable(text));
      expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text);
    }));
  });
});
