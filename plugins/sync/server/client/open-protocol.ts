import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { meaningOf, nextWait, RETRY_WAITS } from '../../domain/retry';
import { KEPT_REFUSALS, type Refusal } from '../../domain/reasons';
import type { TypeName } from '../../domain/types';
import type { NumberedRow } from '../sql/staging';
import type { PulledTerm } from '../sql/workbench';
import { PullFailure, type Pull, type PullSummary, type SchoolAdapter } from './adapter';
import { createHttpClient, type HttpAnswer, type HttpClient } from './http';

/** This project's own protocol (docs: plugins/sync/README.md): a token, then pages by offset and limit. */
export interface OpenProtocolOptions {
  baseUrl: URL;
  clientId: string;
  secret: string;
  schoolCode: string;
  privateHosts: boolean;
  /** For one page. */
  timeoutMs?: number;
  retryWaits?: readonly number[];
  pageRows?: number;
  signal?: AbortSignal;
}

/** A page of a thousand rows has about 0.3 MB; one that is parsed in a single turn must stay small. */
const MAX_BYTES = 8 * 1024 * 1024;
const DEFAULT_TIMEOUT_MS = 30_000;
const PAGE_ROWS = 1000;

const tokenAnswer = z.looseObject({ access_token: z.string().min(1), expires_in: z.number().default(300) });

const envelope = z.looseObject({
  sch_no: z.coerce.string().default(''),
  status_code: z.coerce.string(),
  message: z.string().nullish(),
  total: z.int().min(0).nullish(),
  data: z.array(z.unknown()).nullish(),
  errors: z.array(z.looseObject({ row: z.int().nullish(), message: z.string().nullish() })).nullish(),
});
type Envelope = z.infer<typeof envelope>;

/** One page as it was taken. */
export interface Page extends Envelope {
  httpStatus: number;
  body: Buffer;
  complete: boolean;
}

export interface Question {
  type: TypeName;
  term: PulledTerm;
  offset: number;
  limit: number;
  since?: Date | null;
}

export class OpenProtocol implements SchoolAdapter {
  private readonly http: HttpClient;
  private readonly closing = new AbortController();
  private readonly signal: AbortSignal;
  /** It did not answer at all lately: then one try is enough to see that it still does not. */
  private isSilent = false;
  private token: { value: string; endsAt: number } | null = null;

  constructor(private readonly options: OpenProtocolOptions) {
    this.http = createHttpClient({ timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS, maxBytes: MAX_BYTES, privateHosts: options.privateHosts });
    this.signal = options.signal ? AbortSignal.any([options.signal, this.closing.signal]) : this.closing.signal;
  }

  /** Breaks off what is still under way. */
  close(): void {
    this.closing.abort();
    this.http.close();
  }

  pull(type: TypeName, term: PulledTerm, { since = null }: { since?: Date | null } = {}): Pull {
    let found: PullSummary | undefined;
    const pages = this.pages({ type, term, since, offset: 0, limit: this.options.pageRows ?? PAGE_ROWS }, (summary) => (found = summary));
    return {
      rows: pages,
      summary() {
        if (!found) throw new Error('the rows were not read to their end');
        return found;
      },
    };
  }

  /** One page, tried as often as it is worth. @throws PullFailure */
  async page(question: Question, isGood: (page: Page) => boolean = () => true): Promise<Page> {
    for (let tries = 1; ; tries += 1) {
      try {
        const page = await this.once(question);
        if (!isGood(page)) throw new PullFailure('repeated-page');
        this.isSilent = false;
        return page;
      } catch (error) {
        const pause = this.pauseAfter(error, tries);
        if (pause === null) throw error;
        await wait(pause, undefined, { signal: this.signal });
      }
    }
  }

  private pauseAfter(error: unknown, tries: number): number | null {
    if (!(error instanceof PullFailure)) return null;
    const pause = nextWait(error.code, tries, this.isSilent ? [] : (this.options.retryWaits ?? RETRY_WAITS));
    if (pause === null) this.isSilent ||= error.code === 'time-out' || error.code === 'unreachable';
    return pause;
  }

  private async *pages(first: Question, finish: (summary: PullSummary) => void): AsyncGenerator<NumberedRow[]> {
    const collected = new Collected();
    let next: Promise<Page> | null = this.page(first);
    while (next) {
      const page: Page = await next;
      const offset = collected.position;
      const more = collected.add(page, first.limit);
      // Asked for while the rows before it are staged. Its failure is met at its turn.
      next = more ? this.page({ ...first, offset: collected.position }, (following) => !isSamePage(page, following)) : null;
      next?.catch(() => undefined);
      if (page.data?.length) yield page.data.map((raw, index) => ({ row: offset + index + 1, raw }));
    }
    finish(collected.summary(this.options.schoolCode));
  }

  private async once(question: Question): Promise<Page> {
    let answer = await this.ask(question);
    if (answer.status === 401) {
      this.token = null;
      answer = await this.ask(question);
    }
    const page = parsePage(answer);
    if (page.sch_no !== this.options.schoolCode) throw new PullFailure('other-school', { school: page.sch_no.slice(0, 20) });
    return page;
  }

  private async ask({ type, term, offset, limit, since }: Question): Promise<HttpAnswer> {
    const { baseUrl, schoolCode } = this.options;
    const query = new URLSearchParams({ sch_no: schoolCode, year: String(term.year), sem: String(term.semester), offset: String(offset), limit: String(limit) });
    if (since) query.set('modified_since', taipeiIso(since));
    const url = new URL(`${baseUrl.href.replace(/\/+$/, '')}/api/v1/${type}?${query.toString()}`);
    const headers = { authorization: `Bearer ${await this.bearer()}`, accept: 'application/json' };
    return refuseBadStatus(await this.http.ask(url, { method: 'GET', headers, signal: this.signal }));
  }

  private async bearer(): Promise<string> {
    if (this.token && this.token.endsAt > performance.now()) return this.token.value;
    const { baseUrl, clientId, secret } = this.options;
    const url = new URL(`${baseUrl.href.replace(/\/+$/, '')}/oauth/token`);
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: secret }).toString();
    const answer = await this.http.ask(url, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }, body, signal: this.signal });
    if (answer.status === 400 || answer.status === 401 || answer.status === 403) throw new PullFailure('not-authorised', { status: answer.status });
    const parsed = tokenAnswer.safeParse(parseJson(refuseBadStatus(answer).body));
    if (!parsed.success) throw new PullFailure('wrong-shape');
    const { access_token: value, expires_in: seconds } = parsed.data;
    // A little earlier than it ends, so that it does not end on its way.
    this.token = { value, endsAt: performance.now() + Math.max(0, seconds - 10) * 1000 };
    return value;
  }
}

/** `2026-11-22T08:00:00+08:00`, as the protocol has it. */
const taipeiIso = (moment: Date): string => `${new Date(moment.getTime() + 8 * 3600_000).toISOString().slice(0, 19)}+08:00`;

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8').replace(/^\ufeff/, ''));
  } catch {
    throw new PullFailure('broken-json');
  }
}

/** 401 is met by the caller, with a new token. */
function refuseBadStatus(answer: HttpAnswer): HttpAnswer {
  const { status } = answer;
  if (status >= 500 || status === 429) throw new PullFailure('server-error', { status });
  if (status >= 300 && status < 400) throw new PullFailure('redirect', { status });
  if (status >= 400 && status !== 401) throw new PullFailure('http-status', { status });
  return answer;
}

/** @throws PullFailure for whatever is not a page with rows to take. */
function parsePage({ status, body }: HttpAnswer): Page {
  if (status === 401) throw new PullFailure('not-authorised', { status });
  const parsed = envelope.safeParse(parseJson(body));
  if (!parsed.success) throw new PullFailure('wrong-shape');
  const meaning = meaningOf(parsed.data.status_code);
  if (!meaning.taken) throw new PullFailure(meaning.failure, { status: parsed.data.status_code.slice(0, 20) });
  return { ...parsed.data, httpStatus: status, body, complete: meaning.complete };
}

/** The same rows again: told by the first and the last, which are enough since every row has its own key. */
function isSamePage({ data: before }: Envelope, { data: now }: Envelope): boolean {
  if (!before?.length || before.length !== now?.length) return false;
  const ends = (rows: unknown[]): string => JSON.stringify([rows[0], rows[rows.length - 1]]);
  return ends(before) === ends(now);
}

/** More than any school has: a server that goes on for ever is stopped. */
const MOST_ROWS = 1_000_000;

/** What the pages of a pull say together. */
class Collected {
  /** Rows so far. */
  received = 0;
  /** Offset of the next page. */
  position = 0;
  private total: number | null = null;
  private complete = true;
  private last: Page | undefined;
  private readonly leftOut: Refusal[] = [];
  private readonly hash = createHash('sha256');

  /** @returns whether there is a further page. @throws PullFailure when there is no end to it. */
  add(page: Page, limit: number): boolean {
    const rows = page.data?.length ?? 0;
    const named = page.status_code === '05' ? (page.errors?.length ?? 0) : 0;
    // Rows were added or removed while it was read: some may have slipped through between two pages.
    if (this.last && page.total !== this.last.total) this.complete = false;
    this.complete &&= page.complete;
    this.total = page.total ?? this.total;
    this.last = page;
    this.hash.update(page.body);
    for (const { row, message } of page.errors ?? []) this.note(row ?? null, message ?? '');
    this.received += rows;
    // Rows that the server leaves out have their place in its list.
    this.position += rows + named;
    if (this.position > MOST_ROWS) throw new PullFailure('too-large');
    return rows > 0 && (this.total === null ? rows >= limit : this.position < this.total);
  }

  private note(row: number | null, message: string): void {
    if (this.leftOut.length >= KEPT_REFUSALS) return;
    this.leftOut.push({ row: row === null ? null : row + 1, key: null, column: null, reason: 'left-out-by-school', message: message.slice(0, 200) });
  }

  summary(schoolCode: string): PullSummary {
    const { total, last } = this;
    const answer = { sch_no: last?.sch_no ?? schoolCode, total: total ?? this.received, status_code: last?.status_code ?? '00', ...(last?.message ? { message: last.message.slice(0, 200) } : {}) };
    return { answer, total, complete: this.complete && (total === null || this.position >= total), leftOut: this.leftOut, sha256: this.hash.digest('hex') };
  }
}
