import { kernelError, type Language } from '@portfolio/kernel/contract';
import type { Scope } from '@portfolio/kernel/server/scope';
import { text } from '@portfolio/access/server/http/texts';
import type { Notification } from '../../contract';
import { countNotifications, findNotifications, markRead } from '../repositories/notifications';

/** What a person was told, in the language that the person reads now. */
export async function readNotifications(
  scope: Scope, accountId: number, page: { offset: number; limit: number }, language: Language,
): Promise<{ unread: number; total: number; messages: Notification[] }> {
  const [counts, rows] = await Promise.all([countNotifications(scope, accountId), findNotifications(scope, accountId, page.offset, page.limit)]);
  const messages = rows.map(({ template, details, at, ...row }) => ({
    ...row, at: at.toISOString(), subject: text(language, `messages.${template}.subject`, details), body: text(language, `messages.${template}.body`, details),
  }));
  return { ...counts, messages };
}

/** @throws not-found when it is nobody's, or another's. */
export async function readNotification(scope: Scope, accountId: number, id: string): Promise<{ done: number }> {
  if (!(await markRead(scope, accountId, id))) throw kernelError('not-found');
  return { done: 1 };
}
