import type { Scope } from '@portfolio/kernel/server/scope';
import type { RosterLine } from '../../contract';
import { rosterNumbers, rosters, type RosterOf } from '../../domain/columns';
import { findLastExports } from '../repositories/roster-exports';
import { countRows } from '../repositories/roster-rows';

/** The table of 7.1 for a year. */
export async function describeRosters(scope: Scope, year: number): Promise<RosterLine[]> {
  const last = new Map((await findLastExports(scope, year)).map(({ roster, grades, madeAt, ...rest }) => [`${roster} ${grades}`, { ...rest, madeAt: madeAt.toISOString() }]));
  const editions = rosterNumbers.flatMap((roster) => {
    const { name, variants } = rosters[roster] as RosterOf;
    return variants.map(({ grades }) => ({ roster, name, grades }));
  });
  return Promise.all(editions.map(async (edition) => ({
    ...edition, ...(await countRows(scope, { ...edition, year })), last: last.get(`${edition.roster} ${edition.grades}`) ?? null,
  })));
}
