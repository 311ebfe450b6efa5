import type { ListSource } from '@portfolio/kernel/server/list-query';
import { certificationStatisticsList, counsellingStatisticsList, uncertifiedStudentList, uncertifiedTeacherList, usageList } from '../../contract';
import { SMALL_GROUP } from '../../domain/dimensions';
import { FIRST_TEACHER, termOf } from './facts';

const SCHOOL = ':school::int is not null';

/** A class of the term; in a whole year the last that a student had, as in 4.1. */
const CLASS_OF_TERM = `p.school_id = :school and p.ended_at is null and :term::text is not null and p.year = left(:term::text, -1)::int and p.semester = case right(:term::text, 1)
    when '0' then (select max(l.semester) from placements l where l.school_id = :school and l.student_id = p.student_id and l.year = p.year and l.ended_at is null)
    else right(:term::text, 1)::int end`;

const withOutcome = (column: string): string => `count(*) filter (where n.${column})::int as ${column}`;

const USAGE = ['uploaded', 'sent', 'certified', 'ticked'] as const;
/** A class so small that its numbers name its members; and the next smallest of the grade, so that no total less the others gives them. */
const IS_KEPT_BACK = `k.students < ${SMALL_GROUP} or (bool_or(k.students < ${SMALL_GROUP}) over (partition by k.grade) and row_number() over (partition by k.grade, k.students < ${SMALL_GROUP} order by k.students, k.id) = 1)`;

/** S0215S. @param isHidden whether small classes keep their numbers to themselves */
export const usageSource = (isHidden: boolean): ListSource<typeof usageList> => ({
  list: usageList, id: 'x.id', where: SCHOOL, ties: 'x.code',
  from: `(select k.*, ${IS_KEPT_BACK} as kept from (
    select c.document_id as id, c.code, c.grade, c.name as "className", count(*)::int as students, ${USAGE.map(withOutcome).join(', ')}
    from placements p join school_classes c on c.id = p.school_class_id
    left join (
      select o.student_id, true as uploaded, bool_or(o.state not in ('draft', 'returned')) as sent,
        bool_or(o.state in ('certified', 'ticked', 'submitted', 'receipted')) as certified, bool_or(o.state in ('ticked', 'submitted', 'receipted')) as ticked
      from outcomes o where o.school_id = :school and o.removed_at is null and ${termOf('o')} group by o.student_id) n on n.student_id = p.student_id
    where ${CLASS_OF_TERM} group by c.id) k) x`,
  columns: {
    grade: 'x.grade', className: 'x."className"', students: 'x.students',
    ...(Object.fromEntries(USAGE.map((measure) => [measure, isHidden ? `case when not x.kept then x.${measure} end` : `x.${measure}`])) as Record<(typeof USAGE)[number], string>),
  },
});

/** S0222S: what was answered counts for the teacher whose course it is (a deputy acts for that one), what waits for the course's first. */
export const certificationStatisticsSource: ListSource<typeof certificationStatisticsList> = {
  list: certificationStatisticsList, id: 'x.id', where: SCHOOL,
  from: `(select coalesce(t.document_id, '-') as id, min(t.teacher_no) as "teacherNo", min(t.name) as "teacherName", count(*)::int as received,
      count(*) filter (where o.state not in ('sent', 'returned'))::int as certified, count(*) filter (where o.state = 'returned')::int as returned, count(*) filter (where o.state = 'sent')::int as waiting,
      round((percentile_cont(0.5) within group (order by extract(epoch from o.answered_at - o.sent_at)) filter (where o.state <> 'sent') / 86400)::numeric, 1)::float8 as "medianDays"
    from outcomes o ${FIRST_TEACHER} left join teachers t on t.id = case when o.state = 'sent' then ft.id else coalesce(o.deputy_for_id, o.answered_by_id, ft.id) end
    where o.school_id = :school and o.removed_at is null and o.state <> 'draft' and ${termOf('o')} group by 1) x`,
  columns: { teacherNo: 'x."teacherNo"', teacherName: 'x."teacherName"', received: 'x.received', certified: 'x.certified', returned: 'x.returned', waiting: 'x.waiting', medianDays: 'x."medianDays"' },
};

/** S0217S: a record counts once in each class that was there; one with nobody there has no class. */
export const counsellingStatisticsSource: ListSource<typeof counsellingStatisticsList> = {
  list: counsellingStatisticsList, id: 'x.id', where: SCHOOL,
  from: `(select t.document_id || r.year || r.semester || coalesce(c.document_id, '-') as id, r.year::text || r.semester as term, t.name as "teacherName", c.name as "className",
      count(distinct r.id) filter (where r.kind = 'group')::int as groups, count(distinct r.id) filter (where r.kind = 'individual')::int as individuals,
      count(distinct r.id)::int as records, count(a.id)::int as attendances
    from counselling_records r join teachers t on t.id = r.teacher_id
    left join counselling_attendances a on a.school_id = :school and a.counselling_record_id = r.id
    left join placements p on p.school_id = :school and p.year = r.year and p.semester = r.semester and p.student_id = a.student_id
    left join school_classes c on c.id = p.school_class_id
    where r.school_id = :school and ${termOf('r')} group by t.id, c.id, r.year, r.semester) x`,
  columns: { term: 'x.term', teacherName: 'x."teacherName"', className: 'x."className"', groups: 'x.groups', individuals: 'x.individuals', records: 'x.records', attendances: 'x.attendances' },
};

const WAITING = `o.school_id = :school and o.removed_at is null and o.state = 'sent' and ${termOf('o')}`;
/** Whoever may certify is asked: in a course of several reviewers an outcome waits for each of them. */
const REVIEWERS = 'join offering_teachers ot on ot.school_id = :school and ot.offering_id = o.offering_id and ot.reviews and ot.ended_at is null join teachers t on t.id = ot.teacher_id';

/** 4.4. */
export const uncertifiedTeacherSource: ListSource<typeof uncertifiedTeacherList> = {
  list: uncertifiedTeacherList, id: 'x.id', where: SCHOOL,
  from: `(select t.document_id as id, t.teacher_no as "teacherNo", t.name as "teacherName", count(distinct o.offering_id)::int as courses, count(distinct o.student_id)::int as students,
      count(*)::int as waiting, min(o.sent_at) as longest from outcomes o ${REVIEWERS} where ${WAITING} group by t.id) x`,
  columns: { teacherNo: 'x."teacherNo"', teacherName: 'x."teacherName"', courses: 'x.courses', students: 'x.students', waiting: 'x.waiting', longest: 'x.longest' },
};

export const uncertifiedStudentSource: ListSource<typeof uncertifiedStudentList> = {
  list: uncertifiedStudentList, id: 'x.id', where: SCHOOL, ties: 'x.code, x."seatNo"',
  from: `(select st.document_id || f.document_id as id, c.code, c.name as "className", p.seat_no as "seatNo", st.name, f.name as subject, count(*)::int as waiting
    from outcomes o ${REVIEWERS} join students st on st.id = o.student_id join offerings f on f.id = o.offering_id
    left join placements p on p.school_id = :school and p.year = o.year and p.semester = o.semester and p.student_id = o.student_id
    left join school_classes c on c.id = p.school_class_id
    where ${WAITING} and t.document_id = :teacher::text group by st.id, f.id, c.id, p.id) x`,
  columns: { className: 'x."className"', seatNo: 'x."seatNo"', name: 'x.name', subject: 'x.subject', waiting: 'x.waiting' },
};
