import { z } from 'zod';
import type { RouteContract } from '@portfolio/kernel/contract';

/** What a route takes, filled in by its own schema, so that a call gets as far as the question who is asking. */
type Schema = {
  type?: string; enum?: unknown[]; const?: unknown; pattern?: string; format?: string; minimum?: number; minItems?: number; minLength?: number;
  properties?: Record<string, Schema>; required?: string[]; items?: Schema; prefixItems?: Schema[]; anyOf?: Schema[]; oneOf?: Schema[]; allOf?: Schema[]; default?: unknown;
};

const PUBLIC_ID = '^[a-z0-9]{24}$';

/** Texts whose rule a JSON Schema does not tell, by the name of the field. */
const BY_NAME: Record<string, unknown> = { term: '1101', year: 110, roster: '26', grades: '1,2,3', password: 'Loud-mountain-9', present: 'Not-the-password-1', school: '999998', login: 'nobody', reason: '請補充', endHour: 24, name: '名稱.pdf', level: '1', brief: '簡述', link: 'https://example.test/film', startsAt: '2021-09-01T00:00:00Z', endsAt: '2021-09-05T00:00:00Z', md5: '0'.repeat(32) };

/** @param least leave out whatever may be left out. */
function sample(schema: Schema, id: string, least: boolean, name = ''): unknown {
  if (schema.pattern === PUBLIC_ID) return id;
  if (name in BY_NAME && schema.type !== 'object' && schema.type !== 'array') return BY_NAME[name];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return sample(options.find(({ type }) => type !== 'null') ?? options[0], id, least, name);
  switch (schema.type) {
    case 'object': return Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([key]) => !least || schema.required?.includes(key)).map(([key, property]) => [key, sample(property, id, least, key)]));
    case 'array': return [sample(schema.items ?? {}, id, least, name.replace(/s$/, ''))];
    case 'boolean': return true;
    case 'integer':
    case 'number': return Math.max(schema.minimum ?? 1, 1);
    default: return textFor(schema);
  }
}

function textFor({ format, minLength = 1 }: Schema): string {
  if (format === 'date') return '2021-09-01';
  if (format === 'date-time') return '2021-09-01T00:00:00Z';
  if (format === 'uuid') return '00000000-0000-4000-8000-000000000000';
  if (format === 'email') return 'nobody@example.test';
  return '測'.repeat(Math.max(minLength, 2));
}

const schemaOf = (schema: z.ZodType): Schema => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;

export interface Call {
  method: string;
  path: string;
  body?: unknown;
}

/** Lists are asked without a filter: their query is a dialect of its own, tested elsewhere. */
const isListQuery = (schema: Schema): boolean => Object.keys(schema.properties ?? {}).join() === 'sort,range,filter';

function callOf({ method, path, params, query, body }: RouteContract, id: string, least: boolean): Call {
  const parts = params ? (sample(schemaOf(params), id, false) as Record<string, unknown>) : {};
  const address = `/api${path.replace(/:(\w+)/g, (_, name: string) => String(parts[name]))}`;
  const asked = query ? schemaOf(query) : {};
  const values = isListQuery(asked) ? {} : (sample({ ...asked, type: 'object' }, id, least) as Record<string, unknown>);
  const search = new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)])).toString();
  return { method, path: search ? `${address}?${search}` : address, ...(body ? { body: sample(schemaOf(body), id, least) } : {}) };
}

/** Calls of the route in which everything that is a public id is `id`: with what has to be said, and with all that can be. */
export function callsOf(contract: RouteContract, id: string): Call[] {
  const [least, most] = [callOf(contract, id, true), callOf(contract, id, false)];
  return JSON.stringify(least) === JSON.stringify(most) ? [least] : [least, most];
}

/** Whether a call of the route points at an object by its public id: in the address, the query or the body. */
export function pointsAtObjects(contract: RouteContract): boolean {
  const [one, other] = ['a', 'b'].map((letter) => JSON.stringify(callsOf(contract, letter.repeat(24))));
  return one !== other;
}
