import type { Scope, TransactionScope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { gradesOf, rosters, type Edition, type RosterOf } from '../../domain/columns';
import type { CheckedRow } from '../../domain/outcome-row';

/** Certified, ticked by the student, and not taken back: what a roster of outcomes is made of. */
const IN_ROSTER = `('ticked', 'submitted', 'receipted')`;

/**
 * Outcomes of a year with the class that each student is in. A student without a class is in every roster of the year,
 * so that 預檢 names them and nobody is left out silently. The last class of the year counts.
 */
const OUTCOMES = `outcomes o
  join students st on st.id = o.student_id
  join enrolments e on e.id = o.enrolment_id
  left join (
    select distinct on (p.student_id) p.student_id, p.seat_no, c.name, c.code, c.grade, c.division
    from placements p join school_classes c on c.id = p.school_class_id
    where p.school_id = :school and p.year = :year
    order by p.student_id, p.ended_at nulls first, p.semester desc) place on place.student_id = o.student_id`;

const SELECTED = `o.school_id = :school and o.year = :year and o.state in ${IN_ROSTER} and o.removed_at is null
  and (place.grade is null or place.grade = any(:grades)) and coalesce(place.division, 'day') = :division
  and e.kind = any(:kinds)`;

const fileSql = (file: string, blob: string): string =>
  `case when ${file}.id is not null then jsonb_build_object('sha256', ${file}.sha_256, 'bytes', ${file}.bytes, 'registeredBytes', ${blob}.bytes) end`;

const ROWS = `
  select o.id as key, e.kind, o.year, o.semester, o.brief, o.answered_at is not null as certified, o.ticked_at is not null as ticked,
    s.code as "courseCode", s.name as "courseName", coalesce(fc.grade, place.grade) as "courseGrade", coalesce(e.credits, f.credits, s.credits) as credits, e.method,
    e.origin_year as "originYear", e.origin_semester as "originSemester", e.origin_school as "originSchool",
    coalesce(e.origin_subject_code, s.code) as "originCode", coalesce(os.name, s.name) as "originName",
    case when e.origin_year - st.entry_year between 0 and 2 then e.origin_year - st.entry_year + 1 else coalesce(fc.grade, place.grade) end as "originGrade",
    st.national_id_sealed as "nationalIdSealed", st.birth_date as "birthDate",
    st.document_id as "studentId", st.student_no as "studentNo", st.name as "studentName", st.status as "studentStatus",
    place.name as "className", place.code as "classCode", place.seat_no as "seatNo", place.grade,
    ${fileSql('d', 'db')} as document, ${fileSql('m', 'mb')} as media
  from ${OUTCOMES}
  join offerings f on f.id = o.offering_id
  join subjects s on s.id = f.subject_id
  left join school_classes fc on fc.id = f.school_class_id
  left join subjects os on os.school_id = o.school_id and os.code = e.origin_subject_code
  left join stored_files d on d.id = o.document_file_id left join blobs db on db.sha_256 = d.sha_256 and db.tombstoned_at is null
  left join stored_files m on m.id = o.media_file_id left join blobs mb on mb.sha_256 = m.sha_256 and mb.tombstoned_at is null
  where ${SELECTED}`;

/** Class, seat, course. Of the rows above as `o`. */
const ORDER = 'o."classCode" nulls last, o."seatNo" nulls last, o."studentNo", o."courseCode", o.key';

/** Sheet by sheet in the roster's order. */
const CHECKED = `
  select o.*,
    row_number() over (partition by o.kind order by ${ORDER})::int + 1 as "rowNo",
    count(*) over (partition by o."studentId")::int as "ofStudent",
    case when o.document is null then 0 else count(*) over (partition by o."studentId", o."courseCode", o.document ->> 'sha256') end::int as "sameDocument",
    case when o.media is null then 0 else count(*) over (partition by o."studentId", o."courseCode", o.media ->> 'sha256') end::int as "sameMedia"
  from (${ROWS}) o
  order by array_position(:kinds::text[], o.kind), ${ORDER}`;

type Flat = Omit<CheckedRow, 'nationalId' | 'student'> & {
  nationalIdSealed: string | null;
  studentId: string;
  studentNo: string;
  studentName: string;
  studentStatus: string;
  className: string | null;
  seatNo: number | null;
};

/** A sealed ID that cannot be opened counts as missing: 預檢 names the student, and the next sync brings it again. */
function opened(sealed: string | null): string | null {
  if (!sealed) return null;
  try {
    return services().seal.open(sealed);
  } catch {
    return null;
  }
}

const toRow = ({ nationalIdSealed, studentId, studentNo, studentName, studentStatus, className, seatNo, ...row }: Flat): CheckedRow => ({
  ...row,
  nationalId: opened(nationalIdSealed),
  student: { id: studentId, no: studentNo, name: studentName, className, seatNo, status: studentStatus },
});

function valuesOf({ year, roster, grades }: Edition) {
  const { division, sheets } = rosters[roster] as RosterOf;
  return { year, grades: gradesOf(grades), division, kinds: sheets.map(({ kind }) => kind) };
}

/** The rows of an edition in batches: sheet by sheet, in the order of class, seat and course, in one snapshot. */
export async function* streamRows(scope: Scope, edition: Edition): AsyncGenerator<CheckedRow[]> {
  for await (const batch of scope.batches<Flat>(CHECKED, valuesOf(edition))) yield batch.map(toRow);
}

/** Locks what a final export will freeze, so that no tick is taken back meanwhile. */
export async function lockRows(scope: TransactionScope, edition: Edition): Promise<void> {
  await scope.run(`select o.id from ${OUTCOMES} where ${SELECTED} order by o.id for no key update of o`, valuesOf(edition));
}

export interface StateCounts {
  ticked: number;
  /** Submitted by an earlier final export, or receipted since. */
  submitted: number;
}

/** How many outcomes an edition holds now. */
export async function countRows(scope: Scope, edition: Edition): Promise<StateCounts> {
  const [counts] = await scope.query<StateCounts>(
    `select count(*) filter (where o.state = 'ticked')::int as ticked, count(*) filter (where o.state <> 'ticked')::int as submitted
     from ${OUTCOMES} where ${SELECTED}`,
    valuesOf(edition),
  );
  return counts;
}
