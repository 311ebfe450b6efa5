import { kernelError } from '@portfolio/kernel/contract';
import { parseTerm } from '@portfolio/kernel/domain/terms';
import type { Scope } from '@portfolio/kernel/server/scope';
import type { CounselledClass } from '../../contract';
import * as repository from '../repositories/counselling';

async function teacherKey(scope: Scope, id: string): Promise<number> {
  const key = await repository.findTeacherKey(scope, id);
  if (key === null) throw kernelError('not-found');
  return key;
}

/** @throws not-found */
export async function describeClasses(scope: Scope, teacherId: string, term: string): Promise<CounselledClass[]> {
  return repository.findCounselledClasses(scope, await teacherKey(scope, teacherId), term);
}

/** @throws not-found for a teacher or class that is not of this school: then none is assigned */
export async function assignClasses(scope: Scope, teacherId: string, classes: readonly string[]): Promise<{ done: number }> {
  const wanted = [...new Set(classes)];
  const { known, added } = await repository.assignClasses(scope, await teacherKey(scope, teacherId), wanted);
  if (known !== wanted.length) throw kernelError('not-found');
  return { done: added };
}

/** Classes that the teacher does not have are passed over. @throws not-found */
export async function withdrawClasses(scope: Scope, teacherId: string, classes: readonly string[]): Promise<{ done: number }> {
  return { done: await repository.withdrawClasses(scope, await teacherKey(scope, teacherId), classes) };
}

/** The semester before one; the whole year (0) counts as its first. */
function before({ year, semester }: { year: number; semester: number }): { year: number; semester: number } {
  return semester === 2 ? { year, semester: 1 } : { year: year - 1, semester: 2 };
}

/** Carries the counselling teachers of the semester before on, for classes that nobody counsels yet. */
export async function copyCounselling(scope: Scope, term: string): Promise<{ done: number }> {
  const { year, semester } = parseTerm(term);
  const to = { year, semester: semester === 0 ? 1 : semester };
  return { done: await repository.copyCounselling(scope, before(to), to) };
}
