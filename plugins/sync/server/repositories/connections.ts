import type { Scope } from '@portfolio/kernel/server/scope';

/** A school's way to its administration system. */
export interface ConnectionRow {
  baseUrl: string;
  clientId: string;
  secretSealed: string | null;
  /** `08:00`, Asia/Taipei; null: only by hand. */
  dailyAt: string | null;
  enabled: boolean;
}

export async function findConnection(scope: Pick<Scope, 'query'>): Promise<ConnectionRow | null> {
  const [row] = await scope.query<ConnectionRow>(
    `select base_url as "baseUrl", client_id as "clientId", secret_sealed as "secretSealed", daily_at as "dailyAt", coalesce(enabled, true) as enabled
     from sync_connections where school_id = :school`,
  );
  return row ?? null;
}

export async function upsertConnection(scope: Pick<Scope, 'run'>, { baseUrl, clientId, secretSealed, dailyAt, enabled }: ConnectionRow): Promise<void> {
  await scope.run(
    `insert into sync_connections as c (school_id, base_url, client_id, secret_sealed, daily_at, enabled)
     values (:school, :baseUrl, :clientId, :secretSealed, :dailyAt, :enabled)
     on conflict (school_id) do update set base_url = excluded.base_url, client_id = excluded.client_id, secret_sealed = excluded.secret_sealed,
       daily_at = excluded.daily_at, enabled = excluded.enabled, updated_at = now()`,
    { baseUrl, clientId, secretSealed, dailyAt, enabled },
  );
}

/** The school's own number, and its term now (null when it has set none). */
export async function findSchool(scope: Pick<Scope, 'query'>): Promise<{ code: string; term: string | null }> {
  const [row] = await scope.query<{ code: string; term: string | null }>(
    `select s.code, (select t.year::text || t.semester from terms t where t.school_id = s.id and t.current order by t.year desc, t.semester desc limit 1) as term
     from schools s where s.id = :school`,
  );
  return row;
}
