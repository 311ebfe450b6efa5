import { registerErrors } from '@portfolio/access/server/http/errors';
import { strapiRoutes } from '@portfolio/access/server/http/strapi-routes';
import { registerTexts } from '@portfolio/access/server/http/texts';
import { services } from '@portfolio/kernel/server/services';
import { everyMinute } from '@portfolio/operations/server/schedule';
import { mailErrors, mailTexts } from '../contract';
import { sweepMessages } from './repositories/outbox';
import { bindings } from './routes';

export default {
  register() {
    registerErrors(mailErrors);
    registerTexts(mailTexts);
    everyMinute('messages', (now) => (now.getUTCMinutes() === 0 ? sweepMessages(services().database) : Promise.resolve()));
  },
  routes: strapiRoutes(bindings),
};
