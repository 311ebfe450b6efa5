import { kernelError } from '@portfolio/kernel/contract';
import type { Scope } from '@portfolio/kernel/server/scope';
import { studyPlanError, type GroupKind, type OrderedStage } from '../../contract';
import * as repository from '../repositories/certification-groups';

async function locked(scope: Scope, id: string): Promise<repository.LockedGroup> {
  const group = await repository.lockGroup(scope, id);
  if (!group) throw kernelError('not-found');
  return group;
}

async function nameFree<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if ((error as { code?: string }).code === '23505') throw kernelError('conflict', {}, { name: 'errors.taken' });
    throw error;
  }
}

/** @throws conflict (field name) */
export async function createGroup(scope: Scope, kind: GroupKind, name: string): Promise<{ id: string }> {
  return { id: await nameFree(() => repository.insertGroup(scope, kind, name)) };
}

/** Plans under way keep the name that the group had. @throws not-found, conflict (field name) */
export async function renameGroup(scope: Scope, id: string, name: string): Promise<{ id: string; former: string }> {
  const group = await locked(scope, id);
  await nameFree(() => repository.renameGroup(scope, group.key, name));
  return { id, former: group.name };
}

/** @throws not-found, group-in-stages, group-has-staff unless confirmed */
export async function deleteGroup(scope: Scope, id: string, confirmed: boolean): Promise<{ id: string; name: string; staff: number }> {
  const { key, name, staff, needed } = await locked(scope, id);
  if (needed) throw studyPlanError('group-in-stages', { name });
  if (staff > 0 && !confirmed) throw studyPlanError('group-has-staff', { name, staff });
  await repository.deleteGroup(scope, key);
  return { id, name, staff };
}

export const groupStaff = async (scope: Scope, id: string) => repository.findGroupStaff(scope, (await locked(scope, id)).key);

/** @throws not-found when somebody is not of this school's staff */
export async function setGroupStaff(scope: Scope, id: string, teachers: string[]): Promise<{ done: number }> {
  const wanted = [...new Set(teachers)];
  const set = await repository.setGroupStaff(scope, (await locked(scope, id)).key, wanted);
  if (set !== wanted.length) throw kernelError('not-found');
  return { done: set };
}

export async function describeStages(scope: Scope) {
  return { stages: await repository.findStages(scope), groups: await repository.findGroupsToChoose(scope), underWay: await repository.countUnderWay(scope) };
}

const nameOf = (stage: OrderedStage): string => (stage.kind === 'group' ? stage.groupId : stage.kind);

/** @throws stage-twice, not-found when a group is not of this school */
export async function setStages(scope: Scope, stages: OrderedStage[]): Promise<{ done: number }> {
  if (new Set(stages.map(nameOf)).size !== stages.length) throw studyPlanError('stage-twice');
  const set = await repository.setStages(scope, stages.map((stage) => ({ kind: stage.kind, groupId: stage.kind === 'group' ? stage.groupId : null })));
  if (set !== stages.length) throw kernelError('not-found');
  return { done: set };
}
