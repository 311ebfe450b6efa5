import type { Column, ListContract } from '@portfolio/kernel/contract';
import type { ListSource } from '@portfolio/kernel/server/list-query';
import type { Session } from '@portfolio/access/server/repositories/sessions';
import { categoriesOf } from '@portfolio/receipts/domain/categories';
import { studentLists } from '../../contract';
import { counsellingDimensions, outcomeDimensions, performanceDimensions, planDimensions, receiptDimensions } from '../../domain/dimensions';
import { counsellingFacts, outcomeFacts, performanceFacts, planFacts, receiptFacts, type FactSource } from './facts';

type AnyList = ListContract<Record<string, Column>>;

/** The key of a row's group in the dimension that is asked for. */
const keyOf = (fact: FactSource, dimensions: readonly string[]): string =>
  `coalesce(case :by::text ${dimensions.map((dimension) => `when '${dimension}' then ${fact.groups[dimension].key}`).join(' ')} end, '-')`;

const counts = (fact: FactSource): string => Object.entries(fact.counts).map(([measure, sql]) => `${sql} as "${measure}"`).join(', ');

/** The class is that of the latest row. */
const person = (latest: string): string => `st.document_id as id, st.student_no as "studentNo", st.name,
  ${[['c.code', 'code'], ['c.name', 'className'], ['p.seat_no', 'seatNo']].map(([sql, name]) => `(array_agg(${sql} order by ${latest} desc))[1] as "${name}"`).join(', ')}`;

const BY_TERM = 'o.year * 10 + o.semester';
const BY_YEAR = 'o.year';

interface Behind {
  dimensions: readonly string[];
  /** Dimensions whose joins together give every key, the class first. */
  joined: readonly string[];
  /** By which a student's rows stand in order of time. */
  latest: string;
  /** A further condition. */
  and?: string;
}

/** 9.1: the students behind a number of a fact, with the same measures. */
function studentsBehind(list: AnyList, fact: FactSource, { dimensions, joined, latest, and = '' }: Behind): ListSource<AnyList> {
  const joins = joined.map((dimension) => fact.groups[dimension].joins ?? '').join(' ');
  return {
    list, id: 'x.id', where: ':school::int is not null', ties: 'x.code, x."seatNo"',
    from: `(select ${person(latest)}, ${counts(fact)} from ${fact.from} o join students st on st.id = o.student_id ${joins}
      where ${fact.where} and ${fact.ofTerm} ${and} and ${keyOf(fact, dimensions)} = :key::text group by st.id) x`,
    columns: Object.fromEntries(Object.keys(list.columns).map((name) => [name, `x."${name}"`])),
  };
}

export const outcomeStudentSource = studentsBehind(studentLists.outcomes, outcomeFacts, {
  dimensions: outcomeDimensions, joined: ['class', 'subject', 'teacher'], latest: BY_TERM, and: `and (:by::text is distinct from 'day' or o.sent_at is not null)`,
});
export const performanceStudentSource = studentsBehind(studentLists.performances, performanceFacts, { dimensions: performanceDimensions, joined: ['class'], latest: BY_YEAR });
export const planStudentSource = studentsBehind(studentLists.plans, planFacts, { dimensions: planDimensions, joined: ['class'], latest: BY_TERM });
export const counsellingStudentSource = studentsBehind(studentLists.counselling, counsellingFacts, { dimensions: counsellingDimensions, joined: ['class', 'teacher'], latest: BY_TERM });
export const receiptHolderSource = (session: Session): ListSource => ({
  ...studentsBehind(studentLists.receipts, receiptFacts, { dimensions: receiptDimensions, joined: ['class'], latest: BY_TERM, and: 'and o.category = any(:allowed)' }), values: { allowed: categoriesOf(session) },
});
