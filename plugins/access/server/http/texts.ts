import type { Context } from 'koa';
import { kernelTexts, languages, mergeTexts, textAt, type Language, type Texts } from '@portfolio/kernel/contract';

/** The texts of all capabilities, one tree a language; each capability adds its own when it registers. */
const trees: Record<Language, Texts> = { 'zh-Hant': kernelTexts['zh-Hant'], en: kernelTexts.en };

export function registerTexts(catalogue: Record<Language, Texts>): void {
  for (const language of languages) trees[language] = mergeTexts(trees[language], catalogue[language]);
}

export const text = (language: Language, key: string, values?: Record<string, string | number>): string => textAt(trees[language], key, values);

/** Everything that stands below a key, such as all messages to people; nothing when there is nothing. */
export function textsBelow(language: Language, key: string): Texts {
  const found = trees[language][key];
  return typeof found === 'object' ? found : {};
}

/** The word of a code below a key, or the `name` of what stands there; the code itself where it has none. Codes may have dots in them. */
export function wordOf(language: Language, key: string, code: string): string {
  const found = textsBelow(language, key)[code];
  const word = typeof found === 'object' ? found.name : found;
  return typeof word === 'string' ? word : code;
}

/** The language of an answer, as the browser asks for it. */
export function languageOf(http: Context): Language {
  const wanted = http.acceptsLanguages(['zh-Hant', 'zh-TW', 'zh', 'en']);
  return wanted === 'en' ? 'en' : languages[0];
}
