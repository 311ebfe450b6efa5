import type { Context } from 'koa';
import type { z } from 'zod';
import type { Language, RouteContract } from '@portfolio/kernel/contract';
import type { Scope } from '@portfolio/kernel/server/scope';
import type { Session } from '../repositories/sessions';

type Parsed<T> = NonNullable<T> extends z.ZodNever ? undefined : NonNullable<T> extends z.ZodType ? z.output<NonNullable<T>> : undefined;

interface Common<R extends RouteContract> {
  params: Parsed<R['params']>;
  query: Parsed<R['query']>;
  body: Parsed<R['body']>;
  /** The database's clock when the request began: what windows are decided by. */
  now: Date;
  /** Client address. */
  address: string;
  language: Language;
  /** For streams, cookies and headers only. */
  http: Context;
}

/** What a handler of a signed-in person gets. In a route that changes something, `scope` is the open transaction. */
export interface Request<R extends RouteContract> extends Common<R> {
  session: Session;
  scope: Scope;
  /** What the audit row says besides: the object, and what changed. */
  note(target: string, details?: Record<string, unknown>): void;
}

export interface PublicRequest<R extends RouteContract> extends Common<R> {
  session: null;
}

export type Answer<R extends RouteContract> = NonNullable<R['output']> extends z.ZodNever ? unknown : z.input<NonNullable<R['output']>>;

/** A contract with the code that answers it. */
export interface Binding {
  contract: RouteContract;
  answer: (request: Request<RouteContract> | PublicRequest<RouteContract>) => Promise<unknown>;
}

/** Binds a use case to a route of signed-in people. */
export function handle<R extends RouteContract>(contract: R, answer: (request: Request<R>) => Promise<Answer<R>>): Binding {
  return { contract, answer: answer as unknown as Binding['answer'] };
}

/** Binds a use case to a route that is open without a session. @throws Error at start for any other route. */
export function handlePublic<R extends RouteContract>(contract: R, answer: (request: PublicRequest<R>) => Promise<Answer<R>>): Binding {
  if (contract.access !== 'public') throw new Error(`${contract.path} is not public`);
  return { contract, answer: answer as unknown as Binding['answer'] };
}
