import { registerErrors } from '@portfolio/access/server/http/errors';
import { strapiRoutes } from '@portfolio/access/server/http/strapi-routes';
import { registerTexts } from '@portfolio/access/server/http/texts';
import { operationsErrors, operationsTexts } from '../contract';
import { sweepSignIn } from '@portfolio/access/server/repositories/captchas';
import { services } from '@portfolio/kernel/server/services';
import { keepWatch } from './keep-watch';
import { bindings } from './routes';
import { everyMinute } from './schedule';
import { sweepSpool } from './spool-sweep';

export default {
  register() {
    registerErrors(operationsErrors);
    registerTexts(operationsTexts);
    // Sign-in leans on nothing of this plugin, so its broom is moved from here.
    everyMinute('sign-in', () => sweepSignIn(services().database));
    everyMinute('spool', sweepSpool);
    keepWatch();
  },
  routes: strapiRoutes(bindings),
};
