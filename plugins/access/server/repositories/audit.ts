import type { Scope } from '@portfolio/kernel/server/scope';

export interface AuditEntry {
  accountId: number | null;
  actorName: string;
  /** `<noun>.<past participle>`, as declared by the routes' contracts. */
  action: string;
  target?: string;
  details?: Record<string, unknown>;
  address?: string;
}

/** Appends to the school's audit log. Time and hash chain are the database's (database/schema/05-access.sql). */
export async function writeAudit(scope: Pick<Scope, 'run'>, entry: AuditEntry): Promise<void> {
  await scope.run(
    `insert into audit_entries (school_id, account_id, actor_name, action, target, details, address)
     values (:school, :accountId, :actorName, :action, :target, :details::jsonb, :address)`,
    {
      accountId: entry.accountId,
      actorName: entry.actorName,
      action: entry.action,
      target: entry.target ?? null,
      details: JSON.stringify(entry.details ?? {}),
      address: entry.address ?? null,
    },
  );
}
