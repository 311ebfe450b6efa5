import type { Subject } from '../../domain/columns';
import { noCourse } from '../../domain/roster-row';

/** Certified where that is asked for, ticked by the student, and not taken back: what rosters are made of. */
const IN_ROSTER = `('ticked', 'submitted', 'receipted')`;

/**
 * The class that each student is in. A student without a class is in every roster of the year, so that 預檢 names them and
 * nobody is left out silently. The last class of the year counts.
 */
const PLACE = `
  join students st on st.id = o.student_id
  left join (
    select distinct on (p.student_id) p.student_id, p.seat_no, c.name, c.code, c.grade, c.division
    from placements p join school_classes c on c.id = p.school_class_id
    where p.school_id = :school and p.year = :year
    order by p.student_id, p.ended_at nulls first, p.semester desc) place on place.student_id = o.student_id`;

const DIVISION = `coalesce(place.division, 'day')`;

/** Of one edition; `division` is null where both are in it. */
const OF_EDITION = `(place.grade is null or place.grade = any(:grades::int[])) and (:division::text is null or ${DIVISION} = :division::text)`;

const STUDENT = `st.national_id_sealed as "nationalIdSealed", st.birth_date as "birthDate", st.document_id as "studentId", st.student_no as "studentNo",
    st.name as "studentName", st.status as "studentStatus", place.name as "className", place.code as "classCode", place.seat_no as "seatNo", place.grade`;

const fileSql = (file: string, blob: string): string =>
  `case when ${file}.id is not null then jsonb_build_object('sha256', ${file}.sha_256, 'bytes', ${file}.bytes, 'registeredBytes', ${blob}.bytes) end`;

const FILES = `
  left join stored_files d on d.id = o.document_file_id left join blobs db on db.sha_256 = d.sha_256 and db.tombstoned_at is null
  left join stored_files m on m.id = o.media_file_id left join blobs mb on mb.sha_256 = m.sha_256 and mb.tombstoned_at is null`;

/** Groups that tell editions apart, with what each holds. */
const groupsSql = (from: string, where: string, semester: string, frozen: string): string => `
  select ${semester} as semester, place.grade, ${DIVISION} as division,
    count(*) filter (where not (${frozen}))::int as ticked, count(*) filter (where ${frozen})::int as submitted
  from ${from} where ${where} group by 1, 2, 3`;

/** Rows in the order of sheets, classes, seats and `by`, each with its place in its sheet and what only all of them tell. */
const checkedSql = (rows: string, by: string, counted: string): string => {
  const order = `o."classCode" nulls last, o."seatNo" nulls last, o."studentNo", ${by}, o.key`;
  return `
  select o.*, row_number() over (partition by o.kind order by ${order})::int + 1 as "rowNo",
    count(*) over (partition by o."studentId")::int as "ofStudent", ${counted}
  from (${rows}) o
  order by array_position(:kinds::text[], o.kind), ${order}`;
};

const sameFile = (file: string, name: string): string =>
  `case when o.${file} is null then 0 else count(*) over (partition by o."studentId", o."courseCode", o.${file} ->> 'sha256') end::int as "${name}"`;

/** Where the rows of a subject come from. Named values: `year`, and of an edition `semester`, `grades`, `division`, `kinds`. */
interface RowSource {
  /** `CheckedRow`s with the sealed ID, in the roster's order. */
  rows: string;
  /** Locks them for a final export; null where nothing can change under it. */
  lock: string | null;
  /** `RowGroup`s of a year. */
  counts: string;
}

const FROZEN = `o.state <> 'ticked'`;

const outcomesPlaced = `outcomes o ${PLACE}`;
const outcomes = `${outcomesPlaced} join enrolments e on e.id = o.enrolment_id`;
const outcomesOfYear = `o.school_id = :school and o.year = :year and o.state in ${IN_ROSTER} and o.removed_at is null`;
const outcomesOfEdition = `${outcomesOfYear} and ${OF_EDITION} and e.kind = any(:kinds::text[])`;

const outcomeRows = `
  select o.id as key, e.kind, o.semester, o.brief, o.answered_at is not null as certified, o.ticked_at is not null as ticked,
    s.code as "courseCode", s.name as "courseName", coalesce(fc.grade, place.grade) as "courseGrade", coalesce(e.credits, f.credits, s.credits) as credits, f.hours, e.method,
    e.origin_year as "originYear", e.origin_semester as "originSemester", e.origin_school as "originSchool",
    coalesce(e.origin_subject_code, s.code) as "originCode", coalesce(os.name, s.name) as "originName",
    case when e.origin_year - st.entry_year between 0 and 2 then e.origin_year - st.entry_year + 1 else coalesce(fc.grade, place.grade) end as "originGrade",
    null as content, null as link, ${STUDENT}, ${fileSql('d', 'db')} as document, ${fileSql('m', 'mb')} as media
  from ${outcomes}
  join offerings f on f.id = o.offering_id
  join subjects s on s.id = f.subject_id
  left join school_classes fc on fc.id = f.school_class_id
  left join subjects os on os.school_id = o.school_id and os.code = e.origin_subject_code
  ${FILES}
  where ${outcomesOfEdition}`;

const NO_COURSE = Object.keys(noCourse).map((cell) => `null as "${cell}"`).join(', ');

const performances = `performances o ${PLACE}`;
const performancesOfYear = `o.school_id = :school and o.year = :year and o.state in ${IN_ROSTER} and o.removed_at is null`;
const performancesOfEdition = `${performancesOfYear} and ${OF_EDITION} and o.category = any(:kinds::text[])`;

const performanceRows = `
  select o.id as key, o.category as kind, o.content, o.link, o.brief, true as certified, o.ticked_at is not null as ticked,
    ${NO_COURSE}, ${STUDENT}, ${fileSql('d', 'db')} as document, ${fileSql('m', 'mb')} as media
  from ${performances} ${FILES}
  where ${performancesOfEdition}`;

const posts = `officer_posts o ${PLACE}`;
const postsOfYear = 'o.school_id = :school and o.year = :year and o.ended_at is null';

const postRows = `
  select o.id as key, 'post' as kind, null as brief, null as link, true as certified, true as ticked, null::jsonb as document, null::jsonb as media,
    jsonb_build_object('unit', o.unit, 'startDate', o.start_date, 'endDate', o.end_date, 'post', o.post, 'level', o.level) as content, ${NO_COURSE}, ${STUDENT}
  from ${posts}
  where ${postsOfYear} and o.semester = :semester::int and ${OF_EDITION}`;

const NONE_TWICE = '0 as "sameDocument", 0 as "sameMedia"';

export const sourceOf: Record<Subject, RowSource> = {
  outcomes: {
    rows: checkedSql(outcomeRows, 'o."courseCode"', `${sameFile('document', 'sameDocument')}, ${sameFile('media', 'sameMedia')}`),
    lock: `select o.id from ${outcomes} where ${outcomesOfEdition} order by o.id for no key update of o`,
    counts: groupsSql(outcomesPlaced, outcomesOfYear, '0', FROZEN),
  },
  performances: {
    rows: checkedSql(performanceRows, 'o.kind', NONE_TWICE),
    lock: `select o.id from ${performances} where ${performancesOfEdition} order by o.id for no key update of o`,
    counts: groupsSql(performances, performancesOfYear, '0', FROZEN),
  },
  officers: {
    rows: checkedSql(postRows, `o.content ->> 'startDate'`, NONE_TWICE),
    lock: null,
    counts: groupsSql(posts, postsOfYear, 'o.semester', 'false'),
  },
};
