import polyglot from 'ra-i18n-polyglot';
import type { I18nProvider, TranslationMessages } from 'react-admin';
import { administrationTexts } from '@portfolio/access/contract/administration-texts';
import { accountTexts } from '@portfolio/access/contract/account-texts';
import { auditTexts } from '@portfolio/access/contract/audit-texts';
import { accessTexts } from '@portfolio/access/contract/texts';
import { exchangeTexts } from '@portfolio/exchange/contract/texts';
import { kernelTexts } from '@portfolio/kernel/contract/kernel-texts';
import { languages, mergeTexts, type Language, type Texts } from '@portfolio/kernel/contract/texts';
import { insightTexts } from '@portfolio/insight/contract/texts';
import { mailTexts } from '@portfolio/mail/contract/texts';
import { operationsTexts } from '@portfolio/operations/contract';
import { performanceTexts } from '@portfolio/portfolio/contract/performance-texts';
import { sheetTexts } from '@portfolio/portfolio/contract/sheet-texts';
import { counsellingTexts } from '@portfolio/portfolio/contract/counselling-texts';
import { selfStudyTexts } from '@portfolio/portfolio/contract/self-study-texts';
import { teachingTexts } from '@portfolio/portfolio/contract/teaching-texts';
import { portfolioTexts } from '@portfolio/portfolio/contract/texts';
import { receiptTexts } from '@portfolio/receipts/contract/texts';
import { rosterTexts } from '@portfolio/rosters/contract/texts';
import { schoolTexts } from '@portfolio/school/contract/texts';
import { syncTexts } from '@portfolio/sync/contract/texts';
import { applyTexts, currentLanguage } from './language';

/** The catalogues of the capabilities; a new one adds its own here. */
const catalogues = [kernelTexts, accessTexts, administrationTexts, operationsTexts, schoolTexts, portfolioTexts, syncTexts, rosterTexts, accountTexts, auditTexts, mailTexts, performanceTexts, sheetTexts, receiptTexts, exchangeTexts, teachingTexts, selfStudyTexts, counsellingTexts, insightTexts];

/** Each language's texts of the screens come in a file of their own, so that nobody loads two. */
const own: Record<Language, () => Promise<Texts[]>> = {
  'zh-Hant': async () => (await import('./zh-Hant')).texts,
  en: async () => (await import('./en')).texts,
};

async function load(language: Language): Promise<Texts> {
  const texts = mergeTexts(...(await own[language]()), ...catalogues.map((catalogue) => catalogue[language]));
  applyTexts(language, texts);
  return texts;
}

const names: Record<Language, string> = { 'zh-Hant': '繁體中文', en: 'English' };

/** react-admin's translator over all catalogues, in the language of the last visit. */
export async function makeI18nProvider(): Promise<I18nProvider> {
  const initial = currentLanguage();
  const texts = await load(initial);
  return polyglot(
    // Its type is the list of its own messages alone; a catalogue holds them and ours.
    (locale) => (locale === initial ? again(initial, texts) : load(locale as Language)) as Promise<TranslationMessages>,
    initial,
    languages.map((locale) => ({ locale, name: names[locale] })),
    { allowMissing: true },
  );
}

function again(language: Language, texts: Texts): Texts {
  applyTexts(language, texts);
  return texts;
}
