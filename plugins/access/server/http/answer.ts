import type { Context } from 'koa';
import { z } from 'zod';
import type { RouteContract } from '@portfolio/kernel/contract';
import { kernelError } from '@portfolio/kernel/contract';
import { scopeOf, type Scope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { accountError } from '../../contract/account-errors';
import { mayCall, rightsMark } from '../../domain/rights';
import { writeAudit } from '../repositories/audit';
import { findSession, type Session } from '../repositories/sessions';
import { InvalidInput, sendError } from './errors';
import type { Binding, PublicRequest, Request } from './request';
import { languageOf } from './texts';

const READS = new Set(['GET', 'HEAD']);

/** The way of one request: session → right → parse → use case (in a transaction, with its audit row) → answer. */
export async function answer(http: Context, binding: Binding): Promise<void> {
  const language = languageOf(http);
  try {
    const { contract } = binding;
    const session = contract.access === 'public' ? null : await requireSession(http);
    if (session) {
      http.set('X-Rights', rightsMark(session.rights));
      requireRight(contract, session);
    }
    const request = { ...parse(http, contract), session, now: session?.now ?? new Date(), address: http.request.ip, language, http };
    const result = session ? await answerPerson(binding, request as Omit<Request<RouteContract>, 'scope' | 'note'>) : await binding.answer(request as PublicRequest<RouteContract>);
    send(http, contract, result);
  } catch (error) {
    // What is still coming is read and thrown away: a connection that is closed over unread bytes loses the answer.
    if (binding.contract.raw) http.req.resume();
    sendError(http, error, language);
  }
}

async function requireSession(http: Context): Promise<Session> {
  const [scheme, token] = (http.get('authorization') || '').split(' ');
  const session = scheme === 'Bearer' && token ? await findSession(services().database, token) : null;
  if (!session) throw kernelError('signed-out');
  return session;
}

function requireRight(contract: RouteContract, session: Session): void {
  if (session.mustChangePassword && !contract.whilePasswordChange) throw kernelError('password-change-required');
  if (session.mustSetUpSecondFactor && !contract.whileSecondFactor && !contract.whilePasswordChange) throw accountError('second-factor-required');
  if (!mayCall(contract.access, session)) throw kernelError('not-allowed');
}

function parse(http: Context, contract: RouteContract) {
  return {
    params: parsed(contract.params, http.params, 'params'),
    query: parsed(contract.query, http.request.query, 'query'),
    body: parsed(contract.body, (http.request as { body?: unknown }).body ?? {}, 'body'),
  };
}

function parsed(schema: z.ZodType | undefined, value: unknown, part: 'params' | 'query' | 'body'): unknown {
  if (!schema) return undefined;
  const result = bounded(() => schema.safeParse(value, { reportInput: true }));
  if (result.success) return result.data;
  // An id that cannot be one is an object that is not there: the answer must not tell the two apart.
  if (part === 'params') throw kernelError('not-found');
  throw new InvalidInput(result.error);
}

/** A value that is nested deeper than the parser's stack is nobody's form. */
function bounded<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw error instanceof RangeError ? kernelError('invalid-json') : error;
  }
}

async function answerPerson({ contract, answer: run }: Binding, request: Omit<Request<RouteContract>, 'scope' | 'note'>): Promise<unknown> {
  const school = scopeOf(services().database, request.session.schoolId);
  if (READS.has(contract.method) && !contract.audit) return run({ ...request, scope: school, note: () => undefined });
  if (contract.ownTransaction) return run({ ...request, scope: school, note: () => undefined });
  return school.transaction(async (scope) => {
    let noted: { target?: string; details?: Record<string, unknown> } = {};
    const note = (target: string, details?: Record<string, unknown>) => void (noted = { target, details });
    const result = await run({ ...request, scope, note });
    if (contract.audit) await auditOf(scope, request, contract.audit, noted.target ?? targetOf(request), noted.details);
    return result;
  });
}

const targetOf = (request: { params: unknown }): string | undefined => (request.params as { id?: string } | undefined)?.id;

/** Writes the audit row of a request; handlers with their own transactions call it in the one that changes something. */
export async function auditOf(
  scope: Scope,
  { session, address }: { session: Session; address: string },
  action: string,
  target?: string,
  details?: Record<string, unknown>,
): Promise<void> {
  await writeAudit(scope, { accountId: session.accountId, actorName: session.name, action, target, details, address });
}

function send(http: Context, contract: RouteContract, result: unknown): void {
  if (!contract.output) {
    // The handler has set a stream: files and lists of people, which no cache is to keep.
    if (!http.response.get('Cache-Control')) http.set('Cache-Control', 'private, no-store');
    return;
  }
  if (services().env.NODE_ENV === 'test') contract.output.parse(result);
  http.set('Cache-Control', 'no-store');
  http.body = result;
}
