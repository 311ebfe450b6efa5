import type { Runner } from '@portfolio/kernel/server/database';
import type { Scope, TransactionScope } from '@portfolio/kernel/server/scope';
import { limits } from '@portfolio/config/limits';
import type { Attachment } from '../../domain/attachments';
import { rosters, type RosterNumber, type RosterOf } from '../../domain/columns';

/** The files of a final export, a line a file of a row, in the order of the workbook. */
export async function findAttachments(scope: Scope, { key, roster }: { key: number; roster: RosterNumber }): Promise<Attachment[]> {
  const { sheets } = rosters[roster] as RosterOf;
  const keys = new Set(sheets.flatMap(({ columns }) => columns.filter(({ source }) => source === 'documentLink' || source === 'mediaLink').map(({ key: name }) => name)));
  return scope.query<Attachment>(
    `select i.sheet, i.row_no as row, cell.value as sha256, f.bytes, f.name
     from roster_items i cross join lateral jsonb_each_text(i.cells) cell
       join lateral (select f.bytes, f.name from stored_files f where f.school_id = :school and f.sha_256 = cell.value order by f.id limit 1) f on true
     where i.school_id = :school and i.roster_export_id = :key and cell.key = any(:keys) and cell.value <> ''
     order by array_position(:sheets::text[], i.sheet), i.row_no, cell.key`,
    { key, keys: [...keys], sheets: sheets.map(({ name }) => name) },
  );
}

/** Takes the packed files of an export in, in place of an earlier archive. @returns that one's name, or that of the new one when the export was unlocked meanwhile */
export async function keepAttachments(scope: TransactionScope, key: number, spool: string): Promise<string | null> {
  const [row] = await scope.query<{ before: string | null }>(
    `update roster_exports x set attachments_spool = :spool, attachments_made_at = now(), updated_at = now()
     from (select id, attachments_spool from roster_exports where school_id = :school and id = :key for update) o
     where x.school_id = :school and x.id = o.id and x.state in ('done', 'revoked') returning o.attachments_spool as before`,
    { key, spool },
  );
  return row ? row.before : spool;
}

/** Of all schools: forgets archives that are no longer kept, or whose export was unlocked. @returns their names in the spool */
export async function endAttachments(database: Pick<Runner, 'query'>): Promise<string[]> {
  const rows = await database.query<{ spool: string }>(
    `update roster_exports x set attachments_spool = null, updated_at = now() from roster_exports o
     where o.id = x.id and x.attachments_spool is not null and (x.attachments_made_at < now() - make_interval(hours => :hours::int) or x.state not in ('done', 'revoked'))
     returning o.attachments_spool as spool`,
    { hours: limits.rosterAttachmentHours },
  );
  return rows.map(({ spool }) => spool);
}

/** Of all schools: names in the spool of archives that can be fetched. */
export async function findPacked(database: Pick<Runner, 'query'>): Promise<string[]> {
  const rows = await database.query<{ spool: string }>('select attachments_spool as spool from roster_exports where attachments_spool is not null');
  return rows.map(({ spool }) => spool);
}
