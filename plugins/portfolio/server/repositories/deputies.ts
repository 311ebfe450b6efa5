import { taipeiDate } from '@portfolio/kernel/domain/clock';
import type { ListSource } from '@portfolio/kernel/server/list-query';
import type { Scope } from '@portfolio/kernel/server/scope';
import type { Session } from '@portfolio/access/server/repositories/sessions';
import { colleagueList, deputyList, myDeputyList } from '../../contract';
import type { Period } from '../../domain/deputy';

const from = 'deputies d join teachers t on t.id = d.teacher_id join teachers s on s.id = d.substitute_id left join accounts a on a.id = d.set_by_id';
const columns = {
  teacherName: 't.name', substituteName: 's.name', startsOn: 'd.starts_on', endsOn: 'd.ends_on', setBy: 'a.name',
  state: `case when :today::date < d.starts_on then 'coming' when :today::date <= d.ends_on then 'acting' else 'ended' end`,
};

export const deputySource = (_session: Session, now: Date): ListSource<typeof deputyList> => ({
  list: deputyList, id: 'd.document_id', from, where: 'd.school_id = :school', columns, values: { today: taipeiDate(now) },
});

export const myDeputySource = ({ teacherId }: Session, now: Date): ListSource<typeof myDeputyList> => ({
  list: myDeputyList, id: 'd.document_id', from,
  where: 'd.school_id = :school and (d.teacher_id = :teacherId or d.substitute_id = :teacherId)',
  columns: { ...columns, mine: 'd.teacher_id = :teacherId' },
  values: { today: taipeiDate(now), teacherId },
});

export const colleagueSource: ListSource<typeof colleagueList> = {
  list: colleagueList, id: 't.document_id', from: 'teachers t', where: 't.school_id = :school and t.active and t.ended_at is null',
  columns: { name: 't.name', teacherNo: 't.teacher_no', kind: 't.kind' },
};

export interface NamedTeacher {
  key: number;
  id: string;
  name: string;
}

/** Teachers of the school who could be named, locked against another naming at the same moment; only those that there are. */
export async function lockTeachers(scope: Scope, ids: string[]): Promise<Map<string, NamedTeacher>> {
  const rows = await scope.query<NamedTeacher>(
    `select id as key, document_id as id, name from teachers where school_id = :school and document_id = any(:ids) and active and ended_at is null and kind = 'teacher'
     order by id for no key update`,
    { ids },
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export async function findTeacherId(scope: Scope, key: number): Promise<string | null> {
  const [row] = await scope.query<{ id: string }>('select document_id as id from teachers where school_id = :school and id = :key', { key });
  return row?.id ?? null;
}

/** Periods of a teacher's deputies that touch the days given. */
export async function findPeriods(scope: Scope, teacherKey: number, { startsOn, endsOn }: Period): Promise<(Period & { name: string })[]> {
  return scope.query(
    `select d.starts_on as "startsOn", d.ends_on as "endsOn", s.name from deputies d join teachers s on s.id = d.substitute_id
     where d.school_id = :school and d.teacher_id = :teacherKey and d.starts_on <= :endsOn and d.ends_on >= :startsOn order by d.starts_on`,
    { teacherKey, startsOn, endsOn },
  );
}

export async function insertDeputy(scope: Scope, deputy: Period & { teacherKey: number; substituteKey: number; accountId: number }): Promise<string> {
  const [{ id }] = await scope.query<{ id: string }>(
    `insert into deputies (school_id, teacher_id, substitute_id, starts_on, ends_on, set_by_id)
     values (:school, :teacherKey, :substituteKey, :startsOn, :endsOn, :accountId) returning document_id as id`,
    { ...deputy },
  );
  return id;
}

export interface DeputyRow extends Period {
  key: number;
  teacherName: string;
  substituteName: string;
}

/** A period locked for its end; of one teacher's own where `teacherId` is given. */
export async function lockDeputy(scope: Scope, id: string, teacherId: number | null): Promise<DeputyRow | null> {
  const [row] = await scope.query<DeputyRow>(
    `select d.id as key, d.starts_on as "startsOn", d.ends_on as "endsOn", t.name as "teacherName", s.name as "substituteName"
     from deputies d join teachers t on t.id = d.teacher_id join teachers s on s.id = d.substitute_id
     where d.school_id = :school and d.document_id = :id and (:teacherId::int is null or d.teacher_id = :teacherId) for update of d`,
    { id, teacherId },
  );
  return row ?? null;
}

/** @param lastDay null for a period that never was. */
export async function endDeputy(scope: Scope, key: number, lastDay: string | null): Promise<void> {
  if (lastDay === null) await scope.run('delete from deputies where school_id = :school and id = :key', { key });
  else await scope.run('update deputies set ends_on = :lastDay, updated_at = now() where school_id = :school and id = :key', { key, lastDay });
}
