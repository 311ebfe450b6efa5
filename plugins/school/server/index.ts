import { registerErrors } from '@portfolio/access/server/http/errors';
import { strapiRoutes } from '@portfolio/access/server/http/strapi-routes';
import { registerTexts } from '@portfolio/access/server/http/texts';
import { schoolErrors, schoolTexts } from '../contract';
import { bindings } from './routes';

export default {
  register() {
    registerErrors(schoolErrors);
    registerTexts(schoolTexts);
  },
  routes: strapiRoutes(bindings),
};
