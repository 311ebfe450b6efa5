import { kernelError } from '@portfolio/kernel/contract';
import { services } from '@portfolio/kernel/server/services';
import { XLSX_TYPE } from '@portfolio/kernel/server/workbook';
import { auditOf } from '@portfolio/access/server/http/answer';
import { bindList } from '@portfolio/access/server/http/list';
import { handle, handlePublic, type Binding } from '@portfolio/access/server/http/request';
import type { Session } from '@portfolio/access/server/repositories/sessions';
import type { Language } from '@portfolio/kernel/contract';
import { linkRoute, rosterExportList, routes } from '../contract';
import type { Edition } from '../domain/columns';
import { findExport, rosterExportSource } from './repositories/roster-exports';
import { describeRosters } from './use-cases/describe-rosters';
import { openLink } from './use-cases/open-link';
import { revokeLinks } from './use-cases/revoke-links';
import { startCheck, startExport } from './use-cases/start-roster';

const starterOf = ({ session, address, language }: { session: Session; address: string; language: Language }) => ({ accountId: session.accountId, address, language });

export const bindings: Binding[] = [
  handle(routes.table, ({ scope, query }) => describeRosters(scope, query.year)),
  handle(routes.check, async (request) => {
    const started = await startCheck(request.scope, request.body as Edition, starterOf(request));
    request.note(started.jobId, request.body);
    return started;
  }),
  handle(routes.export, async (request) => {
    const { mode, ...edition } = request.body;
    const started = await startExport(request.scope, { ...(edition as Edition), mode }, starterOf(request));
    request.note(started.exportId, request.body);
    return started;
  }),
  handle(routes.exportFile, async (request) => {
    const { scope, params, http } = request;
    const row = await findExport(scope, params.id);
    if (!row?.sha256 || !row.fileName) throw kernelError('not-found');
    const body = await services().files.read(row.sha256);
    await scope.transaction((transaction) => auditOf(transaction, request, 'roster.file-opened', row.id, { sha256: row.sha256 }));
    http.set('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(row.fileName)}`);
    http.set('X-Content-Type-Options', 'nosniff');
    http.set('Cache-Control', 'private, no-store');
    http.type = XLSX_TYPE;
    http.body = body;
    return undefined;
  }),
  handle(routes.revoke, ({ scope, params, body, note }) => {
    note(params.id, { reason: body.reason });
    return revokeLinks(scope, params.id, body.reason);
  }),
  ...bindList(rosterExportList, rosterExportSource),
];

export const linkBinding = handlePublic(linkRoute, ({ http, params, address }) => openLink(http, params.token, address));
