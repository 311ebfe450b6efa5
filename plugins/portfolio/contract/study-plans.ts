import { z } from 'zod';
import { limits } from '@portfolio/config/limits';
import { column, defineErrors, defineList, defineRoute, done, errorsOf, idParams, line, publicId, termField } from '@portfolio/kernel/contract';
import { planStates, stageKinds } from '../domain/study-plan';
import { bulkResult, fileReceipt, student, studentOnly } from './shared';

export { afterMove, isPlanEditable, isResultEditable, planLacks, planStates, stageKinds, type PlanState, type Stage, type StageKind } from '../domain/study-plan';

export const studyPlanErrors = defineErrors({
  'plan-move': { status: 409, when: 'The plan is not in a state from which this may happen. Reload.' },
  'plan-fixed': { status: 409, when: 'What is being read, or was passed, cannot be changed.' },
  'plan-incomplete': { status: 422, when: 'Texts are lacking without which it cannot be submitted; `fields` names them.' },
  'plan-answered': { status: 409, when: 'Somebody of the stage answered first, or it was withdrawn; the answer stands.' },
  'stages-none': { status: 409, when: 'The school has set no stages (5.2): there is nobody to submit to.' },
  'stage-twice': { status: 422, when: 'The same stage stands in the order twice.' },
  'group-has-staff': { status: 409, when: 'A group with staff is deleted without `confirmed`.' },
  'group-in-stages': { status: 409, when: 'A group is deleted that the order names, or a plan under way has still to pass.' },
});
export const studyPlanError = errorsOf(studyPlanErrors);

const { title, text, weeks, week } = limits.studyPlan;
const paragraph = line(0, text).nullish().transform((typed) => typed || null);

export const stage = z.object({ kind: z.enum(stageKinds), group: publicId.nullable(), name: z.string().nullable() });

/** A plan as its student writes it: one schema for the form and the server. */
const planInput = z.strictObject({
  title: line(1, title),
  motive: paragraph, content: paragraph,
  /** What is to be done in each week, the first one first. */
  weekly: z.array(line(0, week)).max(weeks),
  resources: paragraph, expected: paragraph, result: paragraph,
  documentId: publicId.nullish(),
});
const ofSemester = termField.refine((term) => !term.endsWith('0'), { message: 'errors.term' });

const plan = {
  id: publicId, term: z.string(), title: z.string(), motive: z.string().nullable(), content: z.string().nullable(), weekly: z.array(z.string()), resources: z.string().nullable(),
  expected: z.string().nullable(), result: z.string().nullable(), document: fileReceipt.nullable(), state: z.enum(planStates), reason: z.string().nullable(),
  stages: z.array(stage), position: z.int().nullable(), submittedAt: z.string().nullable(), passedAt: z.string().nullable(),
};

/** `people` answer at the stage where it is now. */
export const studyPlan = z.object({ ...plan, people: z.string().nullable() });
export type StudyPlan = z.infer<typeof studyPlan>;

export const planEvent = z.object({ from: z.string().nullable(), to: z.string(), stage: stage.nullable(), actor: z.string().nullable(), reason: z.string().nullable(), at: z.string() });
export type PlanEvent = z.infer<typeof planEvent>;

/** A plan as those read it who answer, with its history. */
export const readPlan = studyPlan.extend({
  student: z.object({ name: z.string(), studentNo: z.string(), className: z.string().nullable(), seatNo: z.int().nullable() }),
  /** The reader may answer now. */
  mine: z.boolean(),
  history: z.array(planEvent),
});
export type ReadPlan = z.infer<typeof readPlan>;

const reviewers = { kinds: ['teacher', 'staff'] } as const;
const id = z.object({ id: publicId });
/** Plans with the stage at which each was looked at: no answer is given for a stage further on. */
const answered = z.array(z.strictObject({ id: publicId, position: z.int().min(1).max(20) })).min(1).max(1000);

export const studyPlanRoutes = {
  myStudyPlans: defineRoute({ method: 'GET', path: '/me/study-plans', access: student, summary: 'Own self-study plans, newest first, each with where it is', output: z.array(studyPlan) }),
  createStudyPlan: defineRoute({ method: 'POST', path: '/me/study-plans', access: studentOnly, audit: 'study-plan.created', summary: 'A new plan for a semester; a draft', body: planInput.extend({ term: ofSemester }), output: id }),
  updateStudyPlan: defineRoute({ method: 'PUT', path: '/me/study-plans/:id', access: studentOnly, audit: 'study-plan.changed', summary: 'Changes a draft or a plan that was sent back', params: idParams, body: planInput, output: id }),
  writeResult: defineRoute({
    method: 'PUT', path: '/me/study-plans/:id/result', access: studentOnly, audit: 'study-plan.result-written', summary: 'Writes what came of a plan that was passed',
    params: idParams, body: planInput.pick({ result: true, documentId: true }), output: id,
  }),
  removeStudyPlan: defineRoute({ method: 'DELETE', path: '/me/study-plans/:id', access: studentOnly, audit: 'study-plan.removed', summary: 'Removes a draft or a plan that was sent back', params: idParams, output: id }),
  submitStudyPlan: defineRoute({ method: 'POST', path: '/me/study-plans/:id/submit', access: studentOnly, audit: 'study-plan.submitted', summary: 'Gives it to the first stage; the order of now is kept with it', params: idParams, output: done }),
  withdrawStudyPlan: defineRoute({ method: 'POST', path: '/me/study-plans/:id/withdraw', access: studentOnly, audit: 'study-plan.withdrawn', summary: 'Takes it back while the first stage has not answered', params: idParams, output: done }),
  studyPlanHistory: defineRoute({ method: 'GET', path: '/me/study-plans/:id/history', access: student, summary: 'Every move of an own plan', params: idParams, output: z.array(planEvent) }),
  readStudyPlan: defineRoute({
    method: 'GET', path: '/study-plans/:id', access: reviewers, summary: 'A plan at a stage of the reader, or of a student of the reader’s class', params: idParams, output: readPlan,
  }),
  passStudyPlans: defineRoute({ method: 'POST', path: '/study-plans/pass', access: reviewers, audit: 'study-plan.passed', summary: 'Passes plans at the reader’s stage on', body: z.strictObject({ plans: answered }), output: bulkResult }),
  returnStudyPlans: defineRoute({
    method: 'POST', path: '/study-plans/return', access: reviewers, audit: 'study-plan.returned', summary: 'Sends plans back with a reason',
    body: z.strictObject({ plans: answered, reason: line(limits.reason.min, limits.reason.max) }), output: bulkResult,
  }),
};

/** What waits for the reader, whatever the stage. */
export const studyPlanReviewList = defineList({
  resource: 'study-plan-reviews', summary: 'Self-study plans that wait for the reader', access: reviewers,
  columns: {
    className: column.text(), seatNo: column.number(), studentNo: column.text(), studentName: column.text(), title: column.text(),
    stageKind: column.enum('stageKind', stageKinds), stageName: column.text(), submittedAt: column.datetime(), term: column.text({ hidden: true }), position: column.number({ hidden: true }),
  },
  defaultSort: ['submittedAt', 'ASC'],
});
