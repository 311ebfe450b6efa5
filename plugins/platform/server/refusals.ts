import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Language } from '@portfolio/kernel/contract';
import { languageOf, text } from '@portfolio/access/server/http/texts';

interface Refusal {
  code?: string;
  constraint?: string;
  column?: string;
  message: string;
  detail?: string;
}

const KINDS: Record<string, 'unique' | 'foreign' | 'rule' | 'missing'> = { '23505': 'unique', '23503': 'foreign', '23514': 'rule', '23502': 'missing' };

/** What the database said to something that staff wrote in Strapi's admin, in words; null when it is a fault of ours. */
export function explainRefusal(refusal: Refusal, language: Language): string | null {
  const { code = '', constraint = '', column = '' } = refusal;
  // `refuse(…)` of database/schema: its code is a code of our errors. Strapi's query builder puts the statement before it.
  if (code === 'PT001') return text(language, `errors.${refusal.message.slice(refusal.message.lastIndexOf(' ') + 1)}`, JSON.parse(refusal.detail ?? '{}') as Record<string, string | number>);
  const kind = KINDS[code];
  if (!kind) return null;
  const own = `platform.rules.${constraint}`;
  const said = text(language, own);
  return said === own ? text(language, `platform.refused.${kind}`, { constraint, column }) : said;
}

/** Strapi answers 500 without words when a constraint refuses what its admin sent; this says which rule, and what to do. */
export function explainRefusals(strapi: Core.Strapi): void {
  strapi.documents.use(async (_context, next) => {
    try {
      return await next();
    } catch (error) {
      const request = strapi.requestContext.get();
      const explained = explainRefusal(error as Refusal, request ? languageOf(request) : 'zh-Hant');
      throw explained === null ? error : new errors.ValidationError(explained);
    }
  });
}
