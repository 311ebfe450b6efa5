/** The sync protocol on the wire: reading questions, framing answers. */

import type { IncomingMessage } from 'node:http';
import { TABLE_NAMES } from '../seeds/school';
import type { TableName } from '../seeds/school';
import type { FaultTarget } from './faults';
import type { Query } from './register';

const MAX_LIMIT = 5000;
const DEFAULT_LIMIT = 1000;
const MAX_BODY_BYTES = 64 * 1024;

/** `status_code`, as far as this server sends it. */
export const STATUS = {
  ok: '00', badParameter: '01', notAuthorised: '02', unknownSchool: '03', noData: '04', badRows: '05',
  partial: '10', busy: '90', failure: '99',
} as const;

/** What is sent back. `statusCode` is the protocol's, null outside of it. */
export interface Answer {
  http: number;
  statusCode: string | null;
  body: string;
}

/** A question for one page of a table. */
export interface Page extends Query {
  offset: number;
  limit: number;
  modifiedSince: Date | null;
}

/** The address asked for; null when the request line holds none that can be read. */
export function readUrl(request: IncomingMessage): URL | null {
  const address = `http://localhost${request.url ?? '/'}`;
  return URL.canParse(address) ? new URL(address) : null;
}

const isTable = (text: string): text is TableName => (TABLE_NAMES as readonly string[]).includes(text);

/** What a path asks for, as far as a fault can strike it. */
export function targetOf(path: string): FaultTarget | null {
  if (path === '/oauth/token') return 'token';
  const table = path.startsWith('/api/v1/') ? path.slice('/api/v1/'.length) : '';
  return isTable(table) ? table : null;
}

/** The question in a URL, or what is wrong with it. */
export function readPage(url: URL): Page | string {
  const table = url.pathname.slice('/api/v1/'.length);
  const value = (name: string, fallback = ''): string => url.searchParams.get(name) ?? fallback;
  if (!isTable(table)) return `unknown type ${table}`;
  if (!/^[0-9A-Z]{6}$/.test(value('sch_no'))) return 'sch_no: six digits or capital letters expected';
  if (!/^[1-9]\d{2}$/.test(value('year'))) return 'year: a ROC school year of three digits expected';
  if (value('sem') !== '1' && value('sem') !== '2') return 'sem: 1 or 2 expected';
  if (!/^\d{1,9}$/.test(value('offset', '0'))) return 'offset: a whole number expected';
  if (!/^[1-9]\d{0,8}$/.test(value('limit', '1'))) return 'limit: a whole number from 1 expected';
  const since = readMoment(url.searchParams.get('modified_since'));
  if (since === undefined) return 'modified_since: an ISO time expected';
  return {
    table,
    school: value('sch_no'),
    year: Number(value('year')),
    semester: value('sem') === '1' ? 1 : 2,
    offset: Number(value('offset', '0')),
    limit: Math.min(MAX_LIMIT, Number(value('limit', String(DEFAULT_LIMIT)))),
    modifiedSince: since,
  };
}

/** null when there is none, undefined when it is no time. A `+` that was not encoded arrives as a space. */
function readMoment(text: string | null): Date | null | undefined {
  if (text === null) return null;
  const moment = new Date(text.replace(' ', '+'));
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

export const json = (http: number, value: unknown): Answer => ({ http, statusCode: null, body: JSON.stringify(value) });

export const failed = (http: number, message: string): Answer => json(http, { message });

/** The protocol's frame without rows. */
export function refused(url: URL, statusCode: string, message: string, http = 200): Answer {
  const sch_no = url.searchParams.get('sch_no') ?? '';
  return { http, statusCode, body: JSON.stringify({ sch_no, status_code: statusCode, message, total: 0, offset: 0, data: [] }) };
}

/** Puts rows that are JSON already into the protocol's frame. */
export function envelope(
  school: string, statusCode: string, total: number, offset: number, rows: readonly string[], more: object = {},
): Answer {
  const head = JSON.stringify({ sch_no: school, status_code: statusCode, message: '', total, offset, ...more });
  return { http: 200, statusCode, body: `${head.slice(0, -1)},"data":[${rows.join(',')}]}` };
}

export const isOfType = (request: IncomingMessage, type: string): boolean =>
  (request.headers['content-type'] ?? '').toLowerCase().startsWith(type);

/** The whole body as text. Throws a RangeError when it is too long. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new RangeError(`the body is longer than ${MAX_BODY_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The fields of a form; none when the body is of another type. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const body = await readBody(request);
  return new URLSearchParams(isOfType(request, 'application/x-www-form-urlencoded') ? body : '');
}

/** `{"faults":["busy"]}` → its list. Throws an Error when the body is anything else. */
export function readFaultList(body: string): string[] {
  const parsed: unknown = JSON.parse(body);
  const faults = typeof parsed === 'object' && parsed !== null && 'faults' in parsed ? parsed.faults : undefined;
  if (!Array.isArray(faults) || !faults.every((each) => typeof each === 'string')) {
    throw new TypeError('{"faults": […]} with texts expected');
  }
  return faults;
}
