import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { answer } from '@portfolio/access/server/http/answer';
import { registerErrors } from '@portfolio/access/server/http/errors';
import { strapiRoutes } from '@portfolio/access/server/http/strapi-routes';
import { registerTexts } from '@portfolio/access/server/http/texts';
import { columnTexts, linkRoute, rosterErrors, rosterTexts } from '../contract';
import { guardEditions } from './guard-editions';
import { registerJobs } from './jobs';
import { bindings, linkBinding } from './routes';

export default {
  register() {
    registerErrors(rosterErrors);
    registerTexts(rosterTexts);
    registerTexts(columnTexts);
    registerJobs();
  },
  bootstrap({ strapi }: { strapi: Core.Strapi }) {
    guardEditions(strapi);
  },
  routes: {
    ...strapiRoutes(bindings),
    // Strapi puts routes of this type at the root: the address stands in rosters, and has no business below /api.
    links: {
      type: 'admin' as const,
      prefix: '',
      routes: [{ method: linkRoute.method, path: linkRoute.path, handler: (http: Context) => answer(http, linkBinding), config: { auth: false as const } }],
    },
  },
};
