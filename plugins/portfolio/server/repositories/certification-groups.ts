import type { ListSource } from '@portfolio/kernel/server/list-query';
import type { Scope } from '@portfolio/kernel/server/scope';
import { certificationGroupList, type GroupKind, type Stage, type StageKind } from '../../contract';

export const certificationGroupSource: ListSource<typeof certificationGroupList> = {
  list: certificationGroupList,
  id: 'g.document_id',
  from: 'certification_groups g',
  where: 'g.school_id = :school',
  columns: { kind: 'g.kind', name: 'g.name', staff: '(select count(*)::int from certification_group_members m where m.certification_group_id = g.id)' },
};

/** @throws 23505 when the kind has a group of this name */
export async function insertGroup(scope: Scope, kind: GroupKind, name: string): Promise<string> {
  const [{ id }] = await scope.query<{ id: string }>('insert into certification_groups (school_id, kind, name) values (:school, :kind, :name) returning document_id as id', { kind, name });
  return id;
}

/** @throws 23505 when the kind has a group of this name */
export async function renameGroup(scope: Scope, key: number, name: string): Promise<void> {
  await scope.run('update certification_groups set name = :name, updated_at = now() where school_id = :school and id = :key', { key, name });
}

export interface LockedGroup {
  key: number;
  name: string;
  staff: number;
  /** The order names it, or a plan under way has still to pass it. */
  needed: boolean;
}

export async function lockGroup(scope: Scope, id: string): Promise<LockedGroup | null> {
  const [row] = await scope.query<LockedGroup>(
    `select g.id as key, g.name, (select count(*)::int from certification_group_members m where m.certification_group_id = g.id) as staff,
       exists (select 1 from certification_stages s where s.certification_group_id = g.id)
         or exists (select 1 from study_plans sp where sp.school_id = :school and sp.state in ('submitted', 'returned') and sp.removed_at is null
              and sp.stages @> jsonb_build_array(jsonb_build_object('group', g.document_id))) as needed
     from certification_groups g where g.school_id = :school and g.document_id = :id for update of g`,
    { id },
  );
  return row ?? null;
}

export async function deleteGroup(scope: Scope, key: number): Promise<void> {
  await scope.run('delete from certification_group_members where school_id = :school and certification_group_id = :key', { key });
  await scope.run('delete from certification_groups where school_id = :school and id = :key', { key });
}

export async function findGroupStaff(scope: Scope, key: number): Promise<{ id: string; name: string; teacherNo: string }[]> {
  return scope.query(
    `select t.document_id as id, t.name, t.teacher_no as "teacherNo" from certification_group_members m join teachers t on t.id = m.teacher_id
     where m.school_id = :school and m.certification_group_id = :key order by t.name collate "zh-Hant-x-icu", t.teacher_no`,
    { key },
  );
}

/** Those who are of the school; an id of another is left out and the number returned is smaller. */
export async function setGroupStaff(scope: Scope, key: number, teachers: string[]): Promise<number> {
  await scope.run('delete from certification_group_members where school_id = :school and certification_group_id = :key', { key });
  return scope.run(
    `insert into certification_group_members (school_id, certification_group_id, teacher_id)
     select :school, :key, t.id from teachers t where t.school_id = :school and t.document_id = any(:teachers)`,
    { key, teachers },
  );
}

export interface StageRow {
  kind: StageKind;
  groupId: string | null;
  groupName: string | null;
}

export async function findStages(scope: Scope): Promise<StageRow[]> {
  return scope.query<StageRow>(
    `select s.kind, g.document_id as "groupId", g.name as "groupName" from certification_stages s left join certification_groups g on g.id = s.certification_group_id
     where s.school_id = :school order by s.position`,
  );
}

/** The order as a plan keeps it. */
export const stagesToKeep = (rows: readonly StageRow[]): Stage[] => rows.map(({ kind, groupId, groupName }) => ({ kind, group: groupId, name: groupName }));

export async function findGroupsToChoose(scope: Scope): Promise<{ id: string; kind: GroupKind; name: string; staff: number }[]> {
  return scope.query(
    `select g.document_id as id, g.kind, g.name, count(m.id)::int as staff from certification_groups g left join certification_group_members m on m.certification_group_id = g.id
     where g.school_id = :school group by g.id order by g.kind, g.name collate "zh-Hant-x-icu"`,
  );
}

export async function countUnderWay(scope: Scope): Promise<number> {
  const [{ count }] = await scope.query<{ count: number }>(
    `select count(*)::int as count from study_plans where school_id = :school and state in ('submitted', 'returned') and removed_at is null`,
  );
  return count;
}

/**
 * Sets the order. One of the school at a time: two who save together do not mix.
 * @returns how many stages were set; fewer than given when a group is not of this school.
 */
export async function setStages(scope: Scope, stages: readonly { kind: StageKind; groupId: string | null }[]): Promise<number> {
  await scope.query('select 1 from schools where id = :school for no key update');
  await scope.run('delete from certification_stages where school_id = :school');
  return scope.run(
    `insert into certification_stages (school_id, position, kind, certification_group_id)
     select :school, s.position, s.kind, g.id from unnest(:kinds::text[], :groups::text[]) with ordinality as s(kind, group_id, position)
     left join certification_groups g on g.school_id = :school and g.document_id = s.group_id where (s.kind = 'group') = (g.id is not null)`,
    { kinds: stages.map(({ kind }) => kind), groups: stages.map(({ groupId }) => groupId) },
  );
}
