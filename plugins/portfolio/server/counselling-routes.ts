import { kernelError } from '@portfolio/kernel/contract';
import { parseTerm } from '@portfolio/kernel/domain/terms';
import { auditOf } from '@portfolio/access/server/http/answer';
import { bindList } from '@portfolio/access/server/http/list';
import { handle, type Binding } from '@portfolio/access/server/http/request';
import type { Session } from '@portfolio/access/server/repositories/sessions';
import { classRoutes, classStudentList, counsellingRecordList, counsellingRoutes, counsellingStudentList } from '../contract';
import { studentOf, teacherOf } from './people';
import { classStudentSource, findMyClasses } from './repositories/classes';
import { counsellingRecordSource, counsellingStudentSource, findOwnRecords, findRecord } from './repositories/counselling';
import { createRecord, discardRecord, signRecord, updateRecord, type Author } from './use-cases/keep-counselling-record';
import { readClassPortfolio } from './use-cases/read-class';
import { uploadFile } from './use-cases/upload-file';

const authorOf = ({ session, now }: { session: Session; now: Date }): Author => ({ teacherId: teacherOf(session), name: session.name, now });

/** 課程諮詢紀錄, and a teacher's own classes. */
export const counsellingBindings: Binding[] = [
  handle(counsellingRoutes.counsellingRecord, async ({ scope, session, params }) => {
    const record = await findRecord(scope, params.id, teacherOf(session));
    if (!record) throw kernelError('not-found');
    return record;
  }),
  handle(counsellingRoutes.createCounsellingRecord, async (request) => {
    const { scope, body, note } = request;
    const made = await createRecord(scope, authorOf(request), body);
    note(made.id, { kind: body.kind, heldOn: body.heldOn, students: body.students.length });
    return made;
  }),
  handle(counsellingRoutes.updateCounsellingRecord, async (request) => {
    const { scope, params, body, note } = request;
    note(params.id, { kind: body.kind, heldOn: body.heldOn, students: body.students.length });
    return updateRecord(scope, params.id, authorOf(request), body);
  }),
  handle(counsellingRoutes.removeCounsellingRecord, async ({ scope, session, params, note }) => {
    const { id, heldOn } = await discardRecord(scope, params.id, teacherOf(session));
    note(id, { heldOn });
    return { id };
  }),
  handle(counsellingRoutes.uploadCounsellingFile, (request) => {
    const { scope, session, query, http } = request;
    const length = http.get('content-length');
    return uploadFile(
      scope,
      { owner: { teacherId: teacherOf(session) }, kind: 'document', name: query.name, expectedBytes: length === '' ? null : Number(length), body: http.req },
      (transaction, receipt) => auditOf(transaction, request, 'file.uploaded', receipt.id, { sha256: receipt.sha256, bytes: receipt.bytes }),
    );
  }),
  handle(counsellingRoutes.myCounsellingRecords, ({ scope, session }) => findOwnRecords(scope, studentOf(session))),
  handle(counsellingRoutes.signCounsellingRecord, ({ scope, session, params }) => signRecord(scope, params.id, studentOf(session))),
  ...bindList(counsellingRecordList, counsellingRecordSource, { one: false }),
  ...bindList(counsellingStudentList, counsellingStudentSource, { one: false }),

  handle(classRoutes.myClasses, ({ scope, session, query }) => {
    const { year, semester } = parseTerm(query.term);
    return findMyClasses(scope, teacherOf(session), year, semester);
  }),
  handle(classRoutes.classPortfolio, ({ scope, session, params, query }) => readClassPortfolio(scope, params.id, teacherOf(session), query.year)),
  ...bindList(classStudentList, classStudentSource, { one: false }),
];
