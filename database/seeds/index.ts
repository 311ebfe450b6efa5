import type { Core } from '@strapi/strapi';
import { services } from '@portfolio/kernel/server/services';
import { seedReference } from './reference';

/** Brings reference data up to date; into an empty database also the demo, when it is wanted. */
export async function seedWhenEmpty(_strapi: Core.Strapi): Promise<void> {
  const { database } = services();
  await seedReference(database);
}
