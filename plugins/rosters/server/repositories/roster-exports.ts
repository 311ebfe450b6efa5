import type { ListSource } from '@portfolio/kernel/server/list-query';
import type { Runner } from '@portfolio/kernel/server/database';
import type { Scope, TransactionScope } from '@portfolio/kernel/server/scope';
import { rosterExportLists, type ExportMode, type ExportState } from '../../contract';
import { rostersOf, type Edition, type RosterNumber, type Subject } from '../../domain/columns';
import type { Link } from '../../domain/link-token';

// Numbers of the declarative table only: nothing that a client sends.
const isOf = (subject: Subject): string => `x.roster in (${rostersOf(subject).map((roster) => `'${roster}'`).join(', ')})`;

export const rosterExportSource = (subject: Subject): ListSource<(typeof rosterExportLists)[Subject]> => ({
  list: rosterExportLists[subject],
  id: 'x.document_id',
  from: 'roster_exports x left join accounts a on a.id = x.made_by_id left join accounts u on u.id = x.unlocked_by_id',
  where: `x.school_id = :school and ${isOf(subject)}`,
  columns: {
    madeAt: 'x.made_at', year: 'x.year', roster: 'x.roster', grades: 'x.grades', mode: 'x.mode', state: 'x.state', rows: 'x.rows', errors: 'x.errors', warnings: 'x.warnings',
    added: 'x.added', changed: 'x.changed', removed: 'x.removed', columnsEdition: 'x.columns_edition', madeBy: 'a.name', fileName: 'x.file_name', openings: '(select count(*)::int from link_openings l where l.school_id = :school and l.roster_export_id = x.id)',
    revokedAt: 'x.revoked_at', revokedReason: 'x.revoked_reason', unlockedAt: 'x.unlocked_at', unlockedBy: 'u.name', unlockedReason: 'x.unlocked_reason',
    attachmentsMadeAt: `case when x.attachments_spool is not null then x.attachments_made_at end`, sha256: 'x.sha_256', bytes: 'x.bytes',
  },
});

export interface ExportRow extends Edition {
  key: number;
  id: string;
  mode: ExportMode;
  state: ExportState;
  madeAt: Date;
  fileName: string | null;
  sha256: string | null;
  rows: number | null;
  errors: number | null;
  warnings: number | null;
  /** Packed attachments in the spool, while they are kept. */
  attachments: string | null;
}

const COLUMNS = `id as key, document_id as id, year, roster, grades, mode, state, made_at as "madeAt", file_name as "fileName", sha_256 as sha256, rows, errors, warnings, attachments_spool as attachments`;

/** @returns the public id of an export that begins. */
export async function insertExport(scope: Scope, edition: Edition & { semester: number; mode: ExportMode; accountId: number }): Promise<string> {
  const [{ id }] = await scope.query<{ id: string }>(
    `insert into roster_exports (school_id, year, semester, roster, grades, mode, state, made_by_id, made_at)
     values (:school, :year, :semester, :roster, :grades, :mode, 'running', :accountId, now()) returning document_id as id`,
    { year: edition.year, semester: edition.semester, roster: edition.roster, grades: edition.grades, mode: edition.mode, accountId: edition.accountId },
  );
  return id;
}

export async function findExport(scope: Scope, id: string): Promise<ExportRow | null> {
  const [row] = await scope.query<ExportRow>(`select ${COLUMNS} from roster_exports where school_id = :school and document_id = :id`, { id });
  return row ?? null;
}

export async function lockExport(scope: TransactionScope, id: string): Promise<ExportRow | null> {
  const [row] = await scope.query<ExportRow>(`select ${COLUMNS} from roster_exports where school_id = :school and document_id = :id for update`, { id });
  return row ?? null;
}

export interface LastExport {
  roster: RosterNumber;
  grades: string;
  id: string;
  mode: ExportMode;
  state: ExportRow['state'];
  madeBy: string | null;
  madeAt: Date;
  rows: number | null;
  errors: number | null;
  warnings: number | null;
}

/** Of each roster and grades of a year the last export that came to something or is under way. */
export async function findLastExports(scope: Scope, year: number): Promise<LastExport[]> {
  return scope.query<LastExport>(
    `select distinct on (x.roster, x.grades) x.roster, x.grades, x.document_id as id, x.mode, x.state, a.name as "madeBy", x.made_at as "madeAt", x.rows, x.errors, x.warnings
     from roster_exports x left join accounts a on a.id = x.made_by_id
     where x.school_id = :school and x.year = :year and x.state <> 'failed'
     order by x.roster, x.grades, x.made_at desc, x.id desc`,
    { year },
  );
}

export interface Finished {
  fileName: string;
  sha256: string;
  bytes: number;
  rows: number;
  errors: number;
  warnings: number;
  /** Against the final export before; null where there is none to compare with. */
  changes: Changes | null;
  /** Number of the edition of the columns that it was made by; null: as they stand in the table of rosters. */
  columns: string | null;
}

export async function finishExport(scope: Scope, key: number, { changes, ...finished }: Finished): Promise<void> {
  await scope.run(
    `update roster_exports set state = 'done', file_name = :fileName, sha_256 = :sha256, bytes = :bytes, rows = :rows, errors = :errors, warnings = :warnings,
       added = :added, changed = :changed, removed = :removed, columns_edition = :columns, updated_at = now()
     where school_id = :school and id = :key`,
    { key, ...finished, added: changes?.added ?? null, changed: changes?.changed ?? null, removed: changes?.removed ?? null },
  );
}

/** Of an export that came to nothing; the counts are there when it was stopped by 預檢. */
export async function failExport(scope: Scope, id: string, counts: { errors: number | null; warnings: number | null }): Promise<void> {
  await scope.run(
    `update roster_exports set state = 'failed', errors = :errors, warnings = :warnings, updated_at = now()
     where school_id = :school and document_id = :id and state = 'running'`,
    { id, ...counts },
  );
}

/**
 * Locks what a final export holds, so that no other export takes it in meanwhile. In a statement of its own: the next one
 * sees every export that was there first.
 */
export async function lockItems(scope: TransactionScope, subject: Freezable, exportKey: number): Promise<void> {
  const { table, column } = frozenOf[subject];
  await scope.run(
    `select o.id from ${table} o where o.school_id = :school and o.id in (select ${column} from roster_items where school_id = :school and roster_export_id = :exportKey)
     order by o.id for no key update of o`,
    { exportKey },
  );
}

/** `submitted → ticked` of every item that no other final export holds, each with its event. @returns how many. */
export async function reopenItems(scope: TransactionScope, subject: Freezable, exportKey: number, actor: { accountId: number; name: string; reason: string }): Promise<number> {
  const { table, events, column } = frozenOf[subject];
  return scope.run(
    `with reopened as (
       update ${table} o set state = 'ticked', submitted_at = null, updated_at = now()
       where o.school_id = :school and o.state = 'submitted'
         and o.id in (select ${column} from roster_items where school_id = :school and roster_export_id = :exportKey)
         and not exists (
           select 1 from roster_items i join roster_exports x on x.id = i.roster_export_id
           where i.school_id = :school and i.${column} = o.id and x.id <> :exportKey and x.mode = 'final' and x.state in ('done', 'revoked'))
       returning o.id)
     insert into ${events} (school_id, ${column}, from_state, to_state, account_id, actor_name, reason, happened_at)
     select :school, id, 'submitted', 'ticked', :accountId, :name, :reason, clock_timestamp() from reopened`,
    { exportKey, ...actor },
  );
}

/** Marks a final export as taken back; its links end with that. @returns 0 when it is no final export that is done. */
export async function unlockExport(scope: TransactionScope, key: number, { accountId, reason }: { accountId: number; reason: string }): Promise<number> {
  return scope.run(
    `update roster_exports set state = 'unlocked', unlocked_at = now(), unlocked_by_id = :accountId, unlocked_reason = :reason, updated_at = now()
     where school_id = :school and id = :key and mode = 'final' and state in ('done', 'revoked')`,
    { key, accountId, reason },
  );
}

export async function revokeExport(scope: Scope, id: string, reason: string): Promise<number> {
  return scope.run(
    `update roster_exports set state = 'revoked', revoked_at = now(), revoked_reason = :reason, updated_at = now()
     where school_id = :school and document_id = :id and state = 'done'`,
    { id, reason },
  );
}

/** What can be frozen: the tables of it and of its events, and the columns that point at it. */
export const frozenOf = {
  outcomes: { table: 'outcomes', events: 'outcome_events', column: 'outcome_id' },
  performances: { table: 'performances', events: 'performance_events', column: 'performance_id' },
} as const;
export type Freezable = keyof typeof frozenOf;

/** One outcome or performance of a final export, as it was handed in. */
export interface Item {
  key: number;
  sheet: string;
  row: number;
  cells: Record<string, string>;
}

export async function insertItems(scope: Scope, subject: Freezable, exportKey: number, items: readonly Item[]): Promise<void> {
  await scope.run(
    `insert into roster_items (school_id, roster_export_id, ${frozenOf[subject].column}, sheet, row_no, cells)
     select :school, :exportKey, i.key, i.sheet, i.row, i.cells
     from jsonb_to_recordset(:items::jsonb) as i(key int, sheet text, row int, cells jsonb)`,
    { exportKey, items: JSON.stringify(items) },
  );
}

/** `ticked → submitted` of every item, each with its event. @returns how many; those of an earlier roster stay as they are. */
export async function freezeItems(scope: Scope, subject: Freezable, exportKey: number, actor: { accountId: number | null; name: string }): Promise<number> {
  const { table, events, column } = frozenOf[subject];
  return scope.run(
    `with frozen as (
       update ${table} o set state = 'submitted', submitted_at = now(), updated_at = now()
       from roster_items i where i.school_id = :school and i.roster_export_id = :exportKey and o.id = i.${column} and o.school_id = :school and o.state = 'ticked'
       returning o.id)
     insert into ${events} (school_id, ${column}, from_state, to_state, account_id, actor_name, happened_at)
     select :school, id, 'ticked', 'submitted', :accountId, :name, clock_timestamp() from frozen`,
    { exportKey, ...actor },
  );
}

/** Items whose tick was taken back after they had been written: the roster would hold what is not submitted. */
export async function countLoose(scope: Scope, subject: Freezable, exportKey: number): Promise<number> {
  const { table, column } = frozenOf[subject];
  const [{ loose }] = await scope.query<{ loose: number }>(
    `select count(*)::int as loose from roster_items i join ${table} o on o.id = i.${column}
     where i.school_id = :school and i.roster_export_id = :exportKey and o.state not in ('submitted', 'receipted')`,
    { exportKey },
  );
  return loose;
}

export interface Changes {
  added: number;
  changed: number;
  removed: number;
}

/** A final export against the one before it of the same roster and grades; null when it is the first. */
export async function findChanges(scope: Scope, { key, year, roster, grades }: ExportRow): Promise<Changes | null> {
  const [row] = await scope.query<Changes & { before: number | null }>(
    `with before as (
       select max(id) as id from roster_exports
       where school_id = :school and year = :year and roster = :roster and grades = :grades and mode = 'final' and state in ('done', 'revoked', 'unlocked') and id < :key),
     pairs as (
       select n.item as came, b.item as was, n.cells is distinct from b.cells or n.sheet <> b.sheet as differs
       from (select coalesce(outcome_id, performance_id) as item, sheet, cells from roster_items where school_id = :school and roster_export_id = :key) n
       full join (
         select coalesce(outcome_id, performance_id) as item, sheet, cells from roster_items
         where school_id = :school and roster_export_id = (select id from before)) b on b.item = n.item)
     select (select id from before) as before, count(*) filter (where was is null)::int as added, count(*) filter (where came is null)::int as removed,
       count(*) filter (where came is not null and was is not null and differs)::int as changed
     from pairs`,
    { key, year, roster, grades },
  );
  return row.before === null ? null : { added: row.added, changed: row.changed, removed: row.removed };
}

/** Notes bytes that the store has kept. They belong to no school: the same bytes are one file. */
export async function noteBlob(database: Pick<Runner, 'run'>, { sha256, bytes }: { sha256: string; bytes: number }): Promise<void> {
  await database.run(
    `insert into blobs (sha_256, bytes, verified_at) values (:sha256, :bytes, now())
     on conflict (sha_256) do update set verified_at = now(), tombstoned_at = null, lost_at = null`,
    { sha256, bytes },
  );
}

export interface LinkedFile {
  schoolId: number;
  exportKey: number;
  name: string;
  mime: string;
  bytes: number;
  sha256: string;
}

/**
 * The file that a link opens. The only look-up here without a session: the signed token names the export, and the
 * export names the school whose file it has to be. Null when the link has ended, was revoked or leads nowhere.
 */
export async function findLinkedFile(database: Pick<Runner, 'query'>, { exportId, sha256, expiresAt }: Link): Promise<LinkedFile | null> {
  const [file] = await database.query<LinkedFile>(
    `select x.school_id as "schoolId", x.id as "exportKey", f.name, f.mime, f.bytes, f.sha_256 as sha256
     from roster_exports x join stored_files f on f.school_id = x.school_id and f.sha_256 = :sha256 and f.removed_at is null
     where x.document_id = :exportId and x.state = 'done' and x.revoked_at is null and now() < :expiresAt::timestamptz
     order by f.id limit 1`,
    { exportId, sha256, expiresAt },
  );
  return file ?? null;
}

export async function noteOpening(scope: Scope, { exportKey, sha256 }: LinkedFile, address: string): Promise<void> {
  await scope.run('insert into link_openings (school_id, roster_export_id, sha_256, address) values (:school, :exportKey, :sha256, :address)', { exportKey, sha256, address });
}

export async function findSchool(scope: Scope): Promise<{ code: string; name: string; continuing: boolean | null }> {
  const [school] = await scope.query<{ code: string; name: string; continuing: boolean | null }>('select code, name, continuing from schools where id = :school');
  return school;
}
