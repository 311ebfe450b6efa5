import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRange } from './send-file';

describe('a range of bytes', () => {
  it.each([
    ['bytes=0-', 0, 999], ['bytes=0-0', 0, 0], ['bytes=10-19', 10, 19], ['bytes=999-', 999, 999], ['bytes=-1', 999, 999], ['bytes=-1000', 0, 999], ['bytes=-5000', 0, 999], ['bytes=0-5000', 0, 999],
  ])('%s of 1000', (header, start, end) => expect(parseRange(header, 1000)).toEqual({ start, end }));

  it.each(['bytes=1000-', 'bytes=-0', 'bytes=20-10', 'bytes=-', 'bytes=', 'bytes=0-1,5-6', 'items=0-1', 'bytes=a-b', 'bytes=0x0-1', 'bytes= 0-1', ''])('%j is not served', (header) => expect(parseRange(header, 1000)).toBeUndefined());

  it('never reaches outside of the file', () => {
    fc.assert(
      fc.property(fc.option(fc.bigInt({ min: 0n, max: 10n ** 25n }), { nil: '' }), fc.option(fc.bigInt({ min: 0n, max: 10n ** 25n }), { nil: '' }), fc.integer({ min: 1, max: 5000 }), (from, to, bytes) => {
        const range = parseRange(`bytes=${from}-${to}`, bytes);
        return range === undefined || (range.start >= 0 && range.start <= range.end && range.end < bytes);
      }),
    );
  });
});
