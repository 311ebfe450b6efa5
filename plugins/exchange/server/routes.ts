import { createReadStream } from 'node:fs';
import type { Context } from 'koa';
import { kernelError } from '@portfolio/kernel/contract';
import { parseTerm } from '@portfolio/kernel/domain/terms';
import { services } from '@portfolio/kernel/server/services';
import { auditOf } from '@portfolio/access/server/http/answer';
import { bindList } from '@portfolio/access/server/http/list';
import { handle, type Binding } from '@portfolio/access/server/http/request';
import { exchangeExportList, exchangeImportList, exchangeSchoolList, exchangeStudentList, routes } from '../contract';
import { exchangeSchoolSource } from './repositories/exchange-schools';
import { exchangeExportSource, exchangeStudentSource, findExport, findExportedStudents } from './repositories/exports';
import { exchangeImportSource, findImport, findImportedStudents } from './repositories/imports';
import { countRoster, type RosterTerm } from './sql/one-roster';
import { describeMove, describeMoveFile, discardMove, receiveSchool, requireMoveOut, startSchoolCheck, startSchoolExport, startSchoolImport } from './use-cases/move-school';
import { describeFile, discardExport, requireExport } from './use-cases/open-export';
import { discardImport, receiveArchive, startCheck, startImport } from './use-cases/receive-archive';
import { oneRosterStream } from './use-cases/send-one-roster';
import { startExport } from './use-cases/start-export';

/** @throws unavailable */
async function requireSpooled({ id, spool }: { id: string; spool: string }): Promise<void> {
  if ((await services().spool.size(spool)) !== null) return;
  services().log.error(`archive of export ${id} is not in the spool`);
  throw kernelError('unavailable');
}

function sendArchive(http: Context, { fileName, bytes, spool }: { fileName: string; bytes: number; spool: string }): void {
  http.set('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`);
  http.set('X-Content-Type-Options', 'nosniff');
  http.set('Cache-Control', 'private, no-store');
  http.type = 'application/zip';
  http.length = bytes;
  http.body = createReadStream(services().spool.pathOf(spool));
}

/** What the sender says the body has; Koa's own counts to two gigabytes. */
const declaredBytes = (http: Context): number | undefined => Number(http.get('Content-Length')) || undefined;

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
    await requireSpooled(row);
    await scope.transaction((transaction) => auditOf(transaction, request, 'exchange.file-opened', row.id, { md5: row.md5 }));
    sendArchive(http, row);
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
    return receiveArchive(scope, { name: query.name, md5: query.md5, accountId: session.accountId, body: http.req, length: declaredBytes(http) }, (transaction, id, bytes) =>
      auditOf(transaction, request, 'exchange.archive-uploaded', id, { name: query.name, md5: query.md5, bytes }));
  }),
  handle(routes.check, (request) => {
    const { scope, session, params, body, address } = request;
    return startCheck(scope, params.id, body.password, { accountId: session.accountId, address }, (transaction) => auditOf(transaction, request, 'exchange.check-started', params.id));
  }),
  handle(routes.detail, async ({ scope, params }) => {
    const row = await findImport(scope, params.id);
    if (!row) throw kernelError('not-found');
    const { id, key, state, fileName, fromSchool, fromSchoolName, hasManifest, signed, reason } = row;
    return { id, state, fileName, fromSchool, fromSchoolName, hasManifest, signed, reason, students: await findImportedStudents(scope, key) };
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

const schoolBindings: Binding[] = [
  handle(routes.startSchoolExport, async (request) => {
    const { scope, session, address, now } = request;
    const started = await startSchoolExport(scope, { accountId: session.accountId, schoolCode: session.school.code, address, now });
    request.note(started.id);
    return started;
  }),
  handle(routes.schoolDetail, ({ scope, params }) => describeMove(scope, params.id)),
  handle(routes.schoolInfo, ({ scope, params }) => describeMoveFile(scope, params.id)),
  handle(routes.schoolFile, async (request) => {
    const { scope, params, http } = request;
    const row = await requireMoveOut(scope, params.id);
    await requireSpooled(row);
    await scope.transaction((transaction) => auditOf(transaction, request, 'exchange.school-file-opened', row.id, { md5: row.md5 }));
    sendArchive(http, row);
    return undefined;
  }),
  handle(routes.endSchool, async (request) => {
    const { scope, params } = request;
    const ended = await scope.transaction(async (transaction) => {
      await auditOf(transaction, request, 'exchange.school-ended', params.id);
      return discardMove(transaction, params.id);
    });
    if (ended.spool) await services().spool.remove(ended.spool);
    return { done: 1 };
  }),
  handle(routes.uploadSchool, (request) => {
    const { scope, session, query, http } = request;
    return receiveSchool(scope, { name: query.name, md5: query.md5, accountId: session.accountId, body: http.req, length: declaredBytes(http) }, (transaction, id, bytes) =>
      auditOf(transaction, request, 'exchange.school-uploaded', id, { name: query.name, md5: query.md5, bytes }));
  }),
  handle(routes.checkSchool, (request) => {
    const { scope, session, params, body, address } = request;
    return startSchoolCheck(scope, params.id, body.password, { accountId: session.accountId, address }, (transaction) => auditOf(transaction, request, 'exchange.school-check-started', params.id));
  }),
  handle(routes.applySchool, ({ scope, session, params, address }) => startSchoolImport(scope, params.id, { accountId: session.accountId, address })),
];

const rosterTermOf = (term: string): RosterTerm => {
  const { year, semester } = parseTerm(term);
  return { year, semester: semester === 1 ? 1 : 2 };
};

const rosterBindings: Binding[] = [
  handle(routes.rosterCounts, ({ scope, query }) => countRoster(scope, rosterTermOf(query.term))),
  handle(routes.rosterFile, async (request) => {
    const { scope, session, query, http, now } = request;
    await scope.transaction((transaction) => auditOf(transaction, request, 'exchange.one-roster-exported', query.term));
    http.set('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`OneRoster_${session.school.code}_${query.term}.zip`)}`);
    http.set('X-Content-Type-Options', 'nosniff');
    http.set('Cache-Control', 'private, no-store');
    http.type = 'application/zip';
    http.body = oneRosterStream(scope.schoolId, rosterTermOf(query.term), now);
    return undefined;
  }),
];

export const bindings: Binding[] = [
  ...rosterBindings,
  ...exportBindings,
  ...importBindings,
  ...schoolBindings,
  ...bindList(exchangeSchoolList, exchangeSchoolSource, { one: false }),
  ...bindList(exchangeStudentList, exchangeStudentSource, { one: false }),
  ...bindList(exchangeExportList, exchangeExportSource, { one: false }),
  ...bindList(exchangeImportList, exchangeImportSource, { one: false }),
];
