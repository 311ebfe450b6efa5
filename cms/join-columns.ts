import type { Core, UID } from '@strapi/strapi';

/**
 * To-one relations are real foreign-key columns here (`useJoinTable: false`). Strapi's Document Service does not yet
 * turn what its admin sends for those (`{connect}`, `{disconnect}`, `{set}`, document ids) into the row's id, and
 * refuses it; this does.
 */
interface Relation {
  type: string;
  target?: UID.ContentType;
  useJoinTable?: boolean;
}

type Reference = string | number | { id?: number | string; documentId?: string } | null | undefined;
interface Change {
  connect?: Reference | Reference[];
  disconnect?: Reference | Reference[];
  set?: Reference | Reference[];
}

const UNCHANGED = Symbol('unchanged');

const last = <T>(value: T | T[]): T | undefined => (Array.isArray(value) ? value.at(-1) : value);
const isChange = (value: unknown): value is Change =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && ['connect', 'disconnect', 'set'].some((key) => key in value);
const isEmpty = (value: unknown): boolean => value === undefined || value === null || (Array.isArray(value) && value.length === 0);

function referenced(value: unknown): Reference | typeof UNCHANGED {
  if (!isChange(value)) return last(value as Reference | Reference[]) ?? null;
  if ('set' in value) return last(value.set) ?? null;
  if (!isEmpty(value.connect)) return last(value.connect) ?? null;
  return isEmpty(value.disconnect) ? UNCHANGED : null;
}

async function rowId(strapi: Core.Strapi, target: UID.ContentType, reference: Reference): Promise<number | null> {
  if (reference === null || reference === undefined) return null;
  if (typeof reference === 'object') return reference.id === undefined ? rowId(strapi, target, reference.documentId) : Number(reference.id);
  if (/^\d+$/.test(String(reference))) return Number(reference);
  const row = (await strapi.db.query(target).findOne({ where: { documentId: reference }, select: ['id'] })) as { id: number } | null;
  if (!row) throw new Error(`${target} ${reference} is not there`);
  return row.id;
}

export function installJoinColumns(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const params = context.params as { data?: Record<string, unknown> };
    if (!params.data || !['create', 'update'].includes(context.action)) return next();
    const data = { ...params.data };
    for (const [name, attribute] of Object.entries(context.contentType.attributes as Record<string, Relation>)) {
      if (attribute.type !== 'relation' || attribute.useJoinTable !== false || !attribute.target || !(name in data)) continue;
      const reference = referenced(data[name]);
      if (reference === UNCHANGED) delete data[name];
      else data[name] = await rowId(strapi, attribute.target, reference);
    }
    params.data = data;
    return next();
  });
}
