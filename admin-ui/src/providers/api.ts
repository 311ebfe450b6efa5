import type { z } from 'zod';
import { accountRoutes, type Me, routes as accessRoutes } from '@portfolio/access/contract';
import { rightsMark, type HeldRights } from '@portfolio/access/domain/rights';
import type { ErrorBody, RouteContract } from '@portfolio/kernel/contract';
import { routes as portfolioRoutes, type FileReceipt } from '@portfolio/portfolio/contract';
import { currentLanguage, currentText } from '../i18n/language';
import { beginSession, changeMe, endSession, expireSession, mayHaveSession, sessionState } from './session-store';

/** The one way to the server: typed by the contracts, with the session kept alive behind it. */

const BASE = '/api';
const TIMEOUT_MS = 30_000;
/** Long answers (a workbook of all rows, a file on a slow line). */
const STREAM_TIMEOUT_MS = 10 * 60_000;

/** A refusal in words. `message` is for people; `fields` maps a field's dotted path to its message. */
export class ApiError extends Error {
  constructor(
    /** HTTP status; 0 when no answer came. */
    readonly status: number,
    readonly code: string,
    message: string,
    readonly fields: Record<string, string> = {},
    /** To quote to support; stands in the server's log. */
    readonly reference?: string,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

/** Any thrown value as an ApiError, so that each place can show it. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError(0, 'unexpected', currentText('ui.error.unexpected'));
}

type Empty = Record<never, never>;
type Part<Name extends string, Schema> = [Schema] extends [z.ZodNever]
  ? { [K in Name]?: undefined }
  : Schema extends z.ZodType
    ? Empty extends z.input<Schema> ? { [K in Name]?: z.input<Schema> } : { [K in Name]: z.input<Schema> }
    : Empty;

interface Common {
  /** Bytes, for a contract with `raw`. */
  raw?: Blob;
  signal?: AbortSignal;
  timeoutMs?: number;
}

type Call<P, Q, B> = Part<'params', P> & Part<'query', Q> & Part<'body', B> & Common;
type Answer<O> = [O] extends [z.ZodNever] ? undefined : O extends z.ZodType ? z.output<O> : undefined;
type Arguments<T> = Empty extends T ? [call?: T] : [call: T];

interface LooseCall extends Common {
  params?: unknown;
  query?: unknown;
  body?: unknown;
}

/**
 * Calls a route of a contract and returns its JSON answer.
 * @throws ApiError
 */
export async function call<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType>(
  contract: RouteContract<P, Q, B, O>,
  ...[given]: Arguments<Call<P, Q, B>>
): Promise<Answer<O>> {
  const response = await request(contract, given ?? {});
  return (await readJson(response)) as Answer<O>;
}

/** A file that a route without JSON answers with, and the name it is to be kept under. @throws ApiError */
export async function download<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType>(
  contract: RouteContract<P, Q, B, O>,
  ...[given]: Arguments<Call<P, Q, B>>
): Promise<{ blob: Blob; name: string }> {
  const response = await request(contract, { timeoutMs: STREAM_TIMEOUT_MS, ...given });
  return { blob: await readBlob(response), name: nameOf(response) };
}

/** The address below /api of a route: parameters in their places, query behind. Objects in a query travel as JSON. */
export function addressOf(contract: { path: string }, params: unknown = {}, query: unknown = {}): string {
  const path = contract.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String((params as Record<string, unknown>)[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query as Record<string, unknown>)) {
    if (value !== undefined && value !== null) search.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  const text = search.toString();
  return `${BASE}${path}${text ? `?${text}` : ''}`;
}

async function request(contract: RouteContract, { params, query, body, raw, signal, timeoutMs }: LooseCall): Promise<Response> {
  const init: Sent = { method: contract.method, body: raw ?? (body === undefined ? undefined : JSON.stringify(body)), isJson: raw === undefined, signal, timeoutMs };
  const address = addressOf(contract, params, query);
  return contract.access === 'public' ? good(await send(address, init)) : sendSignedIn(address, init);
}

interface Sent {
  method: string;
  body?: string | Blob;
  isJson?: boolean;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  timeoutMs?: number;
}

/** With the session's token; when that is no longer good it is renewed once. @throws ApiError */
export async function sendSignedIn(address: string, init: Sent): Promise<Response> {
  if (!sessionState().accessToken) await requireRefresh();
  const first = await send(address, init, sessionState().accessToken);
  followRights(first);
  if (first.status !== 401) return good(first);
  await requireRefresh();
  return good(await send(address, init, sessionState().accessToken));
}

let following: Promise<void> | null = null;

/** Rights that somebody has changed meanwhile: the menu follows at the next answer, whatever it answers. */
function followRights({ headers }: Response): void {
  const { me } = sessionState();
  const mark = headers.get('X-Rights');
  if (!mark || !me || following || mark === rightsMark(me.rights as HeldRights)) return;
  following = reloadMe().catch(() => undefined).finally(() => {
    following = null;
  });
}

async function requireRefresh(): Promise<void> {
  if (!(await refresh())) throw new ApiError(401, 'signed-out', currentText('errors.signed-out'));
}

async function send(address: string, { method, body, isJson = true, headers, signal, timeoutMs = TIMEOUT_MS }: Sent, token: string | null = null): Promise<Response> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort('timeout'), timeoutMs);
  // The page's own reason (an AbortError) is what its caller tells apart from a failure.
  const stop = () => controller.abort(signal?.reason);
  signal?.addEventListener('abort', stop);
  if (signal?.aborted) stop();
  try {
    return await fetch(address, {
      method, body, signal: controller.signal, credentials: 'same-origin', cache: 'no-store',
      headers: {
        Accept: 'application/json', 'Accept-Language': currentLanguage(),
        ...(body !== undefined && isJson ? { 'Content-Type': 'application/json' } : {}),
        ...(body !== undefined && !isJson ? { 'Content-Type': 'application/octet-stream' } : {}),
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw controller.signal.aborted ? noAnswer('timeout') : noAnswer('offline');
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

type NoAnswer = 'timeout' | 'offline' | 'cut';
const noAnswer = (code: NoAnswer): ApiError => new ApiError(0, code, currentText(`ui.error.${code}`));

async function good(response: Response): Promise<Response> {
  if (response.ok) return response;
  throw await refusalOf(response);
}

async function refusalOf(response: Response): Promise<ApiError> {
  const text = await response.text().catch(() => '');
  return refusal(response.status, text);
}

function refusal(status: number, text: string): ApiError {
  const error = bodyOf(text);
  if (!error) return new ApiError(status, 'unavailable', currentText('errors.unavailable'));
  // Set meanwhile by somebody else: the page for choosing a password, or setting up the second factor, takes over.
  if (error.code === 'password-change-required') changeMe({ mustChangePassword: true });
  if (error.code === 'second-factor-required') changeMe({ mustSetUpSecondFactor: true });
  return new ApiError(status, error.code, error.message, error.fields, error.reference);
}

function bodyOf(text: string): ErrorBody['error'] | null {
  try {
    const { error } = JSON.parse(text) as Partial<ErrorBody>;
    return error && typeof error.code === 'string' && typeof error.message === 'string' ? error : null;
  } catch {
    return null;
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    throw noAnswer('cut');
  }
}

async function readBlob(response: Response): Promise<Blob> {
  try {
    return await response.blob();
  } catch {
    throw noAnswer('cut');
  }
}

const nameOf = (response: Response): string => {
  const match = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get('content-disposition') ?? '');
  return match ? decodeURIComponent(match[1]) : 'download';
};

// --- the session -----------------------------------------------------------------------------------------------------

let refreshing: Promise<Me | null> | null = null;

/**
 * A new access token for the cookie; calls that come meanwhile share the one request, other tabs of the browser wait.
 * @returns null when there is no session. @throws ApiError when the server cannot be asked
 */
export function refresh(): Promise<Me | null> {
  refreshing ??= oneTabAtATime(askForSession).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

const oneTabAtATime = <T>(action: () => Promise<T>): Promise<T> =>
  (navigator.locks ? (navigator.locks.request('refresh', action) as Promise<T>) : action());

async function askForSession(): Promise<Me | null> {
  if (!mayHaveSession()) {
    expireSession();
    return null;
  }
  const response = await send(addressOf(accessRoutes.refresh), { method: 'POST' });
  if (response.status === 401) {
    expireSession();
    return null;
  }
  return begin((await readJson(await good(response))) as SignedIn);
}

type SignedIn = Answer<NonNullable<typeof accessRoutes.refresh.output>>;

function begin({ accessToken, me }: SignedIn): Me {
  beginSession(accessToken, me);
  return me;
}

type SignInInput = z.input<NonNullable<typeof accessRoutes.signIn.body>>;

/** @returns who is in, or what the second step is sent with where a code is asked for. @throws ApiError */
export async function signIn(input: SignInInput): Promise<Me | { challenge: string }> {
  const answer = await call(accessRoutes.signIn, { body: input });
  return 'challenge' in answer ? answer : begin(answer);
}

/** The code of a device, or a recovery code, after the password. @throws ApiError */
export const takeSecondStep = async (challenge: string, code: string): Promise<Me> => begin(await call(accountRoutes.takeSecondStep, { body: { challenge, code } }));

/** @throws ApiError */
export async function changePassword(present: string, password: string): Promise<Me> {
  return begin(await call(accessRoutes.changePassword, { body: { present, password } }));
}

/** Ends the session here in any case, and on the server as far as it can be reached. */
export async function signOut(): Promise<void> {
  await call(accessRoutes.signOut).catch(() => undefined);
  endSession();
}

/** Who is signed in, asked anew: after rights or the term have been changed. */
export async function reloadMe(): Promise<void> {
  changeMe(await call(accessRoutes.me));
}

// --- files -----------------------------------------------------------------------------------------------------------

export type FileKind = FileReceipt['kind'];

/** The bytes of a stored file that the person may see. @throws ApiError */
export async function openFile(id: string, signal?: AbortSignal): Promise<Blob> {
  return (await download(portfolioRoutes.file, { params: { id }, signal })).blob;
}

/** Hands a file to the browser to keep. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Browsers read it after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
