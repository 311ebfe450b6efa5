import type { ListSource } from '@portfolio/kernel/server/list-query';
import type { Scope } from '@portfolio/kernel/server/scope';
import { accountList, auditList, roleGroupList } from '../../contract';
import type { GroupModule } from '../../domain/rights';
import { auditTarget } from './audit-targets';

export const roleGroupSource: ListSource<typeof roleGroupList> = {
  list: roleGroupList,
  id: 'g.document_id',
  from: 'role_groups g',
  where: 'g.school_id = :school',
  columns: {
    number: 'g.number', name: 'g.name', inUse: 'g.in_use', note: 'g.note',
    modules: '(select count(*)::int from role_group_modules m where m.role_group_id = g.id)',
    members: '(select count(*)::int from role_group_members m where m.role_group_id = g.id)',
  },
};

export const accountSource: ListSource<typeof accountList> = {
  list: accountList,
  id: 'a.document_id',
  from: 'accounts a',
  where: `a.school_id = :school and a.kind in ('staff', 'teacher', 'administrator')`,
  columns: { login: 'a.login', name: 'a.name', kind: 'a.kind', email: 'a.email', active: 'a.active' },
};

export const auditSource: ListSource<typeof auditList> = {
  list: auditList,
  id: 'e.document_id',
  from: 'audit_entries e left join accounts a on a.id = e.account_id',
  where: 'e.school_id = :school',
  columns: { happenedAt: 'e.happened_at', actorName: 'e.actor_name', login: 'a.login', action: 'e.action', target: auditTarget, targetId: 'e.target', address: 'e.address', details: 'e.details' },
};

export interface RoleGroupInput {
  number: string;
  name: string;
  inUse: boolean;
  note?: string | null;
}

const values = ({ number, name, inUse, note }: RoleGroupInput) => ({ number, name, inUse, note: note ?? null });

export async function insertRoleGroup(scope: Scope, group: RoleGroupInput): Promise<string> {
  const [{ id }] = await scope.query<{ id: string }>(
    'insert into role_groups (school_id, number, name, in_use, note) values (:school, :number, :name, :inUse, :note) returning document_id as id',
    values(group),
  );
  return id;
}

export async function changeRoleGroup(scope: Scope, id: string, group: RoleGroupInput): Promise<boolean> {
  return (await scope.run(
    'update role_groups set number = :number, name = :name, in_use = :inUse, note = :note, updated_at = now() where school_id = :school and document_id = :id',
    { ...values(group), id },
  )) > 0;
}

/** Locks a group for what follows. Null when it is not of this school. */
export async function lockRoleGroup(scope: Scope, id: string): Promise<{ key: number; members: number } | null> {
  const [row] = await scope.query<{ key: number; members: number }>(
    `select g.id as key, (select count(*)::int from role_group_members m where m.role_group_id = g.id) as members
     from role_groups g where g.school_id = :school and g.document_id = :id for update`,
    { id },
  );
  return row ?? null;
}

export async function deleteRoleGroup(scope: Scope, key: number): Promise<void> {
  await scope.run('delete from role_group_members where school_id = :school and role_group_id = :key', { key });
  await scope.run('delete from role_group_modules where school_id = :school and role_group_id = :key', { key });
  await scope.run('delete from role_groups where school_id = :school and id = :key', { key });
}

export async function findGroupRights(scope: Scope, key: number) {
  const modules = await scope.query<GroupModule>(
    `select module_code as code, can_add as add, can_edit as edit, can_delete as delete from role_group_modules
     where school_id = :school and role_group_id = :key order by module_code`,
    { key },
  );
  const members = await scope.query<{ id: string; login: string; name: string }>(
    `select a.document_id as id, a.login, a.name from role_group_members m join accounts a on a.id = m.account_id
     where m.school_id = :school and m.role_group_id = :key order by a.login`,
    { key },
  );
  return { modules, members };
}

export async function setModules(scope: Scope, key: number, modules: GroupModule[]): Promise<number> {
  await scope.run('delete from role_group_modules where school_id = :school and role_group_id = :key', { key });
  return scope.run(
    `insert into role_group_modules (school_id, role_group_id, module_code, can_add, can_edit, can_delete)
     select :school, :key, m.code, m.add, m.edit, m.delete from jsonb_to_recordset(:modules::jsonb) as m(code text, add boolean, edit boolean, delete boolean)`,
    { key, modules: JSON.stringify(modules) },
  );
}

/** Students are no members: an id of one, or of another school, is left out and the number returned is smaller. */
export async function setMembers(scope: Scope, key: number, accounts: string[]): Promise<number> {
  await scope.run('delete from role_group_members where school_id = :school and role_group_id = :key', { key });
  return scope.run(
    `insert into role_group_members (school_id, role_group_id, account_id)
     select :school, :key, a.id from accounts a where a.school_id = :school and a.document_id = any(:accounts) and a.kind in ('staff', 'teacher')`,
    { key, accounts },
  );
}
