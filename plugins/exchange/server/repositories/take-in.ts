import type { Scope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';

/** Students of the school by what an archive says of them. */
export async function findStudents(scope: Scope, indexes: string[]): Promise<{ key: number; index: string; birthDate: string | null }[]> {
  return scope.query(
    `select id as key, national_id_index as index, birth_date as "birthDate" from students where school_id = :school and national_id_index = any(:indexes) and ended_at is null`,
    { indexes },
  );
}

export async function findSchool(scope: Scope): Promise<{ code: string; name: string }> {
  const [school] = await scope.query<{ code: string; name: string }>('select code, name from schools where id = :school');
  return school;
}

/** The name of any school of the platform; its code where it is none of them. */
export async function schoolNameOf(code: string): Promise<string> {
  const [row] = await services().database.query<{ name: string }>('select name from schools where code = :code', { code });
  return row ? row.name : code;
}

/** Keys of what a student has brought before, whatever became of it since; posts by what they are. */
export async function findBrought(scope: Scope, student: number): Promise<Set<string>> {
  const rows = await scope.query<{ key: string }>(
    `select imported_key as key from outcomes where school_id = :school and student_id = :student and imported_key is not null
     union all select imported_key from performances where school_id = :school and student_id = :student and imported_key is not null
     union all select concat_ws('|', unit, post, start_date) from officer_posts where school_id = :school and student_id = :student`,
    { student },
  );
  return new Set(rows.map(({ key }) => key));
}

/** One student's imports wait for each other. */
export async function lockStudent(scope: Scope, student: number): Promise<void> {
  await scope.query('select 1 from students where school_id = :school and id = :student for no key update', { student });
}

/** A file that the store has kept. */
export interface TakenFile {
  /** Public id that its row gets. */
  id: string;
  kind: 'document' | 'media';
  name: string;
  sha256: string;
  bytes: number;
  mime: string;
}

export async function insertFiles(scope: Scope, student: number, files: readonly TakenFile[]): Promise<void> {
  if (files.length === 0) return;
  const values = { files: JSON.stringify(files) };
  const given = 'jsonb_to_recordset(:files::jsonb) as f(id text, kind text, name text, sha256 text, bytes int, mime text)';
  await scope.run(
    `insert into blobs (sha_256, bytes, verified_at) select distinct on (f.sha256) f.sha256, f.bytes, now() from ${given} where :school::int is not null
     on conflict (sha_256) do update set verified_at = now(), tombstoned_at = null, lost_at = null`,
    values,
  );
  await scope.run(
    `insert into stored_files (document_id, school_id, student_id, kind, name, sha_256, bytes, mime, kept_at)
     select f.id, :school, :student, f.kind, f.name, f.sha256, f.bytes, f.mime, clock_timestamp() from ${given}`,
    { student, ...values },
  );
}

/** An outcome to be written; files by the public ids of their rows, times in UTC. */
export interface TakenOutcome {
  importedKey: string;
  school: string;
  year: number;
  semester: number;
  code: string;
  name: string;
  credits: number | null;
  method: string | null;
  brief: string | null;
  document: string | null;
  media: string | null;
  state: string;
  createdAt: string | null;
  sentAt: string | null;
  answeredAt: string | null;
  teacher: string | null;
  reason: string | null;
  submitted: string | null;
  /** What the history says. */
  actor: string;
  event: string;
}

const OUTCOMES = `jsonb_to_recordset(:rows::jsonb) as g("importedKey" text, school text, year int, semester int, code text, name text, credits numeric, method text, brief text, document text, media text,
  state text, "createdAt" timestamp, "sentAt" timestamp, "answeredAt" timestamp, teacher text, reason text, submitted text, actor text, event text)`;
const OFFERING_NO = `'轉入-' || g.school || '-' || g.code`;
const MATCHING = `e.school_id = :school and e.student_id = :student and e.kind = 'transfer' and e.year = g.year and e.semester = g.semester and e.ended_at is null
  and exists (select 1 from offerings x join subjects s on s.id = x.subject_id where x.id = e.offering_id and coalesce(e.origin_subject_code, s.code) = g.code)`;

/**
 * Outcomes with what they hang on: a course taken before the transfer (轉學轉科), the school's own record of it where
 * there is one. What the student already brought stays as it is. @returns how many were written
 */
export async function insertOutcomes(scope: Scope, student: number, from: string, outcomes: readonly TakenOutcome[]): Promise<number> {
  if (outcomes.length === 0) return 0;
  const values = { student, from, rows: JSON.stringify(outcomes) };
  // Not among the school's own subjects: nothing is taught by it here.
  await scope.run(
    `insert into subjects (school_id, code, name, credits, ended_at) select distinct on (g.code) :school, g.code, g.name, g.credits, now() from ${OUTCOMES} on conflict (school_id, code) do nothing`,
    { rows: values.rows },
  );
  await scope.run(
    `insert into offerings (school_id, year, semester, offering_no, subject_id, name, credits, imported_from)
     select distinct on (g.year, g.semester, g.school, g.code) :school, g.year, g.semester, ${OFFERING_NO}, s.id, g.name, g.credits, :from::text
     from ${OUTCOMES} join subjects s on s.school_id = :school and s.code = g.code
     where not exists (select 1 from enrolments e where ${MATCHING}) on conflict (school_id, year, semester, offering_no) do nothing`,
    values,
  );
  await scope.run(
    `insert into enrolments (school_id, student_id, offering_id, year, semester, kind, credits, origin_year, origin_semester, origin_school, origin_subject_code, method, imported_from)
     select distinct on (f.id) :school, :student, f.id, g.year, g.semester, 'transfer', g.credits, g.year, g.semester, g.school, g.code, g.method, :from::text
     from ${OUTCOMES} join offerings f on f.school_id = :school and f.year = g.year and f.semester = g.semester and f.offering_no = ${OFFERING_NO}
     where not exists (select 1 from enrolments e where ${MATCHING}) on conflict (school_id, student_id, offering_id) do nothing`,
    values,
  );
  return scope.run(
    `with written as (
       insert into outcomes (school_id, student_id, enrolment_id, offering_id, year, semester, brief, state, document_file_id, media_file_id, created_at, sent_at, answered_at, reason,
         imported_from, imported_teacher, imported_term, imported_key)
       select :school, :student, e.id, e.offering_id, g.year, g.semester, g.brief, g.state, d.id, m.id, coalesce(g."createdAt", now()), g."sentAt",
         case when g.state <> 'draft' then coalesce(g."answeredAt", now()) end, g.reason, :from::text, g.teacher, g.submitted, g."importedKey"
       from ${OUTCOMES}
       join lateral (select e.id, e.offering_id from enrolments e where ${MATCHING} order by (e.imported_from is not null), e.id limit 1) e on true
       left join stored_files d on d.school_id = :school and d.document_id = g.document left join stored_files m on m.school_id = :school and m.document_id = g.media
       on conflict (school_id, student_id, imported_key) do nothing returning id, imported_key, state)
     insert into outcome_events (school_id, outcome_id, to_state, actor_name, reason, happened_at)
     select :school, w.id, w.state, g.actor, g.event, clock_timestamp() from written w join ${OUTCOMES} on g."importedKey" = w.imported_key`,
    values,
  );
}

/** The account that a student is told things by: null when there is none. */
export async function findReader(scope: Scope, student: number): Promise<{ accountId: number; name: string } | null> {
  const [row] = await scope.query<{ accountId: number; name: string }>(
    `select id as "accountId", name from accounts where school_id = :school and student_id = :student and kind = 'student' and active order by id limit 1`, { student });
  return row ?? null;
}

export interface TakenPerformance {
  importedKey: string;
  year: number;
  category: string;
  content: Record<string, unknown>;
  brief: string | null;
  link: string | null;
  document: string | null;
  media: string | null;
  submitted: string | null;
  /** What the history says. */
  actor: string;
  event: string;
}

/** @returns how many were written, each with its first line of history */
export async function insertPerformances(scope: Scope, student: number, from: string, performances: readonly TakenPerformance[]): Promise<number> {
  if (performances.length === 0) return 0;
  return scope.run(
    `with given as (
       select * from jsonb_to_recordset(:rows::jsonb)
         as g("importedKey" text, year int, category text, content jsonb, brief text, link text, document text, media text, submitted text, actor text, event text)),
     written as (
       insert into performances (school_id, student_id, year, category, content, brief, link, document_file_id, media_file_id, state, imported_from, imported_term, imported_key)
       select :school, :student, g.year, g.category, g.content, g.brief, g.link, d.id, m.id, 'draft', :from::text, g.submitted, g."importedKey"
       from given g left join stored_files d on d.school_id = :school and d.document_id = g.document left join stored_files m on m.school_id = :school and m.document_id = g.media
       on conflict (school_id, student_id, imported_key) do nothing returning id, imported_key, state)
     insert into performance_events (school_id, performance_id, to_state, actor_name, reason, happened_at)
     select :school, w.id, w.state, g.actor, g.event, clock_timestamp() from written w join given g on g."importedKey" = w.imported_key`,
    { student, from, rows: JSON.stringify(performances) },
  );
}

export interface TakenPost {
  year: number;
  semester: number;
  unit: string;
  post: string;
  startDate: string;
  endDate: string | null;
  level: string | null;
}

/** @returns how many were written */
export async function insertPosts(scope: Scope, student: number, from: string, posts: readonly TakenPost[]): Promise<number> {
  if (posts.length === 0) return 0;
  return scope.run(
    `insert into officer_posts (school_id, student_id, year, semester, unit, post, start_date, end_date, level, imported_from)
     select :school, :student, g.year, g.semester, g.unit, g.post, g."startDate", g."endDate", g.level, :from::text
     from jsonb_to_recordset(:rows::jsonb) as g(year int, semester int, unit text, post text, "startDate" date, "endDate" date, level text)
     on conflict (school_id, student_id, unit, post, start_date) do nothing`,
    { student, from, rows: JSON.stringify(posts) },
  );
}
