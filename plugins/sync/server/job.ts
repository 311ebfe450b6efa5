import { z } from 'zod';
import { registerJob, type JobContext, type JobResult } from '@portfolio/operations/server/jobs';
import { services } from '@portfolio/kernel/server/services';
import { text } from '@portfolio/access/server/http/texts';
import { syncError, type Counts } from '../contract';
import { typeNames, type TypeName } from '../domain/types';
import type { SchoolAdapter } from './client/adapter';
import { PullFailure } from './client/adapter';
import { openAdapter } from './client/open-adapter';
import { findConnection, findSchool } from './repositories/connections';
import { deleteUpload, findUpload } from './repositories/uploads';
import { readUpload } from './sheets/read-sheet';
import { openUpload, pulledTermOf } from './use-cases/preview-upload';
import { runSync, type Outcome, type Outcomes, type SyncPlan } from './use-cases/run-sync';

/** What a job of kind `sync` is asked to do. */
const input = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('pull'), term: z.string(), types: z.array(z.enum(typeNames)).optional(), changesOnly: z.boolean().default(false),
    /** Goes on with a batch that waited, and how many rows of a type may end by the yes to it. */
    batch: z.string().optional(), confirmed: z.partialRecord(z.enum(typeNames), z.int()).optional(),
  }),
  z.object({ kind: z.literal('upload'), upload: z.string(), type: z.enum(typeNames), term: z.string(), confirmedEnds: z.int().nullable() }),
]);
export type SyncJobInput = z.input<typeof input>;
type Input = z.output<typeof input>;

const LANGUAGE = 'zh-Hant';

export function registerSyncJob(): void {
  registerJob('sync', async (job) => {
    const asked = input.parse(job.input);
    return asked.kind === 'pull' ? pull(job, asked) : applySheet(job, asked);
  });
}

const planOf = (job: JobContext, term: string): Omit<SyncPlan, 'source' | 'batch' | 'types' | 'pull'> => ({
  database: services().database, seal: services().seal, schoolId: job.scope.schoolId, term: pulledTermOf(term),
  actor: { accountId: job.accountId, name: job.accountName }, progress: job.progress, signal: job.signal,
});

async function pull(job: JobContext, { term, types, batch, confirmed, changesOnly }: Extract<Input, { kind: 'pull' }>): Promise<JobResult> {
  const adapter = await connect(job);
  try {
    const plan = planOf(job, term);
    return resultOf(await runSync({
      ...plan, source: 'server', batch: batch ?? job.id, types: types ?? typeNames, confirmed, changesOnly,
      pull: (type, since) => adapter.pull(type, plan.term, { since }),
    }));
  } finally {
    adapter.close();
  }
}

/** @throws sync-not-set, sync-address */
async function connect(job: JobContext): Promise<SchoolAdapter> {
  const [connection, school] = await Promise.all([findConnection(job.scope), findSchool(job.scope)]);
  if (!connection?.secretSealed) throw syncError('sync-not-set');
  try {
    return openAdapter(connection, school.code, job.signal);
  } catch (error) {
    throw error instanceof PullFailure ? syncError('sync-address') : error;
  }
}

async function applySheet(job: JobContext, { upload: id, type, term, confirmedEnds }: Extract<Input, { kind: 'upload' }>): Promise<JobResult> {
  const upload = await findUpload(job.scope, id);
  const outcomes = await runSync({
    ...planOf(job, term), source: 'upload', batch: job.id, types: [type], confirmed: confirmedEnds === null ? {} : { [type]: confirmedEnds },
    // Not asked for when a run that was killed has applied it already, and so removed it.
    pull() {
      if (!upload) throw syncError('sync-upload-gone');
      const rows = readUpload(type, upload, openUpload(job.scope, upload.key));
      return { rows, summary: () => ({ answer: { file: upload.fileName, status_code: '00' }, total: null, complete: true, leftOut: [], sha256: upload.sha256 }) };
    },
  });
  const outcome = outcomes.get(type);
  if (outcome?.state === 'waiting') throw syncError('sync-shrink-unconfirmed', { ends: outcome.shrink.ends, live: outcome.shrink.live });
  if (upload) await deleteUpload(job.scope, upload.key);
  return resultOf(outcomes);
}

/** @throws sync-incomplete when some types could not be taken: the job is then shown as failed. */
function resultOf(outcomes: Outcomes): JobResult {
  const of = <S extends Outcome['state']>(state: S) => [...outcomes].filter((entry): entry is [TypeName, Extract<Outcome, { state: S }>] => entry[1].state === state);
  const name = (type: TypeName): string => text(LANGUAGE, `enums.syncType.${type}`);
  const failed = of('failed').map(([type, { failure }]) => `${name(type)}（${text(LANGUAGE, `sync.failures.${failure.code}`, failure.values)}）`);
  if (failed.length > 0) throw syncError('sync-incomplete', { failed: failed.join('、') });
  const result = Object.fromEntries(of('applied').map(([type, { counts }]) => [type, counts]));
  const waiting = of('waiting').map(([type]) => name(type));
  if (waiting.length > 0) return { result, message: text(LANGUAGE, 'sync.waits', { types: waiting.join('、') }) };
  return { result, message: text(LANGUAGE, 'sync.done', { ...sum(Object.values(result)) }) };
}

const sum = (all: readonly Counts[]): Counts => all.reduce(
  (total, counts) => ({
    received: total.received + counts.received, new: total.new + counts.new, changed: total.changed + counts.changed,
    same: total.same + counts.same, ended: total.ended + counts.ended, refused: total.refused + counts.refused,
  }),
  { received: 0, new: 0, changed: 0, same: 0, ended: 0, refused: 0 },
);
