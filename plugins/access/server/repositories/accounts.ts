import type { Runner } from '@portfolio/kernel/server/database';
import type { Scope } from '@portfolio/kernel/server/scope';

/** What sign-in needs of an account. The only look-up without a session; it is by school and login. */
export interface Credentials {
  accountId: number;
  schoolId: number;
  passwordHash: string | null;
  passwordState: 'none' | 'initial' | 'changed';
  initialExpired: boolean;
  open: boolean;
  /** A code is asked for after the password. */
  secondFactor: boolean;
}

export async function findCredentials(database: Runner, schoolCode: string, login: string): Promise<Credentials | null> {
  const [row] = await database.query<Credentials>(
    `select a.id as "accountId", a.school_id as "schoolId", a.password_hash as "passwordHash", a.password_state as "passwordState",
       coalesce(a.password_state = 'initial' and a.initial_expires_at < now(), false) as "initialExpired",
       a.active and sc.active and (a.expires_at is null or a.expires_at > now()) as open,
       exists (select 1 from second_factors f where f.account_id = a.id and f.confirmed_at is not null) as "secondFactor"
     from accounts a join schools sc on sc.id = a.school_id
     where sc.code = :schoolCode and a.login = :login`,
    { schoolCode, login },
  );
  return row ?? null;
}

/** A school by its code, or by its whole name where one school only has it. */
export async function findSchoolCode(database: Runner, typed: string): Promise<string | null> {
  const rows = await database.query<{ code: string }>('select code from schools where active and (code = :typed or name = :typed) order by (code = :typed) desc limit 2', { typed });
  return rows.length === 1 || rows[0]?.code === typed ? rows[0].code : null;
}

export async function findSchoolOptions(database: Runner, text: string): Promise<{ code: string; name: string }[]> {
  return database.query(
    `select code, name from schools where active and (code like :prefix or name ilike :inside) order by code limit 20`,
    { prefix: `${escapeLike(text)}%`, inside: `%${escapeLike(text)}%` },
  );
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (special) => `\\${special}`);

export async function noteSignIn(database: Runner, accountId: number): Promise<void> {
  await database.run('update accounts set last_sign_in_at = now() where id = :accountId', { accountId });
}

export interface OwnAccount {
  passwordHash: string | null;
  login: string;
  name: string;
  birthDate: string | null;
  nationalIdTail: string | null;
}

export async function findOwnAccount(scope: Scope, accountId: number): Promise<OwnAccount> {
  const [row] = await scope.query<OwnAccount>(
    `select a.password_hash as "passwordHash", a.login, a.name, st.birth_date as "birthDate", st.national_id_tail as "nationalIdTail"
     from accounts a left join students st on st.id = a.student_id where a.school_id = :school and a.id = :accountId`,
    { accountId },
  );
  return row;
}

export async function setPassword(
  scope: Scope,
  accountId: number,
  password: { hash: string; state: 'initial' | 'changed'; initialSeconds?: number },
): Promise<void> {
  await scope.run(
    `update accounts set password_hash = :hash, password_state = :state::text, updated_at = now(),
       initial_expires_at = case when :state::text = 'initial' then now() + make_interval(secs => :seconds) end
     where school_id = :school and id = :accountId`,
    { accountId, hash: password.hash, state: password.state, seconds: password.initialSeconds ?? 0 },
  );
}

export interface Profile {
  homeroom: boolean;
  counselling: boolean;
  certifying: boolean;
  term: string;
  terms: string[];
}

/** What a person's screens start from: duties as a teacher, the school's term now, and all terms that hold anything. */
export async function findProfile(scope: Scope, teacherId: number | null): Promise<Profile> {
  const [row] = await scope.query<Profile>(
    `select
       exists (select 1 from school_classes where school_id = :school and homeroom_teacher_id = :teacherId and ended_at is null) as homeroom,
       exists (select 1 from counselling_assignments where school_id = :school and teacher_id = :teacherId) as counselling,
       exists (select 1 from certification_group_members where school_id = :school and teacher_id = :teacherId) as certifying,
       (select year::text || semester from terms where school_id = :school and current order by year desc, semester desc limit 1) as term,
       array(select distinct year::text || semester from school_classes where school_id = :school
             union select year::text || semester from terms where school_id = :school order by 1 desc) as terms`,
    { teacherId },
  );
  return row;
}

