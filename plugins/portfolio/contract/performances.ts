import { z } from 'zod';
import { limits } from '@portfolio/config/limits';
import { column, defineList, defineRoute, idParams, idsBody, line, publicId, termField, yearParam } from '@portfolio/kernel/contract';
import { isIsoDate } from '@portfolio/kernel/domain/clock';
import { codePoints } from '@portfolio/kernel/domain/text';
import { categoryCodes, fieldsOf, isSafeLink, type CategoryCode, type CategoryField, type Content } from '../domain/categories';
import { performanceStates } from '../domain/performance';
import { performanceOfPlan } from '../domain/plan-performance';
import { bulkResult, fileReceipt, student, studentOnly, type FileReceipt } from './shared';

export { categories, categoryCodes, fieldsOf, headingOf, type CategoryCode, type CategoryField, type Content } from '../domain/categories';
export { canMovePerformance, isPerformanceEditable, isPerformanceTicked, performanceStates, type PerformanceState } from '../domain/performance';

const { earliest, latest, link: linkLength } = limits.performance;

const schemas = {
  text: ({ length = 100 }) => line(1, length),
  date: () => z.iso.date().refine((day) => isIsoDate(day) && day >= earliest && day <= latest, { message: 'errors.day-far' }),
  /** Whether the list has it is asked of the database: the lists are data. */
  code: () => z.string().regex(/^[0-9A-Za-z]{1,10}$/),
  integer: ({ max = 9999 }) => z.int().min(0).max(max),
  decimal: ({ max = 9999 }) => z.number().min(0).max(max).refine((number) => Math.abs(number * 10 - Math.round(number * 10)) < 1e-6, { message: 'errors.one-decimal' }),
  year: () => z.int().min(90).max(199),
  semester: () => z.enum(['1', '2']),
} satisfies Record<CategoryField['type'], (field: CategoryField) => z.ZodType>;

function fieldSchema(field: CategoryField): z.ZodType {
  if (field.required) return schemas[field.type](field);
  // A text that was left blank is none.
  if (field.type === 'text') return line(0, field.length ?? 100).nullish().transform((typed) => typed || null);
  return schemas[field.type](field).nullish().transform((value) => value ?? null);
}

/** The fields of a category, as the student fills them in. */
export const contentSchema = (category: CategoryCode): z.ZodType<Content, Content> =>
  z.strictObject(Object.fromEntries(fieldsOf(category).map((field) => [field.key, fieldSchema(field)])))
    .refine(({ startDate, endDate }) => !startDate || !endDate || String(startDate) <= String(endDate), { message: 'errors.ends-before-start', path: ['endDate'] }) as unknown as z.ZodType<Content, Content>;

/** Whether everything that a category requires is there and valid: what was written under other rules may not be. */
export const isComplete = ({ category, content, brief }: { category: CategoryCode; content: Content | null; brief: string | null }): boolean =>
  contentSchema(category).safeParse(content).success && line(limits.brief.min, limits.brief.max).safeParse(brief).success;

const outsideLink = z.string().trim()
  .refine((text) => codePoints(text) <= linkLength, { message: 'errors.too-long', params: { limit: linkLength } })
  .refine((text) => text === '' || isSafeLink(text), { message: 'errors.link-unsafe' })
  .nullish().transform((text) => text || null);

/** A performance as its student writes it: one schema for the form and the server. */
export const performanceInput = <C extends CategoryCode>(category: C) => z.strictObject({
  category: z.literal(category),
  /** The academic year for which it may be ticked. */
  year: z.int().min(90).max(199),
  content: contentSchema(category),
  brief: line(limits.brief.min, limits.brief.max),
  documentId: publicId.nullish(),
  mediaId: publicId.nullish(),
  link: outsideLink,
});
export type PerformanceInput = z.output<ReturnType<typeof performanceInput<CategoryCode>>>;

const inputs = categoryCodes.map((category) => performanceInput(category));
const anyInput = z.discriminatedUnion('category', inputs as unknown as [(typeof inputs)[number]]);

export const performance = z.object({
  id: publicId, year: z.int(), category: z.enum(categoryCodes), content: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).nullable(), brief: z.string().nullable(),
  document: fileReceipt.nullable(), media: fileReceipt.nullable(), link: z.string().nullable(), state: z.enum(performanceStates), tickedAt: z.string().nullable(),
});
export type Performance = z.infer<typeof performance>;

/** What a new performance begins with when it comes out of a self-study plan. */
export type PerformanceProposal = ReturnType<typeof performanceOfPlan<FileReceipt>>;
export { performanceOfPlan };

/** Performances of one student and year with what is left of the limit. */
export const performanceShelf = z.object({
  student: z.object({ id: publicId, name: z.string(), studentNo: z.string(), className: z.string().nullable(), seatNo: z.int().nullable() }),
  performances: z.array(performance),
  limits: z.object({ ticks: z.object({ used: z.int(), allowed: z.int() }) }),
});
export type PerformanceShelf = z.infer<typeof performanceShelf>;

/** Code tables by list, each entry in its order. */
export const codeLists = z.record(z.string(), z.array(z.object({ code: z.string(), name: z.string() })));
export type CodeLists = z.infer<typeof codeLists>;

export const performanceRoutes = {
  codeLists: defineRoute({ method: 'GET', path: '/code-lists', access: 'signed-in', summary: 'Code tables that forms choose from', output: codeLists }),
  myPerformances: defineRoute({ method: 'GET', path: '/me/performances', access: student, summary: 'Own performances of a year, with what is left of the limit', query: z.object({ year: yearParam }), output: performanceShelf }),
  createPerformance: defineRoute({ method: 'POST', path: '/me/performances', access: studentOnly, audit: 'performance.created', summary: 'A new performance of one of the ten categories', body: anyInput, output: z.object({ id: publicId }) }),
  updatePerformance: defineRoute({ method: 'PUT', path: '/me/performances/:id', access: studentOnly, audit: 'performance.changed', summary: 'Changes a performance that is not ticked', params: idParams, body: anyInput, output: z.object({ id: publicId }) }),
  removePerformance: defineRoute({ method: 'DELETE', path: '/me/performances/:id', access: studentOnly, audit: 'performance.removed', summary: 'Removes a performance that is not ticked', params: idParams, output: z.object({ id: publicId }) }),
  tickPerformances: defineRoute({ method: 'POST', path: '/me/performances/tick', access: student, audit: 'performance.ticked', summary: 'Ticks performances for their year (勾選)', body: idsBody, output: bulkResult }),
  untickPerformances: defineRoute({ method: 'POST', path: '/me/performances/untick', access: student, audit: 'performance.unticked', summary: 'Takes ticks back', body: idsBody, output: bulkResult }),
  studentPerformances: defineRoute({
    method: 'GET', path: '/students/:id/performances', access: { module: 'S0206S', right: 'view' }, audit: 'student.performances-viewed',
    summary: 'What a student sees of the own performances, read-only (the eye of 4.2)', params: idParams, query: z.object({ year: yearParam }), output: performanceShelf,
  }),
};

/** 4.2 */
export const performanceTickList = defineList({
  resource: 'performance-ticks', summary: 'Students with the number of performances that they ticked (4.2)', access: { module: 'S0206S', right: 'view' },
  columns: {
    className: column.text(), seatNo: column.number(), studentNo: column.text(), name: column.text(), written: column.number(), ticked: column.number(), grade: column.number({ hidden: true }),
  },
  params: z.object({ term: termField.nullish() }),
  defaultSort: ['className', 'ASC'],
});
