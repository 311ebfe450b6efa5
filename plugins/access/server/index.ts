import { kernelErrors } from '@portfolio/kernel/contract';
import { accessErrors, accessTexts, administrationTexts, passwordErrors } from '../contract';
import { registerErrors } from './http/errors';
import { strapiRoutes } from './http/strapi-routes';
import { registerTexts } from './http/texts';
import { bindings } from './routes';

export default {
  register() {
    registerErrors({ ...kernelErrors, ...accessErrors, ...passwordErrors });
    registerTexts(accessTexts);
    registerTexts(administrationTexts);
  },
  routes: strapiRoutes(bindings),
};
