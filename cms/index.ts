import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { provideServices, services } from '@portfolio/kernel/server/services';
import { startCourier } from '@portfolio/mail/server/courier';
import { startSchedule } from '@portfolio/operations/server/schedule';
import { startWorker } from '@portfolio/operations/server/jobs';
import { applySchema } from '../database/apply-schema';
import { seedWhenEmpty } from '../database/seeds';
import { installJoinColumns } from './join-columns';
import { labelFields } from './labels';
import { ensurePlatformAdmin } from './platform-admin';
import { openServices } from './services';

const UPLOAD_MS = 60 * 60_000;
/** Longer than proxies and browsers let a connection rest before they use it again: one that closes first breaks the request that is just coming. */
const RESTING_MS = 75_000;

/** Wires the parts together; what they do is in the plugins. */
const running: { stop(): Promise<void> }[] = [];

export default {
  async register({ strapi }: { strapi: Core.Strapi }) {
    provideServices(await openServices(strapi));
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    const { database, env } = services();
    // Node gives a body five minutes: an archive of two gigabytes on a school's line takes longer.
    strapi.server.httpServer.requestTimeout = UPLOAD_MS;
    strapi.server.httpServer.keepAliveTimeout = RESTING_MS;
    installJoinColumns(strapi);
    await applySchema(database, path.join(strapi.dirs.app.root, 'database/schema'));
    await labelFields(strapi);
    await ensurePlatformAdmin(strapi, env.DATA_DIR);
    await seedWhenEmpty();
    if (env.WORKER) running.push(startWorker(), startSchedule(), startCourier());
  },

  async destroy() {
    await Promise.all(running.map((part) => part.stop()));
    await services().database.close();
  },
};
