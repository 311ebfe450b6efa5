import { z } from 'zod';
import type { ModuleCode } from '@portfolio/config/permissions';
import { column, defineList, defineRoute, done, idsBody, publicId, termField, type Access, type Column, type ListContract } from '@portfolio/kernel/contract';
import { categoryCodes } from '@portfolio/portfolio/domain/categories';
import { receiptCategories } from '@portfolio/receipts/domain/categories';
import {
  counsellingDimensions, counsellingMeasures, outcomeDimensions, outcomeMeasures, performanceDimensions, performanceMeasures, planDimensions, planMeasures, receiptDimensions, receiptMeasures, type Fact,
} from '../domain/dimensions';

const view = (module: ModuleCode) => ({ module, right: 'view' }) as const;
const params = z.object({ term: termField.nullish() });

const numbers = <M extends string>(measures: readonly M[]) => Object.fromEntries(measures.map((measure) => [measure, column.number()])) as Record<M, Column>;

/** One list a dimension: a row a group, named, in the order of `position`. */
const listsBy = <D extends string, M extends string>(module: ModuleCode, prefix: string, dimensions: readonly D[], measures: readonly M[], names: Partial<Record<D, Column>> = {}) =>
  Object.fromEntries(dimensions.map((by) => [by, defineList({
    resource: `${prefix}-by-${by}`, summary: `${prefix} counted by ${by}`, access: view(module), personal: false, params, defaultSort: ['position', 'ASC'],
    columns: { name: names[by] ?? column.text(), ...numbers(measures), position: column.text({ hidden: true }) },
  })])) as unknown as Record<D, ReturnType<typeof defineList<Record<'name' | 'position' | M, Column>>>>;

/** 9.1 */
export const outcomeLists = listsBy('S0601S', 'outcomes', outcomeDimensions, outcomeMeasures, { day: column.date() });
export const performanceLists = listsBy('S0601S', 'performances', performanceDimensions, performanceMeasures, { category: column.enum('performanceCategory', categoryCodes) });
export const planLists = listsBy('S0601S', 'plans', planDimensions, planMeasures);
export const counsellingLists = listsBy('S0601S', 'counselling', counsellingDimensions, counsellingMeasures);
export const receiptLists = listsBy('S0601S', 'receipts', receiptDimensions, receiptMeasures, { category: column.enum('receiptCategory', receiptCategories) });

/** S0220S 學習成果上傳統計 */
export const uploadDimensions = ['class', 'subject', 'teacher'] as const;
export const uploadLists = listsBy('S0220S', 'uploads', uploadDimensions, outcomeMeasures);

const person = { className: column.text(), seatNo: column.number(), studentNo: column.text(), name: column.text() };

/** 9.1: the students behind one row, for those who may see each student's. `key` is the row's id. */
const behind = <D extends string, M extends string>(resource: string, access: Access, dimensions: readonly D[], measures: readonly M[]) => defineList({
  resource, summary: `Students behind a number of the analysis: ${dimensions.join(', ')}`, access, defaultSort: ['className', 'ASC'],
  params: params.extend({ by: z.enum(dimensions as readonly [D, ...D[]]).nullish(), key: z.string().max(50).nullish() }),
  columns: { ...person, ...numbers(measures) },
});
/** No module opens each student's plans and counselling: the administrator alone sees whose they are. */
const administrator = { kinds: ['administrator'] } as const;

/** The list behind each fact. Who may not call it is shown no small groups of the fact; of receipts it has the categories that the person's role groups let him or her see. */
export const studentLists = {
  outcomes: behind('outcome-students', view('S0205S'), outcomeDimensions, ['uploaded', 'draft', 'waiting', 'returned', 'certified', 'ticked'] as const),
  performances: behind('performance-students', view('S0206S'), performanceDimensions, ['written', 'unticked', 'ticked'] as const),
  plans: behind('plan-students', administrator, planDimensions, ['plans', 'draft', 'submitted', 'returned', 'passed'] as const),
  counselling: behind('counselled-students', administrator, counsellingDimensions, ['attendances', 'inGroup', 'individual'] as const),
  receipts: behind('receipt-holders', view('S0502S'), receiptDimensions, ['receipts', 'open', 'confirmed', 'reported'] as const),
} satisfies Record<Fact, ListContract>;

/** S0215S: how many students of each class use it. */
export const usageList = defineList({
  resource: 'outcome-usage', summary: 'Students of each class who uploaded, sent, were certified, ticked', access: view('S0215S'), personal: false, params, defaultSort: ['className', 'ASC'],
  columns: {
    grade: column.number(), className: column.text(), students: column.number(), uploaded: column.number(), sent: column.number(), certified: column.number(), ticked: column.number(),
  },
});

/** S0222S */
export const certificationStatisticsList = defineList({
  resource: 'certification-statistics', summary: 'What each teacher received and answered, and how fast', access: view('S0222S'), params, defaultSort: ['received', 'DESC'],
  columns: {
    teacherNo: column.text(), teacherName: column.text(), received: column.number(), certified: column.number(), returned: column.number(), waiting: column.number(), medianDays: column.number(),
  },
});

/** S0217S */
export const counsellingStatisticsList = defineList({
  resource: 'counselling-statistics', summary: 'Counselling records by teacher, class and term', access: view('S0217S'), params, defaultSort: ['teacherName', 'ASC'],
  columns: { term: column.text(), teacherName: column.text(), className: column.text(), groups: column.number(), individuals: column.number(), records: column.number(), attendances: column.number() },
});

/** 4.4 */
export const uncertifiedTeacherList = defineList({
  resource: 'uncertified-teachers', summary: 'Teachers with outcomes that wait, most first (4.4)', access: view('S0216S'), params, defaultSort: ['waiting', 'DESC'],
  columns: { teacherNo: column.text(), teacherName: column.text(), courses: column.number(), students: column.number(), waiting: column.number(), longest: column.datetime() },
});

/** 4.4, the second table: what waits for one teacher, by student and course. */
export const uncertifiedStudentList = defineList({
  resource: 'uncertified-students', summary: 'Students whose outcomes wait for a teacher (4.4)', access: view('S0216S'), defaultSort: ['className', 'ASC'],
  params: params.extend({ teacher: publicId.nullish() }),
  columns: { className: column.text(), seatNo: column.number(), name: column.text(), subject: column.text(), waiting: column.number() },
});

export const routes = {
  remindTeachers: defineRoute({
    method: 'POST', path: '/uncertified-teachers/remind', access: { module: 'S0216S', right: 'edit' }, audit: 'certification.reminded',
    summary: 'Tells the teachers what waits for them, once a day each; only those who can answer now', body: idsBody, output: done,
  }),
};
