import type { Column, ListContract } from '@portfolio/kernel/contract';
import type { ListSource } from '@portfolio/kernel/server/list-query';
import { outcomeMeasures, performanceMeasures, SMALL_GROUP, type OutcomeDimension, type PerformanceDimension } from '../../domain/dimensions';

interface Group {
  /** Public key of a group; what has none is a group of its own, without a name. */
  key: string;
  name: string;
  /** Text by which groups stand in order. */
  position: string;
  joins?: string;
}

/** A term `1102`; `1100` is the whole year. Without one, all terms. */
export const termOf = (table: string): string =>
  `(:term::text is null or (${table}.year = left(:term::text, -1)::int and right(:term::text, 1)::int in (0, ${table}.semester)))`;

/** The teacher whom an outcome counts for: the first of its course, so that no outcome counts twice. */
export const FIRST_TEACHER = `left join lateral (select t.id, t.document_id, t.name, t.teacher_no from offering_teachers ot join teachers t on t.id = ot.teacher_id
  where ot.school_id = :school and ot.offering_id = o.offering_id order by ot.ended_at nulls first, ot.reviews desc, ot.position, ot.id limit 1) ft on true`;

const PLACED = `left join placements p on p.school_id = o.school_id and p.year = o.year and p.semester = o.semester and p.student_id = o.student_id
  left join school_classes c on c.id = p.school_class_id`;
const SUBJECT = 'join offerings f on f.id = o.offering_id left join subjects s on s.id = f.subject_id';
/** Field (領域) of a 23-digit course code. */
const FIELD = 'case when length(s.code) = 23 then substr(s.code, 20, 2) end';
const SENT_ON = `((o.sent_at at time zone 'UTC') at time zone 'Asia/Taipei')::date`;

const OUTCOME_GROUPS: Record<OutcomeDimension, Group> = {
  term: { key: 'o.year::text || o.semester', name: 'o.year::text || o.semester', position: 'o.year::text || o.semester' },
  grade: { key: 'c.grade::text', name: 'c.grade::text', position: 'c.grade::text', joins: PLACED },
  class: { key: 'c.document_id', name: 'c.name', position: 'c.year::text || c.code || c.semester', joins: PLACED },
  subject: { key: 's.document_id', name: 's.name', position: 's.code', joins: SUBJECT },
  field: { key: FIELD, name: 'e.name', position: FIELD, joins: `${SUBJECT} left join code_entries e on e.list = 'fields' and e.code = ${FIELD}` },
  teacher: { key: 'ft.document_id', name: 'ft.name', position: 'ft.teacher_no', joins: FIRST_TEACHER },
  day: { key: `${SENT_ON}::text`, name: `${SENT_ON}::text`, position: `${SENT_ON}::text` },
};

/** Conditions of the states, the same that 4.1 counts by. */
const CERTIFIED = `o.state in ('certified', 'ticked', 'submitted', 'receipted')`;
const TICKED = `o.state in ('ticked', 'submitted', 'receipted')`;
const counted = (condition: string): string => `count(*) filter (where ${condition})::int`;

const OUTCOME_COUNTS = `count(distinct o.student_id)::int as students, count(*)::int as uploaded, ${counted(`o.state = 'draft'`)} as draft, ${counted(`o.state = 'sent'`)} as waiting,
  ${counted(`o.state = 'returned'`)} as returned, ${counted(CERTIFIED)} as certified, ${counted(TICKED)} as ticked`;

const grouped = (table: string, { key, name, position, joins = '' }: Group, counts: string, where: string): string =>
  `(select coalesce(${key}, '-') as key, min(${name}) as name, min(${position}) as position, ${counts}
    from ${table} o ${joins} where o.school_id = :school and o.removed_at is null and ${where} group by 1) x`;

// Days and terms are not people; a group of anything else may be so small that it names its members.
const shown = (measures: readonly string[], isHidden: boolean): Record<string, string> => ({
  name: 'x.name', position: 'x.position',
  ...Object.fromEntries(measures.map((measure) => [measure, isHidden ? `case when x.students >= ${SMALL_GROUP} then x.${measure} end` : `x.${measure}`])),
});

type AnyList = ListContract<Record<string, Column>>;

/** Outcomes counted by one dimension. @param isHidden whether groups of few students keep their numbers to themselves */
export const outcomeSource = (list: AnyList, by: OutcomeDimension, isHidden: boolean): ListSource<AnyList> => ({
  list, id: 'x.key', where: ':school::int is not null', columns: shown(outcomeMeasures, isHidden),
  from: grouped('outcomes', OUTCOME_GROUPS[by], OUTCOME_COUNTS, `${termOf('o')}${by === 'day' ? ' and o.sent_at is not null' : ''}`),
});

/** A performance belongs to a year, and to the last class that its student had in it. */
const PLACED_IN_YEAR = `left join lateral (select c.document_id, c.name, c.grade, c.code, c.year from placements p join school_classes c on c.id = p.school_class_id
  where p.school_id = :school and p.student_id = o.student_id and p.year = o.year order by p.ended_at nulls first, p.semester desc limit 1) c on true`;

const PERFORMANCE_GROUPS: Record<PerformanceDimension, Group> = {
  category: { key: 'o.category', name: 'o.category', position: 'o.category' },
  grade: { key: 'c.grade::text', name: 'c.grade::text', position: 'c.grade::text', joins: PLACED_IN_YEAR },
  class: { key: 'c.document_id', name: 'c.name', position: 'c.year::text || c.code', joins: PLACED_IN_YEAR },
  year: { key: 'o.year::text', name: 'o.year::text', position: 'lpad(o.year::text, 3, \'0\')' },
};

/** Performances counted by one dimension, of the year that the term is in. */
export const performanceSource = (list: AnyList, by: PerformanceDimension, isHidden: boolean): ListSource<AnyList> => ({
  list, id: 'x.key', where: ':school::int is not null', columns: shown(performanceMeasures, isHidden),
  from: grouped('performances', PERFORMANCE_GROUPS[by], `count(distinct o.student_id)::int as students, count(*)::int as written, ${counted(TICKED)} as ticked`,
    '(:term::text is null or o.year = left(:term::text, -1)::int)'),
});
