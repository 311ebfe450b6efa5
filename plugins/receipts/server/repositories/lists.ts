import type { ListSource } from '@portfolio/kernel/server/list-query';
import type { Scope } from '@portfolio/kernel/server/scope';
import type { Session } from '@portfolio/access/server/repositories/sessions';
import {
  receiptAnswerList, receiptClassList, receiptDifferenceList, receiptReportList, receiptStrangerList, receiptStudentList, type Summary,
} from '../../contract';
import { categoriesOf, receiptCategories, type ReceiptCategory } from '../../domain/categories';
import { PLACES } from '../sql/places';
import type { TermOf } from './editions';

/** Every list shows the categories of the person's role groups and no other: `:allowed`. */
const allowedTo = (session: Session) => ({ allowed: categoriesOf(session) });

/** Columns of the categories that the person does not see. */
const withheldFrom = <Column extends string>(session: Session, columnsOf: (category: ReceiptCategory) => Column[]): Column[] => {
  const allowed = categoriesOf(session);
  return receiptCategories.filter((category) => !allowed.includes(category)).flatMap(columnsOf);
};

const OF_TERM = `e.school_id = :school and :term::text is not null and e.year = left(:term, -1)::int and e.semester = right(:term, 1)::int and e.category = any(:allowed)`;

/** By student, what is held in each category: number of rows, and the answer. */
const GOT = `(
  select r.student_id, ${receiptCategories.map((category) => `max(r.rows) filter (where e.category = '${category}') as ${category}_rows, max(r.state) filter (where e.category = '${category}') as ${category}_state`).join(', ')}
  from receipts r join receipt_editions e on e.id = r.receipt_edition_id where ${OF_TERM} and r.student_id is not null group by r.student_id)`;

/** Who was at school in the term, or is in its receipts. */
const CONCERNED = `st.school_id = :school and :term::text is not null and (got.student_id is not null
  or st.id in (select p.student_id from placements p where p.school_id = :school and p.year = left(:term, -1)::int and p.semester = right(:term, 1)::int and p.ended_at is null))`;

const STUDENTS = `students st left join ${GOT} got on got.student_id = st.id left join ${PLACES} place on place.student_id = st.id`;
const WHO = { className: 'place.name', seatNo: 'place.seat_no', studentNo: 'st.student_no', name: 'st.name' };
const BY_SEAT = 'place.code, place.seat_no';

export const receiptStudentSource = (session: Session): ListSource<typeof receiptStudentList> => ({
  list: receiptStudentList, id: 'st.document_id', from: STUDENTS, where: CONCERNED, values: allowedTo(session), ties: BY_SEAT, withheld: withheldFrom(session, (category) => [category]),
  columns: { ...WHO, courses: 'got.courses_rows', outcomes: 'got.outcomes_rows', performances: 'got.performances_rows', officers: 'got.officers_rows' },
});

export const receiptStrangerSource = (session: Session): ListSource<typeof receiptStrangerList> => ({
  list: receiptStrangerList, id: 'r.document_id', from: 'receipts r join receipt_editions e on e.id = r.receipt_edition_id', where: `r.school_id = :school and r.student_id is null and r.rows > 0 and ${OF_TERM}`, values: allowedTo(session),
  columns: {
    category: 'e.category', tail: 'r.national_id_tail', birthDate: 'r.birth_date', rows: 'r.rows',
    firstRow: `(select string_agg(value, '、' order by place) from jsonb_array_elements_text(r.tables -> 0 -> 'rows' -> 0) with ordinality as cells(value, place) where value <> '')`,
  },
});

export const receiptReportSource = (session: Session): ListSource<typeof receiptReportList> => ({
  list: receiptReportList, id: 'x.document_id', values: allowedTo(session), ties: BY_SEAT,
  from: `receipt_reports x join receipts r on r.id = x.receipt_id join receipt_editions e on e.id = r.receipt_edition_id join students st on st.id = x.student_id
    left join accounts n on n.id = x.noted_by_id left join ${PLACES} place on place.student_id = x.student_id`,
  where: `x.school_id = :school and ${OF_TERM}`,
  columns: {
    ...WHO, number: 'x.number', term: 'e.year::text || e.semester', category: 'e.category', kind: 'x.kind', description: 'x.description', reportedAt: 'x.reported_at', state: 'x.state', note: 'x.note', notedBy: 'n.name',
    lockVersion: 'x.lock_version', receiptId: 'r.document_id', studentId: 'st.document_id', answered: `r.state <> 'open'`,
  },
});

const counted = (category: ReceiptCategory, state: string): string => `case when '${category}' = any(:allowed) then count(*) filter (where got.${category}_state = '${state}')::int end`;
const COUNTS = receiptCategories.flatMap((category) => [`${counted(category, 'confirmed')} as ${category}_confirmed`, `${counted(category, 'reported')} as ${category}_reported`]);

export const receiptClassSource = (session: Session): ListSource<typeof receiptClassList> => ({
  list: receiptClassList, id: 'k.id', values: allowedTo(session), ties: 'k.code', withheld: withheldFrom(session, (category) => [`${category}Confirmed` as const, `${category}Reported` as const]), where: 'k.id is not null and :school::int is not null',
  from: `(select place.class_public as id, place.name, place.code, place.grade, count(*)::int as students, ${COUNTS.join(', ')}
    from ${STUDENTS} where ${CONCERNED} group by 1, 2, 3, 4) k`,
  columns: {
    term: ':term::text', grade: 'k.grade', className: 'k.name', students: 'k.students', coursesConfirmed: 'k.courses_confirmed', coursesReported: 'k.courses_reported', outcomesConfirmed: 'k.outcomes_confirmed',
    outcomesReported: 'k.outcomes_reported', performancesConfirmed: 'k.performances_confirmed', performancesReported: 'k.performances_reported', officersConfirmed: 'k.officers_confirmed', officersReported: 'k.officers_reported',
  },
});

export const receiptAnswerSource = (session: Session): ListSource<typeof receiptAnswerList> => ({
  list: receiptAnswerList, id: 'st.document_id', from: STUDENTS, where: `${CONCERNED} and (:classId::text is null or place.class_public = :classId::text)`, values: allowedTo(session), ties: BY_SEAT,
  withheld: withheldFrom(session, (category) => [category]),
  columns: { ...WHO, courses: 'got.courses_state', outcomes: 'got.outcomes_state', performances: 'got.performances_state', officers: 'got.officers_state' },
});

/** The year's last receipt of a category. */
const lastEdition = (category: ReceiptCategory): string =>
  `(select max(e.semester * 10000000000 + e.id) % 10000000000 from receipt_editions e where e.school_id = :school and e.year = left(:term, -1)::int and e.category = '${category}')`;

const ticked = (table: 'outcomes' | 'performances', key: string): string => `(
  select t.student_id, count(*)::int as ticked, (count(*) filter (where exists (select 1 from receipt_items i where i.${key} = t.id)))::int as matched from ${table} t
  where t.school_id = :school and t.year = left(:term, -1)::int and t.state in ('ticked', 'submitted', 'receipted') and t.removed_at is null group by t.student_id)`;

const held = (category: ReceiptCategory, key: string): string => `(
  select r.student_id, count(i.id)::int as held, count(i.id) filter (where i.${key} is null)::int as loose from receipts r left join receipt_items i on i.receipt_id = r.id
  where r.school_id = :school and r.receipt_edition_id = ${lastEdition(category)} and r.student_id is not null group by r.student_id)`;

const shown = (category: ReceiptCategory, expression: string): string => `case when '${category}' = any(:allowed) then ${expression} end`;
const whenReceived = (category: ReceiptCategory, expression: string): string => shown(category, `case when ${lastEdition(category)} is not null then ${expression} end`);
const HERE = { outcomes: whenReceived('outcomes', 'coalesce(ot.ticked - ot.matched, 0)'), performances: whenReceived('performances', 'coalesce(pt.ticked - pt.matched, 0)') };
const THERE = { outcomes: whenReceived('outcomes', 'coalesce(oh.loose, 0)'), performances: whenReceived('performances', 'coalesce(ph.loose, 0)') };

export const receiptDifferenceSource = (session: Session): ListSource<typeof receiptDifferenceList> => ({
  list: receiptDifferenceList, id: 'st.document_id', values: allowedTo(session), ties: BY_SEAT,
  withheld: withheldFrom(session, (category) => (category === 'outcomes' || category === 'performances' ? [`${category}Ticked` as const, `${category}Held` as const, `${category}Here` as const, `${category}There` as const] : [])),
  from: `students st left join ${PLACES} place on place.student_id = st.id
    left join ${ticked('outcomes', 'outcome_id')} ot on ot.student_id = st.id left join ${held('outcomes', 'outcome_id')} oh on oh.student_id = st.id
    left join ${ticked('performances', 'performance_id')} pt on pt.student_id = st.id left join ${held('performances', 'performance_id')} ph on ph.student_id = st.id`,
  where: `st.school_id = :school and :term::text is not null
    and ('outcomes' = any(:allowed) and (ot.student_id is not null or oh.student_id is not null) or 'performances' = any(:allowed) and (pt.student_id is not null or ph.student_id is not null))
    and (:onlyDifferences::boolean is not true or coalesce(${HERE.outcomes}, 0) + coalesce(${THERE.outcomes}, 0) + coalesce(${HERE.performances}, 0) + coalesce(${THERE.performances}, 0) > 0)`,
  columns: {
    ...WHO, outcomesTicked: shown('outcomes', 'coalesce(ot.ticked, 0)'), outcomesHeld: whenReceived('outcomes', 'coalesce(oh.held, 0)'), outcomesHere: HERE.outcomes, outcomesThere: THERE.outcomes,
    performancesTicked: shown('performances', 'coalesce(pt.ticked, 0)'), performancesHeld: whenReceived('performances', 'coalesce(ph.held, 0)'), performancesHere: HERE.performances, performancesThere: THERE.performances,
  },
});

type PartRow = Omit<Summary['parts'][number], 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date };

/** Answers of each category, of the school or of one class. People who are not on the register cannot answer, and are not counted. */
export async function findSummary(scope: Scope, term: TermOf, categories: readonly ReceiptCategory[], classId: string | null): Promise<Summary> {
  const parts = await scope.query<PartRow>(
    `select e.category, e.starts_at as "startsAt", e.ends_at as "endsAt", count(r.id)::int as total, count(r.id) filter (where r.state = 'confirmed')::int as confirmed, count(r.id) filter (where r.state = 'reported')::int as reported
     from receipt_editions e left join (
       select r.* from receipts r left join ${PLACES} place on place.student_id = r.student_id
       where r.school_id = :school and r.student_id is not null and (:classId::text is null or place.class_public = :classId::text)) r on r.receipt_edition_id = e.id
     where e.school_id = :school and e.year = :year and e.semester = :semester and e.category = any(:categories)
     group by e.id order by array_position(:order::text[], e.category)`,
    { ...term, categories, classId, order: [...receiptCategories] },
  );
  const classes = await scope.query<Summary['classes'][number]>(
    `select distinct place.class_public as id, place.name, place.code from ${PLACES} place
     where place.student_id in (select p.student_id from placements p where p.school_id = :school and p.year = :year and p.semester = :semester and p.ended_at is null) order by place.code`, { ...term });
  return { classes: classes.map(({ id, name }) => ({ id, name })), parts: parts.map((row) => ({ ...row, startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString() })) };
}
