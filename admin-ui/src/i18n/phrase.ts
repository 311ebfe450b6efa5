import type { Texts } from '@portfolio/kernel/contract/texts';

/** What stands between the forms of a text that counts: `One thing |||| %{smart_count} things`. */
const FORMS = '||||';

/** Values of a text; `_` is what is said where the catalogue has none; `smart_count`, or else `count`, chooses the form. */
export type Values = Record<string, unknown>;

/** Texts by their whole keys, in which a name between two dots may have dots itself (`audit.password.changed`). */
export type Phrases = ReadonlyMap<string, string>;

export const phrasesOf = (texts: Texts): Phrases => new Map(leaves(texts, ''));

const leaves = (texts: Texts, before: string): [string, string][] =>
  Object.entries(texts).flatMap(([name, text]) => (typeof text === 'string' ? [[before + name, text] as [string, string]] : leaves(text, `${before}${name}.`)));

/** The text of a key with its values put in; the key itself when there is none. Chinese has one form, English two. */
export function phrase(phrases: Phrases, key: string, values: Values = {}): string {
  const found = phrases.get(key) ?? (typeof values._ === 'string' ? values._ : key);
  return formOf(found, values.smart_count ?? values.count).replace(/%\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}

function formOf(text: string, count: unknown): string {
  if (!text.includes(FORMS)) return text;
  const [one, many = one] = text.split(FORMS);
  return (count === 1 ? one : many).trim();
}
