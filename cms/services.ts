import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { env } from '@portfolio/config/env';
import { loadSecrets } from '@portfolio/config/secrets';
import { openDatabase } from '@portfolio/kernel/server/database';
import { openStore } from '@portfolio/kernel/server/open-store';
import { openSpool } from '@portfolio/kernel/server/archive/spool';
import { createSeal, createSigner } from '@portfolio/kernel/server/seal';
import type { Services } from '@portfolio/kernel/server/services';
import { openMessenger } from '@portfolio/mail/server/messenger';

/** Opens what the plugins lean on. `DATABASE_URL` is set by then: the start does it for the embedded database. */
export async function openServices(strapi: Core.Strapi): Promise<Services> {
  const settings = env();
  const secrets = loadSecrets(settings.DATA_DIR);
  if (!settings.DATABASE_URL) throw new Error('DATABASE_URL is not set');
  const seal = createSeal(secrets.FIELD_KEY, secrets.INDEX_KEY);
  return {
    env: settings,
    database: openDatabase(settings.DATABASE_URL, settings.DATABASE_POOL),
    files: await openStore(settings),
    spool: openSpool(path.join(settings.DATA_DIR, 'spool')),
    seal,
    links: createSigner(secrets.LINK_KEY),
    messenger: openMessenger(seal),
    log: strapi.log,
  };
}
