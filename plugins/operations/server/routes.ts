import { kernelError } from '@portfolio/kernel/contract';
import { services } from '@portfolio/kernel/server/services';
import { auditOf } from '@portfolio/access/server/http/answer';
import { bindList } from '@portfolio/access/server/http/list';
import { handle, handlePublic, type Binding } from '@portfolio/access/server/http/request';
import { boundRoutes } from '@portfolio/access/server/http/strapi-routes';
import { text } from '@portfolio/access/server/http/texts';
import type { Language } from '@portfolio/kernel/contract';
import { jobList, routes, type Job } from '../contract';
import { health } from './health';
import { openapiOf } from './openapi';
import { findOwnJob, findOwnJobs, jobSource, type JobRow } from './repositories/jobs';

/** Steps are keys of the catalogue, so that each reader has them in the own language. */
function toWire({ fileSha256: _, ...row }: JobRow, language: Language): Job {
  return { ...row, step: row.step && text(language, row.step), createdAt: row.createdAt.toISOString(), endedAt: row.endedAt?.toISOString() ?? null };
}

/** Long to make and always the same: the routes are bound at start. */
let described: ReturnType<typeof openapiOf> | undefined;

export const bindings: Binding[] = [
  handlePublic(routes.live, async () => ({ status: 'ok' as const, checks: {} })),
  handlePublic(routes.ready, async ({ http }) => {
    const found = await health();
    http.status = found.status === 'ok' ? 200 : 503;
    return found;
  }),
  handlePublic(routes.openapi, async () => (described ??= openapiOf(boundRoutes().map(({ contract }) => contract), services().env.PUBLIC_URL))),
  handle(routes.myJobs, async ({ scope, session, language }) => (await findOwnJobs(scope, session.accountId)).map((row) => toWire(row, language))),
  handle(routes.job, async ({ scope, session, params, language }) => {
    const row = await findOwnJob(scope, session.accountId, params.id);
    if (!row) throw kernelError('not-found');
    return toWire(row, language);
  }),
  handle(routes.jobFile, async (request) => {
    const row = await findOwnJob(request.scope, request.session.accountId, request.params.id);
    if (!row?.fileSha256 || !row.fileName) throw kernelError('not-found');
    const { fileSha256, fileName } = row;
    if ((await services().files.size(fileSha256)) === null) {
      services().log.error(`file ${fileSha256} of job ${row.id} is not in the store`);
      throw kernelError('unavailable');
    }
    await request.scope.transaction((scope) => auditOf(scope, request, 'job.file-opened', row.id, { kind: row.kind }));
    request.http.set('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`);
    request.http.set('X-Content-Type-Options', 'nosniff');
    request.http.type = fileName.endsWith('.xlsx') ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : 'application/octet-stream';
    request.http.body = await services().files.read(fileSha256);
    return undefined;
  }),
  ...bindList(jobList, jobSource, { one: false }),
];
