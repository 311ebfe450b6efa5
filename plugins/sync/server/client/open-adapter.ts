import { services } from '@portfolio/kernel/server/services';
import type { ConnectionRow } from '../repositories/connections';
import type { SchoolAdapter } from './adapter';
import { PullFailure } from './adapter';
import { readBaseUrl } from './addresses';
import { OpenProtocol } from './open-protocol';

/** The adapter of a school's connection. Where there is another protocol one day, this chooses. @throws PullFailure */
export function openAdapter(connection: ConnectionRow, schoolCode: string, signal?: AbortSignal): SchoolAdapter {
  const { env, seal } = services();
  const baseUrl = readBaseUrl(connection.baseUrl, env.SYNC_PRIVATE_HOSTS);
  if (!baseUrl) throw new PullFailure('address-refused');
  if (!connection.secretSealed) throw new PullFailure('not-set');
  return new OpenProtocol({
    baseUrl, schoolCode, clientId: connection.clientId, secret: seal.open(connection.secretSealed),
    privateHosts: env.SYNC_PRIVATE_HOSTS, timeoutMs: env.SYNC_TIMEOUT_SECONDS * 1000, signal,
  });
}
