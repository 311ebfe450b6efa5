import type { Runner } from '@portfolio/kernel/server/database';
import type { Scope } from '@portfolio/kernel/server/scope';
import type { FileKind } from '../../domain/file-type';
import type { FileReceipt } from '../../contract';

/** A file that is coming in parts. */
export interface UploadRow {
  id: string;
  key: number;
  kind: FileKind;
  name: string;
  bytes: number;
  received: number;
}

export interface Begun {
  kind: FileKind;
  name: string;
  bytes: number;
  sha256: string | null;
}

const COLUMNS = 'document_id as id, id as key, kind, name, bytes::int as bytes, received::int as received';

/** One that the student has begun with the same name, size and hash. */
export async function findBegun(scope: Scope, studentId: number, begun: Begun): Promise<UploadRow | null> {
  const [row] = await scope.query<UploadRow>(
    `update incoming_uploads set touched_at = now()
     where school_id = :school and student_id = :studentId and kind = :kind and name = :name and bytes = :bytes and sha_256 is not distinct from :sha256::text
     returning ${COLUMNS}`,
    { studentId, ...begun },
  );
  return row ?? null;
}

/** @returns the new one, and ids of the student's oldest that had to make room for it */
export async function insertUpload(scope: Scope, studentId: number, begun: Begun, atMost: number): Promise<{ row: UploadRow; dropped: string[] }> {
  const dropped = await scope.query<{ id: string }>(
    `delete from incoming_uploads where school_id = :school and id in (
       select id from incoming_uploads where school_id = :school and student_id = :studentId order by touched_at desc, id desc offset :keep) returning document_id as id`,
    { studentId, keep: atMost - 1 },
  );
  const [row] = await scope.query<UploadRow>(
    `insert into incoming_uploads (school_id, student_id, kind, name, bytes, sha_256) values (:school, :studentId, :kind, :name, :bytes, :sha256) returning ${COLUMNS}`,
    { studentId, ...begun },
  );
  return { row, dropped: dropped.map(({ id }) => id) };
}

export async function findUpload(scope: Scope, studentId: number, id: string, lock = false): Promise<UploadRow | null> {
  const [row] = await scope.query<UploadRow>(
    `select ${COLUMNS} from incoming_uploads where school_id = :school and student_id = :studentId and document_id = :id ${lock ? 'for update' : ''}`, { studentId, id },
  );
  return row ?? null;
}

export async function noteReceived(scope: Scope, key: number, received: number): Promise<void> {
  await scope.run('update incoming_uploads set received = :received, touched_at = now() where school_id = :school and id = :key', { key, received });
}

export async function deleteUpload(scope: Scope, key: number): Promise<void> {
  await scope.run('delete from incoming_uploads where school_id = :school and id = :key', { key });
}

/** Forgets those that nothing has come for since `before`, of all schools. @returns their ids */
export async function deleteStaleUploads(database: Runner, before: Date): Promise<string[]> {
  const rows = await database.query<{ id: string }>('delete from incoming_uploads where touched_at < :before::timestamptz at time zone \'UTC\' returning document_id as id', { before });
  return rows.map(({ id }) => id);
}

/** A file that the student has handed in before with the same bytes, as such a kind. */
export async function findSameBytes(scope: Scope, studentId: number, kind: FileKind, sha256: string): Promise<Omit<FileReceipt, 'keptAt' | 'id' | 'kind'> | null> {
  const [row] = await scope.query<Omit<FileReceipt, 'keptAt' | 'id' | 'kind'>>(
    `select name, bytes, sha_256 as sha256, mime from stored_files
     where school_id = :school and student_id = :studentId and kind = :kind and sha_256 = :sha256 and removed_at is null order by id desc limit 1`,
    { studentId, kind, sha256 },
  );
  return row ?? null;
}
