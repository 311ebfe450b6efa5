import type { Scope } from '@portfolio/kernel/server/scope';
import type { FileReceipt } from '../../contract';
import { dutySql } from './duties';
import { mayReadPlanSql } from './stage-sql';

export interface FileRow {
  id: string;
  key: number;
  kind: 'document' | 'media';
  name: string;
  bytes: number;
  sha256: string;
  mime: string;
  keptAt: Date;
}

/** SQL that makes a file's receipt as JSON, null where there is none. */
export const receiptSql = (alias: string): string =>
  `case when ${alias}.id is not null then jsonb_build_object('id', ${alias}.document_id, 'kind', ${alias}.kind, 'name', ${alias}.name, 'bytes', ${alias}.bytes,
    'sha256', ${alias}.sha_256, 'mime', ${alias}.mime, 'keptAt', to_char(${alias}.kept_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end`;

/** Notes bytes that the store has kept, and who handed them in. */
export async function insertFile(
  scope: Scope,
  file: ({ studentId: number } | { teacherId: number }) & { kind: string; name: string; sha256: string; bytes: number; mime: string },
): Promise<FileReceipt> {
  const [row] = await scope.query<FileRow>(
    `with blob as (
       insert into blobs (sha_256, bytes, verified_at) values (:sha256, :bytes, now())
       on conflict (sha_256) do update set verified_at = now(), tombstoned_at = null, lost_at = null returning sha_256)
     insert into stored_files (school_id, student_id, teacher_id, kind, name, sha_256, bytes, mime, kept_at)
     select :school, :studentId, :teacherId, :kind, :name, blob.sha_256, :bytes, :mime, clock_timestamp() from blob
     returning document_id as id, kind, name, bytes, sha_256 as sha256, mime, kept_at as "keptAt"`,
    { studentId: null, teacherId: null, ...file },
  );
  return { ...row, keptAt: row.keptAt.toISOString() };
}

/** Keys of a student's own files by public id; another's are simply not there. */
export async function findOwnFiles(scope: Scope, studentId: number, ids: string[]): Promise<Map<string, FileRow>> {
  const rows = await scope.query<FileRow>(
    `select document_id as id, id as key, kind, name, bytes, sha_256 as sha256, mime, kept_at as "keptAt" from stored_files
     where school_id = :school and student_id = :studentId and document_id = any(:ids) and removed_at is null`,
    { studentId, ids },
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Who is looking, as far as files are concerned. */
export interface Viewer {
  kind: string;
  studentId: number | null;
  teacherId: number | null;
  seesAllOutcomes: boolean;
  seesAllPerformances: boolean;
}

/**
 * A file that the viewer may see: the student's own; of a counselling that the student was at; sent to the teacher's
 * course, or to one the teacher stands in for; of the own homeroom class, or one that the teacher counsels, once sent,
 * or ticked where it is a performance's; of a plan at the teacher's stage; any outcome's or performance's for those who
 * hold the module.
 */
export async function findVisibleFile(scope: Scope, id: string, viewer: Viewer): Promise<FileRow | null> {
  const [row] = await scope.query<FileRow>(
    `select f.document_id as id, f.id as key, f.kind, f.name, f.bytes, f.sha_256 as sha256, f.mime, f.kept_at as "keptAt"
     from stored_files f
     where f.school_id = :school and f.document_id = :id and f.removed_at is null and (
       f.student_id = :studentId or f.teacher_id = :teacherId
       or exists (
         select 1 from outcomes o
         where o.school_id = :school and (o.document_file_id = f.id or o.media_file_id = f.id) and o.removed_at is null
           and (:seesAll or (o.state <> 'draft' and (
             exists (select 1 from offering_teachers ot where ot.offering_id = o.offering_id and ot.ended_at is null and (ot.teacher_id = :teacherId
               or exists (select 1 from deputies d where d.teacher_id = ot.teacher_id and d.substitute_id = :teacherId
                 and (now() at time zone 'Asia/Taipei')::date between d.starts_on and d.ends_on)))
             or ${dutySql('o.student_id', 'o.year', 'o.semester')}))))
       or exists (
         select 1 from performances q
         where q.school_id = :school and (q.document_file_id = f.id or q.media_file_id = f.id) and q.removed_at is null
           and (:seesPerformances or (q.state <> 'draft' and ${dutySql('q.student_id', 'q.year', '1')})))
       or exists (
         select 1 from counselling_records cr join counselling_attendances ca on ca.counselling_record_id = cr.id
         where cr.school_id = :school and cr.document_file_id = f.id and ca.student_id = :studentId)
       or exists (
         select 1 from study_plans sp where sp.school_id = :school and sp.document_file_id = f.id and sp.removed_at is null and sp.state <> 'draft' and ${mayReadPlanSql()}))`,
    { id, studentId: viewer.studentId, teacherId: viewer.teacherId, seesAll: viewer.seesAllOutcomes, seesPerformances: viewer.seesAllPerformances },
  );
  return row ?? null;
}
