import type { ListSource } from '@portfolio/kernel/server/list-query';
import type { Scope } from '@portfolio/kernel/server/scope';
import type { Session } from '@portfolio/access/server/repositories/sessions';
import { classStudentList, type ClassPortfolio, type MyClass } from '../../contract';
import { dutySql } from './duties';
import { receiptSql } from './files';

const COUNSELS = 'exists (select 1 from counselling_assignments ca where ca.school_class_id = c.id and ca.teacher_id = :teacherId)';
const HAS_DUTY = `(c.homeroom_teacher_id = :teacherId or ${COUNSELS})`;

/** Classes of a term, or of both semesters of a year, in which the teacher has a duty. */
export async function findMyClasses(scope: Scope, teacherId: number, year: number, semester: number): Promise<MyClass[]> {
  return scope.query<MyClass>(
    `select c.document_id as id, c.year::text || c.semester as term, c.name, c.grade, coalesce(c.homeroom_teacher_id = :teacherId, false) as homeroom, ${COUNSELS} as counselling,
       (select count(*)::int from placements p where p.school_class_id = c.id and p.ended_at is null) as students
     from school_classes c where c.school_id = :school and c.year = :year and (:semester = 0 or c.semester = :semester) and c.ended_at is null and ${HAS_DUTY} order by c.semester, c.code`,
    { teacherId, year, semester },
  );
}

const outcomes = (states: string): string => `(select count(*)::int from outcomes o where o.student_id = st.id and o.removed_at is null and o.year = p.year and o.semester <= p.semester and o.state in (${states}))`;

/** Students placed in the teacher's classes of a term, with how much each has until then. */
export const classStudentSource = ({ teacherId }: Session): ListSource<typeof classStudentList> => ({
  list: classStudentList,
  id: 'st.document_id',
  from: 'placements p join school_classes c on c.id = p.school_class_id join students st on st.id = p.student_id',
  where: `p.school_id = :school and p.ended_at is null and c.ended_at is null and ${HAS_DUTY} and p.year = left(:term::text, -1)::int and p.semester = case right(:term::text, 1)
    when '0' then (select max(l.semester) from placements l join school_classes lc on lc.id = l.school_class_id where l.school_id = :school and l.student_id = p.student_id and l.year = p.year and l.ended_at is null)
    else right(:term::text, 1)::int end`,
  values: { teacherId },
  columns: {
    className: 'c.name', seatNo: 'p.seat_no', studentNo: 'st.student_no', name: 'st.name', classId: 'c.document_id',
    sent: outcomes(`'sent'`), certified: outcomes(`'certified', 'ticked', 'submitted', 'receipted'`), returned: outcomes(`'returned'`), ticked: outcomes(`'ticked', 'submitted', 'receipted'`),
    performances: `(select count(*)::int from performances q where q.student_id = st.id and q.removed_at is null and q.year = p.year and q.state <> 'draft')`,
    plans: `(select count(*)::int from study_plans sp where sp.student_id = st.id and sp.removed_at is null and sp.year = p.year and sp.semester <= p.semester and sp.state <> 'draft')`,
    records: `(select count(*)::int from counselling_attendances a join counselling_records cr on cr.id = a.counselling_record_id where a.student_id = st.id and cr.year = p.year and cr.semester <= p.semester)`,
  },
  ties: 'c.code, p.seat_no',
});

/** A student for whose class the teacher has a duty in the year, by public id. */
export async function findClassStudent(scope: Scope, id: string, teacherId: number, year: number): Promise<number | null> {
  const [row] = await scope.query<{ key: number }>(
    `select st.id as key from students st where st.school_id = :school and st.document_id = :id and ${dutySql('st.id', ':year', '1')}`, { id, teacherId, year },
  );
  return row?.key ?? null;
}

export type ClassRest = Pick<ClassPortfolio, 'performances' | 'plans' | 'records'>;

/** What else a student has in a year, as far as the teacher's time with the class goes. */
export async function findClassRest(scope: Scope, studentId: number, teacherId: number, year: number): Promise<ClassRest> {
  const [row] = await scope.query<ClassRest>(
    `select coalesce((select jsonb_agg(jsonb_build_object('id', q.document_id, 'category', q.category, 'brief', q.brief, 'state', q.state, 'document', ${receiptSql('d')}, 'media', ${receiptSql('m')}) order by q.id)
         from performances q left join stored_files d on d.id = q.document_file_id left join stored_files m on m.id = q.media_file_id
         where q.school_id = :school and q.student_id = :studentId and q.year = :year and q.removed_at is null and q.state <> 'draft'), '[]') as performances,
       coalesce((select jsonb_agg(jsonb_build_object('id', sp.document_id, 'term', sp.year::text || sp.semester, 'title', sp.title, 'state', sp.state) order by sp.id)
         from study_plans sp where sp.school_id = :school and sp.student_id = :studentId and sp.year = :year and sp.removed_at is null and sp.state <> 'draft' and ${dutySql('sp.student_id', 'sp.year', 'sp.semester')}), '[]') as plans,
       coalesce((select jsonb_agg(jsonb_build_object('id', cr.document_id, 'heldOn', cr.held_on, 'kind', cr.kind, 'subject', cr.subject, 'teacher', t.name, 'readAt', to_char(a.read_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by cr.held_on)
         from counselling_attendances a join counselling_records cr on cr.id = a.counselling_record_id join teachers t on t.id = cr.teacher_id
         where a.school_id = :school and a.student_id = :studentId and cr.year = :year and ${dutySql('a.student_id', 'cr.year', 'cr.semester')}), '[]') as records
     from schools where id = :school`,
    { studentId, teacherId, year },
  );
  return row;
}

/** Which of a year's semesters a teacher may read of a student: those not after the teacher's own time with the class. */
export async function findReadableSemesters(scope: Scope, studentId: number, teacherId: number, year: number): Promise<number[]> {
  const rows = await scope.query<{ semester: number }>(
    `select s.semester from schools sc cross join (values (1), (2)) as s(semester) where sc.id = :school and ${dutySql(':studentId::int', ':year::int', 's.semester')}`,
    { studentId, teacherId, year },
  );
  return rows.map(({ semester }) => semester);
}
