/** Stands for a character that the font lacks, as wide as one: there it is written by hand. */
export const BLANK = '＿';

/** Marks that choose a shape or say something to machines, and would show as boxes. */
const MARKS = /[\p{Cf}\p{Variation_Selector}]|(?!\s)\p{Cc}/gu;
const SPACE = /\s/;

const isMissing = (character: string, drawn: ReadonlySet<number>): boolean => !SPACE.test(character) && !drawn.has(character.codePointAt(0) as number);

function printed(character: string, drawn: ReadonlySet<number>): string {
  if (character === '\n' || drawn.has(character.codePointAt(0) as number)) return character;
  return SPACE.test(character) ? ' ' : BLANK;
}

/**
 * A text as it can be printed: a blank for each character that is not drawn; no marks, and no spaces but those that the font has.
 * @param drawn code points of the font
 */
export const withBlanks = (text: string, drawn: ReadonlySet<number>): string =>
  [...text.replace(MARKS, '').replace(/\r\n?/g, '\n')].map((character) => printed(character, drawn)).join('');

/** Whether a blank takes a character's place. */
export const hasBlanks = (text: string, drawn: ReadonlySet<number>): boolean =>
  [...text.replace(MARKS, '')].some((character) => isMissing(character, drawn));
