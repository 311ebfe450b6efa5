import type { Language } from '@portfolio/kernel/contract';
import { AppError } from '@portfolio/kernel/contract';
import { transactionOn } from '@portfolio/kernel/server/database';
import { scopeOf, type Scope, type TransactionScope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { text } from '@portfolio/access/server/http/texts';
import { randomBytes } from 'node:crypto';
import { operationsError } from '../contract';
import { endJob, insertJob, listenForJobs, noteProgress, releaseJob, requeueOrphans, takeJob, type Ended, type TakenJob } from './repositories/jobs';

/**
 * Work that takes time. A job is a row that people see and the queue itself: one truth (docs/adr/0003). It is run at
 * least once; a handler must come to the same end when it is run again after a kill.
 */
export interface JobContext {
  id: string;
  scope: Scope;
  input: unknown;
  accountId: number | null;
  accountName: string;
  /** Shows what is done; cheap to call often, written at most twice a second. */
  progress(step: string, done: number, total?: number | null): Promise<void>;
  /** Aborted when the process is asked to stop; the job is then run again elsewhere. */
  signal: AbortSignal;
  /**
   * Ends the job, well or with a reason for people, in the transaction that ends its work: whenever the process is
   * killed, both have ended or neither. What the handler returns or throws afterwards changes nothing.
   */
  end(transaction: TransactionScope, outcome: JobResult | AppError): Promise<void>;
}

export interface JobResult {
  message?: string;
  result?: unknown;
  file?: { name: string; sha256: string };
}

type Handler = (job: JobContext) => Promise<JobResult>;

const handlers = new Map<string, Handler>();

export function registerJob(kind: string, handler: Handler): void {
  handlers.set(kind, handler);
}

/**
 * Puts a job in the queue, in the caller's transaction.
 * @param exclusive refuse when one of its kind is waiting or running for the school.
 * @returns its public id. @throws job-running
 */
export async function startJob(scope: Scope, job: { kind: string; input: unknown; accountId: number | null; exclusive?: boolean }): Promise<string> {
  if (!handlers.has(job.kind)) throw new Error(`no handler for jobs of kind ${job.kind}`);
  const id = await scope.transaction((transaction) => insertJob(transaction, { exclusive: false, ...job }));
  if (!id) throw operationsError('job-running');
  return id;
}

let wake: () => void = () => undefined;

export interface Worker {
  /** Waits for the running job's next safe point, and for it to be handed back. */
  stop(): Promise<void>;
}

const IDLE_MS = 1000;
const LANGUAGE: Language = 'zh-Hant';

/** Starts taking jobs in this process, one at a time, on a connection of its own. */
export function startWorker(): Worker {
  const stopping = new AbortController();
  const loop = work(stopping.signal);
  return {
    async stop() {
      stopping.abort();
      wake();
      await loop;
    },
  };
}

async function work(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await workOnConnection(signal);
    } catch (error) {
      // The database is away or the connection was cut: its locks are gone too. Wait and begin anew.
      if (!signal.aborted) services().log.warn(`worker: ${(error as Error).message}`);
      await pause(signal);
    }
  }
}

async function workOnConnection(signal: AbortSignal): Promise<void> {
  const client = await services().database.pool.connect();
  const connection = transactionOn(client);
  let cut: Error | undefined;
  const onCut = (error: Error) => (cut = error);
  client.on('error', onCut);
  client.on('notification', () => wake());
  try {
    await listenForJobs(connection);
    while (!signal.aborted && !cut) {
      await requeueOrphans(connection);
      const job = await takeJob(connection, [...handlers.keys()]);
      if (!job) {
        await pause(signal);
        continue;
      }
      await run(job, signal);
      await releaseJob(connection, job.key);
    }
  } finally {
    client.off('error', onCut);
    client.removeAllListeners('notification');
    client.release(true); // ends the connection, and with it every lock that it may still hold
  }
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, IDLE_MS);
    wake = () => {
      clearTimeout(timer);
      resolve();
    };
    if (signal.aborted) wake();
  });
}

async function run(job: TakenJob, signal: AbortSignal): Promise<void> {
  const { database } = services();
  const handler = handlers.get(job.kind);
  if (!handler) return;
  try {
    const result = await handler({
      id: job.id,
      scope: scopeOf(database, job.schoolId),
      input: job.input,
      accountId: job.accountId,
      accountName: job.accountName ?? text(LANGUAGE, 'operations.system'),
      progress: progressOf(job.key),
      signal,
      end: ({ transactionOf }, outcome) => endJob(transactionOf, job.key, outcome instanceof AppError ? failed(job, outcome) : done(outcome)),
    });
    await endJob(database, job.key, done(result));
  } catch (error) {
    // Stopped by us: the row stays running, and whoever sees that its lock is free runs it again.
    if (signal.aborted) return;
    await endJob(database, job.key, failed(job, error));
  }
}

const done = ({ message, result, file }: JobResult): Ended => ({ state: 'done', message: message ?? null, result: result ?? null, fileName: file?.name ?? null, fileSha256: file?.sha256 ?? null });

function failed(job: TakenJob, error: unknown): Ended {
  const nothing = { state: 'failed' as const, result: null, fileName: null, fileSha256: null };
  if (error instanceof AppError) return { ...nothing, message: text(LANGUAGE, `errors.${error.code}`, error.values) };
  const reference = randomBytes(4).toString('hex');
  services().log.error(`[${reference}] job ${job.kind} ${job.id}: ${(error as Error)?.stack ?? String(error)}`);
  return { ...nothing, message: text(LANGUAGE, 'errors.job-failed', { reference }) };
}

function progressOf(key: number): JobContext['progress'] {
  let shownAt = 0;
  let shownStep = '';
  return async (step, done, total = null) => {
    const now = performance.now();
    if (step === shownStep && now - shownAt < 500 && done !== total) return;
    [shownAt, shownStep] = [now, step];
    await noteProgress(services().database, key, { step, done, total });
  };
}
