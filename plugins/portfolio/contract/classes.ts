import { z } from 'zod';
import { column, defineList, defineRoute, idParams, publicId, termField, yearParam } from '@portfolio/kernel/contract';
import { planStates } from '../domain/study-plan';
import { counsellingKinds } from './counselling';
import { outcome } from './outcomes';
import { fileReceipt } from './shared';

const teacher = { kinds: ['teacher'] } as const;

export const myClass = z.object({ id: publicId, term: z.string(), name: z.string(), grade: z.int(), homeroom: z.boolean(), counselling: z.boolean(), students: z.int() });
export type MyClass = z.infer<typeof myClass>;

/** What a student of the teacher's class has, to read: what was sent, ticked and submitted, never a draft. */
export const classPortfolio = z.object({
  student: z.object({ id: publicId, name: z.string(), studentNo: z.string(), className: z.string().nullable(), seatNo: z.int().nullable() }),
  outcomes: z.array(outcome),
  performances: z.array(z.object({ id: publicId, category: z.string(), brief: z.string().nullable(), state: z.string(), document: fileReceipt.nullable(), media: fileReceipt.nullable() })),
  plans: z.array(z.object({ id: publicId, term: z.string(), title: z.string(), state: z.enum(planStates) })),
  /** That there was a counselling, not what was said. */
  records: z.array(z.object({ id: publicId, heldOn: z.string(), kind: z.enum(counsellingKinds), subject: z.string(), teacher: z.string(), readAt: z.string().nullable() })),
});
export type ClassPortfolio = z.infer<typeof classPortfolio>;

export const classRoutes = {
  myClasses: defineRoute({ method: 'GET', path: '/my-classes', access: teacher, summary: 'Classes in which the teacher is homeroom or counselling teacher in a term', query: z.object({ term: termField }), output: z.array(myClass) }),
  classPortfolio: defineRoute({
    method: 'GET', path: '/class-students/:id/portfolio', access: teacher, audit: 'student.portfolio-viewed', summary: 'What a student of the teacher’s class has in a year, read-only',
    params: idParams, query: z.object({ year: yearParam }), output: classPortfolio,
  }),
};

/** Students of the teacher's classes, with how much each has. */
export const classStudentList = defineList({
  resource: 'class-students', summary: 'Students of the teacher’s classes, with how much each has', access: teacher,
  columns: {
    className: column.text(), seatNo: column.number(), studentNo: column.text(), name: column.text(), sent: column.number(), certified: column.number(), returned: column.number(), ticked: column.number(),
    performances: column.number(), plans: column.number(), records: column.number(), classId: column.reference(),
  },
  params: z.object({ term: termField.nullish() }),
  defaultSort: ['className', 'ASC'],
});
