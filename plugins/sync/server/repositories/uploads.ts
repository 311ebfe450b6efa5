import type { Runner } from '@portfolio/kernel/server/database';
import type { Scope } from '@portfolio/kernel/server/scope';
import type { UploadFormat } from '../../contract';
import type { TypeName } from '../../domain/types';

/** A sheet that was uploaded and is not applied yet. */
export interface UploadRow {
  key: number;
  id: string;
  type: TypeName;
  term: string;
  fileName: string;
  format: UploadFormat;
  encoding: 'utf-8' | 'big5' | null;
  sha256: string;
  ends: number | null;
  live: number | null;
  needsYes: boolean;
}

const COLUMNS = `id as key, document_id as id, data_type as type, year::text || semester as term, file_name as "fileName", format, encoding, sha_256 as sha256,
  ends, live, needs_yes as "needsYes"`;
/** After a day a preview tells nothing any more; what a job has been told to apply stays until it has. */
const FRESH = `(made_at > now() - interval '1 day' or exists (
  select 1 from jobs j where j.school_id = sync_uploads.school_id and j.kind = 'sync' and j.state in ('waiting', 'running') and j.input->>'upload' = sync_uploads.document_id))`;

export interface NewUpload {
  type: TypeName;
  year: number;
  semester: number;
  accountId: number;
  fileName: string;
  format: UploadFormat;
  encoding: 'utf-8' | 'big5' | null;
  sha256: string;
}

/** Keeps a sheet in place of an earlier one of the same type. @param parts sealed, in their order. */
export async function insertUpload(scope: Scope, { type, year, semester, accountId, fileName, format, encoding, sha256 }: NewUpload, parts: readonly string[]): Promise<UploadRow> {
  return scope.transaction(async (transaction) => {
    await transaction.run('delete from sync_uploads where school_id = :school and data_type = :type', { type });
    const [upload] = await transaction.query<UploadRow>(
      `insert into sync_uploads (school_id, account_id, data_type, year, semester, file_name, format, encoding, sha_256)
       values (:school, :accountId, :type, :year, :semester, :fileName, :format, :encoding, :sha256) returning ${COLUMNS}`,
      { type, year, semester, accountId, fileName, format, encoding, sha256 },
    );
    for (const [part, content] of parts.entries()) {
      await transaction.run('insert into sync_upload_parts (upload_id, school_id, part, content) values (:key, :school, :part, :content)', { key: upload.key, part, content });
    }
    return upload;
  });
}

export async function findUpload(scope: Pick<Scope, 'query'>, id: string): Promise<UploadRow | null> {
  const [row] = await scope.query<UploadRow>(`select ${COLUMNS} from sync_uploads where school_id = :school and document_id = :id and ${FRESH}`, { id });
  return row ?? null;
}

/** The sealed parts of a sheet, one at a time. */
export async function* readParts(scope: Pick<Scope, 'query'>, key: number): AsyncGenerator<string> {
  for (let part = 0; ; part += 1) {
    const [row] = await scope.query<{ content: string }>('select content from sync_upload_parts where school_id = :school and upload_id = :key and part = :part', { key, part });
    if (!row) return;
    yield row.content;
  }
}

export async function noteQuestion(scope: Pick<Scope, 'run'>, key: number, question: { ends: number; live: number; needsYes: boolean }): Promise<void> {
  await scope.run('update sync_uploads set ends = :ends, live = :live, needs_yes = :needsYes where school_id = :school and id = :key', { key, ...question });
}

export async function deleteUpload(scope: Pick<Scope, 'run'>, key: number): Promise<void> {
  await scope.run('delete from sync_uploads where school_id = :school and id = :key', { key });
}

/** Of all schools: sheets that nobody applied within a day. */
export async function deleteOldUploads(database: Pick<Runner, 'run'>): Promise<number> {
  return database.run(`delete from sync_uploads where not (${FRESH})`);
}
