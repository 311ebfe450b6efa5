import { auditOf } from '@portfolio/access/server/http/answer';
import { bindList } from '@portfolio/access/server/http/list';
import { handle, type Binding } from '@portfolio/access/server/http/request';
import { outboxList, routes } from '../contract';
import { markAllRead } from './repositories/notifications';
import { outboxSource, retryMails } from './repositories/outbox';
import { describeTemplates } from './use-cases/describe-templates';
import { describeServer, removeServer, saveServer } from './use-cases/keep-server';
import { readNotification, readNotifications } from './use-cases/read-notifications';
import { tryServer } from './use-cases/try-server';

export const bindings: Binding[] = [
  handle(routes.mailServer, ({ scope }) => describeServer(scope)),
  handle(routes.saveMailServer, async ({ scope, body, note }) => {
    const saved = await saveServer(scope, body);
    const { host, port, encryption, login, hasPassword } = saved;
    note('mail-server', { host, port, encryption, login, hasPassword, passwordGiven: Boolean(body.password) });
    return saved;
  }),
  handle(routes.removeMailServer, async ({ scope, note }) => {
    const { server, givenUp } = await removeServer(scope);
    note('mail-server', { givenUp });
    return server;
  }),
  handle(routes.tryMailServer, async (request) => {
    const { scope, body, now, language } = request;
    const tried = await tryServer(scope, body, now, language);
    await scope.transaction((transaction) => auditOf(transaction, request, 'mail.server-tried', 'mail-server', { host: body.host, port: body.port, ok: tried.ok }));
    return tried;
  }),
  handle(routes.mailTemplates, async () => describeTemplates()),
  handle(routes.retryMails, async ({ scope, body, note }) => {
    const done = await retryMails(scope, body.ids);
    note('outbox', { done });
    return { done };
  }),
  handle(routes.myNotifications, ({ scope, session, query, language }) => readNotifications(scope, session.accountId, query, language)),
  handle(routes.readNotification, ({ scope, session, params }) => readNotification(scope, session.accountId, params.id)),
  handle(routes.readNotifications, async ({ scope, session }) => ({ done: await markAllRead(scope, session.accountId) })),
  ...bindList(outboxList, outboxSource, { one: false }),
];
