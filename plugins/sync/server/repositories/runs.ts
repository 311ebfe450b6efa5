import type { ListSource } from '@portfolio/kernel/server/list-query';
import type { Runner } from '@portfolio/kernel/server/database';
import type { Scope } from '@portfolio/kernel/server/scope';
import { syncRunList, type Counts, type RunState } from '../../contract';
import type { Refusal } from '../../domain/reasons';
import type { FailureCode } from '../../domain/retry';
import type { Shrink } from '../../domain/shrink';
import { syncTypes, type TypeName } from '../../domain/types';
import type { Homeroom } from '../sql/side-effects';
import type { PulledTerm } from '../sql/workbench';

/** `errors` of a record: `{}` when there are none, as the manual shows it. */
export interface RunErrors {
  /** How many rows were refused; `rows` are the first of them. */
  refused?: number;
  rows?: Refusal[];
  /** Values left out of rows that were taken. */
  notes?: Refusal[];
  failure?: { code: FailureCode | 'unexpected'; values: Record<string, string | number> };
}

/** `result` of a record: what the school's server said, and what the platform made of it. */
export interface RunResult {
  sch_no?: string;
  total?: number;
  status_code?: string;
  message?: string;
  /** Only what changed since the last sync was asked for. */
  delta?: true;
  /** Less came than there is: nothing was taken as ended. */
  incomplete?: true;
  /** The question that waits for a yes, with what came. */
  waits?: Shrink & { received: number };
  /** The type whose yes this one waits for, or whose failure kept this one from being applied. */
  waitsFor?: TypeName;
  skippedFor?: TypeName;
  overtaken?: true;
  /** Classes whose homeroom teacher was not held yet. */
  homerooms?: Homeroom[];
}

export interface BatchOf {
  batch: string;
  term: PulledTerm;
  source: 'server' | 'upload';
  startedBy: number | null;
}

/** A record of a batch as it stands. */
export interface BatchRun {
  key: number;
  type: TypeName;
  state: RunState;
  result: RunResult;
  counts: Counts | null;
}

const COUNTS = `case when rows_received is not null then jsonb_build_object('received', rows_received, 'new', rows_new, 'changed', rows_changed, 'same', rows_same,
  'ended', rows_ended, 'refused', rows_refused) end`;

export async function findBatch(scope: Pick<Scope, 'query'>, batch: string): Promise<BatchRun[]> {
  return scope.query<BatchRun>(
    `select id as key, data_type as type, state, coalesce(result, '{}') as result, ${COUNTS} as counts from sync_runs where school_id = :school and batch = :batch order by id`,
    { batch },
  );
}

/** Opens a type's record, or the one that a run which broke off has left. @returns its key. */
export async function beginRun(scope: Scope, { batch, term, source, startedBy }: BatchOf, type: TypeName): Promise<number> {
  const values = { batch, type };
  const [again] = await scope.query<{ key: number }>(
    `update sync_runs set state = 'running', received_at = now(), ended_at = null, errors = '{}', result = '{}', updated_at = now()
     where school_id = :school and batch = :batch and data_type = :type returning id as key`,
    values,
  );
  if (again) return again.key;
  const [made] = await scope.query<{ key: number }>(
    `insert into sync_runs (school_id, batch, data_type, feed, year, semester, source, started_by_id, state, errors, result, received_at)
     values (:school, :batch, :type, :feed, :year, :semester, :source, :startedBy, 'running', '{}', '{}', now()) returning id as key`,
    { ...values, ...term, feed: syncTypes[type].feed, source, startedBy },
  );
  return made.key;
}

export interface EndedRun {
  state: RunState;
  errors: RunErrors;
  result: RunResult;
  counts?: Counts;
  sha256?: string;
}

export async function endRun(scope: Pick<Scope, 'run'>, key: number, { state, errors, result, counts, sha256 }: EndedRun): Promise<void> {
  await scope.run(
    `update sync_runs set state = :state, errors = :errors::jsonb, result = :result::jsonb, sha_256 = :sha256, ended_at = clock_timestamp(), updated_at = now(),
       rows_received = :received, rows_new = :new, rows_changed = :changed, rows_same = :same, rows_ended = :ended, rows_refused = :refused
     where school_id = :school and id = :key`,
    {
      key, state, errors: JSON.stringify(errors), result: JSON.stringify(result), sha256: sha256 ?? null,
      received: counts?.received ?? null, new: counts?.new ?? null, changed: counts?.changed ?? null, same: counts?.same ?? null,
      ended: counts?.ended ?? null, refused: counts?.refused ?? null,
    },
  );
}

/** A later sync answers what an earlier one asked: nothing of another batch waits any more, or is under way. */
export async function overtake(scope: Pick<Scope, 'run'>, batch: string, types: readonly TypeName[]): Promise<void> {
  await scope.run(
    `update sync_runs set state = 'refused', result = coalesce(result, '{}') || '{"overtaken": true}', ended_at = now(), updated_at = now()
     where school_id = :school and batch <> :batch and data_type = any(:types) and state in ('waiting', 'running')`,
    { batch, types },
  );
}

/** When a type of a term was last taken whole or in part from the school's server: where a delta begins. */
export async function lastReceived(scope: Pick<Scope, 'query'>, type: TypeName, { year, semester }: PulledTerm): Promise<Date | null> {
  const [row] = await scope.query<{ at: Date | null }>(
    `select max(received_at) as at from sync_runs
     where school_id = :school and data_type = :type and year = :year and semester = :semester and source = 'server' and state = 'applied'`,
    { type, year, semester },
  );
  return row.at;
}

/** Homeroom teachers that the term's last classes named before they were held. */
export async function waitingHomerooms(scope: Pick<Scope, 'query'>, { year, semester }: PulledTerm): Promise<Homeroom[]> {
  const [row] = await scope.query<{ homerooms: Homeroom[] | null }>(
    `select result->'homerooms' as homerooms from sync_runs
     where school_id = :school and data_type = 'classes' and year = :year and semester = :semester and state = 'applied' order by id desc limit 1`,
    { year, semester },
  );
  return row?.homerooms ?? [];
}

export interface RunRow {
  id: string;
  type: TypeName;
  feed: 'API-1' | 'API-2';
  term: string;
  source: 'server' | 'upload';
  state: RunState;
  batch: string;
  receivedAt: Date;
  endedAt: Date | null;
  counts: Counts | null;
  errors: RunErrors;
  result: RunResult;
  sha256: string | null;
  startedBy: string | null;
}

const ROW = `r.document_id as id, r.data_type as type, r.feed, r.year::text || r.semester as term, r.source, r.state, r.batch, r.received_at as "receivedAt", r.ended_at as "endedAt",
  ${COUNTS} as counts, coalesce(r.errors, '{}') as errors, coalesce(r.result, '{}') as result, r.sha_256 as sha256, a.name as "startedBy"`;

export async function findRun(scope: Scope, id: string): Promise<RunRow | null> {
  const [row] = await scope.query<RunRow>(`select ${ROW} from sync_runs r left join accounts a on a.id = r.started_by_id where r.school_id = :school and r.document_id = :id`, { id });
  return row ?? null;
}

/** The last record of each type, without its refused rows. */
export async function findLastRuns(scope: Scope): Promise<RunRow[]> {
  return scope.query<RunRow>(
    `select distinct on (r.data_type) ${ROW.replace(`coalesce(r.errors, '{}') as errors`, `coalesce(r.errors, '{}') - 'rows' - 'notes' as errors`)}
     from sync_runs r left join accounts a on a.id = r.started_by_id where r.school_id = :school order by r.data_type, r.received_at desc nulls last, r.id desc`,
  );
}

export interface WaitingRow {
  batch: string;
  term: string;
  at: Date;
  type: TypeName;
  result: RunResult;
}

export async function findWaiting(scope: Scope): Promise<WaitingRow[]> {
  return scope.query<WaitingRow>(
    `select batch, year::text || semester as term, received_at as at, data_type as type, coalesce(result, '{}') as result
     from sync_runs where school_id = :school and state = 'waiting' order by id`,
  );
}

export interface ActiveJob {
  id: string;
  own: boolean;
  step: string | null;
  done: number | null;
  total: number | null;
  startedBy: string | null;
}

export async function findActiveJob(scope: Scope, accountId: number): Promise<ActiveJob | null> {
  const [row] = await scope.query<ActiveJob>(
    `select j.document_id as id, coalesce(j.requested_by_id = :accountId, false) as own, j.step, j.done, j.total, a.name as "startedBy"
     from jobs j left join accounts a on a.id = j.requested_by_id
     where j.school_id = :school and j.kind = 'sync' and j.state in ('waiting', 'running') order by j.id limit 1`,
    { accountId },
  );
  return row ?? null;
}

export async function newBatch(scope: Pick<Scope, 'query'>): Promise<string> {
  const [{ id }] = await scope.query<{ id: string }>('select new_document_id() as id from schools where id = :school');
  return id;
}

/**
 * Puts a job for each school whose daily time has come, once a day (Asia/Taipei). A time that passed while no process was
 * up, or while another sync ran, is caught up the same day; one that passed before it was set is not.
 */
export async function insertDueJobs(database: Pick<Runner, 'run'>, now: Date): Promise<number> {
  return database.run(
    `with clock as (select (:now::timestamptz at time zone 'Asia/Taipei') as local)
     insert into jobs (school_id, kind, state, input, slot)
     select c.school_id, 'sync', 'waiting', jsonb_build_object('kind', 'pull', 'term', t.year::text || t.semester), to_char(clock.local, 'YYYY-MM-DD')
     from clock, sync_connections c join schools s on s.id = c.school_id and s.active join terms t on t.school_id = c.school_id and t.current
     where c.enabled and c.daily_at is not null and c.secret_sealed is not null
       and clock.local::time >= c.daily_at::time
       and (clock.local::date + c.daily_at::time) >= ((c.updated_at at time zone 'UTC') at time zone 'Asia/Taipei')
       and not exists (select 1 from jobs j where j.school_id = c.school_id and j.kind = 'sync' and j.state in ('waiting', 'running'))
     on conflict (school_id, kind, slot) do nothing`,
    { now },
  );
}

export const syncRunSource: ListSource<typeof syncRunList> = {
  list: syncRunList,
  id: 'r.document_id',
  from: 'sync_runs r',
  where: 'r.school_id = :school and (:feed::text is null or r.feed = :feed)',
  columns: {
    dataType: 'r.data_type', feed: 'r.feed', term: 'r.year::text || r.semester', source: 'r.source', state: 'r.state',
    errors: `(coalesce(r.errors, '{}') - 'rows' - 'notes')::text`, result: `(coalesce(r.result, '{}') - 'homerooms')::text`,
    receivedAt: 'r.received_at', endedAt: 'r.ended_at',
    rowsReceived: 'r.rows_received', rowsNew: 'r.rows_new', rowsChanged: 'r.rows_changed', rowsSame: 'r.rows_same', rowsEnded: 'r.rows_ended', rowsRefused: 'r.rows_refused',
  },
};
