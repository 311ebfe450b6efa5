import type { Runner } from '@portfolio/kernel/server/database';
import type { TransactionScope } from '@portfolio/kernel/server/scope';
import type { RetentionKind } from '../../contract/retention';

/** What is past its time, kind by kind, in the order in which rows lean on each other: children first. */
const BEFORE = '(now() - make_interval(months => :months::int))::timestamp';

const STUDENTS = `select id from students where school_id = :school
  and coalesce(ended_at, case when status in ('graduated', 'transferred') then updated_at end) < ${BEFORE}`;
const OF_STUDENT = `student_id in (${STUDENTS})`;
const ACCOUNTS = `select id from accounts where school_id = :school and ${OF_STUDENT}`;
const OF_ACCOUNT = `account_id in (${ACCOUNTS})`;
const within = (column: string, table: string, where: string): string => `${column} in (select id from ${table} where school_id = :school and ${where})`;

const ENDED_EXPORTS = `state in ('ended', 'failed') and made_at < ${BEFORE}`;
const ENDED_IMPORTS = `state in ('done', 'ended', 'refused') and made_at < ${BEFORE}`;

type Removal = readonly [table: string, where: string];

const removals: Record<Exclude<RetentionKind, 'audit'>, readonly Removal[]> = {
  jobs: [['jobs', `state in ('done', 'failed') and ended_at < ${BEFORE}`]],
  messages: [['notifications', `created_at < ${BEFORE}`], ['outbox_mails', `state <> 'waiting' and ended_at < ${BEFORE}`]],
  'sync-runs': [['sync_runs', `state in ('applied', 'refused', 'failed') and received_at < ${BEFORE}
    and batch is distinct from (select n.batch from sync_runs n where n.school_id = :school order by n.received_at desc nulls last limit 1)`]],
  exports: [
    ['exchange_export_students', within('exchange_export_id', 'exchange_exports', ENDED_EXPORTS)], ['exchange_exports', ENDED_EXPORTS],
    ['exchange_import_students', within('exchange_import_id', 'exchange_imports', ENDED_IMPORTS)], ['exchange_imports', ENDED_IMPORTS],
    ['roster_exports', `mode = 'draft' and state in ('done', 'failed') and made_at < ${BEFORE} and not exists (select 1 from roster_items i where i.roster_export_id = roster_exports.id)`],
  ],
  graduates: [
    ['receipt_items', within('receipt_id', 'receipts', OF_STUDENT)], ['receipt_reports', OF_STUDENT], ['receipts', OF_STUDENT],
    ['roster_items', `${within('outcome_id', 'outcomes', OF_STUDENT)} or ${within('performance_id', 'performances', OF_STUDENT)}`],
    ['exchange_export_students', OF_STUDENT], ['exchange_import_students', OF_STUDENT],
    ['outcome_events', `${within('outcome_id', 'outcomes', OF_STUDENT)}`], ['outcomes', OF_STUDENT],
    ['performance_events', `${within('performance_id', 'performances', OF_STUDENT)}`], ['performances', OF_STUDENT],
    ['study_plan_events', `${within('study_plan_id', 'study_plans', OF_STUDENT)}`], ['study_plans', OF_STUDENT],
    ['counselling_attendances', OF_STUDENT], ['incoming_uploads', OF_STUDENT], ['stored_files', OF_STUDENT],
    ['enrolments', OF_STUDENT], ['placements', OF_STUDENT], ['officer_posts', OF_STUDENT],
    ['jobs', `requested_by_id in (${ACCOUNTS})`], ['notifications', OF_ACCOUNT], ['outbox_mails', OF_ACCOUNT], ['accounts', OF_STUDENT],
    ['students', `id in (${STUDENTS})`],
  ],
};

/** Lets the guards of the database through, for the rest of this transaction. */
export const beginRetention = (scope: TransactionScope): Promise<unknown> => scope.query(`select set_config('portfolio.retention', 'on', true) where :school::int is not null`);

/** Removes what a rule says, of one school. @returns rows by table, those without any left out */
export async function removeExpired(scope: TransactionScope, kind: RetentionKind, months: number): Promise<Record<string, number>> {
  const removed: Record<string, number> = {};
  const steps = kind === 'audit' ? [] : removals[kind];
  for (const [table, where] of steps) {
    const rows = await scope.run(`delete from ${table} where school_id = :school and (${where})`, { months });
    if (rows > 0) removed[table] = rows;
  }
  return kind === 'audit' ? removeEntries(scope, months) : removed;
}

/** The oldest entries, and the hash that the first of the others follows. The newest stays in any case. */
async function removeEntries(scope: TransactionScope, months: number): Promise<Record<string, number>> {
  // No entry is written meanwhile: whoever writes one waits for the head.
  await scope.query('select 1 from audit_heads where school_id = :school for update');
  const [{ removed }] = await scope.query<{ removed: number }>(
    `with expired as (
       delete from audit_entries e where e.school_id = :school and e.happened_at < ${BEFORE} and e.hash is distinct from (select hash from audit_heads where school_id = :school)
       returning e.hash, e.previous_hash, e.happened_at),
     last as (select hash, happened_at from expired x where not exists (select 1 from expired y where y.previous_hash = x.hash)),
     noted as (
       insert into audit_anchors as a (school_id, hash, removed, until) select :school, hash, (select count(*) from expired), happened_at from last
       on conflict (school_id) do update set hash = excluded.hash, removed = a.removed + excluded.removed, until = excluded.until)
     select count(*)::int as removed from expired`, { months });
  return removed > 0 ? { audit_entries: removed } : {};
}

export interface RetentionRule {
  kind: RetentionKind;
  months: number;
  enabled: boolean;
  reason: string | null;
}

export const findRules = (database: Runner): Promise<RetentionRule[]> =>
  database.query<RetentionRule>(`select kind, months, coalesce(enabled, false) as enabled, reason from retention_rules order by id`);

export const findSchools = (database: Runner): Promise<{ key: number; code: string; name: string }[]> =>
  database.query('select id as key, code, name from schools order by code');

/** @returns whether this process is the one that removes tonight */
export async function claimNight(database: Runner, day: string): Promise<boolean> {
  return (await database.run('insert into retention_runs (day) values (:day::date) on conflict (day) do nothing', { day })) > 0;
}

export const noteNight = (database: Runner, day: string, removed: unknown): Promise<number> =>
  database.run('update retention_runs set done_at = now(), removed = :removed::jsonb where day = :day::date', { day, removed: JSON.stringify(removed) });

export const findLastNight = async (database: Runner): Promise<{ day: string; doneAt: Date } | null> =>
  (await database.query<{ day: string; doneAt: Date }>(`select day::text as day, done_at as "doneAt" from retention_runs where done_at is not null order by day desc limit 1`))[0] ?? null;

const UNUSED = `not exists (select 1 from stored_files f where f.sha_256 = b.sha_256) and not exists (select 1 from jobs j where j.file_sha_256 = b.sha_256)
  and not exists (select 1 from roster_exports r where r.sha_256 = b.sha_256)`;

/** Marks bytes that no row has pointed at for a day (a job names its file when it ends), and takes the mark off what is used again. */
export async function markUnused(database: Runner): Promise<void> {
  await database.run(`update blobs b set tombstoned_at = now() where tombstoned_at is null and kept_at < now() - interval '1 day' and ${UNUSED}`);
  await database.run(`update blobs b set tombstoned_at = null where tombstoned_at is not null and not (${UNUSED})`);
}

/** Takes some that were marked so many days ago, held by the transaction until their bytes are gone. */
export async function takeUnused(transaction: Runner, { days, limit }: { days: number; limit: number }): Promise<string[]> {
  const rows = await transaction.query<{ sha256: string }>(
    `delete from blobs where sha_256 in (
       select b.sha_256 from blobs b where b.tombstoned_at < now() - make_interval(days => :days::int) and ${UNUSED} order by b.sha_256 limit :limit::int for update skip locked)
     returning sha_256 as sha256`, { days, limit });
  return rows.map(({ sha256 }) => sha256);
}
