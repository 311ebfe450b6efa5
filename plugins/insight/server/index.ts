import { registerErrors } from '@portfolio/access/server/http/errors';
import { strapiRoutes } from '@portfolio/access/server/http/strapi-routes';
import { registerTexts } from '@portfolio/access/server/http/texts';
import { registerJob } from '@portfolio/operations/server/jobs';
import { insightTexts, savedFilterErrors } from '../contract';
import { bindings, SHEETS_JOB } from './routes';
import { archiveSheets } from './use-cases/archive-sheets';

export default {
  register() {
    registerErrors(savedFilterErrors);
    registerTexts(insightTexts);
    registerJob(SHEETS_JOB, archiveSheets);
  },
  routes: strapiRoutes(bindings),
};
