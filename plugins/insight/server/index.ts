import { strapiRoutes } from '@portfolio/access/server/http/strapi-routes';
import { registerTexts } from '@portfolio/access/server/http/texts';
import { insightTexts } from '../contract';
import { bindings } from './routes';

export default {
  register() {
    registerTexts(insightTexts);
  },
  routes: strapiRoutes(bindings),
};
