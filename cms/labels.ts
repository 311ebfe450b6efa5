import type { Core } from '@strapi/strapi';

/**
 * Field names in the admin are the labels of the schemas (`pluginOptions.portfolio.label`), so that platform staff read
 * their own language. What staff renamed themselves stays.
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
interface ContentTypeService {
  findContentType(uid: string): { uid: string } | undefined;
  findConfiguration(type: unknown): Promise<Configuration>;
  updateConfiguration(type: unknown, configuration: Configuration): Promise<unknown>;
}

const FIXED: Record<string, string> = { createdAt: '建立時間', updatedAt: '更新時間' };

export async function labelFields(strapi: Core.Strapi): Promise<void> {
  const service = strapi.plugin('content-manager').service('content-types') as ContentTypeService;
  for (const [uid, type] of Object.entries(strapi.contentTypes)) {
    if (!uid.startsWith('api::')) continue;
    const found = service.findContentType(uid);
    if (!found) continue;
    const configuration = await service.findConfiguration(found);
    const metadatas = structuredClone(configuration.metadatas);
    let changed = false;
    for (const [name, metadata] of Object.entries(metadatas)) {
      const options = (type.attributes as Record<string, { pluginOptions?: { portfolio?: { label?: string } } }>)[name]?.pluginOptions;
      const label = options?.portfolio?.label ?? FIXED[name];
      if (!label || metadata.edit.label !== name) continue;
      metadata.edit.label = label;
      metadata.list.label = label;
      changed = true;
    }
    if (changed) await service.updateConfiguration(found, { ...configuration, metadatas });
  }
}
