import { z } from 'zod';
import type { Access, RouteContract } from '@portfolio/kernel/contract';

/** OpenAPI 3.1 of contracts: made from the schemas that the server checks by, so it cannot say anything else. */
export function openapiOf(contracts: readonly RouteContract[], server: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const contract of contracts) {
    const path = `/api${contract.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [contract.method.toLowerCase()]: operationOf(contract) };
  }
  return {
    openapi: '3.1.0',
    info: { title: '學生學習歷程檔案 School platform for learning portfolios', version: '0.1.0', license: { name: 'MIT' } },
    servers: [{ url: server }],
    components: { securitySchemes: { session: { type: 'http', scheme: 'bearer' } } },
    paths,
  };
}

const schemaOf = (schema: z.ZodType, io: 'input' | 'output') => z.toJSONSchema(schema, { io, unrepresentable: 'any' });

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query') {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Record<string, unknown>; required?: string[] };
  return Object.entries(properties).map(([name, property]) => ({ name, in: place, required: place === 'path' || required.includes(name), schema: property }));
}

const accessText = (access: Access): string => {
  if (typeof access === 'string') return access;
  return 'kinds' in access ? `kinds: ${access.kinds.join(', ')}` : `module ${access.module}, right ${access.right}`;
};

function operationOf(contract: RouteContract) {
  const { summary, access, params, query, body, output, raw } = contract;
  return {
    summary,
    description: `Access: ${accessText(access)}`,
    ...(access === 'public' ? { security: [] } : { security: [{ session: [] }] }),
    parameters: [...parametersOf(params, 'path'), ...parametersOf(query, 'query')],
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } } } : {}),
    ...(raw ? { requestBody: { required: true, content: { 'application/octet-stream': {} } } } : {}),
    responses: {
      200: output ? { description: 'Done', content: { 'application/json': { schema: schemaOf(output, 'output') } } } : { description: 'A stream' },
      default: { description: 'Refused: {error: {code, message, fields?}}' },
    },
  };
}
