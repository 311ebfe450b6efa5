import type { Runner } from '@portfolio/kernel/server/database';
import type { ListSource } from '@portfolio/kernel/server/list-query';
import type { Scope } from '@portfolio/kernel/server/scope';
import { jobList } from '../../contract';

export interface JobRow {
  id: string;
  kind: string;
  state: 'waiting' | 'running' | 'done' | 'failed';
  step: string | null;
  done: number | null;
  total: number | null;
  message: string | null;
  result: unknown;
  fileName: string | null;
  fileSha256: string | null;
  createdAt: Date;
  endedAt: Date | null;
}

const COLUMNS = `document_id as id, kind, state, step, done, total, message, result, file_name as "fileName", file_sha_256 as "fileSha256",
  created_at as "createdAt", ended_at as "endedAt"`;

export async function findOwnJobs(scope: Scope, accountId: number): Promise<JobRow[]> {
  return scope.query<JobRow>(`select ${COLUMNS} from jobs where school_id = :school and requested_by_id = :accountId order by created_at desc, id desc limit 20`, { accountId });
}

export async function findOwnJob(scope: Scope, accountId: number, id: string): Promise<JobRow | null> {
  const [row] = await scope.query<JobRow>(`select ${COLUMNS} from jobs where school_id = :school and requested_by_id = :accountId and document_id = :id`, { accountId, id });
  return row ?? null;
}

export const jobSource: ListSource<typeof jobList> = {
  list: jobList,
  id: 'j.document_id',
  from: 'jobs j left join accounts a on a.id = j.requested_by_id',
  where: 'j.school_id = :school',
  columns: {
    createdAt: 'j.created_at', kind: 'j.kind', state: 'j.state', message: 'j.message', requestedBy: 'a.name', endedAt: 'j.ended_at', done: 'j.done', total: 'j.total',
  },
};

/** Told to every worker when the transaction that made a job is committed, not before. */
export const JOBS_CHANNEL = 'portfolio_jobs';

export const listenForJobs = (connection: Runner): Promise<number> => connection.run(`listen ${JOBS_CHANNEL}`);

/** @returns the public id, or null when work of this kind is waiting or running for the school. */
export async function insertJob(scope: Scope, job: { kind: string; input: unknown; accountId: number | null; exclusive: boolean }): Promise<string | null> {
  // One at a time looks at each other through this lock, so that two presses make one job.
  await scope.query(`select pg_advisory_xact_lock(hashtext('job:' || :kind::text), :school::int)`, { kind: job.kind });
  const [row] = await scope.query<{ id: string }>(
    `with made as (
       insert into jobs (school_id, kind, state, input, requested_by_id)
       select :school, :kind::text, 'waiting', :input::jsonb, :accountId::int
       where not (:exclusive::boolean and exists (select 1 from jobs where school_id = :school and kind = :kind::text and state in ('waiting', 'running')))
       returning document_id as id)
     select id, pg_notify('${JOBS_CHANNEL}', '') from made`,
    { kind: job.kind, input: JSON.stringify(job.input ?? {}), accountId: job.accountId, exclusive: job.exclusive },
  );
  return row?.id ?? null;
}

/** A job that a worker has taken. */
export interface TakenJob {
  key: number;
  id: string;
  schoolId: number;
  kind: string;
  input: unknown;
  accountId: number | null;
  accountName: string | null;
}

// Namespace of the advisory locks by which a running job is known to have a live worker.
const ALIVE = 7_201_109;

/** Takes the oldest job that waits. The caller's connection holds the lock that says it is alive. */
export async function takeJob(connection: Runner, kinds: string[]): Promise<TakenJob | null> {
  const [job] = await connection.query<TakenJob>(
    `with next as materialized (
       select id from jobs where state = 'waiting' and kind = any(:kinds) order by id for update skip locked limit 1),
     mine as materialized (select id from next where pg_try_advisory_lock(:alive, id)),
     taken as (
       update jobs set state = 'running', started_at = now(), updated_at = now(), step = null, done = null, total = null
       from mine where jobs.id = mine.id
       returning jobs.*)
     select t.id as key, t.document_id as id, t.school_id as "schoolId", t.kind, t.input, t.requested_by_id as "accountId", a.name as "accountName"
     from taken t left join accounts a on a.id = t.requested_by_id`,
    { kinds, alive: ALIVE },
  );
  return job ?? null;
}

export async function releaseJob(connection: Runner, key: number): Promise<void> {
  await connection.query('select pg_advisory_unlock(:alive, :key)', { alive: ALIVE, key });
}

/** Jobs whose worker is gone (its connection ended, and with it its lock) wait again. */
export async function requeueOrphans(connection: Runner): Promise<number> {
  const orphans = await connection.query<{ id: number }>(
    `with running as materialized (select id from jobs where state = 'running')
     select id from running where pg_try_advisory_lock(:alive, id)`,
    { alive: ALIVE },
  );
  if (orphans.length === 0) return 0;
  const ids = orphans.map(({ id }) => id);
  const requeued = await connection.run(`update jobs set state = 'waiting', updated_at = now() where id = any(:ids) and state = 'running'`, { ids });
  await connection.query('select pg_advisory_unlock(:alive, id) from unnest(:ids::int[]) id', { alive: ALIVE, ids });
  return requeued;
}

export async function noteProgress(database: Runner, key: number, progress: { step: string; done: number; total: number | null }): Promise<void> {
  await database.run('update jobs set step = :step, done = :done, total = :total, updated_at = now() where id = :key', { key, ...progress });
}

export interface Ended {
  state: 'done' | 'failed';
  message: string | null;
  result: unknown;
  fileName: string | null;
  fileSha256: string | null;
}

/** Once: a job that has ended stays as it ended. */
export async function endJob(database: Runner, key: number, ended: Ended): Promise<void> {
  await database.run(
    `update jobs set state = :state, message = left(:message, 255), result = :result::jsonb, file_name = :fileName, file_sha_256 = :fileSha256, ended_at = now(), updated_at = now()
     where id = :key and state in ('waiting', 'running')`,
    { key, ...ended, result: JSON.stringify(ended.result ?? null) },
  );
}
