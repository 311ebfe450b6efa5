import { textAt, type Texts } from '@portfolio/kernel/contract/texts';

/** What stands between the forms of a text that counts: `One thing |||| %{smart_count} things`. */
const FORMS = '||||';

/** Values of a text; `_` is what is said where the catalogue has none, `smart_count` chooses the form. */
export type Values = Record<string, unknown>;

/** The text of a key with its values put in; the key itself when there is none. Chinese has one form, English two. */
export function phrase(texts: Texts, key: string, { _: otherwise, ...values }: Values = {}): string {
  const known = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null)) as Record<string, string | number>;
  const found = textAt(texts, key, known);
  const text = found === key && typeof otherwise === 'string' ? textAt({ otherwise }, 'otherwise', known) : found;
  if (!text.includes(FORMS)) return text;
  const [one, many = one] = text.split(FORMS);
  return (values.smart_count === 1 ? one : many).trim();
}
