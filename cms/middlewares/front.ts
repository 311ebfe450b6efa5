import type { Context, Next } from 'koa';

/**
 * Before anything parses a body: only the admin's media library takes forms with files. Everything else would be
 * written to a temporary folder for whoever sends it, signed in or not.
 */
export default () => async (http: Context, next: Next): Promise<void> => {
  if (http.is('multipart/*') && !http.path.startsWith('/upload')) {
    http.status = 415;
    http.body = { error: { code: 'invalid-input', message: 'multipart/form-data' } };
    return;
  }
  await next();
};
