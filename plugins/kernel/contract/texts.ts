/** Languages of the product, the first being the default. */
export const languages = ['zh-Hant', 'en'] as const;
export type Language = (typeof languages)[number];

/** A tree of texts. Texts take values as `%{name}`. */
export interface Texts {
  [key: string]: string | Texts;
}

/** The same tree in every language: TypeScript refuses a text that one of them lacks. */
export type Catalogue<T extends Texts> = { 'zh-Hant': T; en: Translated<T> };
type Translated<T> = { [K in keyof T]: T[K] extends string ? string : Translated<T[K]> };

export const defineTexts = <T extends Texts>(zhHant: T, en: Translated<T>): Catalogue<T> => ({ 'zh-Hant': zhHant, en });

const isTree = (value: unknown): value is Texts => typeof value === 'object' && value !== null;

/** Merges trees, later ones winning; used to make one catalogue a language of all capabilities. */
export function mergeTexts(...trees: Texts[]): Texts {
  const merged: Texts = {};
  for (const tree of trees) {
    for (const [key, value] of Object.entries(tree)) {
      const before = merged[key];
      merged[key] = isTree(before) && isTree(value) ? mergeTexts(before, value) : value;
    }
  }
  return merged;
}

/** The text at a dotted key with its values put in; the key itself when there is none. */
export function textAt(tree: Texts, key: string, values: Record<string, string | number> = {}): string {
  const found = key.split('.').reduce<string | Texts | undefined>((at, part) => (isTree(at) ? at[part] : undefined), tree);
  if (typeof found !== 'string') return key;
  return found.replace(/%\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}
