import type { Column, ListContract } from '@portfolio/kernel/contract';
import type { ListSource } from '@portfolio/kernel/server/list-query';
import { comparesTerms, SMALL_GROUP } from '../../domain/dimensions';
import type { FactSource, Group } from './facts';

type AnyList = ListContract<Record<string, Column>>;

const keyOf = ({ key }: Group): string => `coalesce(${key}, '-')`;

/**
 * Rows of a fact counted by one dimension.
 * @param isHidden whether small groups keep their numbers to themselves, for those who may see statistics only
 */
export function statisticsSource(list: AnyList, fact: FactSource, dimension: string, isHidden: boolean): ListSource<AnyList> {
  const { name, position, joins = '', ...group } = fact.groups[dimension];
  const counts = Object.entries(fact.counts).map(([measure, sql]) => `${sql} as "${measure}"`).join(', ');
  const groups = `(select ${keyOf({ name, position, ...group })} as key, min(${name}) as name, min(${position}) as position, count(distinct o.student_id)::int as students, ${counts}
    from ${fact.from} o ${joins} where ${fact.where} and ${fact.ofTerm}${dimension === 'day' ? ' and o.sent_at is not null' : ''} group by 1)`;
  // Terms together less each term would give one that is kept back: all terms at once are for the comparison of terms only.
  const isShown = comparesTerms(dimension) ? 'h.key is null' : 'h.key is null and :term::text is not null';
  const measures = ['students', ...Object.keys(fact.counts)];
  const columns = Object.fromEntries(measures.map((measure) => [measure, isHidden ? `case when ${isShown} then x."${measure}" end` : `x."${measure}"`]));
  return {
    list, id: 'x.key', where: ':school::int is not null', columns: { name: 'x.name', position: 'x.position', ...columns },
    from: isHidden ? `${groups} x left join ${keptBack(fact, dimension)} h on h.key = x.key` : `${groups} x`,
  };
}

/**
 * Groups whose numbers are kept back in the year of the term: those that have too few students in any of its terms, so
 * that no year less a term gives them; and beside them the next smallest of the same larger group, so that no total less
 * the others does. A larger group that is kept back keeps back one of its parts as well, or they would add up to it.
 */
function keptBack(fact: FactSource, dimension: string): string {
  const { joins = '', within, ...group } = fact.groups[dimension];
  const above = within ? keyOf(fact.groups[within.dimension]) : `''::text`;
  const isAboveKept = within ? `or above in (select key from ${keptBack(fact, within.dimension)} parents)` : '';
  const aboveJoins = within && !joins.includes(fact.groups[within.dimension].joins ?? '') ? fact.groups[within.dimension].joins : joins;
  return `(select key from (
    select key, small, row_number() over (partition by common, small order by students, key) as place, bool_or(small ${isAboveKept}) over (partition by common) as touched from (
      select key, min(common) as common, min(above) as above, max(students) as students, min(students) < ${SMALL_GROUP} as small from (
        select ${keyOf(group)} as key, min(coalesce(${within?.common ?? yearOf(dimension)}, '-')) as common, min(${above}) as above, count(distinct o.student_id) as students
        from ${fact.from} o ${aboveJoins} where ${fact.where} and (:term::text is null or o.year = left(:term::text, -1)::int) group by ${keyOf(group)}, o.year, ${fact.semester}) cells
      group by key) sizes) groups
    where small or (touched and place = 1))`;
}

/** Terms are the parts of a year; everything else, of the school. */
const yearOf = (dimension: string): string => (comparesTerms(dimension) ? 'o.year::text' : `''::text`);
