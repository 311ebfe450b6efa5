import { z } from 'zod';
import { column, defineList, publicId, termField } from '@portfolio/kernel/contract';
import { receiptStates, reportKinds, reportStates } from '../domain/answer';
import { receiptCategories } from '../domain/categories';

const ofTerm = z.object({ term: termField.nullish() });
const who = { className: column.text(), seatNo: column.number(), studentNo: column.text(), name: column.text() };

/** 8.1.2: rows that are held of each student; empty where the person sees the category not, or nothing was received. */
export const receiptStudentList = defineList({
  resource: 'receipt-students', summary: 'Students with the number of rows received of each (8.1.2)', access: { module: 'S0502S', right: 'view' },
  columns: { ...who, courses: column.number(), outcomes: column.number(), performances: column.number(), officers: column.number() },
  params: ofTerm, defaultSort: ['className', 'ASC'],
});

/** People in a receipt who are not on the register. */
export const receiptStrangerList = defineList({
  resource: 'receipt-strangers', summary: 'People in the receipts who are not on the school’s register', access: { module: 'S0502S', right: 'view' },
  columns: { category: column.enum('receiptCategory', receiptCategories), tail: column.text(), birthDate: column.date(), rows: column.number(), firstRow: column.text() },
  params: ofTerm, defaultSort: ['category', 'ASC'],
});

/** 8.1.3 */
export const receiptReportList = defineList({
  resource: 'receipt-reports', summary: 'What students reported as wrong, with the school’s notes (8.1.3)', access: { module: 'S0503S', right: 'view' },
  columns: {
    number: column.number(), term: column.text(), name: column.text(), className: column.text(), seatNo: column.number(), category: column.enum('receiptCategory', receiptCategories),
    kind: column.enum('reportKind', reportKinds), description: column.text(), reportedAt: column.datetime(), state: column.enum('reportState', reportStates), note: column.text(), notedBy: column.text(),
    studentNo: column.text({ hidden: true }), lockVersion: column.number({ hidden: true }), receiptId: column.reference(), studentId: column.reference(), answered: column.boolean({ hidden: true }),
  },
  params: ofTerm, defaultSort: ['number', 'DESC'],
});

const counts = {
  coursesConfirmed: column.number(), coursesReported: column.number(), outcomesConfirmed: column.number(), outcomesReported: column.number(),
  performancesConfirmed: column.number(), performancesReported: column.number(), officersConfirmed: column.number(), officersReported: column.number(),
};

/** 8.1.4, the whole school */
export const receiptClassList = defineList({
  resource: 'receipt-classes', summary: 'Confirmed and reported by class (8.1.4)', access: { module: 'S0504S', right: 'view' }, personal: false,
  columns: { term: column.text({ sort: false, filter: false }), grade: column.number(), className: column.text(), ...counts, students: column.number() },
  params: ofTerm, defaultSort: ['className', 'ASC'],
});

const state = () => column.enum('receiptState', receiptStates);
/** 8.1.4, one class by student */
export const receiptAnswerList = defineList({
  resource: 'receipt-answers', summary: 'Who has confirmed or reported, by student (8.1.4)', access: { module: 'S0504S', right: 'view' },
  columns: { ...who, courses: state(), outcomes: state(), performances: state(), officers: state() },
  params: z.object({ term: termField.nullish(), classId: publicId.nullish() }), defaultSort: ['className', 'ASC'],
});

/** 8.2: counts, and how many stand on one side only. */
export const receiptDifferenceList = defineList({
  resource: 'receipt-differences', summary: 'Ticked here against held by the central database, by student (8.2)', access: { module: 'S0505S', right: 'view' },
  columns: {
    ...who, outcomesTicked: column.number(), outcomesHeld: column.number(), outcomesHere: column.number(), outcomesThere: column.number(),
    performancesTicked: column.number(), performancesHeld: column.number(), performancesHere: column.number(), performancesThere: column.number(),
  },
  params: z.object({ term: termField.nullish(), onlyDifferences: z.boolean().nullish() }), defaultSort: ['className', 'ASC'],
});
