import type { z } from 'zod';
import type { AccountKind, ModuleCode, Right } from '@portfolio/config/permissions';

/**
 * Who may call a route. There is no default: a route without one does not compile, and
 * - 'public' is for what a person without a session must reach,
 * - 'signed-in' leaves the question to the use case (own things only),
 * - kinds opens it to those kinds of people for their own things,
 * - module and right opens it to the school's administrator and to role groups that hold them.
 */
export type Access = 'public' | 'signed-in' | { kinds: readonly AccountKind[] } | { module: ModuleCode; right: Right };

/** What a route takes and gives, once, for the server, the browser, the tests and OpenAPI. */
export interface RouteContract<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below /api, `:name` for a parameter. */
  path: string;
  summary: string;
  access: Access;
  params?: Params;
  query?: Query;
  /** JSON body. */
  body?: Body;
  /** The body is bytes that the handler reads as a stream. */
  raw?: true;
  /** JSON answer; absent: the handler sends a stream. */
  output?: Output;
  /** Action written to the audit log in the transaction of the handler. Each route that changes something has one. */
  audit?: string;
  /** The handler opens its own transactions, since it waits for something slow in between (a body, a disk). */
  ownTransaction?: true;
  /** Open even while an initial password waits to be changed. */
  whilePasswordChange?: true;
  /** Open even while a second factor that the school requires waits to be set up; what is open to the above is too. */
  whileSecondFactor?: true;
}

export function defineRoute<
  Params extends z.ZodType = z.ZodNever,
  Query extends z.ZodType = z.ZodNever,
  Body extends z.ZodType = z.ZodNever,
  Output extends z.ZodType = z.ZodNever,
>(route: RouteContract<Params, Query, Body, Output>): RouteContract<Params, Query, Body, Output> {
  return route;
}
