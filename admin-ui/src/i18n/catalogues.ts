import { administrationTexts } from '@portfolio/access/contract/administration-texts';
import { accountTexts } from '@portfolio/access/contract/account-texts';
import { auditTexts } from '@portfolio/access/contract/audit-texts';
import { accessTexts } from '@portfolio/access/contract/texts';
import { exchangeTexts } from '@portfolio/exchange/contract/texts';
import { kernelTexts } from '@portfolio/kernel/contract/kernel-texts';
import { mergeTexts, type Language, type Texts } from '@portfolio/kernel/contract/texts';
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
import * as english from './en';
import * as chinese from './zh-Hant';
import type { Part } from './parts';

/** Read while building alone (build/one-language.ts): the browser gets a part in one language. */
const screens: Record<Language, Record<'everybody' | 'staff', Texts[]>> = { 'zh-Hant': chinese, en: english };

/** The catalogues of the capabilities; a new one adds its own here. What no student can see comes with the screens of the staff. */
const capabilities = {
  everybody: [kernelTexts, accessTexts, operationsTexts, schoolTexts, portfolioTexts, accountTexts, performanceTexts, sheetTexts, receiptTexts, selfStudyTexts, counsellingTexts],
  staff: [administrationTexts, syncTexts, rosterTexts, auditTexts, mailTexts, exchangeTexts, teachingTexts, insightTexts],
};

/** What is read before the first screen behind the sign-in has been opened: the sign-in, the frame, the first page, news. */
const AT_FIRST = [
  'app', 'chapters', 'screens', 'frame', 'ui', 'ra', 'enums', 'jobs', 'signIn', 'password', 'home', 'notices', 'clusters', 'messages', 'jobs-page', 'account.second-step', 'receipts.home', 'errors.signed-out',
];

/** The texts of a part in one language. @param part see parts.ts */
export function textsOf(part: Part, language: Language): Texts {
  if (part === 'staff') return gathered('staff', language);
  const all = gathered('everybody', language);
  return part === 'learner' ? all : mergeTexts(kernelTexts[language], ...AT_FIRST.map((path) => branch(all, path.split('.'))));
}

const gathered = (whose: 'everybody' | 'staff', language: Language): Texts =>
  withoutLetters(mergeTexts(...screens[language][whose], ...capabilities[whose].map((catalogue) => catalogue[language])));

/** Subjects and bodies of what people are told are written by the server. */
const withoutLetters = ({ messages, ...texts }: Texts): Texts =>
  (messages ? { ...texts, messages: Object.fromEntries(Object.entries(messages).filter(([, text]) => typeof text === 'string')) } : texts);

/** The tree with that branch alone. */
function branch(tree: Texts, [name, ...rest]: string[]): Texts {
  const at = tree[name];
  return { [name]: rest.length > 0 && typeof at === 'object' ? branch(at, rest) : at };
}

export interface Catalogues {
  textsOf: typeof textsOf;
}
