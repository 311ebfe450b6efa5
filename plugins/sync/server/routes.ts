import { auditOf } from '@portfolio/access/server/http/answer';
import { bindList } from '@portfolio/access/server/http/list';
import { handle, type Binding } from '@portfolio/access/server/http/request';
import { text } from '@portfolio/access/server/http/texts';
import { workbookStream, XLSX_TYPE } from '@portfolio/kernel/server/workbook';
import { routes, syncRunList } from '../contract';
import { syncTypes } from '../domain/types';
import { findConnection } from './repositories/connections';
import { syncRunSource } from './repositories/runs';
import { applyUpload } from './use-cases/apply-upload';
import { confirmShrink } from './use-cases/confirm-shrink';
import { describeRun, describeStatus } from './use-cases/describe-run';
import { previewUpload } from './use-cases/preview-upload';
import { describeConnection, saveConnection } from './use-cases/save-connection';
import { startSync } from './use-cases/start-sync';
import { testConnection } from './use-cases/test-connection';

export const bindings: Binding[] = [
  handle(routes.connection, async ({ scope }) => describeConnection(await findConnection(scope))),
  handle(routes.saveConnection, async ({ scope, body, note }) => {
    const saved = await saveConnection(scope, body);
    note('connection', { baseUrl: saved.baseUrl, clientId: saved.clientId, secretGiven: Boolean(body.secret), dailyAt: saved.dailyAt, enabled: saved.enabled });
    return saved;
  }),
  handle(routes.testConnection, async (request) => {
    const { scope, body, now, language } = request;
    const tried = await testConnection(scope, body, now, language);
    await scope.transaction((transaction) => auditOf(transaction, request, 'sync.connection-tested', 'connection', { baseUrl: body.baseUrl, ok: tried.ok }));
    return tried;
  }),
  handle(routes.start, async ({ scope, session, body, note }) => {
    const started = await startSync(scope, session.accountId, body);
    note(started.jobId, { ...body });
    return started;
  }),
  handle(routes.status, ({ scope, session, language }) => describeStatus(scope, session.accountId, language)),
  handle(routes.confirm, async ({ scope, session, params, body, note }) => {
    note(params.batch, { questions: body.questions });
    return confirmShrink(scope, session.accountId, params.batch, body.questions);
  }),
  handle(routes.run, ({ scope, params, language }) => describeRun(scope, params.id, language)),
  handle(routes.template, async ({ params, http, language }) => {
    const title = text(language, `enums.syncType.${params.type}`);
    http.set('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${title}.xlsx`)}`);
    http.type = XLSX_TYPE;
    http.body = workbookStream([{ name: title, headings: syncTypes[params.type].fields.map(({ headings }) => headings[0]), rows: [] }]);
    return undefined;
  }),
  handle(routes.previewUpload, async (request) => {
    const { scope, session, query, http, language } = request;
    const found = await previewUpload(scope, session.accountId, query, http.req, language);
    const { id, type, term, fileName } = found;
    await scope.transaction((transaction) => auditOf(transaction, request, 'sync.upload-previewed', id, { type, term, fileName, rows: found.received }));
    return found;
  }),
  handle(routes.applyUpload, ({ scope, session, params, body }) => applyUpload(scope, session.accountId, params.id, body.confirmedEnds)),
  ...bindList(syncRunList, syncRunSource, { one: false }),
];
