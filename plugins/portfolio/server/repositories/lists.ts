import { taipeiDate } from '@portfolio/kernel/domain/clock';
import type { ListSource } from '@portfolio/kernel/server/list-query';
import type { Scope } from '@portfolio/kernel/server/scope';
import type { Session } from '@portfolio/access/server/repositories/sessions';
import { gradeSql } from './outcomes';
import { certificationList, outcomeTickList } from '../../contract';

/** In a list, a term `1102` is a parameter; `1100` is the whole year. */
const TERM = `(:term::text is null or (o.year = left(:term, -1)::int and right(:term, 1)::int in (0, o.semester)))`;

/**
 * Courses that a teacher may answer, the own ones and those of whom they stand in for: `:teacherId`, `:today`. An array
 * and not a sub-select, so that it is found first and leads into the index of outcomes, however many tables are joined.
 */
const ANSWERABLE = `array(
  select ot.offering_id from offering_teachers ot where ot.school_id = :school and ot.reviews and ot.ended_at is null and ot.teacher_id in (
    select :teacherId::int union select dp.teacher_id from deputies dp where dp.school_id = :school and dp.substitute_id = :teacherId and :today::date between dp.starts_on and dp.ends_on))`;

export const certificationSource = (session: Session, now: Date): ListSource<typeof certificationList> => ({
  list: certificationList,
  id: 'o.document_id',
  from: `outcomes o join offerings f on f.id = o.offering_id join students st on st.id = o.student_id
    left join placements p on p.school_id = o.school_id and p.year = o.year and p.semester = o.semester and p.student_id = o.student_id
    left join school_classes c on c.id = p.school_class_id
    left join stored_files d on d.id = o.document_file_id left join stored_files m on m.id = o.media_file_id
    left join teachers a on a.id = o.answered_by_id left join teachers r on r.id = o.deputy_for_id`,
  where: `o.school_id = :school and o.state <> 'draft' and o.removed_at is null and ${TERM} and o.offering_id = any(${ANSWERABLE})`,
  values: { teacherId: session.teacherId, today: taipeiDate(now) },
  columns: {
    courseName: 'f.name', className: 'c.name', seatNo: 'p.seat_no', studentNo: 'st.student_no', studentName: 'st.name', brief: 'o.brief', state: 'o.state',
    sentAt: 'o.sent_at', answeredAt: 'o.answered_at', answeredBy: 'a.name', deputyFor: 'r.name', reason: 'o.reason', offeringId: 'f.document_id',
    documentId: 'd.document_id', documentName: 'd.name', documentMime: 'd.mime', mediaId: 'm.document_id', mediaName: 'm.name', mediaMime: 'm.mime',
    term: `o.year::text || o.semester`,
    grade: gradeSql('o'),
  },
  ties: 'c.code, p.seat_no',
});

const counted = (condition: string): string => `(select count(*)::int from outcomes o where o.student_id = st.id and o.removed_at is null and ${TERM} ${condition})`;

/** One row a student placed in the term; in a whole year the last class counts. */
export const outcomeTickSource: ListSource<typeof outcomeTickList> = {
  list: outcomeTickList,
  id: 'st.document_id',
  from: `placements p join students st on st.id = p.student_id join school_classes c on c.id = p.school_class_id`,
  where: `p.school_id = :school and p.ended_at is null and :term::text is not null and p.year = left(:term, -1)::int and p.semester = case right(:term, 1)
    when '0' then (select max(l.semester) from placements l where l.school_id = :school and l.student_id = p.student_id and l.year = p.year and l.ended_at is null)
    else right(:term, 1)::int end`,
  columns: {
    className: 'c.name', seatNo: 'p.seat_no', studentNo: 'st.student_no', name: 'st.name', grade: 'c.grade',
    uploaded: counted(''),
    sent: counted(`and o.state not in ('draft', 'returned')`),
    certified: counted(`and o.state in ('certified', 'ticked', 'submitted', 'receipted')`),
    ticked: counted(`and o.state in ('ticked', 'submitted', 'receipted')`),
  },
  ties: 'c.code, p.seat_no',
};

export interface CourseRow {
  id: string;
  name: string;
  className: string | null;
  waiting: number;
  certified: number;
  returned: number;
}

/** Courses that a teacher may answer in a term, those with most waiting first. */
export async function findCertificationCourses(scope: Scope, teacherId: number, year: number, semester: number, today: string): Promise<CourseRow[]> {
  return scope.query<CourseRow>(
    `select f.document_id as id, f.name, coalesce(c.name, f.group_name) as "className",
       count(o.id) filter (where o.state = 'sent')::int as waiting,
       count(o.id) filter (where o.state in ('certified', 'ticked', 'submitted', 'receipted'))::int as certified,
       count(o.id) filter (where o.state = 'returned')::int as returned
     from offerings f left join school_classes c on c.id = f.school_class_id
     left join outcomes o on o.offering_id = f.id and o.removed_at is null
     where f.school_id = :school and f.year = :year and (:semester = 0 or f.semester = :semester) and f.ended_at is null and f.id = any(${ANSWERABLE})
     group by f.id, c.name order by 4 desc, f.name collate "zh-Hant-x-icu"`,
    { teacherId, year, semester, today },
  );
}
