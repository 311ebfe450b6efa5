import type { Context } from 'koa';
import { kernelError } from '@portfolio/kernel/contract';
import { scopeOf } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { sendFile } from '@portfolio/portfolio/server/use-cases/send-file';
import { readLink } from '../links';
import { findLinkedFile, noteOpening } from '../repositories/roster-exports';

/** A film is fetched in many pieces: it is opened once, with the first. */
const isFirstPiece = (http: Context): boolean => http.method === 'GET' && /^(|bytes=0-.*)$/.test(http.get('range'));

/**
 * Sends the file of a roster's link, without a sign-in, and notes the opening.
 * @throws not-found for every link that is not good, whatever is wrong with it.
 */
export async function openLink(http: Context, token: string, address: string): Promise<void> {
  const { database } = services();
  const link = readLink(token);
  const file = link && (await findLinkedFile(database, link));
  if (!file) throw kernelError('not-found');
  await sendFile(http, file, false);
  if (isFirstPiece(http)) await noteOpening(scopeOf(database, file.schoolId), file, address);
}
