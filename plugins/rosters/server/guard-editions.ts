import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Language } from '@portfolio/kernel/contract';
import { services } from '@portfolio/kernel/server/services';
import { languageOf, text } from '@portfolio/access/server/http/texts';
import { checkChange, type EditionProblem, type RefusedEdition } from '../domain/edition-checks';
import { exampleLink } from './links';
import { findEditionFacts } from './repositories/column-editions';
import { changeEditions, EDITION_UID, findStoredEditions } from './repositories/stored-editions';

const CHANGING = ['create', 'update', 'delete', 'clone'];

/** What stands against an edition, in words. */
export function explainProblem({ code, values, at }: EditionProblem, language: Language): string {
  const said = text(language, `rosters.columns.problems.${code}`, values);
  return at ? text(language, 'rosters.columns.place', { number: at.correction + 1, problem: said }) : said;
}

/** In the form that Strapi's admin shows beside the fields and above the page. */
function refusal(refused: readonly RefusedEdition[], language: Language): Error {
  const found = refused.flatMap(({ edition, problems }) => problems.map((problem) => ({
    path: problem.at ? ['corrections', String(problem.at.correction), problem.at.field] : ['approved'],
    message: text(language, 'rosters.columns.refused', { number: edition.number, problem: explainProblem(problem, language) }),
    name: 'ValidationError',
  })));
  return new errors.ValidationError(found.map(({ message }) => message).join('\n'), { errors: found });
}

/** Whatever platform staff do to editions of the columns is looked at as it would be kept, and undone when a rule stands against it. */
export function guardEditions(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    if (context.uid !== (EDITION_UID as string) || !CHANGING.includes(context.action)) return next();
    return changeEditions(strapi, async () => {
      const before = await findStoredEditions(strapi);
      const result = await next();
      const facts = await findEditionFacts(services().database);
      const refused = checkChange(before, await findStoredEditions(strapi), { ...facts, linkLength: exampleLink().length });
      const request = strapi.requestContext.get();
      if (refused.length > 0) throw refusal(refused, request ? languageOf(request) : 'zh-Hant');
      return result;
    });
  });
}
