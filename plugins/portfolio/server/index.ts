import { registerErrors } from '@portfolio/access/server/http/errors';
import { strapiRoutes } from '@portfolio/access/server/http/strapi-routes';
import { registerTexts } from '@portfolio/access/server/http/texts';
import { portfolioErrors, portfolioTexts, reminderTexts } from '../contract';
import { registerReminders } from './reminders';
import { bindings } from './routes';

export default {
  register() {
    registerErrors(portfolioErrors);
    registerTexts(portfolioTexts);
    registerTexts(reminderTexts);
    registerReminders();
  },
  routes: strapiRoutes(bindings),
};
