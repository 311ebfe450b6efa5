import { expect, test } from 'vitest';
import { lineOf } from './copy';

test('a line of COPY carries every value', () => {
  expect(lineOf(['a\tb\\c\nd', 3, true, false, null, ['T1', 'a"b\\c'], ''])).toBe('a\\tb\\\\c\\nd\t3\tt\tf\t\\N\t{"T1","a\\\\"b\\\\\\\\c"}\t\n');
});
