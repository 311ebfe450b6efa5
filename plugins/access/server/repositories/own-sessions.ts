import type { Scope } from '@portfolio/kernel/server/scope';

export interface OwnSessionRow {
  id: string;
  agent: string | null;
  address: string | null;
  startedAt: Date;
  lastUsedAt: Date;
  current: boolean;
}

/** The open sessions of an account, at most 100, the last used first. */
export async function findOwnSessions(scope: Scope, accountId: number, sessionId: number): Promise<OwnSessionRow[]> {
  return scope.query<OwnSessionRow>(
    `select document_id as id, agent, address, started_at as "startedAt", rotated_at as "lastUsedAt", id = :sessionId as current
     from sessions where school_id = :school and account_id = :accountId and ended_at is null and expires_at > now()
     order by id = :sessionId desc, rotated_at desc limit 100`,
    { accountId, sessionId },
  );
}

/** @returns 0 when the account has no such open session. */
export async function endOwnSession(scope: Scope, accountId: number, id: string): Promise<number> {
  return scope.run('update sessions set ended_at = now() where school_id = :school and account_id = :accountId and document_id = :id and ended_at is null and expires_at > now()', { accountId, id });
}

export async function endOtherSessions(scope: Scope, accountId: number, sessionId: number): Promise<number> {
  return scope.run('update sessions set ended_at = now() where school_id = :school and account_id = :accountId and id <> :sessionId and ended_at is null and expires_at > now()', { accountId, sessionId });
}
