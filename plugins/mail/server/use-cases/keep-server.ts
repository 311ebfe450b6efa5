import { isIP } from 'node:net';
import { mayConnect } from '@portfolio/kernel/server/addresses';
import type { Scope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { mailError, type MailServer } from '../../contract';
import { isGmail, mayKeepPassword, type Encryption } from '../../domain/server';
import { countWaiting, giveUpWaiting, hastenMails } from '../repositories/outbox';
import { deleteServer, findServer, upsertServer, type ServerRow } from '../repositories/servers';

/** The form of 3.8. */
export interface ServerInput {
  host: string;
  port: number;
  encryption: Encryption;
  login: string | null;
  password?: string | null;
  clearPassword: boolean;
  sender: string | null;
  senderName: string | null;
}

export async function describeServer(scope: Scope): Promise<MailServer> {
  const [row, waiting] = await Promise.all([findServer(scope), countWaiting(scope)]);
  return {
    isSet: row !== null, host: row?.host ?? null, port: row?.port ?? null, encryption: row?.encryption ?? null, login: row?.login ?? null,
    hasPassword: Boolean(row?.passwordSealed), sender: row?.sender ?? null, senderName: row?.senderName ?? null, waiting,
  };
}

/**
 * What is typed, as it would be kept. The kept password is used for the same server and account only, so that whoever may
 * change the address cannot have it sent elsewhere.
 * @throws mail-host, mail-password-needed
 */
export async function serverRowOf(scope: Scope, { password, clearPassword, ...input }: ServerInput): Promise<ServerRow> {
  if (isIP(input.host) !== 0 && !mayConnect(input.host, services().env.MAIL_PRIVATE_HOSTS)) throw mailError('mail-host', {}, { host: 'errors.mail-host' });
  const row = { ...input, sender: isGmail(input.host) ? null : input.sender };
  if (clearPassword || input.login === null) return { ...row, passwordSealed: null };
  if (password) return { ...row, passwordSealed: services().seal.seal(password) };
  const kept = await findServer(scope);
  if (kept?.passwordSealed && !mayKeepPassword(kept, input)) throw mailError('mail-password-needed', {}, { password: 'errors.mail-password-needed' });
  return { ...row, passwordSealed: kept?.passwordSealed ?? null };
}

/** @throws mail-host, mail-password-needed */
export async function saveServer(scope: Scope, input: ServerInput): Promise<MailServer> {
  await upsertServer(scope, await serverRowOf(scope, input));
  await hastenMails(scope);
  return describeServer(scope);
}

/** Mail that waits is given up with the server: it would leave at some later day, when nobody expects it. */
export async function removeServer(scope: Scope): Promise<{ server: MailServer; givenUp: number }> {
  if (!(await findServer(scope))) throw mailError('mail-not-set');
  await deleteServer(scope);
  const givenUp = await giveUpWaiting(scope, 'server-removed');
  return { server: await describeServer(scope), givenUp };
}
