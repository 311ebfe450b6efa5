import { registerErrors } from '@portfolio/access/server/http/errors';
import { strapiRoutes } from '@portfolio/access/server/http/strapi-routes';
import { registerTexts } from '@portfolio/access/server/http/texts';
import { registerJob } from '@portfolio/operations/server/jobs';
import { exchangeErrors, exchangeTexts } from '../contract';
import { bindings } from './routes';
import { registerSchedule } from './schedule';
import { applyImport } from './use-cases/apply-import';
import { checkImport } from './use-cases/check-import';
import { checkSchool } from './use-cases/check-school';
import { exportSchool } from './use-cases/export-school';
import { exportStudents } from './use-cases/export-students';
import { importSchool } from './use-cases/import-school';

export default {
  register() {
    registerErrors(exchangeErrors);
    registerTexts(exchangeTexts);
    registerJob('exchange-export', exportStudents);
    registerJob('exchange-check', checkImport);
    registerJob('exchange-import', applyImport);
    registerJob('exchange-school-export', exportSchool);
    registerJob('exchange-school-check', checkSchool);
    registerJob('exchange-school-import', importSchool);
    registerSchedule();
  },
  routes: strapiRoutes(bindings),
};
