import { z } from 'zod';
import { column, defineList, termField } from '@portfolio/kernel/contract';

const ofTerm = z.object({ term: termField.nullish() });

/** 3.4, left side: `assigned` is the ● of those who have a class in the term already. */
export const counsellingTeacherList = defineList({
  resource: 'counselling-teachers', summary: 'Teachers who may counsel (3.4)', access: { module: 'S0204S', right: 'view' },
  columns: { assigned: column.boolean(), name: column.text(), email: column.text(), classes: column.number() },
  params: ofTerm, defaultSort: ['name', 'ASC'],
});

/** 3.5: a row for each teacher of each course that several teach. */
export const reviewerList = defineList({
  resource: 'reviewers', summary: 'Teachers of co-taught courses with 審核 (3.5)', access: { module: 'S0209S', right: 'view' },
  columns: {
    year: column.number(), semester: column.number(), className: column.text(), courseName: column.text(), teacherName: column.text(), reviews: column.boolean(), offeringId: column.reference(),
  },
  params: ofTerm, defaultSort: ['courseName', 'ASC'],
});

/** S0210S: a row for each class and who counsels it; a class without anybody is a row too. */
export const counsellingList = defineList({
  resource: 'counselling-assignments', summary: 'Who counsels which class (S0210S)', access: { module: 'S0210S', right: 'view' },
  columns: { year: column.number(), semester: column.number(), grade: column.number(), className: column.text(), department: column.text(), teacherName: column.text(), email: column.text() },
  params: ofTerm, defaultSort: ['className', 'ASC'],
});
