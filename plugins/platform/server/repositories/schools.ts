import type { Runner } from '@portfolio/kernel/server/database';
import type { Scope } from '@portfolio/kernel/server/scope';
import type { Term } from '@portfolio/kernel/domain/terms';
import type { AdministratorInput, SchoolInput } from '../../contract';

/** What only platform staff may ask: these statements go across schools, and read nothing of a student but a count. */

/** Makes the school. @returns its key, or null when the code is taken. */
export async function insertSchool(database: Runner, school: Omit<SchoolInput, 'administrator'>): Promise<number | null> {
  const [made] = await database.query<{ id: number }>(
    `insert into schools (code, name, county, founder, continuing, active) values (:code, :name, :county, :founder, :continuing, true)
     on conflict (code) do nothing returning id`,
    { ...school },
  );
  return made?.id ?? null;
}

export async function findSchoolByPublicId(database: Runner, id: string): Promise<{ key: number; code: string } | null> {
  const [found] = await database.query<{ key: number; code: string }>('select id as key, code from schools where document_id = :id', { id });
  return found ?? null;
}

/** The year and semester that the school begins with, and the parameters' defaults of the database. Days are ISO dates. */
export async function insertBeginning(scope: Scope, { year, semester, startsOn, endsOn }: Term & { startsOn: string; endsOn: string }): Promise<void> {
  await scope.run(
    `insert into terms (school_id, year, semester, starts_on, ends_on, current) values (:school, :year, :semester, :startsOn::date, :endsOn::date, true)`,
    { year, semester, startsOn, endsOn },
  );
}

export async function insertParameters(scope: Scope, given: { perSemester: number; perCourse: number; days: number }): Promise<void> {
  await scope.run(
    `insert into school_parameters (school_id, outcomes_per_semester, outcomes_per_course, tick_outcomes_reminder_days, tick_performances_reminder_days, send_reminder_days)
     values (:school, :perSemester, :perCourse, :days, :days, :days)`,
    given,
  );
}

/**
 * Adds an administrator, or gives one that is there a new initial password.
 * @returns key and end of the password; null when the login is somebody else's.
 */
export async function putAdministrator(scope: Scope, given: AdministratorInput & { passwordHash: string; seconds: number }): Promise<{ key: number; validUntil: Date } | null> {
  const [row] = await scope.query<{ key: number; validUntil: Date }>(
    `insert into accounts (school_id, login, name, email, kind, active, password_hash, password_state, initial_expires_at)
     values (:school, :login, :name, :email, 'administrator', true, :passwordHash, 'initial', now() + make_interval(secs => :seconds::int))
     on conflict (school_id, login) do update set password_hash = excluded.password_hash, password_state = 'initial', initial_expires_at = excluded.initial_expires_at,
       active = true, updated_at = now() where accounts.kind = 'administrator'
     returning id as key, initial_expires_at as "validUntil"`,
    { ...given },
  );
  return row ?? null;
}

export async function findAdministrator(scope: Scope, login: string): Promise<{ key: number; name: string } | null> {
  const [found] = await scope.query<{ key: number; name: string }>(`select id as key, name from accounts where school_id = :school and login = :login and kind = 'administrator'`, { login });
  return found ?? null;
}

export interface SchoolRow {
  id: string;
  code: string;
  name: string;
  active: boolean;
  administrators: number;
  withSecondFactor: { login: string; name: string }[] | null;
  students: number;
  syncReceivedAt: Date | null;
  syncEndedAt: Date | null;
  syncReceived: number | null;
  syncRefused: number | null;
  syncTroubles: { dataType: string; state: string }[] | null;
  failedJobs: { kind: string; message: string | null; endedAt: string }[] | null;
}

/** All schools by code, each with its newest sync and the jobs that failed within seven days. */
export const findSchoolRows = (database: Runner): Promise<SchoolRow[]> =>
  database.query<SchoolRow>(
    `select s.document_id as id, s.code, s.name, coalesce(s.active, false) as active,
       (select count(*)::int from accounts a where a.school_id = s.id and a.kind = 'administrator' and a.active) as administrators,
       (select jsonb_agg(jsonb_build_object('login', a.login, 'name', a.name) order by a.login) from accounts a join second_factors f on f.account_id = a.id and f.confirmed_at is not null
        where a.school_id = s.id and a.kind = 'administrator' and a.active) as "withSecondFactor",
       (select count(*)::int from students st where st.school_id = s.id) as students,
       sync.received_at as "syncReceivedAt", sync.ended_at as "syncEndedAt", sync.received as "syncReceived", sync.refused as "syncRefused", sync.troubles as "syncTroubles",
       failed.jobs as "failedJobs"
     from schools s
     left join lateral (
       select min(r.received_at) as received_at, max(r.ended_at) as ended_at, sum(r.rows_received)::int as received, sum(r.rows_refused)::int as refused,
         jsonb_agg(jsonb_build_object('dataType', r.data_type, 'state', r.state) order by r.id) filter (where r.state <> 'applied') as troubles
       from sync_runs r
       where r.school_id = s.id and r.batch = (select n.batch from sync_runs n where n.school_id = s.id order by n.received_at desc nulls last limit 1)) sync on true
     left join lateral (
       select jsonb_agg(jsonb_build_object('kind', j.kind, 'message', j.message, 'endedAt', to_char(j.ended_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by j.ended_at desc) as jobs
       from (select kind, message, ended_at from jobs where school_id = s.id and state = 'failed' and ended_at > now() - interval '7 days' order by ended_at desc limit 5) j) failed on true
     order by s.code`,
  );
