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
  groupModules: GroupModule[] | null;
  now: Date;
}

export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
const newToken = (): string => randomBytes(32).toString('base64url');

const LIVE = `s.ended_at is null and s.expires_at > now() and a.active and (a.expires_at is null or a.expires_at > now()) and sc.active`;

const FIND = `
  select s.id as "sessionId", s.school_id as "schoolId", sc.code as "schoolCode", sc.name as "schoolName",
    a.id as "accountId", a.document_id as "accountPublicId", a.login, a.name, a.kind, a.student_id as "studentId", a.teacher_id as "teacherId",
    a.password_state as "passwordState", clock_timestamp()::timestamp as now,
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
  const { schoolCode, schoolName, passwordState, groupModules, ...rest } = row;
  return {
    ...rest,
    school: { code: schoolCode, name: schoolName },
    mustChangePassword: passwordState === 'initial',
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

/** Two tabs that refresh at the same moment both get in: the former token is good for these seconds more. */
const GRACE_SECONDS = 20;

/**
 * Rotates a session's tokens. A former refresh token that comes again later was copied by somebody: the session ends.
 * @returns null when the token is of no live session.
 */
export async function rotateSession(database: Runner, refreshToken: string): Promise<Tokens | null> {
  const tokens = { accessToken: newToken(), refreshToken: newToken() };
  const values = {
    given: hashOf(refreshToken), access: hashOf(tokens.accessToken), refresh: hashOf(tokens.refreshToken),
    accessSeconds: limits.signIn.accessSeconds, refreshSeconds: limits.signIn.refreshSeconds, grace: GRACE_SECONDS,
  };
  const rotated = await database.run(
    `update sessions s set access_hash = :access, access_expires_at = now() + make_interval(secs => :accessSeconds),
       former_refresh_hash = s.refresh_hash, refresh_hash = :refresh, rotated_at = now(), expires_at = now() + make_interval(secs => :refreshSeconds)
     from accounts a, schools sc
     where a.id = s.account_id and sc.id = s.school_id and ${LIVE}
       and (s.refresh_hash = :given or (s.former_refresh_hash = :given and s.rotated_at > now() - make_interval(secs => :grace)))`,
    values,
  );
  if (rotated > 0) return tokens;
  await database.run('update sessions set ended_at = now() where former_refresh_hash = :given and ended_at is null', { given: values.given });
  return null;
}

export async function endSession(database: Runner, refreshToken: string): Promise<number> {
  return database.run('update sessions set ended_at = now() where refresh_hash = :hash and ended_at is null', { hash: hashOf(refreshToken) });
}

/** Ends every session of an account: after a change or reset of the password, and when it is disabled. */
export async function endSessionsOf(database: Runner, accountId: number): Promise<number> {
  return database.run('update sessions set ended_at = now() where account_id = :accountId and ended_at is null', { accountId });
}
