import { kernelError } from '@portfolio/kernel/contract';
import type { Scope } from '@portfolio/kernel/server/scope';
import { accessError } from '../../contract';
import type { GroupModule } from '../../domain/rights';
import * as repository from '../repositories/role-groups';

async function locked(scope: Scope, id: string): Promise<{ key: number; members: number }> {
  const group = await repository.lockRoleGroup(scope, id);
  if (!group) throw kernelError('not-found');
  return group;
}

/** @throws conflict (field number) when the number is taken. */
export async function createRoleGroup(scope: Scope, group: repository.RoleGroupInput): Promise<{ id: string }> {
  return { id: await numberFree(() => repository.insertRoleGroup(scope, group)) };
}

/** @throws not-found, conflict (field number) */
export async function updateRoleGroup(scope: Scope, id: string, group: repository.RoleGroupInput): Promise<{ id: string }> {
  if (!(await numberFree(() => repository.changeRoleGroup(scope, id, group)))) throw kernelError('not-found');
  return { id };
}

async function numberFree<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if ((error as { code?: string }).code === '23505') throw kernelError('conflict', {}, { number: 'errors.taken' });
    throw error;
  }
}

/** @throws not-found, group-has-members unless confirmed */
export async function deleteRoleGroup(scope: Scope, id: string, confirmed: boolean): Promise<{ id: string }> {
  const { key, members } = await locked(scope, id);
  if (members > 0 && !confirmed) throw accessError('group-has-members', { members });
  await repository.deleteRoleGroup(scope, key);
  return { id };
}

export async function roleGroupRights(scope: Scope, id: string) {
  return repository.findGroupRights(scope, (await locked(scope, id)).key);
}

export async function setRoleGroupModules(scope: Scope, id: string, modules: GroupModule[]): Promise<{ done: number }> {
  const byCode = new Map(modules.map((given) => [given.code, given]));
  return { done: await repository.setModules(scope, (await locked(scope, id)).key, [...byCode.values()]) };
}

/** @throws not-found when an account is not one of this school's staff or teachers. */
export async function setRoleGroupMembers(scope: Scope, id: string, accounts: string[]): Promise<{ done: number }> {
  const wanted = [...new Set(accounts)];
  const set = await repository.setMembers(scope, (await locked(scope, id)).key, wanted);
  if (set !== wanted.length) throw kernelError('not-found');
  return { done: set };
}
