import { kernelError } from '@portfolio/kernel/contract';
import { taipeiDate } from '@portfolio/kernel/domain/clock';
import { parseTerm } from '@portfolio/kernel/domain/terms';
import { mayCall } from '@portfolio/access/domain/rights';
import { auditOf } from '@portfolio/access/server/http/answer';
import { bindList } from '@portfolio/access/server/http/list';
import { handle, type Binding } from '@portfolio/access/server/http/request';
import type { Session } from '@portfolio/access/server/repositories/sessions';
import { certificationList, outcomeTickList, routes } from '../contract';
import { moverOf, noted, studentOf, teacherOf } from './people';
import { counsellingBindings } from './counselling-routes';
import { performanceBindings } from './performance-routes';
import { selfStudyBindings } from './self-study-routes';
import { sheetBindings } from './sheet-routes';
import { teachingBindings } from './teaching-routes';
import { uploadBindings } from './upload-routes';
import { findVisibleFile } from './repositories/files';
import { certificationSource, findCertificationCourses, outcomeTickSource } from './repositories/lists';
import { findCourses, findHistory } from './repositories/outcomes';
import { describeShelf } from './use-cases/describe-shelf';
import { createOutcome, discardOutcome, updateOutcome } from './use-cases/keep-outcome';
import { answerOutcomes, sendOutcome, tickOutcomes } from './use-cases/move-outcomes';
import { sendFile } from './use-cases/send-file';
import { uploadFile } from './use-cases/upload-file';

const seesAllOutcomes = (session: Session): boolean => mayCall({ module: 'S0205S', right: 'view' }, session);

const seesAllPerformances = (session: Session): boolean => mayCall({ module: 'S0206S', right: 'view' }, session);

export const bindings: Binding[] = [
  handle(routes.myCourses, ({ scope, session, query }) => {
    const { year, semester } = parseTerm(query.term);
    return findCourses(scope, studentOf(session), year, semester);
  }),
  handle(routes.uploadFile, (request) => {
    const { scope, session, query, http } = request;
    const length = http.get('content-length');
    return uploadFile(
      scope,
      { owner: { studentId: studentOf(session) }, kind: query.kind, name: query.name, expectedBytes: length === '' ? null : Number(length), body: http.req },
      (transaction, receipt) => auditOf(transaction, request, 'file.uploaded', receipt.id, { sha256: receipt.sha256, bytes: receipt.bytes }),
    );
  }),
  handle(routes.file, async ({ scope, session, params, query, http }) => {
    const file = await findVisibleFile(scope, params.id, {
      kind: session.kind, studentId: session.studentId, teacherId: session.teacherId, seesAllOutcomes: seesAllOutcomes(session), seesAllPerformances: seesAllPerformances(session),
    });
    if (!file) throw kernelError('not-found');
    await sendFile(http, file, query.download === 'true');
    return undefined;
  }),
  handle(routes.myOutcomes, ({ scope, session, query }) => describeShelf(scope, { key: studentOf(session) }, query.year)),
  handle(routes.createOutcome, async ({ scope, session, body, note }) => {
    const made = await createOutcome(scope, studentOf(session), body);
    note(made.id);
    return made;
  }),
  handle(routes.updateOutcome, ({ scope, session, params, body }) => updateOutcome(scope, studentOf(session), params.id, body)),
  handle(routes.removeOutcome, ({ scope, session, params }) => discardOutcome(scope, studentOf(session), params.id)),
  handle(routes.sendOutcome, (request) => sendOutcome(request.scope, studentOf(request.session), request.params.id, 'send', moverOf(request))),
  handle(routes.withdrawOutcome, (request) => sendOutcome(request.scope, studentOf(request.session), request.params.id, 'withdraw', moverOf(request))),
  handle(routes.tickOutcomes, async (request) => {
    const result = await tickOutcomes(request.scope, studentOf(request.session), request.body.ids, 'tick', moverOf(request));
    request.note(request.session.login, noted(result, request.body.ids));
    return result;
  }),
  handle(routes.untickOutcomes, async (request) => {
    const result = await tickOutcomes(request.scope, studentOf(request.session), request.body.ids, 'untick', moverOf(request));
    request.note(request.session.login, noted(result, request.body.ids));
    return result;
  }),
  handle(routes.outcomeHistory, async ({ scope, session, params }) => {
    const events = await findHistory(scope, params.id, { studentId: session.studentId, teacherId: session.teacherId, seesAll: seesAllOutcomes(session) });
    return events.map((event) => ({ ...event, at: event.at.toISOString() }));
  }),
  handle(routes.certifyOutcomes, async (request) => {
    const result = await answerOutcomes(request.scope, teacherOf(request.session), request.body.ids, 'certify', moverOf(request));
    request.note(request.session.login, noted(result, request.body.ids));
    return result;
  }),
  handle(routes.returnOutcomes, async (request) => {
    const result = await answerOutcomes(request.scope, teacherOf(request.session), request.body.ids, 'return', moverOf(request), request.body.reason);
    request.note(request.session.login, { ...noted(result, request.body.ids), reason: request.body.reason });
    return result;
  }),
  handle(routes.undoAnswers, async (request) => {
    const result = await answerOutcomes(request.scope, teacherOf(request.session), request.body.ids, 'undo', moverOf(request));
    request.note(request.session.login, noted(result, request.body.ids));
    return result;
  }),
  handle(routes.certificationCourses, ({ scope, session, query, now }) => {
    const { year, semester } = parseTerm(query.term);
    return findCertificationCourses(scope, teacherOf(session), year, semester, taipeiDate(now));
  }),
  handle(routes.studentOutcomes, ({ scope, params, query }) => describeShelf(scope, { id: params.id }, query.year)),
  ...bindList(certificationList, certificationSource),
  ...bindList(outcomeTickList, outcomeTickSource, { one: false }),
  ...performanceBindings,
  ...uploadBindings,
  ...sheetBindings,
  ...teachingBindings,
  ...selfStudyBindings,
  ...counsellingBindings,
];
