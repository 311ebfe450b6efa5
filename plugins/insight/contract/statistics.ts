import { z } from 'zod';
import type { ModuleCode } from '@portfolio/config/permissions';
import { column, defineList, defineRoute, done, idsBody, publicId, termField } from '@portfolio/kernel/contract';
import { categoryCodes } from '@portfolio/portfolio/domain/categories';
import { outcomeDimensions, performanceDimensions, type OutcomeDimension, type PerformanceDimension } from '../domain/dimensions';

const view = (module: ModuleCode) => ({ module, right: 'view' }) as const;
const params = z.object({ term: termField.nullish() });
const outcomeCounts = {
  students: column.number(), uploaded: column.number(), draft: column.number(), waiting: column.number(),
  returned: column.number(), certified: column.number(), ticked: column.number(),
};

const outcomeStatistics = (module: ModuleCode, resource: string, by: OutcomeDimension) => defineList({
  resource, summary: `Outcomes counted by ${by}`, access: view(module), personal: false, params, defaultSort: ['position', 'ASC'],
  columns: { name: by === 'day' ? column.date() : column.text(), ...outcomeCounts, position: column.text({ hidden: true }) },
});

const performanceStatistics = (by: PerformanceDimension) => defineList({
  resource: `performances-by-${by}`, summary: `Performances counted by ${by}`, access: view('S0601S'), personal: false, params, defaultSort: ['position', 'ASC'],
  columns: {
    name: by === 'category' ? column.enum('performanceCategory', categoryCodes) : column.text(),
    students: column.number(), written: column.number(), ticked: column.number(), position: column.text({ hidden: true }),
  },
});

const listsBy = <D extends string, L>(dimensions: readonly D[], make: (by: D) => L) => Object.fromEntries(dimensions.map((by) => [by, make(by)])) as Record<D, L>;

/** 9.1: one list a dimension. */
export const outcomeLists = listsBy(outcomeDimensions, (by) => outcomeStatistics('S0601S', `outcomes-by-${by}`, by));
export const performanceLists = listsBy(performanceDimensions, performanceStatistics);

/** S0220S 學習成果上傳統計 */
export const uploadDimensions = ['class', 'subject', 'teacher'] as const;
export const uploadLists = listsBy(uploadDimensions, (by) => outcomeStatistics('S0220S', `uploads-by-${by}`, by));

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
