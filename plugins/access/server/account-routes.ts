import type { TransactionScope } from '@portfolio/kernel/server/scope';
import { kernelError } from '@portfolio/kernel/contract';
import { accountRoutes as routes, staffAccountList } from '../contract/account';
import { auditOf } from './http/answer';
import { bindList } from './http/list';
import { handle, handlePublic, type Binding } from './http/request';
import { clientOf, signedIn } from './http/signed-in';
import { findAccountSecurity, setLanguage, staffAccountSource } from './repositories/own-account';
import { endOtherSessions, endOwnSession } from './repositories/own-sessions';
import { askEmailChange, requireEmailChange } from './use-cases/ask-email-change';
import { askPasswordLink, offersPasswordLink } from './use-cases/ask-password-link';
import { confirmEmail } from './use-cases/confirm-email';
import { describeAccount, listSessions } from './use-cases/describe-account';
import { endSecondFactorOf, setAccountSecurity } from './use-cases/keep-account-security';
import * as factor from './use-cases/keep-second-factor';
import { provePassword } from './use-cases/prove-password';
import { takeSecondStep } from './use-cases/take-second-step';
import { openPasswordLink, usePasswordLink } from './use-cases/use-password-link';

export const accountBindings: Binding[] = [
  handlePublic(routes.passwordLinkOffered, async ({ query }) => ({ offered: await offersPasswordLink(query.school) })),
  handlePublic(routes.askPasswordLink, ({ body, address }) => askPasswordLink(body, address)),
  handlePublic(routes.openPasswordLink, ({ body }) => openPasswordLink(body.token)),
  handlePublic(routes.usePasswordLink, ({ body, address }) => usePasswordLink(body, address)),
  handlePublic(routes.takeSecondStep, async (request) => signedIn(request.http, await takeSecondStep(request.body, clientOf(request)))),
  handlePublic(routes.confirmEmail, ({ body, address }) => confirmEmail(body.token, address)),

  handle(routes.account, ({ scope, session }) => describeAccount(scope, session)),
  handle(routes.askEmailChange, async (request) => {
    const { scope: school, session, body, address } = request;
    await requireEmailChange(school, session, body, address);
    return school.transaction(async (scope) => {
      await auditOf(scope, request, 'email.change-asked');
      return askEmailChange(scope, session, body.email);
    });
  }),
  handle(routes.setLanguage, async ({ scope, session, body }) => ({ done: await setLanguage(scope, session.accountId, body.language) })),

  handle(routes.sessions, ({ scope, session }) => listSessions(scope, session)),
  handle(routes.endSession, async ({ scope, session, params }) => {
    const ended = await endOwnSession(scope, session.accountId, params.id);
    if (ended === 0) throw kernelError('not-found');
    return { done: ended };
  }),
  handle(routes.endOtherSessions, async ({ scope, session, note }) => {
    const ended = await endOtherSessions(scope, session.accountId, session.sessionId);
    note(session.login, { ended });
    return { done: ended };
  }),

  handle(routes.beginSecondFactor, async (request) => {
    const { scope: school, session, body, address } = request;
    await provePassword(school, session, body.present, address);
    return school.transaction(async (scope) => {
      await auditOf(scope, request, 'second-factor.begun');
      return factor.beginSecondFactor(scope, session);
    });
  }),
  handle(routes.confirmSecondFactor, (request) =>
    factor.confirmSecondFactor(request.scope, request.session, request.body.code, request.address, (scope) => auditOf(scope, request, 'second-factor.switched-on'))),
  handle(routes.endSecondFactor, async (request) => {
    const { scope, session, body, address } = request;
    await provePassword(scope, session, body.present, address);
    return factor.endSecondFactor(scope, session, body.code, address, (inside) => auditOf(inside, request, 'second-factor.switched-off'));
  }),
  handle(routes.renewRecoveryCodes, async (request) => {
    const { scope: school, session, body, address } = request;
    await provePassword(school, session, body.present, address);
    return school.transaction(async (scope) => {
      await auditOf(scope, request, 'second-factor.codes-renewed');
      return factor.renewRecoveryCodes(scope, session);
    });
  }),

  ...bindList(staffAccountList, staffAccountSource, { one: false }),
  handle(routes.accountSecurity, ({ scope }) => findAccountSecurity(scope)),
  handle(routes.setAccountSecurity, ({ scope, session, body, note }) => {
    note(session.school.code, { staffSecondFactor: body.staffSecondFactor });
    return setAccountSecurity(scope as TransactionScope, body.staffSecondFactor);
  }),
  handle(routes.endSecondFactorOf, async ({ scope, session, params, note }) => {
    const { login } = await endSecondFactorOf(scope as TransactionScope, session, params.id);
    note(params.id, { login });
    return { done: 1 };
  }),
];
