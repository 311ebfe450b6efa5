import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { endsOfBytes } from './ends';

test.each([[1], [1000], [4099], [4100], [200_000]])('both ends of what came in chunks of %i bytes', (size) => {
  const bytes = randomBytes(10_000);
  const ends = endsOfBytes();
  for (let at = 0; at < bytes.length; at += size) ends.add(bytes.subarray(at, at + size));
  expect(ends.head().equals(bytes.subarray(0, 4100))).toBe(true);
  expect(ends.tail().equals(bytes.subarray(-1024))).toBe(true);
});

test('less than an end, and nothing', () => {
  const ends = endsOfBytes();
  expect([ends.head(), ends.tail()]).toEqual([Buffer.alloc(0), Buffer.alloc(0)]);
  ends.add(Buffer.from('abc'));
  expect([String(ends.head()), String(ends.tail())]).toEqual(['abc', 'abc']);
});

test('holds on to none of what passed', () => {
  const ends = endsOfBytes();
  ends.add(Buffer.alloc(1024 * 1024, 1));
  for (const end of [ends.head(), ends.tail()]) expect(end.buffer.byteLength).toBeLessThanOrEqual(8192);
});
