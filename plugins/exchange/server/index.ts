import { registerErrors } from '@portfolio/access/server/http/errors';
import { strapiRoutes } from '@portfolio/access/server/http/strapi-routes';
import { registerTexts } from '@portfolio/access/server/http/texts';
import { registerJob } from '@portfolio/operations/server/jobs';
import { exchangeErrors, exchangeTexts } from '../contract';
import { bindings } from './routes';
import { registerSchedule } from './schedule';
import { applyImport } from './use-cases/apply-import';
import { checkImport } from './use-cases/check-import';
import { exportStudents } from './use-cases/export-students';

export default {
  register() {
    registerErrors(exchangeErrors);
    registerTexts(exchangeTexts);
    registerJob('exchange-export', exportStudents);
    registerJob('exchange-check', checkImport);
    registerJob('exchange-import', applyImport);
    registerSchedule();
  },
  routes: strapiRoutes(bindings),
};
