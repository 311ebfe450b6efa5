import { env } from '@portfolio/config/env';
import { loadSecrets } from '@portfolio/config/secrets';

const secrets = loadSecrets(env().DATA_DIR);

export default {
  autoOpen: false,
  auth: {
    secret: secrets.ADMIN_JWT_SECRET,
    sessions: { accessTokenLifespan: 10 * 60, maxRefreshTokenLifespan: 12 * 3600, idleRefreshTokenLifespan: 3600 },
  },
  apiToken: { salt: secrets.API_TOKEN_SALT },
  transfer: { token: { salt: secrets.TRANSFER_TOKEN_SALT } },
  secrets: { encryptionKey: secrets.ENCRYPTION_KEY },
  flags: { nps: false, promoteEE: false },
};
