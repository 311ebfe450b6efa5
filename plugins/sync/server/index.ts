import { registerErrors } from '@portfolio/access/server/http/errors';
import { strapiRoutes } from '@portfolio/access/server/http/strapi-routes';
import { registerTexts } from '@portfolio/access/server/http/texts';
import { syncErrors, syncTexts } from '../contract';
import { registerSyncJob } from './job';
import { bindings } from './routes';
import { registerSyncSchedule } from './schedule';

export default {
  register() {
    registerErrors(syncErrors);
    registerTexts(syncTexts);
    registerSyncJob();
    registerSyncSchedule();
  },
  routes: strapiRoutes(bindings),
};
