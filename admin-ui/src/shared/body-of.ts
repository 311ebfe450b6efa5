import type { z } from 'zod';
import type { RouteContract } from '@portfolio/kernel/contract';

/** The schema of a route's JSON body, for a form over it. @throws Error when the route takes none */
export function bodyOf<B extends z.ZodType>(contract: RouteContract<z.ZodType, z.ZodType, B, z.ZodType>): B {
  if (!contract.body) throw new Error(`${contract.method} ${contract.path} takes no body`);
  return contract.body;
}
