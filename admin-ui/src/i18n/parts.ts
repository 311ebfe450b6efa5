import type { Language, Texts } from '@portfolio/kernel/contract/texts';

/** What the sign-in and the first page say; what the screens say that a student may open; what only those of the staff say. */
export type Part = 'first' | 'learner' | 'staff';

type Load = () => Promise<{ default: Texts }>;

/** Each part in each language is a file of its own, so that nobody loads what the page does not say. */
export const files: Record<Part, Record<Language, Load>> = {
  first: { 'zh-Hant': () => import('virtual:texts/first/zh-Hant'), en: () => import('virtual:texts/first/en') },
  learner: { 'zh-Hant': () => import('virtual:texts/learner/zh-Hant'), en: () => import('virtual:texts/learner/en') },
  staff: { 'zh-Hant': () => import('virtual:texts/staff/zh-Hant'), en: () => import('virtual:texts/staff/en') },
};
