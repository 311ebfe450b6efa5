import { kernelError } from '@portfolio/kernel/contract';
import { parseTerm } from '@portfolio/kernel/domain/terms';
import type { Scope } from '@portfolio/kernel/server/scope';
import { studyPlanError } from '../../contract';
import { isPlanEditable, isResultEditable } from '../../domain/study-plan';
import { findOwnFiles } from '../repositories/files';
import * as repository from '../repositories/study-plans';

export interface PlanInput extends Omit<repository.PlanContent, 'documentKey'> {
  documentId?: string | null;
}

/** @throws not-found when the file is another's, or no document */
async function documentOf(scope: Scope, studentId: number, id: string | null | undefined): Promise<number | null> {
  if (!id) return null;
  const file = (await findOwnFiles(scope, studentId, [id])).get(id);
  if (file?.kind !== 'document') throw kernelError('not-found');
  return file.key;
}

async function contentOf(scope: Scope, studentId: number, { documentId, weekly, ...texts }: PlanInput): Promise<repository.PlanContent> {
  // Weeks left blank at the end are none.
  const weeks = weekly.map((week, index) => (week === '' ? 0 : index + 1));
  return { ...texts, weekly: weekly.slice(0, Math.max(0, ...weeks)), documentKey: await documentOf(scope, studentId, documentId) };
}

export async function createStudyPlan(scope: Scope, studentId: number, { term, ...input }: PlanInput & { term: string }): Promise<{ id: string }> {
  return { id: await repository.insertStudyPlan(scope, studentId, parseTerm(term), await contentOf(scope, studentId, input)) };
}

async function own(scope: Scope, studentId: number, id: string): Promise<repository.LockedPlan> {
  const plan = await repository.lockOwnPlan(scope, studentId, id);
  if (!plan) throw kernelError('not-found');
  return plan;
}

/** @throws not-found, plan-fixed */
export async function updateStudyPlan(scope: Scope, studentId: number, id: string, input: PlanInput): Promise<{ id: string }> {
  const plan = await own(scope, studentId, id);
  const content = await contentOf(scope, studentId, input);
  if (!isPlanEditable(plan.state)) throw studyPlanError('plan-fixed');
  await repository.changeStudyPlan(scope, plan.key, content);
  return { id };
}

/** @throws not-found, plan-fixed while somebody reads it */
export async function writeResult(scope: Scope, studentId: number, id: string, { result, documentId }: Pick<PlanInput, 'result' | 'documentId'>): Promise<{ id: string }> {
  const plan = await own(scope, studentId, id);
  const document = await documentOf(scope, studentId, documentId);
  if (!isResultEditable(plan.state)) throw studyPlanError('plan-fixed');
  await repository.changeResult(scope, plan.key, result, document);
  return { id };
}

/** @throws not-found, plan-fixed */
export async function discardStudyPlan(scope: Scope, studentId: number, id: string): Promise<{ id: string }> {
  const plan = await own(scope, studentId, id);
  if (!isPlanEditable(plan.state)) throw studyPlanError('plan-fixed');
  await repository.removeStudyPlan(scope, plan.key);
  return { id };
}
