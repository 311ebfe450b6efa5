import { kernelError } from '@portfolio/kernel/contract';
import { limits } from '@portfolio/config/limits';
import type { Scope } from '@portfolio/kernel/server/scope';
import type { OutcomeShelf } from '../../contract';
import { countsAsSent, countsAsTicked } from '../../domain/outcome';
import { findOutcomes, findShelfOwner } from '../repositories/outcomes';

/** A student's outcomes of a year with what is left of each limit. @throws not-found */
export async function describeShelf(scope: Scope, student: { key?: number; id?: string }, year: number): Promise<OutcomeShelf> {
  const owner = await findShelfOwner(scope, student, year);
  if (!owner) throw kernelError('not-found');
  const all = await findOutcomes(scope, owner.key, year);
  const allowed = owner.outcomesPerSemester ?? limits.outcomesPerSemester.default;
  return {
    student: { id: owner.id, name: owner.name, studentNo: owner.studentNo, className: owner.className, seatNo: owner.seatNo },
    outcomes: all,
    limits: {
      ticks: { used: all.filter(({ state }) => countsAsTicked(state)).length, allowed: limits.ticks.outcomes },
      sent: [1, 2].map((semester) => {
        const term = `${year}${semester}`;
        return { term, used: all.filter((outcome) => outcome.term === term && countsAsSent(outcome.state)).length, allowed };
      }),
      perCourse: owner.outcomesPerCourse ?? limits.outcomesPerCourse.default,
    },
  };
}
