import type { Scope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { syncError, type Connection } from '../../contract';
import { readBaseUrl } from '../client/addresses';
import { findConnection, upsertConnection, type ConnectionRow } from '../repositories/connections';

export interface ConnectionInput {
  baseUrl: string;
  clientId: string;
  secret?: string | null;
  dailyAt: string | null;
  enabled: boolean;
}

/** What the screen may know of a connection. */
export const describeConnection = (row: ConnectionRow | null): Connection => ({
  baseUrl: row?.baseUrl ?? null, clientId: row?.clientId ?? null, hasSecret: Boolean(row?.secretSealed), dailyAt: row?.dailyAt ?? null, enabled: row?.enabled ?? false,
});

/** @throws sync-address (field baseUrl) */
export function requireAddress(typed: string): URL {
  const url = readBaseUrl(typed, services().env.SYNC_PRIVATE_HOSTS);
  if (!url) throw syncError('sync-address', {}, { baseUrl: 'errors.sync-address' });
  return url;
}

/**
 * The secret to use, sealed: the given one, or the kept one where the server and the client stay the same, so that whoever
 * may change the address cannot have the secret sent to another server.
 * @throws sync-secret-needed (field secret)
 */
export function secretFor(kept: ConnectionRow | null, url: URL, input: Pick<ConnectionInput, 'clientId' | 'secret'>): string {
  if (input.secret) return services().seal.seal(input.secret);
  const isSame = kept?.secretSealed && kept.clientId === input.clientId && new URL(kept.baseUrl).origin === url.origin;
  if (!isSame || !kept.secretSealed) throw syncError('sync-secret-needed', {}, { secret: 'errors.sync-secret-needed' });
  return kept.secretSealed;
}

/** @throws sync-address, sync-secret-needed */
export async function saveConnection(scope: Scope, input: ConnectionInput): Promise<Connection> {
  const url = requireAddress(input.baseUrl);
  const secretSealed = secretFor(await findConnection(scope), url, input);
  const row: ConnectionRow = { baseUrl: url.href.replace(/\/+$/, ''), clientId: input.clientId, secretSealed, dailyAt: input.dailyAt, enabled: input.enabled };
  await upsertConnection(scope, row);
  return describeConnection(row);
}
