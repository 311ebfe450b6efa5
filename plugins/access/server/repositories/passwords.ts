import type { AccountKind } from '@portfolio/config/permissions';
import type { ListSource } from '@portfolio/kernel/server/list-query';
import type { Scope, TransactionScope } from '@portfolio/kernel/server/scope';
import { passwordList } from '../../contract';
import type { GroupModule } from '../../domain/rights';

/** The class that a student is in, or was in last, of a row with `student_id`. */
export const roomOf = (student: string): string => `left join lateral (
    select c.name, c.code, p.seat_no from placements p join school_classes c on c.id = p.school_class_id
    where p.student_id = ${student} order by (p.ended_at is null) desc, p.year desc, p.semester desc limit 1) room on true`;

export const passwordSource: ListSource<typeof passwordList> = {
  list: passwordList,
  id: 'a.document_id',
  from: `accounts a join schools sc on sc.id = a.school_id ${roomOf('a.student_id')}`,
  where: `a.school_id = :school and a.kind <> 'temporary'`,
  columns: {
    login: `sc.code || '_' || a.login`, name: 'a.name', email: 'a.email', kind: 'a.kind', className: 'room.name', seatNo: 'room.seat_no', active: 'coalesce(a.active, false)', lastSignInAt: 'a.last_sign_in_at',
    initialState: `case when a.password_state = 'initial' and a.initial_expires_at < now() then 'expired' when a.password_state = 'initial' then 'unused' else a.password_state end`,
  },
  ties: 'room.code, room.seat_no, a.login',
};

/** An account that passwords are reset for, as the rules and the slip need it. */
export interface TargetRow {
  key: number;
  id: string;
  /** Without the school's code. */
  login: string;
  name: string;
  kind: AccountKind;
  active: boolean;
  className: string | null;
  seatNo: number | null;
  groupModules: GroupModule[] | null;
}

/** Accounts of this school by their public ids; temporary ones and those of other schools are left out. */
export async function findTargets(scope: Scope, ids: string[]): Promise<TargetRow[]> {
  return scope.query<TargetRow>(
    `select a.id as key, a.document_id as id, a.login, a.name, a.kind, coalesce(a.active, false) as active, room.name as "className", room.seat_no as "seatNo",
       (select jsonb_agg(jsonb_build_object('code', gm.module_code, 'add', gm.can_add, 'edit', gm.can_edit, 'delete', gm.can_delete))
        from role_group_members m join role_groups g on g.id = m.role_group_id and g.in_use join role_group_modules gm on gm.role_group_id = g.id
        where m.account_id = a.id) as "groupModules"
     from accounts a ${roomOf('a.student_id')}
     where a.school_id = :school and a.document_id = any(:ids) and a.kind <> 'temporary'
     order by room.code nulls last, room.seat_no, a.login`,
    { ids },
  );
}

/** Sets initial passwords. @returns what was set: an account that was switched off meanwhile is left out. */
export async function setInitialPasswords(scope: Scope, given: { key: number; hash: string }[], seconds: number): Promise<{ key: number; expiresAt: Date }[]> {
  return scope.query(
    `update accounts a set password_hash = g.hash, password_state = 'initial', initial_expires_at = now() + make_interval(secs => :seconds), updated_at = now()
     from jsonb_to_recordset(:given::jsonb) as g(key int, hash text)
     where a.school_id = :school and a.id = g.key and a.active
     returning a.id as key, a.initial_expires_at as "expiresAt"`,
    { given: JSON.stringify(given), seconds },
  );
}

/** @returns the keys of those that were not so before. */
export async function setActive(scope: Scope, keys: number[], active: boolean): Promise<number[]> {
  const rows = await scope.query<{ key: number }>(
    `update accounts set active = :active, updated_at = now()
     where school_id = :school and id = any(:keys::int[]) and active is distinct from :active returning id as key`,
    { keys, active },
  );
  return rows.map(({ key }) => key);
}

/** Ends every way into accounts that was begun: sessions, and what was mailed or handed out for one use. */
export async function endAccessOf(scope: Scope, keys: number[]): Promise<void> {
  await scope.run('update sessions set ended_at = now() where school_id = :school and account_id = any(:keys::int[]) and ended_at is null', { keys });
  await scope.run('update account_tokens set used_at = now() where school_id = :school and account_id = any(:keys::int[]) and used_at is null', { keys });
}

/** A new password is not to wait for the lock that the forgotten one has earned. */
export async function clearFailuresOf(scope: TransactionScope, subjects: string[]): Promise<void> {
  await scope.transactionOf.run('delete from sign_in_failures where subject = any(:subjects)', { subjects });
}
