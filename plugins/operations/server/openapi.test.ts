import { beforeAll, describe, expect, it } from 'vitest';
import type { RouteContract } from '@portfolio/kernel/contract';
import { allContracts } from '../../../test/support/contracts';
import { openapiOf } from './openapi';

interface Operation {
  summary: string;
  description: string;
  security: unknown[];
  parameters: { name: string; in: string; required: boolean; schema: unknown }[];
  requestBody?: { content: Record<string, unknown> };
  responses: Record<string, unknown>;
}

let routes: RouteContract[];
let operations: { address: string; method: string; operation: Operation; route: RouteContract }[];

beforeAll(async () => {
  routes = (await allContracts()).flatMap((contract) => contract.routes);
  // What goes over the wire is JSON: whatever JSON cannot say is lost here already.
  const { paths } = JSON.parse(JSON.stringify(openapiOf(routes, 'http://localhost:1337'))) as { paths: Record<string, Record<string, Operation>> };
  operations = Object.entries(paths).flatMap(([address, methods]) => Object.entries(methods).map(([method, operation]) => ({
    address, method, operation, route: routes.find((route) => route.method.toLowerCase() === method && `/api${route.path.replace(/:(\w+)/g, '{$1}')}` === address) as RouteContract,
  })));
});

describe('the description of the API', () => {
  it('has every route, once', () => {
    expect(operations).toHaveLength(routes.length);
    for (const { route, operation } of operations) expect(operation.summary).toBe(route.summary);
  });

  it('declares every part of an address and every field of a query', () => {
    for (const { address, operation, route } of operations) {
      const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
      expect(inPath.map(({ name }) => name).sort(), address).toEqual([...address.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort());
      expect(inPath.every(({ required, schema }) => required && schema), address).toBe(true);
      if (route.query) expect(operation.parameters.some((parameter) => parameter.in === 'query'), address).toBe(true);
    }
  });

  it('says what is sent, who may call, and that only public routes need no session', () => {
    for (const { address, method, operation, route } of operations) {
      expect(operation.description, address).toMatch(/^Access: (public|signed-in|kinds: |module S)/);
      expect(operation.security.length === 0, address).toBe(route.access === 'public');
      expect(Object.keys(operation.requestBody?.content ?? {}), `${method} ${address}`).toEqual(route.body ? ['application/json'] : route.raw ? ['application/octet-stream'] : []);
      expect(operation.responses).toHaveProperty('default');
    }
  });
});
