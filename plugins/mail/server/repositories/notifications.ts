import type { Scope } from '@portfolio/kernel/server/scope';

export interface NotificationRow {
  id: string;
  template: string;
  details: Record<string, string | number>;
  link: string | null;
  at: Date;
  isRead: boolean;
}

export async function findNotifications(scope: Pick<Scope, 'query'>, accountId: number, offset: number, limit: number): Promise<NotificationRow[]> {
  return scope.query<NotificationRow>(
    `select document_id as id, template, details, link, created_at as at, read_at is not null as "isRead" from notifications
     where school_id = :school and account_id = :accountId order by created_at desc, id desc limit :limit offset :offset`,
    { accountId, offset, limit },
  );
}

export async function countNotifications(scope: Pick<Scope, 'query'>, accountId: number): Promise<{ unread: number; total: number }> {
  const [counts] = await scope.query<{ unread: number; total: number }>(
    `select count(*) filter (where read_at is null)::int as unread, count(*)::int as total from notifications where school_id = :school and account_id = :accountId`,
    { accountId },
  );
  return counts;
}

/** @returns whether there is such a message of the person; one that was read stays as it was. */
export async function markRead(scope: Pick<Scope, 'run'>, accountId: number, id: string): Promise<boolean> {
  return (await scope.run(
    `update notifications set read_at = coalesce(read_at, now()), updated_at = now() where school_id = :school and account_id = :accountId and document_id = :id`,
    { accountId, id },
  )) > 0;
}

export async function markAllRead(scope: Pick<Scope, 'run'>, accountId: number): Promise<number> {
  return scope.run(`update notifications set read_at = now(), updated_at = now() where school_id = :school and account_id = :accountId and read_at is null`, { accountId });
}
