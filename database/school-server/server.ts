/**
 * A small school administration system (校務行政系統): it serves synthetic schools over the project's sync protocol, and
 * fails in every way that the platform has to survive. For the demo, the tests and the bench; it keeps no real data.
 *
 * The HTTP status speaks of transport and of the token; the outcome of a question is in `status_code`.
 */

import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SchoolTerm, Semester } from '../seeds/school';
import { FaultSwitches, ROW_FAULTS } from './faults';
import type { FaultTarget, RowFault } from './faults';
import {
  STATUS, envelope, failed, isOfType, json, readBody, readFaultList, readForm, readPage, readUrl, refused, targetOf,
} from './protocol';
import type { Answer, Page } from './protocol';
import { Register } from './register';
import type { Found, School } from './register';

export type { School } from './register';

export interface SchoolServerOptions {
  /** Default 127.0.0.1. */
  host?: string;
  /** Default 0: any free port. */
  port?: number;
  /** Default: 000001 and 000002 with 300 students each. */
  schools?: readonly School[];
  /** The current term, as a ROC school year and semester; the three years before it have data too. Default 110-2. */
  year?: number;
  semester?: Semester;
  /** Default 1. */
  seed?: number;
  clientId?: string;
  clientSecret?: string;
  /** How long a token is good, in seconds. Default 3600. */
  tokenSeconds?: number;
  /** Faults from the start, as `name[:type][:times]`. */
  faults?: readonly string[];
  /** What fault `500` makes of every nth request. Default 3. */
  failEvery?: number;
  /** How fault `slow` sends: this many bytes, then this pause. Default 64 bytes, 100 ms. */
  trickle?: { bytes: number; pauseMs: number };
}

/** One request as it was answered. `status` is the HTTP status, null while there is no answer. */
export interface LoggedRequest {
  at: Date;
  method: string;
  path: string;
  query: Record<string, string>;
  status: number | null;
  statusCode: string | null;
}

export interface SchoolServer {
  url: string;
  port: number;
  /** Replaces the faults. Throws a RangeError, and changes nothing, when one cannot be read. */
  setFaults(faults: readonly string[]): void;
  /** The data behind the answers, without faults. Throws a RangeError for a school or term that is not served. */
  data(code: string, year: number, semester: Semester): SchoolTerm;
  /** The latest thousand requests, oldest first. */
  requests(): LoggedRequest[];
  /** Closes every connection, also those that hang. */
  stop(): Promise<void>;
}

const DEFAULT_SCHOOLS: readonly School[] = [
  { code: '000001', name: '示範高級中學', students: 300 },
  { code: '000002', name: '示範第二高級中學', students: 300 },
];

const LOG_LENGTH = 1000;
const WRONG_TOTAL_BY = 7;
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Starts the server and resolves when it listens. Throws a RangeError for a fault that cannot be read. */
export async function startSchoolServer(options: SchoolServerOptions = {}): Promise<SchoolServer> {
  const host = options.host ?? '127.0.0.1';
  const system = new SchoolSystem(options);
  const server = createServer((request, response) => void system.handle(request, response));
  const port = await listen(server, host, options.port ?? 0);
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    setFaults: (faults) => system.setFaults(faults),
    data: (code, year, semester) => system.register.data(code, year, semester),
    requests: () => system.log.map((entry) => ({ ...entry })),
    stop: () => {
      system.stopTrickling();
      return close(server);
    },
  };
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

class SchoolSystem {
  readonly register: Register;
  readonly log: LoggedRequest[] = [];
  private readonly faults = new FaultSwitches();
  /** Token → when it ends (ms) and whether it was used. */
  private readonly tokens = new Map<string, { endsAt: number; used: boolean }>();
  /** What was decided at the first page of a pull, by school, term and table. */
  private readonly pulls = new Map<string, ReadonlySet<RowFault>>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly startedAt = new Date();
  private changedAt = new Date();
  private requestCount = 0;

  constructor(private readonly options: SchoolServerOptions) {
    const current = { year: options.year ?? 110, semester: options.semester ?? 2 };
    this.register = new Register(options.schools ?? DEFAULT_SCHOOLS, current, options.seed ?? 1);
    this.setFaults(options.faults ?? []);
  }

  setFaults(faults: readonly string[]): void {
    this.faults.set(faults);
    this.pulls.clear();
    this.changedAt = new Date();
  }

  stopTrickling(): void {
    for (const timer of this.timers) clearInterval(timer);
  }

  /** Answers one request, whatever it is; never rejects. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = readUrl(request);
    if (!url) return this.send(response, failed(400, 'no such address'));
    const entry = this.record(request, url);
    try {
      const target = targetOf(url.pathname);
      if (target && this.faults.strikes('hang', target)) return;
      const answer = await this.answer(request, url, target);
      entry.status = answer.http;
      entry.statusCode = answer.statusCode;
      this.deliver(response, answer, target);
    } catch (error) {
      // Whoever asked has gone, or asked for more than a body may hold.
      entry.status = 400;
      if (!response.headersSent) this.send(response, failed(400, error instanceof Error ? error.message : String(error)));
    }
  }

  private record(request: IncomingMessage, url: URL): LoggedRequest {
    const entry: LoggedRequest = {
      at: new Date(),
      method: request.method ?? '',
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      status: null,
      statusCode: null,
    };
    this.log.push(entry);
    if (this.log.length > LOG_LENGTH) this.log.shift();
    return entry;
  }

  private async answer(request: IncomingMessage, url: URL, target: FaultTarget | null): Promise<Answer> {
    if (target && this.fails(target)) return failed(500, 'internal error');
    if (url.pathname === '/oauth/token' && request.method === 'POST') return this.giveToken(await readForm(request));
    if (url.pathname === '/control' && request.method === 'POST') return this.control(request);
    if (url.pathname.startsWith('/api/v1/') && request.method === 'GET') return this.answerQuestion(request, url, target);
    return failed(404, 'not found');
  }

  private fails(target: FaultTarget): boolean {
    this.requestCount += 1;
    if (this.faults.strikes('always-500', target)) return true;
    return this.requestCount % (this.options.failEvery ?? 3) === 0 && this.faults.strikes('500', target);
  }

  private giveToken(form: URLSearchParams): Answer {
    const { clientId = 'demo', clientSecret = 'demo-secret', tokenSeconds = 3600 } = this.options;
    if (form.get('grant_type') !== 'client_credentials') return json(400, { error: 'unsupported_grant_type' });
    if (form.get('client_id') !== clientId || form.get('client_secret') !== clientSecret) return json(401, { error: 'invalid_client' });
    const token = randomBytes(32).toString('hex');
    const now = Date.now();
    for (const [old, { endsAt }] of this.tokens) if (endsAt <= now) this.tokens.delete(old);
    this.tokens.set(token, { endsAt: now + tokenSeconds * 1000, used: false });
    return json(200, { access_token: token, expires_in: tokenSeconds, token_type: 'Bearer' });
  }

  /** Whether the request carries a token that is good; the fault takes one back after its first use. */
  private isAuthorised(request: IncomingMessage, target: FaultTarget | null): boolean {
    const text = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const token = this.tokens.get(text);
    if (!token || token.endsAt <= Date.now()) return false;
    if (token.used && target && this.faults.strikes('expired-token', target)) {
      this.tokens.delete(text);
      return false;
    }
    token.used = true;
    return true;
  }

  private async control(request: IncomingMessage): Promise<Answer> {
    if (!LOOPBACK.has(request.socket.remoteAddress ?? '')) return failed(403, 'only from this machine');
    // A page in a browser cannot send this content type to another site unasked.
    if (!isOfType(request, 'application/json')) return failed(415, 'application/json expected');
    try {
      const faults = readFaultList(await readBody(request));
      this.setFaults(faults);
      return json(200, { faults });
    } catch (error) {
      return failed(400, error instanceof Error ? error.message : String(error));
    }
  }

  private answerQuestion(request: IncomingMessage, url: URL, target: FaultTarget | null): Answer {
    if (!this.isAuthorised(request, target)) return refused(url, STATUS.notAuthorised, 'not authorised', 401);
    const page = readPage(url);
    if (typeof page === 'string') return refused(url, STATUS.badParameter, page);
    if (!this.register.knows(page.school)) return refused(url, STATUS.unknownSchool, 'unknown school');
    if (!this.register.hasTerm(page.year, page.semester)) return refused(url, STATUS.noData, 'no data this term');
    if (this.faults.strikes('busy', page.table)) return refused(url, STATUS.busy, 'busy, try again later');
    if (this.faults.strikes('failure', page.table)) return refused(url, STATUS.failure, 'failure');
    return this.answerPage(page);
  }

  private answerPage(page: Page): Answer {
    const faults = this.faultsOfPull(page);
    const found = this.find(page, faults);
    const total = found.rows.length + (faults.has('wrong-total') ? WRONG_TOTAL_BY : 0);
    const rows = this.rowsOfPage(found, page);
    if (this.faults.strikes('row-errors', page.table)) {
      const errors = rows.slice(0, 2).map((_, index) => ({ row: page.offset + index, message: '資料不完整' }));
      return envelope(found.school, STATUS.badRows, total, page.offset, rows.slice(2), { errors });
    }
    if (this.faults.strikes('partial', page.table)) {
      return envelope(found.school, STATUS.partial, total, page.offset, rows.slice(0, Math.floor(rows.length * 0.9)));
    }
    return envelope(found.school, STATUS.ok, total, page.offset, rows);
  }

  /** Decides at the first page which rows the whole pull sees. */
  private faultsOfPull(page: Page): ReadonlySet<RowFault> {
    const key = `${page.school}|${page.year}${page.semester}|${page.table}`;
    const decided = page.offset === 0 ? undefined : this.pulls.get(key);
    const faults = decided ?? new Set(ROW_FAULTS.filter((name) => this.faults.strikes(name, page.table)));
    this.pulls.set(key, faults);
    return faults;
  }

  /** A delta has everything before the start of the server, and what `changed` made since it was switched on. */
  private find(page: Page, faults: ReadonlySet<RowFault>): Found {
    if (!page.modifiedSince || page.modifiedSince < this.startedAt) return this.register.all(page, faults);
    if (faults.has('changed') && page.modifiedSince <= this.changedAt) return this.register.changes(page, faults);
    return { school: page.school, rows: [] };
  }

  private rowsOfPage({ rows }: Found, { offset, limit, table }: Page): readonly string[] {
    const page = rows.slice(offset, offset + limit);
    const hasPageBefore = offset > 0;
    const isOnlyPage = !hasPageBefore && rows.length <= limit;
    if (page.length === 0 || !(hasPageBefore || isOnlyPage) || !this.faults.strikes('duplicate-page', table)) return page;
    return hasPageBefore ? rows.slice(Math.max(0, offset - limit), offset) : [...page, ...page];
  }

  private deliver(response: ServerResponse, answer: Answer, target: FaultTarget | null): void {
    if (target && this.faults.strikes('truncated', target)) {
      this.send(response, { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) });
    } else if (target && this.faults.strikes('slow', target)) {
      this.trickle(response, answer);
    } else {
      this.send(response, answer);
    }
  }

  private send(response: ServerResponse, { http, body }: Answer): void {
    response.writeHead(http, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) });
    response.end(body);
  }

  private trickle(response: ServerResponse, { http, body }: Answer): void {
    const { bytes, pauseMs } = this.options.trickle ?? { bytes: 64, pauseMs: 100 };
    const content = Buffer.from(body);
    response.writeHead(http, { 'content-type': 'application/json; charset=utf-8', 'content-length': content.length });
    let sent = 0;
    const timer = setInterval(() => {
      response.write(content.subarray(sent, sent + bytes));
      sent += bytes;
      if (sent >= content.length) response.end();
    }, pauseMs);
    this.timers.add(timer);
    response.once('close', () => {
      clearInterval(timer);
      this.timers.delete(timer);
    });
  }
}
