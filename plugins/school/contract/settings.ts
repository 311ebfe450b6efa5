import { z } from 'zod';
import { limits } from '@portfolio/config/limits';
import { blankIsNull, defineRoute, done, idParams, publicId, termField } from '@portfolio/kernel/contract';
import { grades, nationalKinds, semestersOf, toMoments, windowItems, windowWarnings } from '../domain/windows';

const year = z.int().min(90).max(199);
const yearQuery = z.coerce.number().int().min(90).max(199);
const grade = z.int().min(grades[0]).max(grades[grades.length - 1]);
const hour = z.int().min(0).max(24);
const day = z.iso.date();

// --- 3.3 parameters ---------------------------------------------------------------------------------------------------

const { outcomesPerSemester, outcomesPerCourse, reminderDays } = limits;
const days = z.int().min(reminderDays.min).max(reminderDays.max);

/** The six parameters (3.3). Counts of outcomes, an hour of the day (0–23, null for no mail), days before a window's end. */
export const parameters = z.strictObject({
  outcomesPerSemester: z.int().max(outcomesPerSemester.max).refine((count) => count >= outcomesPerSemester.min, { message: 'errors.outcomes-too-few', params: { limit: outcomesPerSemester.min } }),
  outcomesPerCourse: z.int().min(outcomesPerCourse.min).max(outcomesPerCourse.max),
  teacherMailHour: blankIsNull(z.int().min(0).max(23).nullable()),
  tickOutcomesReminderDays: days,
  tickPerformancesReminderDays: days,
  sendReminderDays: days,
});
export type Parameters = z.output<typeof parameters>;

// --- S0213S terms -----------------------------------------------------------------------------------------------------

const termDays = { startsOn: day, endsOn: day };
const inOrder = { check: ({ startsOn, endsOn }: { startsOn: string; endsOn: string }) => endsOn >= startsOn, rule: { message: 'errors.term-order', path: ['endsOn'] } };

export const term = z.object({ id: publicId, year: z.int(), semester: z.int(), startsOn: z.string(), endsOn: z.string(), current: z.boolean(), classes: z.int() });
export type SchoolTerm = z.infer<typeof term>;

/** What the school holds of the semester that is to be the current one, and what is still open in the present one. */
export const termChange = z.object({ from: z.string().nullable(), to: z.string(), classes: z.int(), offerings: z.int(), windows: z.int(), counselled: z.int(), waiting: z.int() });
export type TermChange = z.infer<typeof termChange>;

// --- 3.6 windows ------------------------------------------------------------------------------------------------------

/** A window of work as it is set. Dates as `2022-02-14`, hours 0–24. */
export const windowInput = z.strictObject({ grade, year, semester: z.int().min(0).max(2), item: z.enum(windowItems), startsOn: day, startHour: hour, endsOn: day, endHour: hour }).superRefine((input, context) => {
  if (!semestersOf(input.item).some((semester) => semester === input.semester)) context.addIssue({ code: 'custom', path: ['semester'], message: 'errors.window-semester' });
  const { startsAt, endsAt } = toMoments(input);
  if (startsAt >= endsAt) context.addIssue({ code: 'custom', path: ['endsOn'], message: 'errors.window-order' });
});
export type WindowInput = z.output<typeof windowInput>;

export const schoolWindow = z.object({
  id: publicId, grade: z.int(), year: z.int(), semester: z.int(), item: z.enum(windowItems), startsOn: z.string(), startHour: z.int(), endsOn: z.string(), endHour: z.int(),
  startsAt: z.string(), endsAt: z.string(), state: z.enum(['before', 'open', 'after']), warnings: z.array(z.enum(windowWarnings)),
});
export type SchoolWindow = z.infer<typeof schoolWindow>;

export const windowYear = z.object({
  national: z.array(z.object({ kind: z.enum(nationalKinds), startsOn: z.string(), endsOn: z.string() })),
  semesters: z.array(z.object({ semester: z.int(), startsOn: z.string(), endsOn: z.string() })),
  windows: z.array(schoolWindow),
  /** The server’s clock, for the mark of today. */
  now: z.string(),
});
export type WindowYear = z.infer<typeof windowYear>;

/** Rows copied; those that were there and stayed; those that no rule lets be, each with its reason. */
export const copied = z.object({
  done: z.int(), kept: z.int(),
  refused: z.array(z.object({ grade: z.int(), semester: z.int(), item: z.enum(windowItems), code: z.string(), message: z.string() })),
});
export type Copied = z.infer<typeof copied>;

// --- 3.4 counselling teachers -----------------------------------------------------------------------------------------

export const counselledClass = z.object({
  id: publicId, year: z.int(), semester: z.int(), name: z.string(), grade: z.int(), department: z.string().nullable(),
  picked: z.boolean(),
  /** Names of others who counsel the class. */
  others: z.string().nullable(),
});
export type CounselledClass = z.infer<typeof counselledClass>;

const classIds = z.strictObject({ classes: z.array(publicId).min(1).max(1000) });

export const settingRoutes = {
  parameters: defineRoute({ method: 'GET', path: '/parameters', access: { module: 'S0203S1', right: 'view' }, summary: 'The six parameters (3.3)', output: parameters }),
  saveParameters: defineRoute({ method: 'PUT', path: '/parameters', access: { module: 'S0203S1', right: 'edit' }, audit: 'parameters.changed', summary: 'Saves the six parameters; obeyed from that moment', body: parameters, output: parameters }),

  terms: defineRoute({ method: 'GET', path: '/terms', access: { module: 'S0213S', right: 'view' }, summary: 'The school’s semesters with their days, newest first (S0213S)', output: z.array(term) }),
  addTerm: defineRoute({
    method: 'POST', path: '/terms', access: { module: 'S0213S', right: 'add' }, audit: 'term.added', summary: 'Adds a semester with its days; the first one is the current one',
    body: z.strictObject({ year, semester: z.int().min(1).max(2), ...termDays }).refine(inOrder.check, inOrder.rule), output: z.object({ id: publicId }),
  }),
  changeTerm: defineRoute({ method: 'PUT', path: '/terms/:id', access: { module: 'S0213S', right: 'edit' }, audit: 'term.changed', summary: 'Changes the days of a semester', params: idParams, body: z.strictObject(termDays).refine(inOrder.check, inOrder.rule), output: z.object({ id: publicId }) }),
  removeTerm: defineRoute({ method: 'DELETE', path: '/terms/:id', access: { module: 'S0213S', right: 'delete' }, audit: 'term.removed', summary: 'Deletes a semester that nothing leans on', params: idParams, output: z.object({ id: publicId }) }),
  termChange: defineRoute({ method: 'GET', path: '/terms/:id/change', access: { module: 'S0213S', right: 'edit' }, summary: 'What setting this semester as the current one would change', params: idParams, output: termChange }),
  setCurrentTerm: defineRoute({ method: 'POST', path: '/terms/:id/current', access: { module: 'S0213S', right: 'edit' }, audit: 'term.current-set', summary: 'Sets the school’s current semester', params: idParams, output: z.object({ term: z.string() }) }),

  windows: defineRoute({ method: 'GET', path: '/windows', access: { module: 'S0203S', right: 'view' }, summary: 'The year’s windows of every grade, inside the national ones (3.6)', query: z.object({ year: yearQuery }), output: windowYear }),
  addWindow: defineRoute({ method: 'POST', path: '/windows', access: { module: 'S0203S', right: 'add' }, audit: 'window.added', summary: 'Adds a window', body: windowInput, output: z.object({ id: publicId }) }),
  changeWindow: defineRoute({ method: 'PUT', path: '/windows/:id', access: { module: 'S0203S', right: 'edit' }, audit: 'window.changed', summary: 'Changes a window', params: idParams, body: windowInput, output: z.object({ id: publicId }) }),
  removeWindow: defineRoute({ method: 'DELETE', path: '/windows/:id', access: { module: 'S0203S', right: 'delete' }, audit: 'window.removed', summary: 'Deletes a window: nobody can do the item then', params: idParams, output: z.object({ id: publicId }) }),
  copyToGrades: defineRoute({
    method: 'POST', path: '/windows/copy-grade', access: { module: 'S0203S', right: 'add' }, audit: 'window.grade-copied', summary: 'Copies one grade’s windows of a year to other grades',
    body: z.strictObject({ year, from: grade, to: z.array(grade).min(1).max(3), overwrite: z.boolean() }), output: copied,
  }),
  copyFromYear: defineRoute({
    method: 'POST', path: '/windows/copy-year', access: { module: 'S0203S', right: 'add' }, audit: 'window.year-copied', summary: 'Copies last year’s windows into a year, each day a year later',
    body: z.strictObject({ year, overwrite: z.boolean() }), output: copied,
  }),

  counselledClasses: defineRoute({
    method: 'GET', path: '/counselling-teachers/:id/classes', access: { module: 'S0204S', right: 'view' }, summary: 'Classes of a term with whether the teacher counsels them (3.4)',
    params: idParams, query: z.object({ term: termField }), output: z.array(counselledClass),
  }),
  assignClasses: defineRoute({ method: 'POST', path: '/counselling-teachers/:id/classes', access: { module: 'S0204S', right: 'add' }, audit: 'counselling.assigned', summary: 'Gives a teacher classes to counsel', params: idParams, body: classIds, output: done }),
  withdrawClasses: defineRoute({ method: 'POST', path: '/counselling-teachers/:id/classes/remove', access: { module: 'S0204S', right: 'delete' }, audit: 'counselling.withdrawn', summary: 'Takes classes from a teacher', params: idParams, body: classIds, output: done }),
  copyCounselling: defineRoute({
    method: 'POST', path: '/counselling-teachers/copy', access: { module: 'S0204S', right: 'add' }, audit: 'counselling.copied',
    summary: 'Gives each class of a term that nobody counsels yet the teachers of the class with its code in the semester before', body: z.strictObject({ term: termField }), output: done,
  }),

  saveReviewers: defineRoute({
    method: 'PUT', path: '/reviewers', access: { module: 'S0209S', right: 'edit' }, audit: 'reviewers.changed', summary: 'Saves who reviews in co-taught courses: all changes, or none (3.5)',
    body: z.strictObject({ changes: z.array(z.strictObject({ id: publicId, reviews: z.boolean() })).min(1).max(5000) }), output: done,
  }),
};
