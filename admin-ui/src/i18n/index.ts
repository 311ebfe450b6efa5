import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { I18nProvider } from 'react-admin';
import { languages, mergeTexts, type Language } from '@portfolio/kernel/contract/texts';
import { applyTexts, currentLanguage, currentText } from './language';
import { files, type Part } from './parts';

const loaded = new Set<Part>(['first']);

let loading: Promise<void> = Promise.resolve();

async function load(language: Language): Promise<void> {
  const parts = await Promise.all([...loaded].map((part) => files[part][language]()));
  applyTexts(language, mergeTexts(...parts.map((part) => part.default)));
}

/** Further parts, before the first screen is shown that says them; at once when they are here. */
export async function loadTexts(...parts: Part[]): Promise<void> {
  if (parts.every((part) => loaded.has(part))) return loading;
  for (const part of parts) loaded.add(part);
  loading = load(currentLanguage());
  await loading;
}

/** A screen whose texts come with it. */
export const lazyWithTexts = (open: () => Promise<{ default: ComponentType }>): LazyExoticComponent<ComponentType> =>
  lazy(async () => {
    const [page] = await Promise.all([open(), loadTexts('learner')]);
    return page;
  });

const names: Record<Language, string> = { 'zh-Hant': '繁體中文', en: 'English' };

/** react-admin's translator over all catalogues, in the language of the last visit. */
export async function makeI18nProvider(): Promise<I18nProvider> {
  await load(currentLanguage());
  return {
    translate: currentText,
    changeLocale: (locale) => load(locale as Language),
    getLocale: currentLanguage,
    getLocales: () => languages.map((locale) => ({ locale, name: names[locale] })),
  };
}
