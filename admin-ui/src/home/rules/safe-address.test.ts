import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeAddress } from './safe-address';

describe('an address in a text that staff wrote', () => {
  it.each(['https://collego.edu.tw/', 'http://example.test/a?b=c#d', 'mailto:office@example.test', '/uploads/a.png', '/notices'])('%s is a link', (address) => expect(safeAddress(address, 'link')).toBe(address));

  it.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\nscript:alert(1)', ' javascript:alert(1)', 'data:text/html,<script>', 'vbscript:x', '//evil.test/', '/\\evil.test', 'file:///etc/passwd', 'blob:x', '', 'relative'])('%j is none', (address) => expect(safeAddress(address, 'link')).toBe(''));

  it('is no picture of another host', () => {
    expect(safeAddress('https://evil.test/pixel.gif', 'picture')).toBe('');
    expect(safeAddress('data:image/svg+xml,<svg/>', 'picture')).toBe('');
    expect(safeAddress('/uploads/a.png', 'picture')).toBe('/uploads/a.png');
  });

  it('never has another scheme than the web’s and mail’s, as a browser reads it', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('javascript:', 'data:', '//', '/\\', 'https://', '\t', ''), (text, head) => {
      const safe = safeAddress(head + text, 'link');
      if (safe === '') return;
      let url: URL;
      try {
        url = new URL(safe, 'https://own.test/');
      } catch {
        return;
      }
      expect(['https:', 'http:', 'mailto:']).toContain(url.protocol);
      if (safe.startsWith('/')) expect(url.host).toBe('own.test');
    }));
  });
});
