import type { Scope } from '@portfolio/kernel/server/scope';
import type { RosterLine } from '../../contract';
import { rosters, rostersOf, type RosterOf, type Subject } from '../../domain/columns';
import { findLastExports, findSchool } from '../repositories/roster-exports';
import { countGroups, countsOf } from '../repositories/roster-rows';

/** The table of 7.1 or 7.2 for a year. Rosters of 進修部 are there for schools that have one, or that have rows of it. */
export async function describeRosters(scope: Scope, subject: Subject, year: number): Promise<RosterLine[]> {
  const [exports, groups, school] = await Promise.all([findLastExports(scope, year), countGroups(scope, subject, year), findSchool(scope)]);
  const last = new Map(exports.map(({ roster, grades, madeAt, ...rest }) => [`${roster} ${grades}`, { ...rest, madeAt: madeAt.toISOString() }]));
  const lines = rostersOf(subject).flatMap((roster) => {
    const { name, variants, division } = rosters[roster] as RosterOf;
    return variants.map(({ grades }) => ({
      division, line: { roster, name, grades, ...countsOf(groups, { roster, grades, year }), last: last.get(`${roster} ${grades}`) ?? null },
    }));
  });
  const hasContinuing = school.continuing || groups.some(({ division }) => division === 'continuing');
  return lines.filter(({ division }) => division !== 'continuing' || hasContinuing).map(({ line }) => line);
}
