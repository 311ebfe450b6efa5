import type { Context } from 'koa';
import { limits } from '@portfolio/config/limits';
import { kernelError, type Language } from '@portfolio/kernel/contract';
import { scopeOf } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { findSession, type Tokens } from '../repositories/sessions';
import { describeMe } from '../use-cases/describe-me';
import type { Client } from '../use-cases/sign-in';

// `__Host-` binds the cookie to this host over TLS; browsers refuse the prefix without it (a trial on localhost).
const cookieName = (http: Context): string => (http.secure ? '__Host-refresh' : 'refresh');

export const refreshCookie = (http: Context): string | undefined => http.cookies.get(cookieName(http), { signed: false });

export function setRefreshCookie(http: Context, refreshToken: string | null): void {
  http.cookies.set(cookieName(http), refreshToken, {
    httpOnly: true, sameSite: 'strict', secure: http.secure, path: '/', signed: false, overwrite: true,
    maxAge: refreshToken ? limits.signIn.refreshSeconds * 1000 : 0,
  });
}

export const clientOf = ({ http, address, language }: { http: Context; address: string; language: Language }): Client => ({ address, language, agent: http.get('user-agent') });

/** The answer to whoever has just got a session: its tokens, and who is in. */
export async function signedIn(http: Context, tokens: Tokens) {
  const { database } = services();
  const session = await findSession(database, tokens.accessToken);
  if (!session) throw kernelError('signed-out');
  setRefreshCookie(http, tokens.refreshToken);
  return { accessToken: tokens.accessToken, expiresInSeconds: limits.signIn.accessSeconds, me: await describeMe(scopeOf(database, session.schoolId), session) };
}
