import { expect, it } from 'vitest';
import { hasBlanks, withBlanks } from './blanks';

const drawn = new Set([...'康王小明葛ab'].map((character) => character.codePointAt(0) as number));

it('leaves a blank for each character that the font lacks, also for those outside the first plane', () => {
  expect(withBlanks('康𡍼', drawn)).toBe('康＿');
  expect(withBlanks('𠮷𠮷明', drawn)).toBe('＿＿明');
  expect([hasBlanks('康𡍼', drawn), hasBlanks('王小明', drawn)]).toEqual([true, false]);
});

it('keeps spaces (as the font has them) and line ends, and drops marks of shape that would show as a box', () => {
  expect(withBlanks('王 小\r\n明\u2003a\tb\u0007', drawn)).toBe('王 小\n明 a b');
  expect(withBlanks('葛\u{E0100}\u200B\uFE0F', drawn)).toBe('葛');
  expect(hasBlanks('葛\u{E0100} \n', drawn)).toBe(false);
});
