import { kernelError } from '@portfolio/kernel/contract';
import { parseTerm } from '@portfolio/kernel/domain/terms';
import type { Scope } from '@portfolio/kernel/server/scope';
import type { ClassPortfolio } from '../../contract';
import { findClassRest, findClassStudent, findReadableSemesters } from '../repositories/classes';
import { findOutcomes, findShelfOwner } from '../repositories/outcomes';

/** What a student of the teacher's class has in a year; no draft, nothing of after the teacher's time with the class. @throws not-found */
export async function readClassPortfolio(scope: Scope, id: string, teacherId: number, year: number): Promise<ClassPortfolio> {
  const key = await findClassStudent(scope, id, teacherId, year);
  const owner = key === null ? null : await findShelfOwner(scope, { key }, year);
  if (!owner) throw kernelError('not-found');
  const semesters = await findReadableSemesters(scope, owner.key, teacherId, year);
  const outcomes = (await findOutcomes(scope, owner.key, year)).filter(({ state, term }) => state !== 'draft' && semesters.includes(parseTerm(term).semester));
  const { name, studentNo, className, seatNo } = owner;
  return { student: { id: owner.id, name, studentNo, className, seatNo }, outcomes, ...(await findClassRest(scope, owner.key, teacherId, year)) };
}
