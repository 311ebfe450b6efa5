import type { Context, Next } from 'koa';
import { retellRefusal } from '@portfolio/access/server/http/errors';
import { isRaw } from '@portfolio/access/server/http/strapi-routes';

// Strapi's webhooks would send what changes to any address that somebody in its admin types, this machine's own among them.
const SHUT = /^\/admin\/webhooks(\/|$)/i;

/**
 * Before anything parses a body: only the admin's media library takes forms with files. Everything else would be
 * written to a temporary folder for whoever sends it, signed in or not. And after everything: below /api a refusal has
 * one form, whoever refused.
 */
export default () => async (http: Context, next: Next): Promise<void> => {
  if (SHUT.test(http.path)) {
    http.status = 404;
    return;
  }
  if (http.is('multipart/*') && !http.path.startsWith('/upload')) {
    http.status = 415;
    http.body = { error: { code: 'invalid-input', message: 'multipart/form-data' } };
    return;
  }
  // Whatever type it is said to be: a body parser would read it away from the route that wants the bytes.
  if (isRaw(http.method, http.path)) http.req.headers['content-type'] = 'application/octet-stream';
  await next();
  if (http.path.startsWith('/api/')) retellRefusal(http);
};
