import type { Core } from '@strapi/strapi';

/**
 * Field names in the admin are the labels of the schemas (`pluginOptions.portfolio.label`), so that platform staff read
 * their own language, with a `hint` below where values are codes. What staff renamed or wrote themselves stays.
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

interface Words {
  label?: string;
  hint?: string;
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
      const options = (type.attributes as Record<string, { pluginOptions?: { portfolio?: Words } }>)[name]?.pluginOptions;
      changed = describe(metadata, name, { label: FIXED[name], ...options?.portfolio }) || changed;
    }
    if (changed) await service.updateConfiguration(found, { ...configuration, metadatas });
  }
}

/** @returns whether anything was changed */
function describe(metadata: Metadata, name: string, { label, hint }: Words): boolean {
  const isUnnamed = label !== undefined && metadata.edit.label === name;
  const isUnexplained = hint !== undefined && !metadata.edit.description;
  if (isUnnamed) {
    metadata.edit.label = label;
    metadata.list.label = label;
  }
  if (isUnexplained) metadata.edit.description = hint;
  return isUnnamed || isUnexplained;
}
