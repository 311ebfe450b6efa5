import { kernelError, type Language } from '@portfolio/kernel/contract';
import type { Scope } from '@portfolio/kernel/server/scope';
import { text } from '@portfolio/access/server/http/texts';
import type { Refusal as RefusalInWords, RunDetail, RunSummary, Status } from '../../contract';
import type { Refusal } from '../../domain/reasons';
import { syncTypes, typeNames, type TypeName } from '../../domain/types';
import { findConnection } from '../repositories/connections';
import { findActiveJob, findLastRuns, findRun, findWaiting, type RunRow, type WaitingRow } from '../repositories/runs';
import { describeConnection } from './save-connection';

/** Field names become headings, reasons become words. */
export function refusalsInWords(type: TypeName, refusals: readonly Refusal[], language: Language): RefusalInWords[] {
  const headings = new Map(syncTypes[type].fields.map(({ name, headings: [first] }) => [name, first]));
  return refusals.map(({ row, key, column, reason, message }) => {
    const words = text(language, `sync.reasons.${reason}`);
    return { row, key, column: column && (headings.get(column) ?? column), reason, message: message ? `${words}：${message}` : words };
  });
}

const typeName = (type: TypeName, language: Language): string => text(language, `enums.syncType.${type}`);

/** Why a record is not applied, or not wholly, in words; null when there is nothing to say. */
function noteOf({ state, errors, result, counts }: Pick<RunRow, 'state' | 'errors' | 'result' | 'counts'>, language: Language): string | null {
  const { failure } = errors;
  if (failure?.code === 'unexpected') return text(language, 'errors.job-failed', { reference: '—' });
  if (failure) return text(language, `sync.failures.${failure.code}`, failure.values);
  const note = (key: string, values: Record<string, string | number> = {}): string => text(language, `sync.notes.${key}`, values);
  if (result.overtaken) return note('overtaken');
  if (result.waits && state === 'refused') return note('unconfirmed', { ends: result.waits.ends, live: result.waits.live });
  if (result.waits) return note(result.waits.empty ? 'empty' : 'waits', { received: result.waits.received, ends: result.waits.ends, live: result.waits.live });
  if (result.waitsFor) return note('blocked', { type: typeName(result.waitsFor, language) });
  if (result.skippedFor) return note('skipped', { type: typeName(result.skippedFor, language) });
  if (result.incomplete) return note('incomplete', { total: result.total ?? 0, received: counts?.received ?? 0 });
  return null;
}

function summaryOf(row: RunRow, language: Language): RunSummary {
  const { id, type, feed, term, source, state, batch, receivedAt, endedAt, counts } = row;
  return { id, type, feed, term, source, state, batch, counts, receivedAt: receivedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null, note: noteOf(row, language) };
}

/** @throws not-found */
export async function describeRun(scope: Scope, id: string, language: Language): Promise<RunDetail> {
  const row = await findRun(scope, id);
  if (!row) throw kernelError('not-found');
  const { errors, result, sha256, startedBy, type } = row;
  return {
    ...summaryOf(row, language), startedBy, sha256, result: { ...result },
    refusals: refusalsInWords(type, errors.rows ?? [], language), notes: refusalsInWords(type, errors.notes ?? [], language),
  };
}

/** What the screen 2.1 shows. */
export async function describeStatus(scope: Scope, accountId: number, language: Language): Promise<Status> {
  const [connection, last, job, waiting] = await Promise.all([findConnection(scope), findLastRuns(scope), findActiveJob(scope, accountId), findWaiting(scope)]);
  const runs = new Map(last.map((row) => [row.type, row]));
  return {
    connection: describeConnection(connection),
    types: typeNames.map((type) => {
      const row = runs.get(type);
      return { type, last: row ? summaryOf(row, language) : null };
    }),
    job: job && { ...job, step: job.step && text(language, job.step) },
    waiting: questionsOf(waiting),
  };
}

function questionsOf(rows: readonly WaitingRow[]): Status['waiting'] {
  const asking = rows.find(({ result }) => result.waits);
  if (!asking) return null;
  const ofBatch = rows.filter(({ batch }) => batch === asking.batch);
  return {
    batch: asking.batch, term: asking.term, at: asking.at.toISOString(),
    questions: ofBatch.flatMap(({ type, result }) => (result.waits ? [{ type, ...result.waits }] : [])),
    blocked: ofBatch.filter(({ result }) => result.waitsFor).map(({ type }) => type),
  };
}
