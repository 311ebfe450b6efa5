import { registerErrors } from '@portfolio/access/server/http/errors';
import { strapiRoutes } from '@portfolio/access/server/http/strapi-routes';
import { registerTexts } from '@portfolio/access/server/http/texts';
import { registerReminders } from './reminders';
import { deputyErrors, portfolioErrors, portfolioTexts, reminderTexts, teachingTexts, unlockErrors } from '../contract';
import { bindings } from './routes';

export default {
  register() {
    registerErrors({ ...portfolioErrors, ...deputyErrors, ...unlockErrors });
    registerTexts(portfolioTexts);
    registerTexts(reminderTexts);
    registerReminders();
    registerTexts(teachingTexts);
  },
  routes: strapiRoutes(bindings),
};
