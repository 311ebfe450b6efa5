import { kernelError } from '@portfolio/kernel/contract';
import { services } from '@portfolio/kernel/server/services';
import { accountList, auditList, roleGroupList, routes } from '../contract';
import { auditBindings } from './audit-routes';
import { auditOf } from './http/answer';
import { bindList } from './http/list';
import { handle, handlePublic, type Binding } from './http/request';
import { clientOf, refreshCookie, setRefreshCookie, signedIn } from './http/signed-in';
import { passwordBindings } from './password-routes';
import { findSchoolOptions } from './repositories/accounts';
import { accountSource, auditSource, roleGroupSource } from './repositories/role-groups';
import { endSession, rotateSession } from './repositories/sessions';
import { temporaryBindings } from './temporary-routes';
import { successorsOf } from './tokens';
import { changePassword, requireGoodPassword } from './use-cases/change-password';
import { describeMe } from './use-cases/describe-me';
import * as groups from './use-cases/keep-role-groups';
import { makeCaptcha } from './use-cases/make-captcha';
import { provePassword } from './use-cases/prove-password';
import { signIn } from './use-cases/sign-in';

export const bindings: Binding[] = [
  handlePublic(routes.schoolOptions, ({ query }) => findSchoolOptions(services().database, query.text)),
  handlePublic(routes.captcha, ({ body, language }) => makeCaptcha(body.form, language)),
  handlePublic(routes.signIn, async (request) => {
    const begun = await signIn(request.body, clientOf(request));
    return 'challenge' in begun ? begun : signedIn(request.http, begun);
  }),
  handlePublic(routes.refresh, async ({ http }) => {
    const given = refreshCookie(http);
    const tokens = given ? await rotateSession(services().database, given, successorsOf) : null;
    if (!tokens) throw kernelError('signed-out');
    return signedIn(http, tokens);
  }),
  handlePublic(routes.signOut, async ({ http }) => {
    const given = refreshCookie(http);
    setRefreshCookie(http, null);
    return { done: given ? await endSession(services().database, given) : 0 };
  }),
  handle(routes.me, ({ scope, session }) => describeMe(scope, session)),
  handle(routes.changePassword, async (request) => {
    const { scope: school, session, body, address, http } = request;
    requireGoodPassword(body.password, await provePassword(school, session, body.present, address), body.present);
    const tokens = await school.transaction(async (scope) => {
      await auditOf(scope, request, 'password.changed');
      return changePassword(scope, session, body.password, clientOf(request));
    });
    return signedIn(http, tokens);
  }),

  ...bindList(roleGroupList, roleGroupSource),
  ...bindList(accountList, accountSource),
  ...bindList(auditList, auditSource, { one: false }),
  handle(routes.createRoleGroup, async ({ scope, body, note }) => {
    const made = await groups.createRoleGroup(scope, body);
    note(made.id, { number: body.number, name: body.name });
    return made;
  }),
  handle(routes.updateRoleGroup, ({ scope, params, body, note }) => {
    note(params.id, { number: body.number, name: body.name, inUse: body.inUse });
    return groups.updateRoleGroup(scope, params.id, body);
  }),
  handle(routes.deleteRoleGroup, ({ scope, params, query }) => groups.deleteRoleGroup(scope, params.id, query.confirmed === 'true')),
  handle(routes.roleGroupRights, ({ scope, params }) => groups.roleGroupRights(scope, params.id)),
  handle(routes.setRoleGroupModules, ({ scope, params, body, note }) => {
    note(params.id, { modules: body.modules });
    return groups.setRoleGroupModules(scope, params.id, body.modules);
  }),
  handle(routes.setRoleGroupMembers, ({ scope, params, body, note }) => {
    note(params.id, { accounts: body.accounts });
    return groups.setRoleGroupMembers(scope, params.id, body.accounts);
  }),

  ...passwordBindings,
  ...temporaryBindings,
  ...auditBindings,
];
