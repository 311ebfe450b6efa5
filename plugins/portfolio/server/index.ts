import { registerErrors } from '@portfolio/access/server/http/errors';
import { strapiRoutes } from '@portfolio/access/server/http/strapi-routes';
import { registerTexts } from '@portfolio/access/server/http/texts';
import { registerReminders } from './reminders';
import { counsellingErrors, counsellingTexts, deputyErrors, portfolioErrors, portfolioTexts, reminderTexts, selfStudyTexts, studyPlanErrors, teachingTexts, unlockErrors } from '../contract';
import { bindings } from './routes';

export default {
  register() {
    registerErrors({ ...portfolioErrors, ...deputyErrors, ...unlockErrors, ...studyPlanErrors, ...counsellingErrors });
    registerTexts(portfolioTexts);
    registerTexts(reminderTexts);
    registerReminders();
    registerTexts(teachingTexts);
    registerTexts(selfStudyTexts);
    registerTexts(counsellingTexts);
  },
  routes: strapiRoutes(bindings),
};
