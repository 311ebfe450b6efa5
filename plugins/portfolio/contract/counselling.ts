import { z } from 'zod';
import { limits } from '@portfolio/config/limits';
import { column, defineErrors, defineList, defineRoute, done, errorsOf, idParams, line, publicId, termField } from '@portfolio/kernel/contract';
import { fileName, fileReceipt, student, studentOnly } from './shared';

export const counsellingErrors = defineErrors({
  'counselling-read': { status: 409, when: 'A student has signed off having read it: the record stays what was read.' },
  'counselling-future': { status: 422, when: 'It is said to be held after today; `fields.heldOn`.' },
});
export const counsellingError = errorsOf(counsellingErrors);

export const counsellingKinds = ['group', 'individual'] as const;
/** What it was about. No official table is known; these are the ones that schools use most. */
export const counsellingCategories = ['course-selection', 'portfolio', 'career', 'other'] as const;

const { place, subject, content, students: most } = limits.counselling;
const blank = (max: number) => line(0, max).nullish().transform((typed) => typed || null);

/** A record as the counselling teacher writes it: one schema for the form and the server. */
const recordInput = z.strictObject({
  term: termField.refine((term) => !term.endsWith('0'), { message: 'errors.term' }),
  kind: z.enum(counsellingKinds),
  category: z.enum(counsellingCategories),
  heldOn: z.iso.date(),
  place: blank(place),
  subject: line(1, subject),
  content: blank(content),
  documentId: publicId.nullish(),
  students: z.array(publicId).max(most).refine((ids) => ids.length > 0, { message: 'errors.counselling-nobody' }),
}).refine(({ kind, students }) => kind === 'group' || students.length <= 1, { message: 'errors.counselling-one', path: ['students'] });

const about = {
  id: publicId, term: z.string(), kind: z.enum(counsellingKinds), category: z.string().nullable(), heldOn: z.string(), place: z.string().nullable(), subject: z.string(), content: z.string().nullable(), document: fileReceipt.nullable(),
};

/** A record as its author sees it. */
export const counsellingRecord = z.object({
  ...about,
  students: z.array(z.object({ id: publicId, name: z.string(), studentNo: z.string(), className: z.string().nullable(), seatNo: z.int().nullable(), readAt: z.string().nullable() })),
});
export type CounsellingRecord = z.infer<typeof counsellingRecord>;

/** A record as one of its students sees it. */
export const ownCounsellingRecord = z.object({ ...about, teacher: z.string(), readAt: z.string().nullable() });
export type OwnCounsellingRecord = z.infer<typeof ownCounsellingRecord>;

const teacher = { kinds: ['teacher'] } as const;
const id = z.object({ id: publicId });

export const counsellingRoutes = {
  counsellingRecord: defineRoute({ method: 'GET', path: '/counselling-records/:id', access: teacher, summary: 'An own counselling record, with its students and who has read it', params: idParams, output: counsellingRecord }),
  createCounsellingRecord: defineRoute({ method: 'POST', path: '/counselling-records', access: teacher, audit: 'counselling-record.created', summary: 'Keeps a counselling of students of the teacher’s assigned classes', body: recordInput, output: id }),
  updateCounsellingRecord: defineRoute({ method: 'PUT', path: '/counselling-records/:id', access: teacher, audit: 'counselling-record.changed', summary: 'Changes an own record that no student has read', params: idParams, body: recordInput, output: id }),
  removeCounsellingRecord: defineRoute({ method: 'DELETE', path: '/counselling-records/:id', access: teacher, audit: 'counselling-record.removed', summary: 'Removes an own record that no student has read', params: idParams, output: id }),
  uploadCounsellingFile: defineRoute({
    method: 'POST', path: '/counselling-files', access: teacher, raw: true, ownTransaction: true, audit: 'file.uploaded', summary: 'Takes the attachment of a record in (body: its bytes)', query: z.object({ name: fileName }), output: fileReceipt,
  }),
  myCounsellingRecords: defineRoute({ method: 'GET', path: '/me/counselling-records', access: student, summary: 'Counselling records about oneself, newest first', output: z.array(ownCounsellingRecord) }),
  signCounsellingRecord: defineRoute({ method: 'POST', path: '/me/counselling-records/:id/read', access: studentOnly, audit: 'counselling-record.read', summary: 'Signs off having read a record', params: idParams, output: done }),
};

export const counsellingRecordList = defineList({
  resource: 'counselling-records', summary: 'The teacher’s own counselling records', access: teacher,
  columns: {
    heldOn: column.date(), kind: column.enum('counsellingKind', counsellingKinds), category: column.enum('counsellingCategory', counsellingCategories), subject: column.text(), place: column.text(),
    students: column.number(), read: column.number(), term: column.text({ hidden: true }),
  },
  params: z.object({ term: termField.nullish() }),
  defaultSort: ['heldOn', 'DESC'],
});

/** Whom a record can be about: students of the classes that the teacher is assigned to in the term. */
export const counsellingStudentList = defineList({
  resource: 'counselling-students', summary: 'Students of the classes that the teacher counsels in a term', access: teacher,
  columns: { className: column.text(), seatNo: column.number(), studentNo: column.text(), name: column.text() },
  params: z.object({ term: termField.nullish() }),
  defaultSort: ['className', 'ASC'],
});
