import type { Scope } from '@portfolio/kernel/server/scope';
import { FAILED_DAYS, LATE_DAYS, SYNC_DAYS, type DashboardFacts } from '../../domain/dashboard';

const since = (days: number): string => `now() at time zone 'UTC' - interval '${days} days'`;
const iso = (moment: string): string => `to_char(${moment}, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
/** Rows with the time of the oldest. */
const waiting = (from: string, at: string): string => `(select jsonb_build_object('count', count(*)::int, 'at', ${iso(`min(${at})`)}) from ${from})`;

const CURRENT = '(select t.year, t.semester from terms t where t.school_id = :school and t.current limit 1)';
const NOW = `(now() at time zone 'UTC')`;

/** Students of the grades that a window is open for, in the year of the current term. */
const PLACED = `(select distinct p.student_id, c.grade from placements p join school_classes c on c.id = p.school_class_id join current t on p.year = t.year
  where p.school_id = :school and p.ended_at is null and c.grade in (select x.grade from open_windows x where x.item = w.item and x.semester = w.semester))`;

/** Who has done something of what is open. */
const DONE: Record<string, string> = {
  send: `exists (select 1 from outcomes o where o.school_id = :school and o.student_id = s.student_id and o.year = w.year and o.semester = w.semester and o.removed_at is null and o.state not in ('draft', 'returned'))`,
  'tick-outcomes': `exists (select 1 from outcomes o where o.school_id = :school and o.student_id = s.student_id and o.year = w.year and o.removed_at is null and o.state in ('ticked', 'submitted', 'receipted'))`,
  'tick-performances': `exists (select 1 from performances o where o.school_id = :school and o.student_id = s.student_id and o.year = w.year and o.removed_at is null and o.state in ('ticked', 'submitted', 'receipted'))`,
};
const done = (item: string): string => `when '${item}' then (select count(*)::int from ${PLACED} s where ${DONE[item]})`;

const OPEN = `(select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'count', count, 'of', of, 'term', term, 'at', at)), '[]') from (
    select w.item as kind, w.year::text || w.semester as term, ${iso('w.ends_at')} as at,
      case w.item ${Object.keys(DONE).map(done).join(' ')}
        else (select count(*)::int from outcomes o where o.school_id = :school and o.year = w.year and o.semester = w.semester and o.removed_at is null and o.state = 'sent') end as count,
      case when w.item <> 'certify' then (select count(*)::int from ${PLACED} s) end as of
    from (select item, year, semester, min(ends_at) as ends_at from open_windows group by item, year, semester) w
    union all
    select 'receipts', e.year::text || e.semester, ${iso('min(e.ends_at)')}, count(*) filter (where r.state <> 'open')::int, count(*)::int
    from receipt_editions e join receipts r on r.receipt_edition_id = e.id and r.student_id is not null
    where e.school_id = :school and ${NOW} >= e.starts_at and ${NOW} < e.ends_at group by e.year, e.semester) opened)`;

/** Outcomes that still wait although nobody may answer them any more. */
const MISSED = `(select count(*)::int from outcomes o where o.school_id = :school and o.removed_at is null and o.state = 'sent'
  and exists (select 1 from work_windows w where w.school_id = :school and w.item = 'certify' and w.year = o.year and w.semester = o.semester and w.ends_at <= ${NOW})
  and not exists (select 1 from work_windows w where w.school_id = :school and w.item = 'certify' and w.year = o.year and w.semester = o.semester and w.ends_at > ${NOW}))`;

const toExport = (table: string, item: string): string => `(select count(*)::int from ${table} o join current t on o.year = t.year where o.school_id = :school and o.removed_at is null and o.state = 'ticked'
  and not exists (select 1 from work_windows w where w.school_id = :school and w.item = '${item}' and w.year = o.year and w.ends_at > ${NOW})
  and exists (select 1 from work_windows w where w.school_id = :school and w.item = '${item}' and w.year = o.year))`;

const exists = (table: string, where = 'true'): string => `exists (select 1 from ${table} x where x.school_id = :school and ${where})`;

/** Everything that the administrator's first page is made from, in one statement. */
export async function findDashboardFacts(scope: Scope): Promise<DashboardFacts> {
  const [row] = await scope.query<DashboardFacts>(
    `with current as ${CURRENT},
     open_windows as (select w.grade, w.year, w.semester, w.item, w.ends_at from work_windows w where w.school_id = :school and ${NOW} >= w.starts_at and ${NOW} < w.ends_at)
     select exists (select 1 from current) as "hasTerm", ${exists('students')} as "hasStudents", ${exists('sync_connections')} as "hasConnection", ${exists('mail_servers')} as "hasMailServer",
       ${exists('work_windows', 'x.year = (select year from current)')} as "hasWindows", ${OPEN} as open, ${MISSED} as "waitingMissed",
       ${waiting(`outcomes o where o.school_id = :school and o.removed_at is null and o.state = 'sent' and o.sent_at < ${since(LATE_DAYS)}`, 'o.sent_at')} as "waitingLate",
       ${waiting(`study_plans s where s.school_id = :school and s.removed_at is null and s.state = 'submitted' and s.submitted_at < ${since(LATE_DAYS)}`, 's.submitted_at')} as "plansLate",
       ${waiting(`receipt_reports r where r.school_id = :school and r.state in ('open', 'review')`, 'r.reported_at')} as "reportsOpen",
       (select ${iso('max(r.ended_at)')} from sync_runs r where r.school_id = :school and r.state = 'applied') as "lastSync",
       not ${exists('sync_runs', `x.state = 'applied' and x.ended_at > ${since(SYNC_DAYS)}`)} as "isSyncLate",
       (select count(*)::int from jobs j where j.school_id = :school and j.state = 'failed' and j.ended_at > ${since(FAILED_DAYS)}) as "jobsFailed",
       (select count(*)::int from sync_runs r where r.school_id = :school and r.state in ('failed', 'refused') and r.ended_at > ${since(FAILED_DAYS)}) as "syncsFailed",
       (select count(*)::int from outbox_mails m where m.school_id = :school and m.state = 'failed' and m.ended_at > ${since(FAILED_DAYS)}) as "mailsFailed",
       (select count(*)::int from school_classes c join current t on c.year = t.year and c.semester = t.semester where c.school_id = :school and c.ended_at is null
         and not exists (select 1 from counselling_assignments a where a.school_id = :school and a.school_class_id = c.id)) as "classesWithoutCounsellor",
       ${toExport('outcomes', 'tick-outcomes')} as "outcomesToExport", ${toExport('performances', 'tick-performances')} as "performancesToExport",
       ${exists('outcomes', `x.state = 'submitted' and x.removed_at is null and x.year = (select year from current)`)} as "hasSubmitted",
       ${exists('receipt_editions', 'x.year = (select year from current)')} as "hasReceipts"
     from schools where id = :school`,
  );
  return row;
}
