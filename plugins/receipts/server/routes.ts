import { kernelError } from '@portfolio/kernel/contract';
import { parseTerm } from '@portfolio/kernel/domain/terms';
import { XLSX_TYPE } from '@portfolio/kernel/server/workbook';
import { auditOf } from '@portfolio/access/server/http/answer';
import { bindList } from '@portfolio/access/server/http/list';
import { handle, type Binding } from '@portfolio/access/server/http/request';
import { text } from '@portfolio/access/server/http/texts';
import type { Session } from '@portfolio/access/server/repositories/sessions';
import { receiptAnswerList, receiptClassList, receiptDifferenceList, receiptReportList, receiptStrangerList, receiptStudentList, routes } from '../contract';
import { categoriesOf } from '../domain/categories';
import { findEditions } from './repositories/editions';
import {
  findSummary, receiptAnswerSource, receiptClassSource, receiptDifferenceSource, receiptReportSource, receiptStrangerSource, receiptStudentSource,
} from './repositories/lists';
import { findOwnWaiting } from './repositories/receipts';
import { noteReport, reopenReceipt } from './use-cases/answer-report';
import { confirmReceipt, reportReceipt } from './use-cases/answer-receipt';
import { describeDifferences, describeOwn, describeStudent } from './use-cases/describe-receipts';
import { startImport } from './use-cases/import-receipt';
import { changePeriod } from './use-cases/set-period';
import { dropArchive, openUploaded, uploadArchive } from './use-cases/take-archive';
import { writeWorkbook } from './use-cases/write-workbook';

/** The student that an account of a student is. @throws not-allowed for another’s */
function studentOf({ studentId }: Session): number {
  if (studentId === null) throw kernelError('not-allowed');
  return studentId;
}

export const bindings: Binding[] = [
  handle(routes.upload, async (request) => {
    const { scope, session, query, http } = request;
    const taken = await uploadArchive(scope, { ...query, accountId: session.accountId, body: http.req });
    await scope.transaction((transaction) => auditOf(transaction, request, 'receipt.uploaded', taken.id, { file: taken.fileName, bytes: taken.bytes }));
    return taken;
  }),
  handle(routes.open, async (request) => {
    const { scope, session, params, body, now } = request;
    const opened = await openUploaded(scope, params.id, body.password, { categories: categoriesOf(session), schoolCode: session.school.code, now });
    await scope.transaction((transaction) => auditOf(transaction, request, 'receipt.opened', params.id, { file: opened.fileName }));
    return opened;
  }),
  handle(routes.start, ({ scope, session, params, body, address, note }) => {
    note(params.id, { parts: body.parts });
    return startImport(scope, params.id, body.parts, { accountId: session.accountId, address, categories: categoriesOf(session) });
  }),
  handle(routes.drop, ({ scope, params }) => dropArchive(scope, params.id)),
  handle(routes.editions, ({ scope, session, query }) => findEditions(scope, parseTerm(query.term), categoriesOf(session))),
  handle(routes.setPeriod, ({ scope, session, params, body, note }) => {
    note(params.id, { startsAt: body.startsAt, endsAt: body.endsAt });
    return changePeriod(scope, params.id, body, categoriesOf(session));
  }),
  handle(routes.student, ({ scope, session, params, query, now, note }) => {
    note(params.id, { term: query.term });
    return describeStudent(scope, params.id, query.term, { categories: categoriesOf(session), now, isStudent: false });
  }),
  handle(routes.workbook, async (request) => {
    const { scope, session, query: { term, category }, http, language } = request;
    if (!categoriesOf(session).includes(category)) throw kernelError('not-found');
    await scope.transaction((transaction) => auditOf(transaction, request, 'receipt.exported', category, { term }));
    const name = text(language, 'receipts.fileNames.rows', { term, category: text(language, `enums.receiptCategory.${category}`) });
    http.set('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${session.school.code}_${name}.xlsx`)}`);
    http.type = XLSX_TYPE;
    http.body = await writeWorkbook(scope, term, category, language);
    return undefined;
  }),
  handle(routes.note, ({ scope, session, params, body }) => noteReport(scope, params.id, { ...body, accountId: session.accountId, categories: categoriesOf(session) })),
  handle(routes.reopen, ({ scope, session, params }) => reopenReceipt(scope, params.id, categoriesOf(session))),
  handle(routes.summary, ({ scope, session, query }) => findSummary(scope, parseTerm(query.term), categoriesOf(session), query.classId ?? null)),
  handle(routes.differences, ({ scope, session, params, query, note }) => {
    note(params.id, { term: query.term });
    return describeDifferences(scope, params.id, query.term, categoriesOf(session));
  }),
  handle(routes.mine, ({ scope, session, query, now }) => describeOwn(scope, studentOf(session), query.term, { categories: categoriesOf(session), now, isStudent: true })),
  handle(routes.waiting, ({ scope, session }) => findOwnWaiting(scope, studentOf(session))),
  handle(routes.confirm, ({ scope, session, params, body, now }) => confirmReceipt(scope, params.id, { studentKey: studentOf(session), version: body.version, now })),
  handle(routes.report, ({ scope, session, params, body, now, note }) => {
    note(params.id, { kinds: body.reports.map(({ kind }) => kind) });
    return reportReceipt(scope, params.id, body.reports, { studentKey: studentOf(session), version: body.version, now });
  }),
  ...bindList(receiptStudentList, receiptStudentSource, { one: false }),
  ...bindList(receiptStrangerList, receiptStrangerSource, { one: false }),
  ...bindList(receiptReportList, receiptReportSource, { one: false }),
  ...bindList(receiptClassList, receiptClassSource, { one: false }),
  ...bindList(receiptAnswerList, receiptAnswerSource, { one: false }),
  ...bindList(receiptDifferenceList, receiptDifferenceSource, { one: false }),
];
