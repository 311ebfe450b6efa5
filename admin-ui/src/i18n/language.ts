import { languages, type Language, type Texts } from '@portfolio/kernel/contract/texts';
import { phrase, phrasesOf, type Phrases, type Values } from './phrase';

/** The language at work, for what stands outside of React: the client of the server and its messages. */
const KEY = 'language';

const isLanguage = (value: string | null): value is Language => (languages as readonly string[]).includes(value ?? '');

let language: Language = readLanguage();
let phrases: Phrases = new Map();

function readLanguage(): Language {
  const kept = localStorage.getItem(KEY);
  return isLanguage(kept) ? kept : languages[0];
}

export const currentLanguage = (): Language => language;

/** The text of a key in the language at work. */
export const currentText = (key: string, values?: Values): string => phrase(phrases, key, values);

/** Keeps a language for the next visit, and makes its texts those of the page. */
export function applyTexts(next: Language, loaded: Texts): void {
  language = next;
  phrases = phrasesOf(loaded);
  localStorage.setItem(KEY, next);
  document.documentElement.lang = next === 'en' ? 'en' : 'zh-Hant-TW';
}
