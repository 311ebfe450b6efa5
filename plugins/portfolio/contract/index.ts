import { z } from 'zod';
import { limits } from '@portfolio/config/limits';
import { column, defineList, defineRoute, done, idParams, idsBody, line, publicId, termField, yearParam } from '@portfolio/kernel/contract';
import { outcomeStates } from '../domain/outcome';
import { course, outcome } from './outcomes';
import { bulkResult, fileKinds, fileName, fileReceipt, student, studentOnly } from './shared';

export * from './errors';
export { bulkResult, enrolmentKinds, fileKinds, fileReceipt, type BulkResult, type FileReceipt, type Origin } from './shared';
export { course, outcome, type Course, type Outcome } from './outcomes';
export * from './certification-groups';
export * from './classes';
export * from './counselling';
export * from './deputies';
export * from './performances';
export * from './sheets';
export * from './study-plans';
export * from './unlock';
export * from './uploads';
export { counsellingTexts } from './counselling-texts';
export { performanceTexts } from './performance-texts';
export { selfStudyTexts } from './self-study-texts';
export { sheetTexts } from './sheet-texts';
export { teachingTexts } from './teaching-texts';
export { portfolioTexts } from './texts';
export { reminderTexts } from './reminders';
export { outcomeStates, moves, canMove, isEditable, countsAsSent, countsAsTicked, type OutcomeState, type MoveName } from '../domain/outcome';

/** Outcomes of one student and year with what is left of each limit. */
export const outcomeShelf = z.object({
  student: z.object({ id: publicId, name: z.string(), studentNo: z.string(), className: z.string().nullable(), seatNo: z.int().nullable() }),
  outcomes: z.array(outcome),
  limits: z.object({ ticks: z.object({ used: z.int(), allowed: z.int() }), sent: z.array(z.object({ term: z.string(), used: z.int(), allowed: z.int() })), perCourse: z.int() }),
});
export type OutcomeShelf = z.infer<typeof outcomeShelf>;

export const historyEvent = z.object({ from: z.string().nullable(), to: z.string(), actor: z.string().nullable(), reason: z.string().nullable(), at: z.string() });

const teacher = { kinds: ['teacher'] } as const;
const brief = line(limits.brief.min, limits.brief.max);
const outcomeInput = z.strictObject({
  brief: line(0, limits.brief.max).nullish(),
  documentId: publicId.nullish(),
  mediaId: publicId.nullish(),
});

export const routes = {
  myCourses: defineRoute({
    method: 'GET', path: '/me/courses', access: student, summary: 'Courses that the student takes in a term, with the number of own outcomes', query: z.object({ term: termField }), output: z.array(course),
  }),
  uploadFile: defineRoute({
    method: 'POST', path: '/me/files', access: studentOnly, raw: true, ownTransaction: true, audit: 'file.uploaded',
    summary: 'Takes a file in (body: its bytes) and answers with its receipt once it is safe on the disk',
    query: z.object({ kind: z.enum(fileKinds), name: fileName }),
    output: fileReceipt,
  }),
  file: defineRoute({ method: 'GET', path: '/files/:id', access: 'signed-in', summary: 'The bytes of a file that the person may see; ranges for films', params: idParams, query: z.object({ download: z.enum(['true', 'false']).default('false') }) }),
  myOutcomes: defineRoute({ method: 'GET', path: '/me/outcomes', access: student, summary: 'Own outcomes of a year, with what is left of each limit', query: z.object({ year: yearParam }), output: outcomeShelf }),
  createOutcome: defineRoute({
    method: 'POST', path: '/me/outcomes', access: studentOnly, audit: 'outcome.created', summary: 'A new outcome for a course taken; a draft',
    body: outcomeInput.extend({ enrolmentId: publicId }), output: z.object({ id: publicId }),
  }),
  updateOutcome: defineRoute({ method: 'PUT', path: '/me/outcomes/:id', access: studentOnly, audit: 'outcome.changed', summary: 'Changes a draft or a returned outcome', params: idParams, body: outcomeInput, output: z.object({ id: publicId }) }),
  removeOutcome: defineRoute({ method: 'DELETE', path: '/me/outcomes/:id', access: studentOnly, audit: 'outcome.removed', summary: 'Removes a draft or a returned outcome', params: idParams, output: z.object({ id: publicId }) }),
  sendOutcome: defineRoute({ method: 'POST', path: '/me/outcomes/:id/send', access: studentOnly, audit: 'outcome.sent', summary: 'Sends it to the course’s teachers', params: idParams, output: done }),
  withdrawOutcome: defineRoute({ method: 'POST', path: '/me/outcomes/:id/withdraw', access: studentOnly, audit: 'outcome.withdrawn', summary: 'Takes it back while no teacher has answered', params: idParams, output: done }),
  tickOutcomes: defineRoute({ method: 'POST', path: '/me/outcomes/tick', access: student, audit: 'outcome.ticked', summary: 'Ticks certified outcomes for the year (勾選)', body: idsBody, output: bulkResult }),
  untickOutcomes: defineRoute({ method: 'POST', path: '/me/outcomes/untick', access: student, audit: 'outcome.unticked', summary: 'Takes ticks back', body: idsBody, output: bulkResult }),
  outcomeHistory: defineRoute({ method: 'GET', path: '/outcomes/:id/history', access: 'signed-in', summary: 'Every move of an outcome that the person may see', params: idParams, output: z.array(historyEvent) }),

  certifyOutcomes: defineRoute({ method: 'POST', path: '/certifications/certify', access: teacher, audit: 'outcome.certified', summary: 'Certifies: made in my course', body: idsBody, output: bulkResult }),
  returnOutcomes: defineRoute({
    method: 'POST', path: '/certifications/return', access: teacher, audit: 'outcome.returned', summary: 'Sends back with a reason',
    body: idsBody.extend({ reason: line(limits.reason.min, limits.reason.max) }), output: bulkResult,
  }),
  undoAnswers: defineRoute({ method: 'POST', path: '/certifications/undo', access: teacher, audit: 'outcome.answer-undone', summary: 'Takes answers back, until the student has ticked or sent again', body: idsBody, output: bulkResult }),
  certificationCourses: defineRoute({
    method: 'GET', path: '/certification-courses', access: teacher, summary: 'The teacher’s courses with what waits in each',
    query: z.object({ term: termField }),
    output: z.array(z.object({ id: publicId, name: z.string(), className: z.string().nullable(), waiting: z.int(), certified: z.int(), returned: z.int() })),
  }),
  studentOutcomes: defineRoute({
    method: 'GET', path: '/students/:id/outcomes', access: { module: 'S0205S', right: 'view' }, audit: 'student.outcomes-viewed',
    summary: 'What a student sees of the own outcomes, read-only (the eye of 4.1)', params: idParams, query: z.object({ year: yearParam }), output: outcomeShelf,
  }),
};
export { brief as briefField };

/** Queue of a teacher: outcomes sent in own courses, and in those of whom the teacher stands in for. */
export const certificationList = defineList({
  resource: 'certifications', summary: 'Outcomes for the teacher to answer, and answered ones', access: teacher,
  columns: {
    courseName: column.text(), className: column.text(), seatNo: column.number(), studentNo: column.text(), studentName: column.text(), brief: column.text(),
    state: column.enum('outcomeState', outcomeStates), sentAt: column.datetime(), answeredAt: column.datetime(), answeredBy: column.text(), deputyFor: column.text({ hidden: true }), reason: column.text(),
    offeringId: column.reference(), documentId: column.reference(), documentName: column.text({ hidden: true }), documentMime: column.text({ hidden: true }),
    mediaId: column.reference(), mediaName: column.text({ hidden: true }), mediaMime: column.text({ hidden: true }), term: column.text({ hidden: true }),
    /** Of the student's class in the outcome's year: by it the window for certifying is found. */
    grade: column.number({ hidden: true }),
  },
  params: z.object({ term: termField.nullish() }),
  defaultSort: ['sentAt', 'ASC'],
});

/** 4.1 */
export const outcomeTickList = defineList({
  resource: 'outcome-ticks', summary: 'Students with the number of outcomes that they ticked (4.1)', access: { module: 'S0205S', right: 'view' },
  columns: {
    className: column.text(), seatNo: column.number(), studentNo: column.text(), name: column.text(),
    uploaded: column.number(), sent: column.number(), certified: column.number(), ticked: column.number(), grade: column.number({ hidden: true }),
  },
  params: z.object({ term: termField.nullish() }),
  defaultSort: ['className', 'ASC'],
});
