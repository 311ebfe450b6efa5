import { createHash, randomBytes } from 'node:crypto';
import type { AccountKind } from '@portfolio/config/permissions';
import { limits } from '@portfolio/config/limits';
import type { Runner } from '@portfolio/kernel/server/database';
import { allRights, unionOf, type GroupModule, type HeldRights } from '../../domain/rights';

/** Who is asking, as the database has it at this request: a right taken away is gone at the next one. */
export interface Session {
  sessionId: number;
  schoolId: number;
  school: { code: string; name: string };
  accountId: number;
  /** Public id of the account. */
  accountPublicId: string;
  login: string;
  name: string;
  kind: AccountKind;
  studentId: number | null;
  teacherId: number | null;
  mustChangePassword: boolean;
  /** The school requires a second factor of its staff, and this person has none. */
  mustSetUpSecondFactor: boolean;
  rights: HeldRights;
  /** The database's clock when the request began. */
  now: Date;
}

interface SessionRow {
  sessionId: number;
  schoolId: number;
  schoolCode: string;
  schoolName: string;
  accountId: number;
  accountPublicId: string;
  login: string;
  name: string;
  kind: AccountKind;
  studentId: number | null;
  teacherId: number | null;
  passwordState: string;
  lacksSecondFactor: boolean;
  groupModules: GroupModule[] | null;
  now: Date;
}

export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
const newToken = (): string => randomBytes(32).toString('base64url');

const LIVE = `s.ended_at is null and s.expires_at > now() and a.active and (a.expires_at is null or a.expires_at > now()) and sc.active`;

const FIND = `
  select s.id as "sessionId", s.school_id as "schoolId", sc.code as "schoolCode", sc.name as "schoolName",
    a.id as "accountId", a.document_id as "accountPublicId", a.login, a.name, a.kind, a.student_id as "studentId", a.teacher_id as "teacherId",
    a.password_state as "passwordState",
    coalesce(sc.staff_second_factor, false) and a.kind in ('administrator', 'staff', 'teacher')
      and not exists (select 1 from second_factors f where f.account_id = a.id and f.confirmed_at is not null) as "lacksSecondFactor",
    clock_timestamp()::timestamp as now,
    case when a.kind in ('staff', 'teacher') then (
      select jsonb_agg(jsonb_build_object('code', gm.module_code, 'add', gm.can_add, 'edit', gm.can_edit, 'delete', gm.can_delete))
      from role_group_members m
      join role_groups g on g.id = m.role_group_id and g.in_use
      join role_group_modules gm on gm.role_group_id = g.id
      where m.account_id = a.id) end as "groupModules"
  from sessions s join accounts a on a.id = s.account_id join schools sc on sc.id = s.school_id
  where s.access_hash = :hash and s.access_expires_at > now() and ${LIVE}`;

/** The live session of an access token, in one statement. */
export async function findSession(database: Runner, accessToken: string): Promise<Session | null> {
  const [row] = await database.query<SessionRow>(FIND, { hash: hashOf(accessToken) });
  if (!row) return null;
  const { schoolCode, schoolName, passwordState, lacksSecondFactor, groupModules, ...rest } = row;
  return {
    ...rest,
    school: { code: schoolCode, name: schoolName },
    mustChangePassword: passwordState === 'initial',
    mustSetUpSecondFactor: lacksSecondFactor,
    rights: row.kind === 'administrator' ? allRights() : unionOf(groupModules ?? []),
  };
}

export interface Tokens {
  accessToken: string;
  refreshToken: string;
}

export async function startSession(
  database: Runner,
  { schoolId, accountId, address, agent }: { schoolId: number; accountId: number; address: string; agent: string },
): Promise<Tokens> {
  const tokens = { accessToken: newToken(), refreshToken: newToken() };
  await database.run(
    `insert into sessions (school_id, account_id, access_hash, access_expires_at, refresh_hash, expires_at, address, agent)
     values (:schoolId, :accountId, :access, now() + make_interval(secs => :accessSeconds), :refresh, now() + make_interval(secs => :refreshSeconds), :address, :agent)`,
    {
      schoolId, accountId, address, agent: agent.slice(0, 200),
      access: hashOf(tokens.accessToken), accessSeconds: limits.signIn.accessSeconds,
      refresh: hashOf(tokens.refreshToken), refreshSeconds: limits.signIn.refreshSeconds,
    },
  );
  return tokens;
}

/** Two tabs that refresh at the same moment both get in: for these seconds the former token gives its successors again. */
const GRACE_SECONDS = 30;

/**
 * Rotates a session's tokens. Their successors are made from the token that was given and a key of the server, so that
 * asking twice with one token gives the same ones: in whatever order the answers reach the browser, and if one is lost,
 * what it keeps is good. A former token that comes again later was copied by somebody: the session ends.
 * @param successorsOf the tokens that follow a refresh token; nobody can make them without the server's key
 * @returns null when the token is of no live session.
 */
export async function rotateSession(database: Runner, refreshToken: string, successorsOf: (refreshToken: string) => Tokens): Promise<Tokens | null> {
  const tokens = successorsOf(refreshToken);
  const given = hashOf(refreshToken);
  const refresh = hashOf(tokens.refreshToken);
  const rotated = await database.run(
    `update sessions s set access_hash = :access, access_expires_at = now() + make_interval(secs => :accessSeconds),
       former_refresh_hash = s.refresh_hash, refresh_hash = :refresh, rotated_at = now(), expires_at = now() + make_interval(secs => :refreshSeconds)
     from accounts a, schools sc
     where a.id = s.account_id and sc.id = s.school_id and ${LIVE} and s.refresh_hash = :given`,
    { given, access: hashOf(tokens.accessToken), refresh, accessSeconds: limits.signIn.accessSeconds, refreshSeconds: limits.signIn.refreshSeconds },
  );
  if (rotated > 0) return tokens;
  const again = await database.query(
    `select 1 from sessions s join accounts a on a.id = s.account_id join schools sc on sc.id = s.school_id
     where s.former_refresh_hash = :given and s.refresh_hash = :refresh and s.rotated_at > now() - make_interval(secs => :grace) and ${LIVE}`,
    { given, refresh, grace: GRACE_SECONDS },
  );
  if (again.length > 0) return tokens;
  await database.run('update sessions set ended_at = now() where former_refresh_hash = :given and ended_at is null', { given });
  return null;
}

/** By the refresh token, or the one before it where the answer with the new one never came. */
export async function endSession(database: Runner, refreshToken: string): Promise<number> {
  return database.run('update sessions set ended_at = now() where (refresh_hash = :hash or former_refresh_hash = :hash) and ended_at is null', { hash: hashOf(refreshToken) });
}

/**
 * Ends every session of an account, after a change or reset of the password and when it is disabled; and with them what
 * was begun by the former password: second steps, and links to choose another one.
 */
export async function endSessionsOf(database: Runner, accountId: number): Promise<number> {
  await database.run(`update account_tokens set used_at = now() where account_id = :accountId and used_at is null and purpose in ('password', 'sign-in')`, { accountId });
  return database.run('update sessions set ended_at = now() where account_id = :accountId and ended_at is null', { accountId });
}
