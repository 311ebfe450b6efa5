import { env } from '@portfolio/config/env';
import { loadSecrets } from '@portfolio/config/secrets';

const { HOST, PORT, PUBLIC_URL, TRUST_PROXY, DATA_DIR } = env();

export default {
  host: HOST,
  port: PORT,
  url: PUBLIC_URL,
  // Only what the own proxies wrote counts as an address: what stands before that comes from the client.
  proxy: { koa: TRUST_PROXY > 0, maxIpsCount: TRUST_PROXY },
  app: { keys: loadSecrets(DATA_DIR).APP_KEYS },
  // Strapi's own public folder: only what platform staff put in the media library (pictures of notices and clusters).
  dirs: { public: `${DATA_DIR}/public` },
  logger: { updates: { enabled: false }, startup: { enabled: false } },
  // Strapi's way to pull a whole installation over the network: backup and restore are this project's own.
  transfer: { remote: { enabled: false } },
  // Schedules run once over all processes (plugin operations); Strapi's would run in each.
  cron: { enabled: false },
};
