import { languages, type Language } from '@portfolio/kernel/contract';
import { text, textsBelow } from '@portfolio/access/server/http/texts';
import type { MailTemplate } from '../../contract';

/** What the capabilities tell people, found in the catalogues, with examples in the place of values. */
export function describeTemplates(): MailTemplate[] {
  const names = Object.keys(textsBelow(languages[0], 'messages')).sort();
  return names.map((name) => ({ name, texts: { 'zh-Hant': letterOf(name, 'zh-Hant'), en: letterOf(name, 'en') } }));
}

const letterOf = (name: string, language: Language) => ({ subject: filled(language, `messages.${name}.subject`), body: filled(language, `messages.${name}.body`) });

function filled(language: Language, key: string): string {
  const raw = text(language, key);
  const names = [...raw.matchAll(/%\{(\w+)\}/g)].map(([, name]) => name);
  return text(language, key, Object.fromEntries(names.map((name) => [name, sampleOf(language, name)])));
}

function sampleOf(language: Language, name: string): string {
  const key = `mail.samples.${name}`;
  const sample = text(language, key);
  return sample === key ? text(language, 'mail.samples.other', { name }) : sample;
}
