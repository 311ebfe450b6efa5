import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { z } from 'zod';
import { AppError, fieldMessages, kernelError, publicId } from '@portfolio/kernel/contract';
import { services } from '@portfolio/kernel/server/services';
import { scopeOn, type TransactionScope } from '@portfolio/kernel/server/scope';
import { languageOf, text } from '@portfolio/access/server/http/texts';
import { describeColumns } from '@portfolio/rosters/server/use-cases/describe-columns';
import { rehearseEdition } from '@portfolio/rosters/server/use-cases/rehearse-edition';
import { administratorInput, rehearsalQuery, schoolInput, secondFactorInput } from '../contract';
import { knownSchools } from './known-schools';
import { findSchoolByPublicId } from './repositories/schools';
import { endAdministratorSecondFactor } from './use-cases/end-second-factor';
import { describeSchools } from './use-cases/describe-schools';
import { rehearseRetention } from './use-cases/keep-retention';
import { issueAdministrator } from './use-cases/issue-administrator';
import { openSchool } from './use-cases/open-school';

/** Rights of Strapi's admin, given to its roles there; its super admin has them. */
export const actions = [
  { section: 'plugins', displayName: '查看學校狀況', uid: 'schools.read', pluginName: 'platform' },
  { section: 'plugins', displayName: '查看名冊欄位與版次，以一所學校試算', uid: 'columns.read', pluginName: 'platform' },
  { section: 'plugins', displayName: '新增學校、發給學校管理者密碼、解除其兩步驟驗證', uid: 'schools.open', pluginName: 'platform' },
];

type Handler = (http: Context, root: string) => Promise<unknown>;

interface StrapiUser {
  email?: string;
  firstname?: string;
}

/** For the school's audit log: the platform's person by name, so that the school can see who it was. */
const staffOf = (http: Context): string => {
  const user = (http.state as { user?: StrapiUser }).user;
  return `平臺 ${user?.firstname ?? ''} ${user?.email ?? ''}`.replace(/\s+/g, ' ').trim();
};

class Unfit extends Error {
  constructor(readonly issues: z.ZodError) {
    super('unfit');
  }
}

function parse<T extends z.ZodType>(schema: T, given: unknown): z.infer<T> {
  const parsed = schema.safeParse(given, { reportInput: true });
  if (!parsed.success) throw new Unfit(parsed.error);
  return parsed.data;
}

/** Does something in the school of the address, in one transaction. @throws not-found */
function inSchool<T>(http: Context, work: (scope: TransactionScope, code: string) => Promise<T>): Promise<T> {
  return services().database.transaction(async (transaction) => {
    const school = await findSchoolByPublicId(transaction, parse(publicId, http.params.id));
    if (!school) throw kernelError('not-found');
    return work(scopeOn(transaction, school.key), school.code);
  });
}

const handlers: Record<string, Handler> = {
  list: (http) => describeSchools(services().database, languageOf(http)),
  known: async (_http, root) => knownSchools(root),
  columns: (http) => describeColumns(services().database, languageOf(http)),
  rehearse: (http) => rehearseEdition(services().database, { editionId: parse(publicId, http.params.id), schoolCode: parse(rehearsalQuery, http.query).school }, languageOf(http)),
  retention: () => rehearseRetention(services().database),
  open: (http) => openSchool(services().database, parse(schoolInput, http.request.body), staffOf(http), new Date()),
  issue: async (http) => {
    const administrator = parse(administratorInput, http.request.body);
    return inSchool(http, (scope, code) => issueAdministrator(scope, code, administrator, staffOf(http)));
  },
  endSecondFactor: async (http) => {
    const { login } = parse(secondFactorInput, http.request.body);
    return inSchool(http, (scope) => endAdministratorSecondFactor(scope, login, staffOf(http)));
  },
};

/** Answers in the form that Strapi's admin understands: `{data}`, or `{error: {status, name, message, details}}`. */
const answering = (strapi: () => Core.Strapi, handler: Handler) => async (http: Context): Promise<void> => {
  const language = languageOf(http);
  const refuse = (status: number, name: string, message: string, fields: Record<string, string>): void => {
    http.status = status;
    http.body = { data: null, error: { status, name, message, details: { fields } } };
  };
  http.set('Cache-Control', 'no-store');
  try {
    http.body = { data: await handler(http, strapi().dirs.app.root) };
  } catch (error) {
    if (error instanceof Unfit) {
      const fields = Object.entries(fieldMessages(error.issues)).map(([field, { key, values }]) => [field, text(language, key, values)]);
      return refuse(400, 'ValidationError', text(language, 'errors.invalid-input'), Object.fromEntries(fields));
    }
    if (!(error instanceof AppError)) throw error;
    const fields = Object.entries(error.fields).map(([field, key]) => [field, text(language, key, error.values)]);
    refuse(error.status, error.code, text(language, `errors.${error.code}`, error.values), Object.fromEntries(fields));
  }
};

/** Below /platform, for Strapi's own administrators only. */
export function adminRoutes(strapi: () => Core.Strapi) {
  const route = (method: 'GET' | 'POST', path: string, name: keyof typeof handlers, right: string) => ({
    method, path, handler: answering(strapi, handlers[name]),
    config: { policies: ['admin::isAuthenticatedAdmin', { name: 'admin::hasPermissions', config: { actions: [`plugin::platform.${right}`] } }] },
  });
  return {
    admin: {
      type: 'admin' as const,
      routes: [
        route('GET', '/schools', 'list', 'schools.read'),
        route('GET', '/known-schools', 'known', 'schools.open'),
        route('GET', '/retention', 'retention', 'schools.open'),
        route('GET', '/roster-columns', 'columns', 'columns.read'),
        route('GET', '/roster-columns/:id/rehearsal', 'rehearse', 'columns.read'),
        route('POST', '/schools', 'open', 'schools.open'),
        route('POST', '/schools/:id/administrators', 'issue', 'schools.open'),
        route('POST', '/schools/:id/second-factor-ends', 'endSecondFactor', 'schools.open'),
      ],
    },
  };
}
