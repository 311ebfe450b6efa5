import { kernelError, type AppError } from '@portfolio/kernel/contract';
import type { Scope } from '@portfolio/kernel/server/scope';
import { text } from '@portfolio/access/server/http/texts';
import { studyPlanError, type BulkResult } from '../../contract';
import { afterMove, planLacks, type PlanMove } from '../../domain/study-plan';
import { tellOwnersOfPlans, tellStagesOfPlans } from '../messages';
import { findStages, stagesToKeep } from '../repositories/certification-groups';
import { lockOwnPlan, lockPlansAt, movePlans, type LockedPlan, type PlanStep } from '../repositories/study-plans';
import type { Mover } from './move-outcomes';

const standing = ({ state, position, stages }: LockedPlan) => ({ state, position, stages: stages.length });

function stepOf(plan: LockedPlan, move: PlanMove): PlanStep | null {
  const to = afterMove(standing(plan), move);
  const answers = move === 'pass' || move === 'return';
  return to && { key: plan.key, from: plan.state, to: to.state, position: to.position, stage: answers && plan.position !== null ? plan.stages[plan.position - 1] : null };
}

async function ownStep(scope: Scope, studentId: number, id: string, move: 'submit' | 'withdraw'): Promise<{ plan: LockedPlan; step: PlanStep }> {
  const plan = await lockOwnPlan(scope, studentId, id);
  if (!plan) throw kernelError('not-found');
  const step = stepOf(plan, move);
  if (!step) throw studyPlanError('plan-move');
  return { plan, step };
}

/**
 * Gives a plan to the first stage. A draft takes the order of now and keeps it; one that was sent back has its own.
 * @throws not-found, plan-move, plan-incomplete, stages-none
 */
export async function submitStudyPlan(scope: Scope, studentId: number, id: string, mover: Mover): Promise<{ done: number }> {
  const { plan, step } = await ownStep(scope, studentId, id, 'submit');
  const lacking = planLacks(plan);
  if (lacking.length > 0) throw studyPlanError('plan-incomplete', {}, Object.fromEntries(lacking.map((name) => [name, 'errors.required'])));
  const stages = plan.state === 'draft' ? stagesToKeep(await findStages(scope)) : null;
  if (stages?.length === 0) throw studyPlanError('stages-none');
  const done = await movePlans(scope, [step], mover, null, stages);
  await tellStagesOfPlans(scope, [plan.key], mover.now);
  return { done };
}

/** @throws not-found, plan-move */
export async function withdrawStudyPlan(scope: Scope, studentId: number, id: string, mover: Mover): Promise<{ done: number }> {
  const { step } = await ownStep(scope, studentId, id, 'withdraw');
  return { done: await movePlans(scope, [step], mover, null) };
}

interface Asked {
  id: string;
  /** The stage at which it was looked at. */
  position: number;
}

/** Passes plans on, or sends them back, one or many; the first answer of a stage counts. */
export async function answerStudyPlans(scope: Scope, teacherId: number, asked: Asked[], move: 'pass' | 'return', mover: Mover, reason: string | null = null): Promise<BulkResult> {
  const byId = new Map(asked.map((each) => [each.id, each]));
  const locked = new Map((await lockPlansAt(scope, [...byId.values()], teacherId)).map((plan) => [plan.id, plan]));
  const steps: PlanStep[] = [];
  const refused: { id: string; error: AppError }[] = [];
  for (const { id, position } of byId.values()) {
    const plan = locked.get(id);
    const step = plan && plan.position === position ? stepOf(plan, move) : null;
    if (step) steps.push(step);
    else refused.push({ id, error: plan ? studyPlanError('plan-answered') : kernelError('not-found') });
  }
  const done = await movePlans(scope, steps, mover, reason);
  await tell(scope, steps, mover, reason);
  return { done, refused: refused.map(({ id, error }) => ({ id, code: error.code, message: text(mover.language, `errors.${error.code}`) })) };
}

async function tell(scope: Scope, steps: readonly PlanStep[], mover: Mover, reason: string | null): Promise<void> {
  const keysOf = (to: PlanStep['to']): number[] => steps.filter((step) => step.to === to).map(({ key }) => key);
  await tellStagesOfPlans(scope, keysOf('submitted'), mover.now);
  await tellOwnersOfPlans(scope, 'plan-passed', keysOf('passed'), mover, null);
  await tellOwnersOfPlans(scope, 'plan-returned', keysOf('returned'), mover, reason);
}
