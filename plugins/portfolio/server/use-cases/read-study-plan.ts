import { kernelError } from '@portfolio/kernel/contract';
import type { Scope } from '@portfolio/kernel/server/scope';
import type { PlanEvent, ReadPlan } from '../../contract';
import { findPlanHistory, findReadPlan, findStudyPlans } from '../repositories/study-plans';

/** A plan as a teacher reads it. @throws not-found when it is at nobody's stage of the teacher, and of no class of the teacher's */
export async function readStudyPlan(scope: Scope, id: string, teacherId: number): Promise<ReadPlan> {
  const plan = await findReadPlan(scope, id, teacherId);
  if (!plan) throw kernelError('not-found');
  return { ...plan, history: await findPlanHistory(scope, id, null) };
}

/** @throws not-found for a plan of another */
export async function ownPlanHistory(scope: Scope, studentId: number, id: string): Promise<PlanEvent[]> {
  const plans = await findStudyPlans(scope, studentId);
  if (!plans.some((plan) => plan.id === id)) throw kernelError('not-found');
  return findPlanHistory(scope, id, studentId);
}
