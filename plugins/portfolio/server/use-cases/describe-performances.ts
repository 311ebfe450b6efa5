import { kernelError } from '@portfolio/kernel/contract';
import { limits } from '@portfolio/config/limits';
import type { Scope } from '@portfolio/kernel/server/scope';
import { isPerformanceTicked, type PerformanceShelf } from '../../contract';
import { findShelfOwner } from '../repositories/outcomes';
import { findPerformances } from '../repositories/performances';

/** A student's performances of a year with what is left of the limit. @throws not-found */
export async function describePerformances(scope: Scope, student: { key?: number; id?: string }, year: number): Promise<PerformanceShelf> {
  const owner = await findShelfOwner(scope, student, year);
  if (!owner) throw kernelError('not-found');
  const performances = await findPerformances(scope, owner.key, year);
  const { id, name, studentNo, className, seatNo } = owner;
  return {
    student: { id, name, studentNo, className, seatNo },
    performances,
    limits: { ticks: { used: performances.filter(({ state }) => isPerformanceTicked(state)).length, allowed: limits.ticks.performances } },
  };
}
