import { bindList } from '@portfolio/access/server/http/list';
import { handle, type Binding } from '@portfolio/access/server/http/request';
import { certificationGroupList, certificationGroupRoutes, studyPlanReviewList, studyPlanRoutes } from '../contract';
import { moverOf, studentOf, teacherOf } from './people';
import { certificationGroupSource } from './repositories/certification-groups';
import { findStudyPlans, studyPlanReviewSource } from './repositories/study-plans';
import * as groups from './use-cases/keep-certification-groups';
import { createStudyPlan, discardStudyPlan, updateStudyPlan, writeResult } from './use-cases/keep-study-plan';
import { answerStudyPlans, submitStudyPlan, withdrawStudyPlan } from './use-cases/move-study-plans';
import { ownPlanHistory, readStudyPlan } from './use-cases/read-study-plan';

const doneOf = (plans: { id: string }[], { refused }: { refused: { id: string }[] }) => ({
  ids: plans.map(({ id }) => id).filter((id) => !refused.some((each) => each.id === id)), refused: refused.length,
});

/** 自主學習: groups and the order of stages (5), students' plans, and those who answer. */
export const selfStudyBindings: Binding[] = [
  ...bindList(certificationGroupList, certificationGroupSource),
  handle(certificationGroupRoutes.createCertificationGroup, async ({ scope, body, note }) => {
    const made = await groups.createGroup(scope, body.kind, body.name);
    note(made.id, { kind: body.kind, name: body.name });
    return made;
  }),
  handle(certificationGroupRoutes.renameCertificationGroup, async ({ scope, params, body, note }) => {
    const { id, former } = await groups.renameGroup(scope, params.id, body.name);
    note(id, { name: body.name, former });
    return { id };
  }),
  handle(certificationGroupRoutes.deleteCertificationGroup, async ({ scope, params, query, note }) => {
    const { id, ...deleted } = await groups.deleteGroup(scope, params.id, query.confirmed === 'true');
    note(id, deleted);
    return { id };
  }),
  handle(certificationGroupRoutes.certificationGroupStaff, ({ scope, params }) => scope.transaction((transaction) => groups.groupStaff(transaction, params.id))),
  handle(certificationGroupRoutes.setCertificationGroupStaff, ({ scope, params, body, note }) => {
    note(params.id, { teachers: body.teachers });
    return groups.setGroupStaff(scope, params.id, body.teachers);
  }),
  handle(certificationGroupRoutes.certificationStages, ({ scope }) => groups.describeStages(scope)),
  handle(certificationGroupRoutes.setCertificationStages, ({ scope, session, body, note }) => {
    note(session.school.code, { stages: body.stages });
    return groups.setStages(scope, body.stages);
  }),

  handle(studyPlanRoutes.myStudyPlans, ({ scope, session }) => findStudyPlans(scope, studentOf(session))),
  handle(studyPlanRoutes.createStudyPlan, async ({ scope, session, body, note }) => {
    const made = await createStudyPlan(scope, studentOf(session), body);
    note(made.id, { title: body.title });
    return made;
  }),
  handle(studyPlanRoutes.updateStudyPlan, ({ scope, session, params, body }) => updateStudyPlan(scope, studentOf(session), params.id, body)),
  handle(studyPlanRoutes.writeResult, ({ scope, session, params, body }) => writeResult(scope, studentOf(session), params.id, body)),
  handle(studyPlanRoutes.removeStudyPlan, ({ scope, session, params }) => discardStudyPlan(scope, studentOf(session), params.id)),
  handle(studyPlanRoutes.submitStudyPlan, (request) => submitStudyPlan(request.scope, studentOf(request.session), request.params.id, moverOf(request))),
  handle(studyPlanRoutes.withdrawStudyPlan, (request) => withdrawStudyPlan(request.scope, studentOf(request.session), request.params.id, moverOf(request))),
  handle(studyPlanRoutes.studyPlanHistory, ({ scope, session, params }) => ownPlanHistory(scope, studentOf(session), params.id)),
  handle(studyPlanRoutes.readStudyPlan, ({ scope, session, params }) => readStudyPlan(scope, params.id, teacherOf(session))),
  handle(studyPlanRoutes.passStudyPlans, async (request) => {
    const { scope, session, body, note } = request;
    const result = await answerStudyPlans(scope, teacherOf(session), body.plans, 'pass', moverOf(request));
    note(session.login, doneOf(body.plans, result));
    return result;
  }),
  handle(studyPlanRoutes.returnStudyPlans, async (request) => {
    const { scope, session, body, note } = request;
    const result = await answerStudyPlans(scope, teacherOf(session), body.plans, 'return', moverOf(request), body.reason);
    note(session.login, { ...doneOf(body.plans, result), reason: body.reason });
    return result;
  }),
  ...bindList(studyPlanReviewList, studyPlanReviewSource, { one: false }),
];
