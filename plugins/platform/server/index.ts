import type { Core } from '@strapi/strapi';
import { registerErrors } from '@portfolio/access/server/http/errors';
import { registerTexts } from '@portfolio/access/server/http/texts';
import { platformErrors, platformTexts } from '../contract';
import { applyRetentionNightly } from './nightly';
import { explainRefusals } from './refusals';
import { actions, adminRoutes } from './routes';

interface ActionProvider {
  registerMany(actions: unknown[]): Promise<void>;
}

let strapi: Core.Strapi;

export default {
  async register({ strapi: running }: { strapi: Core.Strapi }) {
    strapi = running;
    registerErrors(platformErrors);
    registerTexts(platformTexts);
    applyRetentionNightly();
  },

  async bootstrap({ strapi: running }: { strapi: Core.Strapi }) {
    explainRefusals(running);
    const { actionProvider } = running.service('admin::permission') as unknown as { actionProvider: ActionProvider };
    await actionProvider.registerMany(actions);
  },

  routes: adminRoutes(() => strapi),
};
