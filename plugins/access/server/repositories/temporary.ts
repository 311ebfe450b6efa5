import type { ListSource } from '@portfolio/kernel/server/list-query';
import type { Scope } from '@portfolio/kernel/server/scope';
import { temporaryList } from '../../contract';
import { roomOf } from './passwords';

/** One row a student; of temporary accounts the newest. */
export const temporarySource: ListSource<typeof temporaryList> = {
  list: temporaryList,
  id: 'st.document_id',
  from: `students st join schools sc on sc.id = st.school_id ${roomOf('st.id')} left join lateral (
    select t.id, t.login, t.active, t.expires_at, t.last_sign_in_at from accounts t where t.student_id = st.id and t.kind = 'temporary' order by t.id desc limit 1) t on true`,
  where: 'st.school_id = :school',
  columns: {
    className: 'room.name', seatNo: 'room.seat_no', studentNo: 'st.student_no', name: 'st.name', status: 'st.status',
    state: `case when t.id is null then 'none' when not coalesce(t.active, false) then 'ended' when t.expires_at <= now() then 'expired' else 'open' end`,
    login: `sc.code || '_' || t.login`, expiresAt: 't.expires_at', lastSignInAt: 't.last_sign_in_at',
  },
  ties: 'room.code, room.seat_no, st.student_no',
};

/** Locks a student for what follows, so that two presses make one account. Null when not of this school. */
export async function lockStudent(scope: Scope, id: string): Promise<{ key: number; name: string } | null> {
  const [row] = await scope.query<{ key: number; name: string }>('select id as key, name from students where school_id = :school and document_id = :id for update', { id });
  return row ?? null;
}

/** Ends a student's temporary accounts. @returns keys of those that were in use, open or expired */
export async function endTemporaryOf(scope: Scope, studentKey: number): Promise<{ key: number; wasOpen: boolean }[]> {
  return scope.query(
    `update accounts a set active = false, expires_at = least(a.expires_at, now()), updated_at = now()
     from (select id, expires_at is null or expires_at > now() as was_open from accounts
           where school_id = :school and student_id = :studentKey and kind = 'temporary' and active) before
     where a.school_id = :school and a.id = before.id returning a.id as key, before.was_open as "wasOpen"`,
    { studentKey },
  );
}

export interface NewTemporary {
  studentKey: number;
  name: string;
  login: string;
  hash: string;
  days: number;
}

/** @returns the account, or null when its login is taken */
export async function insertTemporary(scope: Scope, given: NewTemporary): Promise<{ id: string; expiresAt: Date } | null> {
  const [row] = await scope.query<{ id: string; expiresAt: Date }>(
    `insert into accounts (school_id, login, name, kind, student_id, active, password_hash, password_state, initial_expires_at, expires_at)
     select :school, :login, :name, 'temporary', :studentKey, true, :hash, 'initial', until.at, until.at from (select now() + make_interval(days => :days::int) as at) until
     on conflict (school_id, login) do nothing returning document_id as id, expires_at as "expiresAt"`,
    { ...given },
  );
  return row ?? null;
}
