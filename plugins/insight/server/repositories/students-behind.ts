import type { ListSource } from '@portfolio/kernel/server/list-query';
import { outcomeStudentList, performanceStudentList } from '../../contract';
import { outcomeFacts, performanceFacts, PLACED_IN_YEAR, type FactSource } from './facts';

/** The key of a row's group in the dimension that is asked for. */
const KEY_OF = (fact: FactSource, dimensions: readonly string[]): string =>
  `coalesce(case :by::text ${dimensions.map((dimension) => `when '${dimension}' then ${fact.groups[dimension].key}`).join(' ')} end, '-')`;

const OUTCOME_BY = ['term', 'grade', 'class', 'subject', 'field', 'teacher', 'day'] as const;
const PERFORMANCE_BY = ['category', 'grade', 'class', 'year'] as const;

const counts = (fact: FactSource): string => Object.entries(fact.counts).map(([measure, sql]) => `${sql} as "${measure}"`).join(', ');

const STUDENT = `join students st on st.id = o.student_id`;
/** The class is that of the latest row. */
const person = (latest: string): string => `st.document_id as id, st.student_no as "studentNo", st.name,
  ${[['c.code', 'code'], ['c.name', 'className'], ['p.seat_no', 'seatNo']].map(([sql, name]) => `(array_agg(${sql} order by ${latest} desc))[1] as "${name}"`).join(', ')}`;

/** 9.1: the students behind a number of outcomes, with the same measures. */
export const outcomeStudentSource: ListSource<typeof outcomeStudentList> = {
  list: outcomeStudentList, id: 'x.id', where: ':school::int is not null', ties: 'x.code, x."seatNo"',
  from: `(select ${person('o.year * 10 + o.semester')}, ${counts(outcomeFacts)} from outcomes o ${STUDENT} ${outcomeFacts.groups.class.joins} ${outcomeFacts.groups.subject.joins} ${outcomeFacts.groups.teacher.joins}
    where ${outcomeFacts.where} and ${outcomeFacts.ofTerm} and (:by::text is distinct from 'day' or o.sent_at is not null) and ${KEY_OF(outcomeFacts, OUTCOME_BY)} = :key::text group by st.id) x`,
  columns: { className: 'x."className"', seatNo: 'x."seatNo"', studentNo: 'x."studentNo"', name: 'x.name', uploaded: 'x.uploaded', draft: 'x.draft', waiting: 'x.waiting', returned: 'x.returned', certified: 'x.certified', ticked: 'x.ticked' },
};

/** 9.1: the students behind a number of performances. */
export const performanceStudentSource: ListSource<typeof performanceStudentList> = {
  list: performanceStudentList, id: 'x.id', where: ':school::int is not null', ties: 'x.code, x."seatNo"',
  from: `(select ${person('o.year')}, ${counts(performanceFacts)} from performances o ${STUDENT} ${PLACED_IN_YEAR}
    where ${performanceFacts.where} and ${performanceFacts.ofTerm} and ${KEY_OF(performanceFacts, PERFORMANCE_BY)} = :key::text group by st.id) x`,
  columns: { className: 'x."className"', seatNo: 'x."seatNo"', studentNo: 'x."studentNo"', name: 'x.name', written: 'x.written', unticked: 'x.unticked', ticked: 'x.ticked' },
};
