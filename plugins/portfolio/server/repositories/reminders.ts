import type { Runner } from '@portfolio/kernel/server/database';
import type { Scope } from '@portfolio/kernel/server/scope';
import type { RemindedItem, RemindedWindow } from '../../domain/reminders';

/** Kind of the jobs that remind; their slot, unique in a school, makes each of them run once. */
export const REMINDER = 'reminder';

/**
 * Puts a job for each school whose hour of the teachers' mail has come, once a day (Asia/Taipei). An hour that passed while
 * no process was up is caught up the same day; one that passed before it was set is not.
 */
export async function insertTeacherReminders(database: Pick<Runner, 'run'>, now: Date): Promise<number> {
  return database.run(
    `with clock as (select (:now::timestamptz at time zone 'Asia/Taipei') as local)
     insert into jobs (school_id, kind, state, input, slot)
     select p.school_id, :kind, 'waiting', jsonb_build_object('whom', 'teachers'), 'teachers:' || to_char(clock.local, 'YYYY-MM-DD')
     from clock, school_parameters p join schools s on s.id = p.school_id and s.active
     where p.teacher_mail_hour <= extract(hour from clock.local)
       and clock.local::date + make_interval(hours => p.teacher_mail_hour) >= date_trunc('hour', (p.updated_at at time zone 'UTC') at time zone 'Asia/Taipei')
     on conflict (school_id, kind, slot) do nothing`,
    { now, kind: REMINDER },
  );
}

export interface ClosingWindow extends RemindedWindow {
  schoolId: number;
  id: string;
  days: number;
}

/** Windows that are open and end so soon that a reminder may be due, of schools that remind. */
export async function findClosingWindows(database: Pick<Runner, 'query'>, now: Date): Promise<ClosingWindow[]> {
  return database.query<ClosingWindow>(
    `select w.school_id as "schoolId", w.document_id as id, w.item, w.grade, w.year, w.semester, w.starts_at as "startsAt", w.ends_at as "endsAt", d.days
     from school_parameters p join schools s on s.id = p.school_id and s.active
     join work_windows w on w.school_id = p.school_id
     cross join lateral (select case w.item when 'send' then p.send_reminder_days when 'tick-outcomes' then p.tick_outcomes_reminder_days when 'tick-performances' then p.tick_performances_reminder_days end as days) d
     where d.days is not null and w.starts_at <= :now::timestamptz at time zone 'UTC' and w.ends_at > :now::timestamptz at time zone 'UTC'
       and w.ends_at <= :now::timestamptz at time zone 'UTC' + make_interval(days => d.days + 1)`,
    { now },
  );
}

export interface ReminderSlot {
  schoolId: number;
  windowId: string;
  slot: string;
}

export async function insertStudentReminders(database: Pick<Runner, 'run'>, slots: readonly ReminderSlot[]): Promise<number> {
  if (slots.length === 0) return 0;
  return database.run(
    `insert into jobs (school_id, kind, state, input, slot)
     select school_id, :kind, 'waiting', jsonb_build_object('whom', 'students', 'window', window_id), slot
     from unnest(:schools::int[], :windows::text[], :slots::text[]) as t (school_id, window_id, slot)
     on conflict (school_id, kind, slot) do nothing`,
    { kind: REMINDER, schools: slots.map(({ schoolId }) => schoolId), windows: slots.map(({ windowId }) => windowId), slots: slots.map(({ slot }) => slot) },
  );
}

export interface TeacherWaiting {
  accountId: number;
  count: number;
  /** Names, those with most waiting first. */
  courses: string[];
}

const GRADE = `cross join lateral (
    select c.grade from placements p join school_classes c on c.id = p.school_class_id
    where p.student_id = o.student_id and p.year = o.year order by (p.semester = o.semester) desc, p.ended_at nulls first, p.semester desc limit 1) g`;

/**
 * Teachers, and those who stand in for them today, with the number of outcomes that wait and can be answered now.
 * @param teacherIds public ids of those that are asked for; null: all
 */
export async function findTeachersWaiting(scope: Pick<Scope, 'query'>, today: string, teacherIds: readonly string[] | null = null): Promise<TeacherWaiting[]> {
  return scope.query<TeacherWaiting>(
    `with waiting as materialized (
       select o.offering_id, f.name, count(*)::int as n from outcomes o join offerings f on f.id = o.offering_id ${GRADE}
       join work_windows w on w.school_id = o.school_id and w.grade = g.grade and w.year = o.year and w.semester = o.semester and w.item = 'certify' and now() >= w.starts_at and now() < w.ends_at
       where o.school_id = :school and o.state = 'sent' and o.removed_at is null group by o.offering_id, f.name),
     reviewers as (
       select ot.offering_id, ot.teacher_id from offering_teachers ot where ot.school_id = :school and ot.reviews and ot.ended_at is null
       union
       select ot.offering_id, d.substitute_id from offering_teachers ot join deputies d on d.school_id = :school and d.teacher_id = ot.teacher_id and :today::date between d.starts_on and d.ends_on
       where ot.school_id = :school and ot.reviews and ot.ended_at is null)
     select a.id as "accountId", sum(w.n)::int as count, array_agg(w.name order by w.n desc, w.name) as courses
     from waiting w join reviewers r on r.offering_id = w.offering_id join teachers t on t.id = r.teacher_id
     join accounts a on a.school_id = :school and a.teacher_id = t.id and a.kind = 'teacher' and a.active
     where :teacherIds::text[] is null or t.document_id = any(:teacherIds::text[])
     group by a.id`,
    { today, teacherIds },
  );
}

export async function findRemindedWindow(scope: Pick<Scope, 'query'>, id: string): Promise<RemindedWindow | null> {
  const [row] = await scope.query<RemindedWindow>(
    `select item, grade, year, semester, starts_at as "startsAt", ends_at as "endsAt" from work_windows
     where school_id = :school and document_id = :id and starts_at <= now() and ends_at > now()`,
    { id },
  );
  return row ?? null;
}

export interface StudentOpen {
  accountId: number;
  /** What is not sent, or not ticked. */
  count: number;
  /** How many may still be ticked; null where nothing is ticked. */
  left: number | null;
}

const OPEN: Record<RemindedItem, { table: string; open: string; term: string }> = {
  send: { table: 'outcomes', open: `o.state in ('draft', 'returned')`, term: 'and o.semester = :semester' },
  'tick-outcomes': { table: 'outcomes', open: `o.state = 'certified'`, term: '' },
  'tick-performances': { table: 'performances', open: `o.state = 'draft'`, term: '' },
};

/** Students of the window's grade who have something that is not sent or ticked, and who may still do it. */
export async function findStudentsOpen(scope: Pick<Scope, 'query'>, { item, year, semester, grade }: RemindedWindow, allowed: number | null): Promise<StudentOpen[]> {
  const { table, open, term } = OPEN[item];
  return scope.query<StudentOpen>(
    `with placed as materialized (
       select distinct on (p.student_id) p.student_id, c.grade from placements p join school_classes c on c.id = p.school_class_id
       where p.school_id = :school and p.year = :year order by p.student_id, (p.semester = :semester) desc, p.ended_at nulls first, p.semester desc),
     counted as (
       select o.student_id, count(*) filter (where ${open})::int as open, count(*) filter (where o.state in ('ticked', 'submitted', 'receipted'))::int as ticked
       from ${table} o join placed on placed.student_id = o.student_id and placed.grade = :grade
       where o.school_id = :school and o.year = :year ${term} and o.removed_at is null group by o.student_id)
     select a.id as "accountId", c.open as count, :allowed::int - c.ticked as left
     from counted c join accounts a on a.school_id = :school and a.student_id = c.student_id and a.active
     where c.open > 0 and (:allowed::int is null or c.ticked < :allowed::int)`,
    { year, semester, grade, allowed },
  );
}
