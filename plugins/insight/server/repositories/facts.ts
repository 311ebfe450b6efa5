import type { CounsellingDimension, OutcomeDimension, PerformanceDimension, PlanDimension, ReceiptDimension } from '../../domain/dimensions';

/** How the rows of a fact are put into groups. All expressions speak of the fact's rows as `o`. */
export interface Group {
  /** Public key of a group; what has none is a group of its own, without a name. */
  key: string;
  name: string;
  /** Text by which groups stand in order. */
  position: string;
  joins?: string;
  /** The larger groups that these are parts of, and what their parts have in common: no part may be got by subtraction. */
  within?: { dimension: string; common: string };
}

export interface FactSource {
  /** A table or subquery with school_id, student_id, year. */
  from: string;
  /** Mentions :school. */
  where: string;
  /** Which rows a term `1102` (`1100`: the year; null: all) asks for. */
  ofTerm: string;
  /** The shortest time in which a fact happens, beside its year. */
  semester: string;
  groups: Record<string, Group>;
  /** Measures beside the number of students. */
  counts: Record<string, string>;
}

/** A term `1102`; `1100` is the whole year. Without one, all terms. */
export const termOf = (table: string): string =>
  `(:term::text is null or (${table}.year = left(:term::text, -1)::int and right(:term::text, 1)::int in (0, ${table}.semester)))`;

/** The teacher whom an outcome counts for: the first of its course, so that no outcome counts twice. */
export const FIRST_TEACHER = `left join (select distinct on (ot.offering_id) ot.offering_id, t.id, t.document_id, t.name, t.teacher_no from offering_teachers ot join teachers t on t.id = ot.teacher_id
  where ot.school_id = :school order by ot.offering_id, ot.ended_at nulls first, ot.reviews desc, ot.position, ot.id) ft on ft.offering_id = o.offering_id`;

/** The class of the term that something belongs to. */
export const PLACED = `left join placements p on p.school_id = :school and p.year = o.year and p.semester = o.semester and p.student_id = o.student_id
  left join school_classes c on c.id = p.school_class_id`;
/** The last class that a student had in the year that something belongs to. */
export const PLACED_IN_YEAR = `left join (
    select distinct on (l.student_id, l.year) l.student_id, l.year, l.seat_no, l.school_class_id from placements l
    where l.school_id = :school order by l.student_id, l.year, l.ended_at nulls first, l.semester desc) p on p.student_id = o.student_id and p.year = o.year
  left join school_classes c on c.id = p.school_class_id`;
const SUBJECT = 'join offerings f on f.id = o.offering_id left join subjects s on s.id = f.subject_id';
/** Field (領域) of a 23-digit course code. */
const FIELD = 'case when length(s.code) = 23 then substr(s.code, 20, 2) end';
const SENT_ON = `((o.sent_at at time zone 'UTC') at time zone 'Asia/Taipei')::date`;

/** Conditions of the states, the same that 4.1 counts by. */
const CERTIFIED = `o.state in ('certified', 'ticked', 'submitted', 'receipted')`;
const TICKED = `o.state in ('ticked', 'submitted', 'receipted')`;
export const counted = (condition: string): string => `count(*) filter (where ${condition})::int`;
const inState = (states: readonly string[]): Record<string, string> => Object.fromEntries(states.map((state) => [state, counted(`o.state = '${state}'`)]));

const TERM: Group = { key: 'o.year::text || o.semester', name: 'o.year::text || o.semester', position: `lpad(o.year::text || o.semester, 4, '0')` };
const grade = (joins: string): Group => ({ key: 'c.grade::text', name: 'c.grade::text', position: 'c.grade::text', joins });
const schoolClass = (joins: string, semester: string): Group => ({
  key: 'c.document_id', name: 'c.name', position: 'c.year::text || c.code || c.semester', joins, within: { dimension: 'grade', common: `c.grade::text || ${semester}` },
});

export const outcomeFacts: FactSource & { groups: Record<OutcomeDimension, Group> } = {
  from: 'outcomes', where: 'o.school_id = :school and o.removed_at is null', ofTerm: termOf('o'), semester: 'o.semester',
  groups: {
    term: TERM,
    grade: grade(PLACED),
    class: schoolClass(PLACED, 'o.semester'),
    subject: { key: 's.document_id', name: 's.name', position: 's.code', joins: SUBJECT, within: { dimension: 'field', common: FIELD } },
    field: { key: FIELD, name: 'e.name', position: FIELD, joins: `${SUBJECT} left join code_entries e on e.list = 'fields' and e.code = ${FIELD}` },
    teacher: { key: 'ft.document_id', name: 'ft.name', position: 'ft.teacher_no', joins: FIRST_TEACHER },
    day: { key: `${SENT_ON}::text`, name: `${SENT_ON}::text`, position: `${SENT_ON}::text` },
  },
  counts: { uploaded: 'count(*)::int', draft: counted(`o.state = 'draft'`), waiting: counted(`o.state = 'sent'`), returned: counted(`o.state = 'returned'`), certified: counted(CERTIFIED), ticked: counted(TICKED) },
};

export const performanceFacts: FactSource & { groups: Record<PerformanceDimension, Group> } = {
  from: 'performances', where: 'o.school_id = :school and o.removed_at is null', ofTerm: '(:term::text is null or o.year = left(:term::text, -1)::int)', semester: 'o.year',
  groups: {
    category: { key: 'o.category', name: 'o.category', position: 'o.category' },
    grade: grade(PLACED_IN_YEAR),
    class: schoolClass(PLACED_IN_YEAR, `''`),
    year: { key: 'o.year::text', name: 'o.year::text', position: `lpad(o.year::text, 3, '0')` },
  },
  counts: { written: 'count(*)::int', unticked: counted(`not (${TICKED})`), ticked: counted(TICKED) },
};

export const planFacts: FactSource & { groups: Record<PlanDimension, Group> } = {
  from: 'study_plans', where: 'o.school_id = :school and o.removed_at is null', ofTerm: termOf('o'), semester: 'o.semester',
  groups: { term: TERM, grade: grade(PLACED), class: schoolClass(PLACED, 'o.semester') },
  counts: { plans: 'count(*)::int', ...inState(['draft', 'submitted', 'returned', 'passed']) },
};

export const counsellingFacts: FactSource & { groups: Record<CounsellingDimension, Group> } = {
  from: `(select a.school_id, a.student_id, r.year, r.semester, r.kind, r.teacher_id from counselling_attendances a join counselling_records r on r.id = a.counselling_record_id where a.school_id = :school)`,
  where: 'o.school_id = :school', ofTerm: termOf('o'), semester: 'o.semester',
  groups: {
    term: TERM, grade: grade(PLACED), class: schoolClass(PLACED, 'o.semester'),
    teacher: { key: 't.document_id', name: 't.name', position: 't.teacher_no', joins: 'join teachers t on t.id = o.teacher_id' },
  },
  counts: { attendances: 'count(*)::int', inGroup: counted(`o.kind = 'group'`), individual: counted(`o.kind = 'individual'`) },
};

export const receiptFacts: FactSource & { groups: Record<ReceiptDimension, Group> } = {
  from: `(select r.school_id, r.student_id, r.state, e.year, e.semester, e.category from receipts r join receipt_editions e on e.id = r.receipt_edition_id
    where r.school_id = :school and r.student_id is not null and r.rows > 0)`,
  where: 'o.school_id = :school', ofTerm: termOf('o'), semester: 'o.semester',
  groups: { category: { key: 'o.category', name: 'o.category', position: 'o.category' }, grade: grade(PLACED_IN_YEAR), class: schoolClass(PLACED_IN_YEAR, `''`) },
  counts: { receipts: 'count(*)::int', ...inState(['open', 'confirmed', 'reported']) },
};
