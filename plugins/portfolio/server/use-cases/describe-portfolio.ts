import { kernelError } from '@portfolio/kernel/contract';
import type { Scope } from '@portfolio/kernel/server/scope';
import type { Portfolio } from '../../contract';
import { findCourses, findOutcomes } from '../repositories/outcomes';
import { findCodeLists, findPerformances } from '../repositories/performances';
import { findPortfolioOwner } from '../repositories/portfolio';

/** Everything that the platform holds of a student, of all years. @throws not-found */
export async function describePortfolio(scope: Scope, studentId: number): Promise<Portfolio> {
  const owner = await findPortfolioOwner(scope, studentId);
  if (!owner) throw kernelError('not-found');
  const { school, student, placements, posts } = owner;
  return {
    school, student, placements, posts,
    courses: await findCourses(scope, studentId, null, 0),
    outcomes: await findOutcomes(scope, studentId, null),
    performances: await findPerformances(scope, studentId, null),
    codes: await findCodeLists(scope),
  };
}
