import { registerErrors } from '@portfolio/access/server/http/errors';
import { strapiRoutes } from '@portfolio/access/server/http/strapi-routes';
import { registerTexts } from '@portfolio/access/server/http/texts';
import { performanceTexts, portfolioErrors, portfolioTexts, sheetTexts } from '../contract';
import { registerJob } from '@portfolio/operations/server/jobs';
import { everyMinute } from '@portfolio/operations/server/schedule';
import { bindings } from './routes';
import { packPortfolio } from './use-cases/pack-portfolio';
import { sweepUploads } from './use-cases/resume-upload';

export default {
  register() {
    registerErrors(portfolioErrors);
    registerTexts(portfolioTexts);
    registerTexts(performanceTexts);
    registerTexts(sheetTexts);
    registerJob('portfolio-download', packPortfolio);
    everyMinute('uploads', sweepUploads);
  },
  routes: strapiRoutes(bindings),
};
