import { env } from '@portfolio/config/env';

export default {
  'content-type-builder': { enabled: env().NODE_ENV === 'development' },
};
