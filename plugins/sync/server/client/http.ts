import { lookup as resolve, type LookupAddress, type LookupAllOptions } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { mayConnect } from '@portfolio/kernel/server/addresses';
import { PullFailure } from './adapter';
import { hostOf } from './addresses';

/** One small HTTP client: bounded in time and size, follows nothing, connects only where it may. */
export interface HttpLimits {
  /** For the whole exchange, from the first byte sent to the last received. */
  timeoutMs: number;
  maxBytes: number;
  privateHosts: boolean;
}

export interface HttpAnswer {
  status: number;
  body: Buffer;
}

export interface HttpQuestion {
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string;
  signal?: AbortSignal;
}

export interface HttpClient {
  /** @throws PullFailure (unreachable, time-out, too-large, address-refused), or the signal's reason. */
  ask(url: URL, question: HttpQuestion): Promise<HttpAnswer>;
  close(): void;
}

/** The address is checked as it is resolved for the connection itself: a name that resolves otherwise a moment later gains nothing. */
const guardedLookup = (privateHosts: boolean): LookupFunction => (host, options, callback) => {
  resolve(host, { ...options, all: true } as LookupAllOptions, (error, addresses: LookupAddress[]) => {
    if (error) return callback(error, '', 0);
    const allowed = addresses.filter(({ address }) => mayConnect(address, privateHosts));
    if (allowed.length === 0) return callback(new PullFailure('address-refused'), '', 0);
    if (options.all) return callback(null, allowed);
    return callback(null, allowed[0].address, allowed[0].family);
  });
};

export function createHttpClient(limits: HttpLimits): HttpClient {
  const settings = { keepAlive: true, maxSockets: 2 };
  const agents = { 'http:': new http.Agent(settings), 'https:': new https.Agent(settings) };
  const lookup = guardedLookup(limits.privateHosts);
  return {
    async ask(url, question) {
      const host = hostOf(url);
      if (isIP(host) !== 0 && !mayConnect(host, limits.privateHosts)) throw new PullFailure('address-refused');
      const agent = agents[url.protocol as keyof typeof agents];
      return exchange(url, question, limits, { agent, lookup });
    },
    close: () => Object.values(agents).forEach((agent) => agent.destroy()),
  };
}

type Connection = Pick<http.RequestOptions, 'agent' | 'lookup'>;

function exchange(url: URL, { method, headers, body, signal }: HttpQuestion, { timeoutMs, maxBytes }: HttpLimits, connection: Connection): Promise<HttpAnswer> {
  const { request } = url.protocol === 'https:' ? https : http;
  if (signal?.aborted) return Promise.reject(signal.reason as Error);
  return new Promise((succeed, fail) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const sent = request(url, { method, headers: { ...headers, ...length }, ...connection });
    const end = (error: Error): void => {
      settle();
      fail(error);
      sent.destroy();
    };
    const onAbort = (): void => end(signal?.reason as Error);
    const timer = setTimeout(() => end(new PullFailure('time-out')), timeoutMs);
    const settle = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    sent.on('error', (error) => end(error instanceof PullFailure ? error : new PullFailure('unreachable')));
    sent.on('response', (answer) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > maxBytes) end(new PullFailure('too-large'));
        else chunks.push(chunk);
      });
      answer.on('error', () => end(new PullFailure('unreachable')));
      answer.on('end', () => {
        settle();
        if (!answer.complete) fail(new PullFailure('unreachable'));
        else succeed({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks) });
      });
    });
    sent.end(body);
  });
}
