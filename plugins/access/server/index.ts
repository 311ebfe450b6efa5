import { kernelErrors } from '@portfolio/kernel/contract';
import { accessErrors, accessTexts, accountErrors, accountTexts, administrationTexts, auditTexts, passwordErrors } from '../contract';
import { accountBindings } from './account-routes';
import { registerErrors } from './http/errors';
import { strapiRoutes } from './http/strapi-routes';
import { registerTexts } from './http/texts';
import { bindings } from './routes';

export default {
  register() {
    registerErrors({ ...kernelErrors, ...accessErrors, ...accountErrors, ...passwordErrors });
    for (const texts of [accessTexts, accountTexts, administrationTexts, auditTexts]) registerTexts(texts);
  },
  routes: strapiRoutes([...bindings, ...accountBindings]),
};
