import { registerErrors } from '@portfolio/access/server/http/errors';
import { strapiRoutes } from '@portfolio/access/server/http/strapi-routes';
import { registerTexts } from '@portfolio/access/server/http/texts';
import { registerJob } from '@portfolio/operations/server/jobs';
import { everyMinute } from '@portfolio/operations/server/schedule';
import {
  counsellingErrors, counsellingTexts, deputyErrors, performanceTexts, portfolioErrors, portfolioTexts, reminderTexts, selfStudyTexts, sheetTexts, studyPlanErrors, teachingTexts, unlockErrors,
} from '../contract';
import { registerReminders } from './reminders';
import { bindings } from './routes';
import { packPortfolio } from './use-cases/pack-portfolio';
import { sweepUploads } from './use-cases/resume-upload';

export default {
  register() {
    registerErrors({ ...portfolioErrors, ...deputyErrors, ...unlockErrors, ...studyPlanErrors, ...counsellingErrors });
    for (const texts of [portfolioTexts, performanceTexts, reminderTexts, sheetTexts, teachingTexts, selfStudyTexts, counsellingTexts]) registerTexts(texts);
    registerReminders();
    registerJob('portfolio-download', packPortfolio);
    everyMinute('uploads', sweepUploads);
  },
  routes: strapiRoutes(bindings),
};
