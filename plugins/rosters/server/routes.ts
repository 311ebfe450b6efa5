import { createReadStream } from 'node:fs';
import { kernelError } from '@portfolio/kernel/contract';
import { services } from '@portfolio/kernel/server/services';
import { XLSX_TYPE } from '@portfolio/kernel/server/workbook';
import { auditOf } from '@portfolio/access/server/http/answer';
import { bindList } from '@portfolio/access/server/http/list';
import { handle, handlePublic, type Binding, type Request } from '@portfolio/access/server/http/request';
import { text } from '@portfolio/access/server/http/texts';
import type { Session } from '@portfolio/access/server/repositories/sessions';
import type { Language } from '@portfolio/kernel/contract';
import { frozenSubjects, linkRoute, rosterChangeLists, rosterError, rosterExportLists, rosterRoutes, type RosterRoutes } from '../contract';
import { subjects, type Edition, type Subject } from '../domain/columns';
import { rosterChangeSource } from './repositories/roster-changes';
import { rosterExportSource } from './repositories/roster-exports';
import { describeSubjectColumns } from './use-cases/describe-columns';
import { describeRosters } from './use-cases/describe-rosters';
import { openLink } from './use-cases/open-link';
import { requireExport } from './use-cases/require-export';
import { revokeLinks } from './use-cases/revoke-links';
import { startCheck, startExport, startPacking } from './use-cases/start-roster';
import { unlockRoster } from './use-cases/unlock-roster';

const starterOf = ({ session, address, language }: { session: Session; address: string; language: Language }) => ({ accountId: session.accountId, address, language });

const bindingsOf = (subject: Subject): Binding[] => {
  const routes = rosterRoutes[subject];
  return [
    handle(routes.table, ({ scope, query }) => describeRosters(scope, subject, query.year)),
    handle(routes.columns, () => describeSubjectColumns(services().database, subject)),
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
    handle(routes.exportFile, (request) => sendExport(subject, request)),
    handle(routes.revoke, ({ scope, params, body, note }) => {
      note(params.id, { reason: body.reason });
      return revokeLinks(scope, subject, params.id, body.reason);
    }),
    handle(routes.packAttachments, async (request) => {
      const { scope, params, note } = request;
      note(params.id);
      return startPacking(scope, await requireExport(scope, subject, params.id), starterOf(request));
    }),
    handle(routes.attachments, (request) => sendAttachments(subject, request)),
    handle(routes.unlock, async ({ scope, session, params, body, note }) => {
      const { accountId, name } = session;
      const unlocked = await unlockRoster(scope, subject, { id: params.id, reason: body.reason, accountId, name });
      note(params.id, { reason: body.reason, ...unlocked });
      return unlocked;
    }),
    ...bindList(rosterExportLists[subject], rosterExportSource(subject)),
  ];
};

async function sendExport(subject: Subject, request: Request<RosterRoutes['exportFile']>): Promise<void> {
  const { scope, params, http } = request;
  const row = await requireExport(scope, subject, params.id);
  if (!row.sha256 || !row.fileName) throw kernelError('not-found');
  const body = await services().files.read(row.sha256);
  await scope.transaction((transaction) => auditOf(transaction, request, 'roster.file-opened', row.id, { sha256: row.sha256 }));
  http.set('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(row.fileName)}`);
  http.set('X-Content-Type-Options', 'nosniff');
  http.set('Cache-Control', 'private, no-store');
  http.type = XLSX_TYPE;
  http.body = body;
}

/** @throws roster-attachments-gone */
async function sendAttachments(subject: Subject, request: Request<RosterRoutes['attachments']>): Promise<void> {
  const { scope, params, http, language } = request;
  const { spool } = services();
  const row = await requireExport(scope, subject, params.id);
  const bytes = row.attachments ? await spool.size(row.attachments) : null;
  if (!row.attachments || bytes === null) throw rosterError('roster-attachments-gone');
  await scope.transaction((transaction) => auditOf(transaction, request, 'roster.attachments-opened', row.id, { bytes }));
  const name = (row.fileName ?? '').replace(/\.xlsx$/, `_${text(language, 'rosters.fileNames.attachments')}.zip`);
  http.set('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
  http.set('X-Content-Type-Options', 'nosniff');
  http.set('Cache-Control', 'private, no-store');
  http.type = 'application/zip';
  http.length = bytes;
  http.body = createReadStream(spool.pathOf(row.attachments));
}

export const bindings: Binding[] = [
  ...subjects.flatMap(bindingsOf),
  ...frozenSubjects.flatMap((subject) => bindList(rosterChangeLists[subject], rosterChangeSource(subject), { one: false })),
];

export const linkBinding = handlePublic(linkRoute, ({ http, params, address }) => openLink(http, params.token, address));
