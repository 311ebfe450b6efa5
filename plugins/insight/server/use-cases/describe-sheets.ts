import { kernelError } from '@portfolio/kernel/contract';
import type { Scope } from '@portfolio/kernel/server/scope';
import type { Sheets } from '../../contract';
import { findClassOfSheets, findSheets } from '../repositories/sheets';

/** The confirmation sheets of a class. @throws not-found */
export async function describeSheets(scope: Scope, classId: string): Promise<Sheets> {
  const found = await findClassOfSheets(scope, classId);
  if (!found) throw kernelError('not-found');
  const { className, year, schoolName } = found;
  return { schoolName, className, year, sheets: await findSheets(scope, found) };
}
