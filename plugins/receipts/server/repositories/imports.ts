import type { Runner } from '@portfolio/kernel/server/database';
import type { Scope } from '@portfolio/kernel/server/scope';
import type { PartResult } from '../../contract';

/** An archive that was uploaded: it waits in the spool until it is taken, dropped, or a day old. */
export interface ImportRow {
  key: number;
  id: string;
  year: number;
  semester: number;
  fileName: string;
  sha256: string;
  state: 'received' | 'opened' | 'done';
  spoolName: string | null;
  passwordSealed: string | null;
  results: PartResult[] | null;
}

const COLUMNS = `id as key, document_id as id, year, semester, file_name as "fileName", sha_256 as sha256, state, spool_name as "spoolName", password_sealed as "passwordSealed", results`;

export interface NewImport {
  year: number;
  semester: number;
  fileName: string;
  sha256: string;
  bytes: number;
  spoolName: string;
  accountId: number;
}

/** @returns its public id */
export async function insertImport(scope: Scope, given: NewImport): Promise<string> {
  const [{ id }] = await scope.query<{ id: string }>(
    `insert into receipt_imports (school_id, year, semester, file_name, sha_256, bytes, spool_name, state, made_by_id, made_at)
     values (:school, :year, :semester, :fileName, :sha256, :bytes, :spoolName, 'received', :accountId, now()) returning document_id as id`,
    { ...given },
  );
  return id;
}

export async function findImport(scope: Scope, id: string): Promise<ImportRow | null> {
  const [row] = await scope.query<ImportRow>(`select ${COLUMNS} from receipt_imports where school_id = :school and document_id = :id`, { id });
  return row ?? null;
}

export async function noteOpened(scope: Scope, key: number, passwordSealed: string): Promise<void> {
  await scope.run(`update receipt_imports set state = 'opened', password_sealed = :passwordSealed, updated_at = now() where school_id = :school and id = :key and state <> 'done'`, { key, passwordSealed });
}

/** Notes what became of one category, in its transaction: an import that is run again after a kill knows what was done. */
export async function noteResult(scope: Scope, key: number, result: PartResult): Promise<void> {
  await scope.run(
    `update receipt_imports set results = coalesce(results, '[]'::jsonb) || :result::jsonb, updated_at = now() where school_id = :school and id = :key`,
    { key, result: JSON.stringify([result]) },
  );
}

export async function noteDone(scope: Scope, key: number): Promise<void> {
  await scope.run(`update receipt_imports set state = 'done', spool_name = null, password_sealed = null, updated_at = now() where school_id = :school and id = :key`, { key });
}

/** @returns how many were there to be forgotten: 0 or 1 */
export async function deleteImport(scope: Scope, key: number): Promise<number> {
  return scope.run(`delete from receipt_imports where school_id = :school and id = :key and state <> 'done'`, { key });
}

/** Forgets archives of all schools that nobody took. @returns the names in the spool that they had */
export async function deleteOldImports(database: Pick<Runner, 'query'>, hours: number): Promise<string[]> {
  const rows = await database.query<{ name: string }>(
    `delete from receipt_imports i where state <> 'done' and made_at < now() - make_interval(hours => :hours::int)
       and not exists (select 1 from jobs j where j.school_id = i.school_id and j.kind = 'receipt-import' and j.state in ('waiting', 'running'))
     returning spool_name as name`,
    { hours },
  );
  return rows.flatMap(({ name }) => name ?? []);
}

/** Of all schools: names in the spool of archives that wait to be taken, or are being taken. */
export async function findSpooled(database: Pick<Runner, 'query'>): Promise<string[]> {
  const rows = await database.query<{ name: string }>('select spool_name as name from receipt_imports where spool_name is not null');
  return rows.map(({ name }) => name);
}

/** Of many people, by blind index, how many are on the school's register. */
export async function countKnown(scope: Scope, indexes: readonly string[]): Promise<number> {
  const [{ known }] = await scope.query<{ known: number }>(
    'select count(distinct national_id_index)::int as known from students where school_id = :school and national_id_index = any(:indexes)', { indexes },
  );
  return known;
}

export async function findSchoolCode(scope: Scope): Promise<string> {
  const [{ code }] = await scope.query<{ code: string }>('select code from schools where id = :school');
  return code;
}
