import { randomBytes } from 'node:crypto';
import type { Context } from 'koa';
import type { z } from 'zod';
import { AppError, fieldMessages, kernelError, kernelErrors, type ErrorBody, type ErrorKind, type Language } from '@portfolio/kernel/contract';
import { services } from '@portfolio/kernel/server/services';
import { StoreAway, TooLarge } from '@portfolio/kernel/server/file-store';
import { languageOf, text } from './texts';

export class InvalidInput extends Error {
  constructor(readonly issues: z.ZodError) {
    super('invalid input');
  }
}

/** Codes that the database itself may refuse with (`refuse(…)` in database/schema), by capability. */
const refusals = new Map<string, ErrorKind>();
export function registerErrors(kinds: Record<string, ErrorKind>): void {
  for (const [code, kind] of Object.entries(kinds)) refusals.set(code, kind);
}

interface PgError {
  code?: string;
  message: string;
  detail?: string;
  constraint?: string;
}

const UNREACHABLE = /^(08|57P0|53)|^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE)/;

/** What PostgreSQL refused, as an error for people; null when it is a fault of ours. */
function ofDatabase(error: PgError): AppError | null {
  const { code = '' } = error;
  if (code === 'PT001') {
    const kind = refusals.get(error.message);
    const values = JSON.parse(error.detail ?? '{}') as Record<string, string | number>;
    return kind ? new AppError(error.message, kind.status, values) : null;
  }
  // NUL in a text: no field of a person holds one, and PostgreSQL takes none.
  if (code === '22021' || code === '22P05') return kernelError('invalid-input');
  if (code === '23505') return kernelError('conflict');
  if (code === '23503') return kernelError('still-used');
  if (code === '40001' || code === '40P01') return kernelError('changed');
  if (UNREACHABLE.test(code) || /Connection terminated|not queryable|timeout exceeded when trying to connect|Query read timeout/.test(error.message)) return kernelError('unavailable');
  return null;
}

// The disk is full, broken, or may not be written: somebody has to look, and what came was not kept.
const DISK = new Set(['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EMFILE', 'ENFILE']);

function ofStore(error: Error & { code?: string; syscall?: string }): AppError | null {
  if (!DISK.has(error.code ?? '') && !(error instanceof StoreAway)) return null;
  services().log.error(`the file store cannot be used: ${error.code ? `${error.code} at ${error.syscall ?? 'an unknown call'}` : error.message}`);
  return kernelError('unavailable');
}

function known(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  if (error instanceof TooLarge) return kernelError('too-large');
  return ofDatabase(error as PgError) ?? ofStore(error as Error);
}

function bodyOf(error: AppError, language: Language): ErrorBody {
  const fields = Object.fromEntries(Object.entries(error.fields).map(([field, key]) => [field, text(language, key, error.values)]));
  return { error: { code: error.code, message: text(language, `errors.${error.code}`, error.values), ...(Object.keys(fields).length ? { fields } : {}) } };
}

function invalidBody(error: InvalidInput, language: Language): ErrorBody {
  const fields = Object.entries(fieldMessages(error.issues)).map(([field, { key, values }]) => [field, text(language, key, values)]);
  return { error: { code: 'invalid-input', message: text(language, 'errors.invalid-input'), fields: Object.fromEntries(fields) } };
}

/** The one place where an error becomes an answer. */
export function sendError(http: Context, error: unknown, language: Language): void {
  http.set('Cache-Control', 'no-store');
  if (error instanceof InvalidInput) {
    http.status = 422;
    http.body = invalidBody(error, language);
    return;
  }
  const refusal = known(error);
  if (refusal) {
    http.status = refusal.status;
    if (typeof refusal.values.minutes === 'number') http.set('Retry-After', String(refusal.values.minutes * 60));
    http.body = bodyOf(refusal, language);
    return;
  }
  const reference = randomBytes(4).toString('hex');
  // The stack, never the request: bodies carry people's data.
  services().log.error(`[${reference}] ${http.method} ${http._matchedRoute ?? http.path}: ${(error as Error)?.stack ?? String(error)}`);
  http.status = 500;
  http.body = { error: { code: 'unexpected', message: text(language, 'errors.unexpected', { reference }), reference } } satisfies ErrorBody;
}

const isStrapis = (body: unknown): boolean => typeof (body as { error?: { status?: unknown } }).error?.status === 'number';

const codeOfStatus = (status: number): keyof typeof kernelErrors => {
  if (status === 400) return 'invalid-json';
  if (status === 413) return 'too-large';
  return status < 500 ? 'not-found' : 'unavailable';
};

/** Puts what Strapi refused below /api before a route was reached (no such address, no JSON, too large) into the form of every refusal. */
export function retellRefusal(http: Context): void {
  const { status, body } = http;
  if (status < 400 || !(body === undefined || body === null || isStrapis(body))) return;
  const code = codeOfStatus(status);
  http.body = { error: { code, message: text(languageOf(http), `errors.${code}`) } } satisfies ErrorBody;
  http.status = status;
}
