import type { Core } from '@strapi/strapi';

/**
 * Field names in the admin are the labels of the schemas (`pluginOptions.portfolio`: `label`, and a `hint` below the
 * field), so that platform staff read their own language. What staff renamed or wrote themselves stays.
 */
interface Metadata {
  edit: { label?: string; description?: string };
  list: { label?: string };
}
interface Configuration {
  settings: unknown;
  layouts: unknown;
  metadatas: Record<string, Metadata>;
}
interface Configurations {
  findConfiguration(type: unknown): Promise<Configuration>;
  updateConfiguration(type: unknown, configuration: Configuration): Promise<unknown>;
}
interface ContentTypes extends Configurations {
  findContentType(uid: string): { uid: string } | undefined;
}
interface Components extends Configurations {
  findComponent(uid: string): { uid: string } | undefined;
}

interface Labelled {
  pluginOptions?: { portfolio?: { label?: string; hint?: string } };
}

const FIXED: Record<string, string> = { createdAt: '建立時間', updatedAt: '更新時間' };

export async function labelFields(strapi: Core.Strapi): Promise<void> {
  const manager = strapi.plugin('content-manager');
  const types = manager.service('content-types') as ContentTypes;
  for (const [uid, type] of Object.entries(strapi.contentTypes)) {
    if (uid.startsWith('api::')) await label(types, types.findContentType(uid), type.attributes);
  }
  const components = manager.service('components') as Components;
  for (const [uid, type] of Object.entries(strapi.components)) await label(components, components.findComponent(uid), type.attributes);
}

async function label(service: Configurations, found: { uid: string } | undefined, attributes: object): Promise<void> {
  if (!found) return;
  const configuration = await service.findConfiguration(found);
  const metadatas = structuredClone(configuration.metadatas);
  const changed = Object.entries(metadatas).filter(([name, metadata]) => labelOne(name, metadata, (attributes as Record<string, Labelled>)[name]));
  if (changed.length > 0) await service.updateConfiguration(found, { ...configuration, metadatas });
}

/** @returns whether anything was changed */
function labelOne(name: string, { edit, list }: Metadata, attribute: Labelled | undefined): boolean {
  const { label = FIXED[name], hint } = attribute?.pluginOptions?.portfolio ?? {};
  const isUnnamed = label !== undefined && edit.label === name;
  const isUnexplained = hint !== undefined && !edit.description;
  if (isUnnamed) {
    edit.label = label;
    list.label = label;
  }
  if (isUnexplained) edit.description = hint;
  return isUnnamed || isUnexplained;
}
