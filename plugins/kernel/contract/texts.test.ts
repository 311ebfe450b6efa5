import { describe, expect, it } from 'vitest';
import { mergeTexts, textAt } from './texts';

describe('textAt', () => {
  const tree = { errors: { full: '上限 %{limit} 件，%{limit}！', plain: '好' }, name: '名' };
  it('puts values in, every time they are named', () => expect(textAt(tree, 'errors.full', { limit: 6 })).toBe('上限 6 件，6！'));
  it('leaves a hole visible when its value is missing', () => expect(textAt(tree, 'errors.full')).toBe('上限 %{limit} 件，%{limit}！'));
  it.each(['errors.none', 'errors', 'none.at.all', 'errors.plain.deeper', 'name.length'])('answers with the key where there is no text: %s', (key) => expect(textAt(tree, key)).toBe(key));
  it('takes a value as it is, whatever it looks like', () => expect(textAt(tree, 'errors.full', { limit: '$&%{limit}' })).toBe('上限 $&%{limit} 件，$&%{limit}！'));
});

it('merging keeps both trees, the later one winning, and changes neither', () => {
  const first = { errors: { a: '1', b: '1' } };
  const second = { errors: { b: '2', c: '2' }, more: '2' };
  expect(mergeTexts(first, second)).toEqual({ errors: { a: '1', b: '2', c: '2' }, more: '2' });
  expect(first).toEqual({ errors: { a: '1', b: '1' } });
});
