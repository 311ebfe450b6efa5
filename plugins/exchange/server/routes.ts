import { createReadStream } from 'node:fs';
import { kernelError } from '@portfolio/kernel/contract';
import { services } from '@portfolio/kernel/server/services';
import { auditOf } from '@portfolio/access/server/http/answer';
import { bindList } from '@portfolio/access/server/http/list';
import { handle, type Binding } from '@portfolio/access/server/http/request';
import { exchangeExportList, exchangeImportList, exchangeStudentList, routes } from '../contract';
import { exchangeExportSource, exchangeStudentSource, findExport, findExportedStudents } from './repositories/exports';
import { exchangeImportSource, findImport, findImportedStudents } from './repositories/imports';
import { describeFile, discardExport, requireExport } from './use-cases/open-export';
import { discardImport, receiveArchive, startCheck, startImport } from './use-cases/receive-archive';
import { startExport } from './use-cases/start-export';

const exportBindings: Binding[] = [
  handle(routes.startExport, async (request) => {
    const { scope, session, body, address, now } = request;
    const started = await startExport(scope, body.students, { accountId: session.accountId, schoolCode: session.school.code, address, now });
    request.note(started.exportId, { students: body.students });
    return started;
  }),
  handle(routes.exportStudents, async ({ scope, params }) => {
    if (!(await findExport(scope, params.id))) throw kernelError('not-found');
    return findExportedStudents(scope, params.id);
  }),
  handle(routes.exportInfo, ({ scope, params }) => describeFile(scope, params.id)),
  handle(routes.exportFile, async (request) => {
    const { scope, params, http } = request;
    const row = await requireExport(scope, params.id);
    if ((await services().spool.size(row.spool)) === null) {
      services().log.error(`archive of export ${row.id} is not in the spool`);
      throw kernelError('unavailable');
    }
    await scope.transaction((transaction) => auditOf(transaction, request, 'exchange.file-opened', row.id, { md5: row.md5 }));
    http.set('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(row.fileName)}`);
    http.set('X-Content-Type-Options', 'nosniff');
    http.set('Cache-Control', 'private, no-store');
    http.type = 'application/zip';
    http.length = row.bytes;
    http.body = createReadStream(services().spool.pathOf(row.spool));
    return undefined;
  }),
  handle(routes.endExport, async (request) => {
    const { scope, params } = request;
    const ended = await scope.transaction(async (transaction) => {
      await auditOf(transaction, request, 'exchange.export-ended', params.id);
      return discardExport(transaction, params.id);
    });
    // Only once it is written that there is none.
    if (ended.spool) await services().spool.remove(ended.spool);
    return { done: 1 };
  }),
];

const importBindings: Binding[] = [
  handle(routes.upload, (request) => {
    const { scope, session, query, http } = request;
    return receiveArchive(scope, { name: query.name, md5: query.md5, accountId: session.accountId, body: http.req }, (transaction, id, bytes) =>
      auditOf(transaction, request, 'exchange.archive-uploaded', id, { name: query.name, md5: query.md5, bytes }));
  }),
  handle(routes.check, (request) => {
    const { scope, session, params, body, address } = request;
    return startCheck(scope, params.id, body.password, { accountId: session.accountId, address }, (transaction) => auditOf(transaction, request, 'exchange.check-started', params.id));
  }),
  handle(routes.detail, async ({ scope, params }) => {
    const row = await findImport(scope, params.id);
    if (!row) throw kernelError('not-found');
    const { id, key, state, fileName, fromSchool, fromSchoolName, hasManifest, reason } = row;
    return { id, state, fileName, fromSchool, fromSchoolName, hasManifest, reason, students: await findImportedStudents(scope, key) };
  }),
  handle(routes.apply, ({ scope, session, params, address }) => startImport(scope, params.id, { accountId: session.accountId, address })),
  handle(routes.discard, async (request) => {
    const { scope, params } = request;
    const ended = await scope.transaction(async (transaction) => {
      await auditOf(transaction, request, 'exchange.import-ended', params.id);
      return discardImport(transaction, params.id);
    });
    if (ended.spool) await services().spool.remove(ended.spool);
    return { done: 1 };
  }),
];

export const bindings: Binding[] = [
  ...exportBindings,
  ...importBindings,
  ...bindList(exchangeStudentList, exchangeStudentSource, { one: false }),
  ...bindList(exchangeExportList, exchangeExportSource, { one: false }),
  ...bindList(exchangeImportList, exchangeImportSource, { one: false }),
];
