import type { Context } from 'koa';
import { answer } from './answer';
import type { Binding } from './request';

/** Every bound route of the running server, for OpenAPI and the access matrix of the tests. */
const bound: Binding[] = [];
export const boundRoutes = (): readonly Binding[] => bound;

/** Whether a request is for a route that reads its body as a stream: nothing before it may. `path` as `/api/me/files`. */
export function isRaw(method: string, path: string): boolean {
  return bound.some(({ contract }) => contract.raw && contract.method === method && new RegExp(`^/api${contract.path.replace(/:\w+/g, '[^/]+')}/?$`).test(path));
}

/**
 * Bindings as routes of a Strapi plugin, below /api. Strapi's own authorisation is off for them because each goes
 * through `answer`, which lets nobody in unless the contract says whom.
 */
export function strapiRoutes(bindings: Binding[]) {
  bound.push(...bindings);
  return {
    api: {
      type: 'content-api' as const,
      prefix: '',
      // Fixed paths before those with a parameter, whatever the order of the bindings.
      routes: [...bindings].sort((a, b) => parameters(a) - parameters(b)).map((binding) => ({
        method: binding.contract.method,
        path: binding.contract.path,
        handler: (http: Context) => answer(http, binding),
        config: { auth: false as const },
      })),
    },
  };
}

const parameters = ({ contract }: Binding): number => contract.path.split('/:').length;
