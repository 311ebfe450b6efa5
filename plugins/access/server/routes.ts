import type { Context } from 'koa';
import { limits } from '@portfolio/config/limits';
import { kernelError, type Language } from '@portfolio/kernel/contract';
import { scopeOf, type TransactionScope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { accountList, auditList, roleGroupList, routes } from '../contract';
import { auditBindings } from './audit-routes';
import { bindList } from './http/list';
import { handle, handlePublic, type Binding } from './http/request';
import { passwordBindings } from './password-routes';
import { findSchoolOptions } from './repositories/accounts';
import { accountSource, auditSource, roleGroupSource } from './repositories/role-groups';
import { endSession, findSession, rotateSession, type Tokens } from './repositories/sessions';
import { temporaryBindings } from './temporary-routes';
import { changePassword } from './use-cases/change-password';
import { describeMe } from './use-cases/describe-me';
import * as groups from './use-cases/keep-role-groups';
import { makeCaptcha } from './use-cases/make-captcha';
import { signIn, type Client } from './use-cases/sign-in';

// `__Host-` binds the cookie to this host over TLS; browsers refuse the prefix without it (a trial on localhost).
const cookieName = (http: Context): string => (http.secure ? '__Host-refresh' : 'refresh');

function setRefreshCookie(http: Context, refreshToken: string | null): void {
  http.cookies.set(cookieName(http), refreshToken, {
    httpOnly: true, sameSite: 'strict', secure: http.secure, path: '/', signed: false, overwrite: true,
    maxAge: refreshToken ? limits.signIn.refreshSeconds * 1000 : 0,
  });
}

const clientOf = ({ http, address, language }: { http: Context; address: string; language: Language }): Client => ({ address, language, agent: http.get('user-agent') });

async function signedIn(http: Context, tokens: Tokens) {
  const { database } = services();
  const session = await findSession(database, tokens.accessToken);
  if (!session) throw kernelError('signed-out');
  setRefreshCookie(http, tokens.refreshToken);
  return { accessToken: tokens.accessToken, expiresInSeconds: limits.signIn.accessSeconds, me: await describeMe(scopeOf(database, session.schoolId), session) };
}

export const bindings: Binding[] = [
  handlePublic(routes.schoolOptions, ({ query }) => findSchoolOptions(services().database, query.text)),
  handlePublic(routes.captcha, ({ body, language }) => makeCaptcha(body.form, language)),
  handlePublic(routes.signIn, async (request) => signedIn(request.http, await signIn(request.body, clientOf(request)))),
  handlePublic(routes.refresh, async ({ http }) => {
    const given = http.cookies.get(cookieName(http), { signed: false });
    const tokens = given ? await rotateSession(services().database, given) : null;
    if (!tokens) throw kernelError('signed-out');
    return signedIn(http, tokens);
  }),
  handlePublic(routes.signOut, async ({ http }) => {
    const given = http.cookies.get(cookieName(http), { signed: false });
    setRefreshCookie(http, null);
    return { done: given ? await endSession(services().database, given) : 0 };
  }),
  handle(routes.me, ({ scope, session }) => describeMe(scope, session)),
  handle(routes.changePassword, async (request) => {
    const tokens = await changePassword(request.scope as TransactionScope, request.session, request.body, clientOf(request));
    setRefreshCookie(request.http, tokens.refreshToken);
    const me = await describeMe(request.scope, { ...request.session, mustChangePassword: false });
    return { accessToken: tokens.accessToken, expiresInSeconds: limits.signIn.accessSeconds, me };
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
