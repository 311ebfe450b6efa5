import type { Scope } from '@portfolio/kernel/server/scope';
import type { Course, Outcome } from '../../contract';
import type { OutcomeState } from '../../domain/outcome';
import type { WindowItem, WorkWindow } from '@portfolio/school/domain/windows';
import { receiptSql } from './files';

const TEACHERS = `(select string_agg(t.name, '、' order by ot.position) from offering_teachers ot join teachers t on t.id = ot.teacher_id
   where ot.offering_id = f.id and ot.ended_at is null)`;

const ORIGIN = `case when e.kind <> 'semester' then jsonb_build_object('year', e.origin_year, 'semester', e.origin_semester, 'school', e.origin_school,
   'code', e.origin_subject_code, 'method', e.method) end`;

/** A student's courses of a term; of a year where `semester` is 0, of all years where `year` is null. */
export async function findCourses(scope: Scope, studentId: number, year: number | null, semester: number): Promise<Course[]> {
  return scope.query<Course>(
    `select e.document_id as id, e.year::text || e.semester as term, f.name, s.code, e.kind, coalesce(e.credits, f.credits) as credits, ${TEACHERS} as teachers,
       coalesce(s.division, 'day') = 'continuing' as continuing, f.hours, ${ORIGIN} as origin, e.score, e.passed, e.makeup_score as "makeupScore", e.makeup_passed as "makeupPassed",
       count(o.id)::int as outcomes, count(o.id) filter (where o.state not in ('draft', 'returned'))::int as sent
     from enrolments e join offerings f on f.id = e.offering_id join subjects s on s.id = f.subject_id
     left join outcomes o on o.enrolment_id = e.id and o.removed_at is null
     where e.school_id = :school and e.student_id = :studentId and (:year::int is null or e.year = :year) and (:semester = 0 or e.semester = :semester) and e.ended_at is null
     group by e.id, f.id, s.code, s.division order by e.year, e.semester, f.name collate "zh-Hant-x-icu", e.id`,
    { studentId, year, semester },
  );
}

type OutcomeRow = Omit<Outcome, 'sentAt' | 'answeredAt' | 'tickedAt'> & { sentAt: Date | null; answeredAt: Date | null; tickedAt: Date | null };

/** A student's outcomes of a year (of all where it is null), newest term first. */
export async function findOutcomes(scope: Scope, studentId: number, year: number | null): Promise<Outcome[]> {
  const rows = await scope.query<OutcomeRow>(
    `select o.document_id as id, e.document_id as "enrolmentId", o.year::text || o.semester as term, f.name as "courseName", s.code as "courseCode", e.kind, ${ORIGIN} as origin, ${TEACHERS} as teachers,
       o.state, o.brief, ${receiptSql('d')} as document, ${receiptSql('m')} as media, o.reason, o.sent_at as "sentAt", o.answered_at as "answeredAt",
       coalesce(a.name, o.imported_teacher) as "answeredBy", r.name as "deputyFor", o.ticked_at as "tickedAt"
     from outcomes o join enrolments e on e.id = o.enrolment_id join offerings f on f.id = o.offering_id join subjects s on s.id = f.subject_id
     left join stored_files d on d.id = o.document_file_id left join stored_files m on m.id = o.media_file_id
     left join teachers a on a.id = o.answered_by_id left join teachers r on r.id = o.deputy_for_id
     where o.school_id = :school and o.student_id = :studentId and (:year::int is null or o.year = :year) and o.removed_at is null
     order by o.year desc, o.semester desc, f.name collate "zh-Hant-x-icu", o.id`,
    { studentId, year },
  );
  return rows.map((row) => ({
    ...row,
    sentAt: row.sentAt?.toISOString() ?? null,
    answeredAt: row.answeredAt?.toISOString() ?? null,
    tickedAt: row.tickedAt?.toISOString() ?? null,
  }));
}

export interface ShelfOwner {
  key: number;
  id: string;
  name: string;
  studentNo: string;
  className: string | null;
  seatNo: number | null;
  outcomesPerSemester: number | null;
  outcomesPerCourse: number | null;
}

/** A student by row or public id, with the class of a year and the school's limits. */
export async function findShelfOwner(scope: Scope, student: { key?: number; id?: string }, year: number): Promise<ShelfOwner | null> {
  const [row] = await scope.query<ShelfOwner>(
    `select st.id as key, st.document_id as id, st.name, st.student_no as "studentNo", c.name as "className", p.seat_no as "seatNo",
       sp.outcomes_per_semester as "outcomesPerSemester", sp.outcomes_per_course as "outcomesPerCourse"
     from students st
     left join lateral (select * from placements p where p.student_id = st.id and p.year = :year and p.ended_at is null order by p.semester desc limit 1) p on true
     left join school_classes c on c.id = p.school_class_id
     left join school_parameters sp on sp.school_id = st.school_id
     where st.school_id = :school and (st.id = :key or st.document_id = :id)`,
    { key: student.key ?? null, id: student.id ?? null, year },
  );
  return row ?? null;
}

export interface EnrolmentRow {
  key: number;
  offeringKey: number;
  year: number;
  semester: number;
}

export async function findOwnEnrolment(scope: Scope, studentId: number, id: string): Promise<EnrolmentRow | null> {
  const [row] = await scope.query<EnrolmentRow>(
    `select id as key, offering_id as "offeringKey", year, semester from enrolments
     where school_id = :school and student_id = :studentId and document_id = :id and ended_at is null`,
    { studentId, id },
  );
  return row ?? null;
}

export interface OutcomeContent {
  brief: string | null;
  documentKey: number | null;
  mediaKey: number | null;
}

export async function insertOutcome(scope: Scope, studentId: number, enrolment: EnrolmentRow, content: OutcomeContent): Promise<string> {
  const [{ id }] = await scope.query<{ id: string }>(
    `insert into outcomes (school_id, student_id, enrolment_id, offering_id, year, semester, state, brief, document_file_id, media_file_id)
     values (:school, :studentId, :enrolment, :offering, :year, :semester, 'draft', :brief, :document, :media) returning document_id as id`,
    {
      studentId, enrolment: enrolment.key, offering: enrolment.offeringKey, year: enrolment.year, semester: enrolment.semester,
      brief: content.brief, document: content.documentKey, media: content.mediaKey,
    },
  );
  return id;
}

export async function changeOutcome(scope: Scope, key: number, content: OutcomeContent): Promise<void> {
  await scope.run(
    `update outcomes set brief = :brief, document_file_id = :document, media_file_id = :media, updated_at = now() where school_id = :school and id = :key`,
    { key, brief: content.brief, document: content.documentKey, media: content.mediaKey },
  );
}

export async function removeOutcome(scope: Scope, key: number): Promise<void> {
  await scope.run('update outcomes set removed_at = now(), updated_at = now() where school_id = :school and id = :key', { key });
}

/** SQL of the grade that decides an outcome's windows: that of the student's class in its year, of its own semester first. */
export const gradeSql = (outcome: string): string =>
  `(select c.grade from placements p join school_classes c on c.id = p.school_class_id
    where p.student_id = ${outcome}.student_id and p.year = ${outcome}.year order by (p.semester = ${outcome}.semester) desc, p.ended_at nulls first, p.semester desc limit 1)`;

/** An outcome locked for a move, with the window that decides it. */
export interface LockedOutcome {
  id: string;
  key: number;
  state: OutcomeState;
  brief: string | null;
  documentKey: number | null;
  mediaKey: number | null;
  documentId: string | null;
  mediaId: string | null;
  documentSha: string | null;
  mediaSha: string | null;
  window: WorkWindow | null;
  /** For answers: the teacher in whose place a deputy acts. */
  actingForKey: number | null;
}

interface LockedRow extends Omit<LockedOutcome, 'window'> {
  startsAt: Date | null;
  endsAt: Date | null;
}

/**
 * Locks outcomes in the order of their keys (so that two bulk verbs cannot wait for each other) and brings the window
 * of `item` for the grade that the student's class has in the year.
 * `whose` limits them to a student's own, or to those that a teacher may answer (own courses with 審核, or as deputy);
 * 'school' is for whoever may act on all of them.
 */
export async function lockOutcomes(
  scope: Scope,
  ids: string[],
  item: WindowItem,
  whose: { studentId: number } | { teacherId: number; today: string } | 'school',
): Promise<LockedOutcome[]> {
  const studentId = whose !== 'school' && 'studentId' in whose ? whose.studentId : null;
  const teacher = whose !== 'school' && 'teacherId' in whose ? whose : null;
  const reviewer = `select ot.teacher_id from offering_teachers ot where ot.offering_id = o.offering_id and ot.reviews and ot.ended_at is null and (ot.teacher_id = :teacherId
      or exists (select 1 from deputies d where d.school_id = :school and d.teacher_id = ot.teacher_id and d.substitute_id = :teacherId and :today::date between d.starts_on and d.ends_on))`;
  const rows = await scope.query<LockedRow>(
    `select o.document_id as id, o.id as key, o.state, o.brief, o.document_file_id as "documentKey", o.media_file_id as "mediaKey",
       d.document_id as "documentId", m.document_id as "mediaId", d.sha_256 as "documentSha", m.sha_256 as "mediaSha", w.starts_at as "startsAt", w.ends_at as "endsAt",
       ${teacher ? `nullif((${reviewer} order by (ot.teacher_id = :teacherId) desc limit 1), :teacherId)` : 'null::int'} as "actingForKey"
     from outcomes o
     left join stored_files d on d.id = o.document_file_id left join stored_files m on m.id = o.media_file_id
     left join work_windows w on w.school_id = o.school_id and w.grade = ${gradeSql('o')} and w.year = o.year and w.item = :item
       and w.semester = case when :item in ('send', 'certify') then o.semester else 0 end
     where o.school_id = :school and o.document_id = any(:ids) and o.removed_at is null
       and (:studentId::int is null or o.student_id = :studentId) ${teacher ? `and exists (${reviewer})` : ''}
     order by o.id for update of o`,
    { ids, item, studentId, teacherId: teacher?.teacherId ?? null, today: teacher?.today ?? null },
  );
  return rows.map(({ startsAt, endsAt, ...row }) => ({ ...row, window: startsAt && endsAt ? { startsAt, endsAt } : null }));
}

export interface Actor {
  accountId: number;
  name: string;
  teacherId: number | null;
  /** Acts for the school and takes a move back: the moment at which the student sent stays. */
  unlocks?: true;
}

export interface Moving {
  key: number;
  state: OutcomeState;
  actingForKey: number | null;
}

/**
 * Moves outcomes to one state, each with its event, in one statement. What a move sets besides follows from where it
 * comes from and goes to. The database's own guard looks at every row once more.
 */
export async function moveOutcomes(scope: Scope, outcomes: readonly Moving[], to: OutcomeState, actor: Actor, reason: string | null): Promise<number> {
  if (outcomes.length === 0) return 0;
  return scope.run(
    `with moving as (
       select * from unnest(:keys::int[], :froms::text[], :actingFor::int[]) as m(key, from_state, acting_for)),
     moved as (
       update outcomes o set state = :to::text, updated_at = now(),
         sent_at = case when m.from_state in ('draft', 'returned') and :to::text = 'sent' and :sends then now() when :to::text = 'draft' then null else o.sent_at end,
         reason = case when :to::text = 'returned' then :reason::text when :to::text in ('certified', 'sent', 'draft') then null else o.reason end,
         answered_at = case when m.from_state = 'sent' and :to::text in ('certified', 'returned') then now() when :to::text in ('sent', 'draft') then null else o.answered_at end,
         answered_by_id = case when m.from_state = 'sent' and :to::text in ('certified', 'returned') then :teacherId::int when :to::text in ('sent', 'draft') then null else o.answered_by_id end,
         deputy_for_id = case when m.from_state = 'sent' and :to::text in ('certified', 'returned') then m.acting_for when :to::text in ('sent', 'draft') then null else o.deputy_for_id end,
         ticked_at = case when :to::text = 'ticked' and m.from_state = 'certified' then now() when :to::text = 'certified' then null else o.ticked_at end
       from moving m where o.school_id = :school and o.id = m.key returning o.id, m.from_state)
     insert into outcome_events (school_id, outcome_id, from_state, to_state, account_id, actor_name, reason, happened_at)
     select :school, id, from_state, :to::text, :accountId, :name, :reason::text, clock_timestamp() from moved`,
    {
      keys: outcomes.map(({ key }) => key), froms: outcomes.map(({ state }) => state), actingFor: outcomes.map(({ actingForKey }) => actingForKey),
      to, teacherId: actor.teacherId, sends: actor.teacherId === null && !actor.unlocks, accountId: actor.accountId, name: actor.name, reason,
    },
  );
}

export interface Used {
  studentKey: number;
  year: number;
  semester: number;
  enrolmentKey: number;
  sent: number;
  sentForCourse: number;
  ticked: number;
}

/**
 * Locks the students of outcomes, so that two requests cannot pass a limit of one together, and counts what is used.
 * @returns by outcome key: what its student has sent in its semester and for its course, and ticked in its year.
 */
export async function lockUsage(scope: Scope, keys: number[]): Promise<Map<number, Used>> {
  await scope.query(
    `select 1 from students where school_id = :school and id in (select o.student_id from outcomes o where o.school_id = :school and o.id = any(:keys))
     order by id for no key update`,
    { keys },
  );
  const rows = await scope.query<Used & { key: number }>(
    `select o.id as key, o.student_id as "studentKey", o.year, o.semester, o.enrolment_id as "enrolmentKey",
       count(*) filter (where l.semester = o.semester and l.state not in ('draft', 'returned'))::int as sent,
       count(*) filter (where l.enrolment_id = o.enrolment_id and l.state not in ('draft', 'returned'))::int as "sentForCourse",
       count(*) filter (where l.state in ('ticked', 'submitted', 'receipted'))::int as ticked
     from outcomes o left join outcomes l on l.student_id = o.student_id and l.year = o.year and l.removed_at is null
     where o.school_id = :school and o.id = any(:keys) group by o.id`,
    { keys },
  );
  return new Map(rows.map((row) => [row.key, row]));
}

export interface SchoolLimits {
  outcomesPerSemester: number;
  outcomesPerCourse: number;
}

export async function findSchoolLimits(scope: Scope): Promise<SchoolLimits | null> {
  const [row] = await scope.query<SchoolLimits>(
    'select outcomes_per_semester as "outcomesPerSemester", outcomes_per_course as "outcomesPerCourse" from school_parameters where school_id = :school',
  );
  return row ?? null;
}

/** What a student is told of an outcome. */
export interface ToldOutcome {
  key: number;
  id: string;
  accountId: number;
  course: string;
  brief: string;
}

/** The accounts of outcomes' students, with what an outcome is called; none for one whose student has none that is open. */
export async function findToldOutcomes(scope: Scope, keys: number[]): Promise<ToldOutcome[]> {
  return scope.query<ToldOutcome>(
    `select o.id as key, o.document_id as id, a.id as "accountId", f.name as course, coalesce(o.brief, '') as brief
     from outcomes o join offerings f on f.id = o.offering_id join accounts a on a.school_id = o.school_id and a.student_id = o.student_id and a.kind = 'student' and a.active
     where o.school_id = :school and o.id = any(:keys)`,
    { keys },
  );
}

export interface HistoryRow {
  from: string | null;
  to: string;
  actor: string | null;
  reason: string | null;
  at: Date;
}

/** History of an outcome that the viewer may see, oldest first; empty when it is not theirs to see. */
export async function findHistory(scope: Scope, id: string, viewer: { studentId: number | null; teacherId: number | null; seesAll: boolean }): Promise<HistoryRow[]> {
  return scope.query<HistoryRow>(
    `select ev.from_state as "from", ev.to_state as "to", ev.actor_name as actor, ev.reason, ev.happened_at as at
     from outcome_events ev join outcomes o on o.id = ev.outcome_id
     where ev.school_id = :school and o.document_id = :id and (:seesAll or o.student_id = :studentId
       or exists (select 1 from offering_teachers ot where ot.offering_id = o.offering_id and ot.teacher_id = :teacherId))
     order by ev.id`,
    { id, ...viewer },
  );
}
