import { z } from 'zod';
import { limits } from '@portfolio/config/limits';
import { learnerKinds } from '@portfolio/config/permissions';
import { defineRoute, done, idParams, line, publicId, termField } from '@portfolio/kernel/contract';
import { receiptStates, reportKinds, reportStates } from '../domain/answer';
import { receiptCategories } from '../domain/categories';
import { waitingRoutes } from './waiting';

export * from './errors';
export * from './lists';
export { receiptTexts } from './texts';
export { waitingReceipts, type WaitingReceipts } from './waiting';
export { receiptCategories, categoriesOf, type ReceiptCategory } from '../domain/categories';
export { receiptStates, reportKinds, reportStates, type ReceiptState, type ReportKind, type ReportState } from '../domain/answer';
export { defaultPeriod, isShort, lengthened, type Phase } from '../domain/period';
export { isNumeric, shownValue, ROW_COLUMN, type ReceiptTable } from '../domain/tables';

const category = z.enum(receiptCategories);
const moment = z.iso.datetime({ offset: true });
const roster = z.object({ number: z.string(), name: z.string(), sha256: z.string().nullable(), submittedAt: z.string().nullable() });

/** First moment of the time for confirming, and the first one after it. */
const periodShape = { startsAt: moment, endsAt: moment };
const inOrder = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }): boolean => Date.parse(endsAt) > Date.parse(startsAt);
const orderMessage = { path: ['endsAt'], message: 'errors.receipt-period-order' };

/** One kind of data of an archive that was opened, as the person may take it. */
export const archivePart = z.object({
  category, fileName: z.string(), sha256: z.string(), students: z.int(), rows: z.int(),
  /** People who are not on the school's register. */
  strangers: z.int(),
  rosters: z.array(roster),
  /** Against the last version taken: another, or byte for byte the same. */
  change: z.enum(['new', 'same']),
  /** The version that it is, or would become. */
  version: z.int(),
});
export type ArchivePart = z.infer<typeof archivePart>;

/** A category of a term as the school holds it. */
export const edition = z.object({
  id: publicId, category, term: z.string(), version: z.int(), ...periodShape, lockVersion: z.int(), sha256: z.string(), rosters: z.array(roster),
  importedBy: z.string().nullable(), importedAt: z.string(), students: z.int(), rows: z.int(), strangers: z.int(), confirmed: z.int(), reported: z.int(), remindedAt: z.string().nullable(),
});
export type Edition = z.infer<typeof edition>;

/** What an import did with one category. */
export const partResult = z.object({
  category, change: z.enum(['new', 'same']), version: z.int(), students: z.int(), rows: z.int(), strangers: z.int(),
  /** Students whose rows are others than before, and those of them whose answer was taken back. */
  differing: z.int(), reset: z.int(),
  /** Outcomes and performances that are receipted now. */
  receipted: z.int(),
});
export type PartResult = z.infer<typeof partResult>;
export const importResult = z.object({ importId: publicId, parts: z.array(partResult) });

const report = z.object({
  id: publicId, number: z.int(), kind: z.enum(reportKinds), description: z.string(), state: z.enum(reportStates), reportedAt: z.string(), note: z.string().nullable(), notedAt: z.string().nullable(),
});

/** Something ticked here, and whether the central database holds it. */
const tickedItem = z.object({ id: publicId, title: z.string(), code: z.string().nullable(), label: z.string(), submitted: z.boolean(), held: z.boolean() });

/** One student's receipt of one category. */
export const receiptView = z.object({
  id: publicId, category, term: z.string(), version: z.int(), state: z.enum(receiptStates), phase: z.enum(['before', 'open', 'after']), ...periodShape, answeredAt: z.string().nullable(),
  rosters: z.array(roster), importedBy: z.string().nullable(), importedAt: z.string(),
  /** Null for a student before the time for confirming begins. */
  tables: z.array(z.object({
    name: z.string(), columns: z.array(z.string()), rows: z.array(z.array(z.string())),
    /** A row each: ticked here too; null where nothing is ticked (grades, officer posts). */
    ticked: z.array(z.boolean()).nullable(),
  })).nullable(),
  /** Null for categories of which nothing is ticked. */
  ticked: z.array(tickedItem).nullable(),
  reports: z.array(report),
});
export type ReceiptView = z.infer<typeof receiptView>;

const person = z.object({ id: publicId, name: z.string(), studentNo: z.string(), className: z.string().nullable(), seatNo: z.int().nullable() });
/** Receipts of one student and term. */
export const receiptShelf = z.object({ student: person, term: z.string(), terms: z.array(z.string()), receipts: z.array(receiptView) });
export type ReceiptShelf = z.infer<typeof receiptShelf>;

/** Something that is here, there, or in both places. */
export const differenceItem = z.object({ category: z.enum(['outcomes', 'performances']), side: z.enum(['both', 'here', 'there']), title: z.string(), label: z.string() });
export type DifferenceItem = z.infer<typeof differenceItem>;

export const summary = z.object({
  classes: z.array(z.object({ id: publicId, name: z.string() })),
  parts: z.array(z.object({ category, total: z.int(), confirmed: z.int(), reported: z.int(), ...periodShape })),
});
export type Summary = z.infer<typeof summary>;

const learner = { kinds: learnerKinds } as const;
const student = { kinds: ['student'] } as const;
const answering = { version: z.int().min(1) };
export const reportEntry = z.strictObject({ kind: z.enum(reportKinds), description: line(limits.receipts.report.min, limits.receipts.report.max) });
export const reportBody = z.strictObject({ ...answering, reports: z.array(reportEntry).min(1, { message: 'errors.receipt-report-none' }).max(reportKinds.length) })
  .refine(({ reports }) => new Set(reports.map(({ kind }) => kind)).size === reports.length, { path: ['reports'], message: 'errors.wrong-format' });
export const noteBody = z.strictObject({ note: line(limits.receipts.note.min, limits.receipts.note.max), lockVersion: z.int().min(0) });
export const periodBody = z.strictObject({ ...periodShape, lockVersion: z.int().min(0) }).refine(inOrder, orderMessage);
export const passwordBody = z.strictObject({ password: z.string().min(1).max(200) });
const importPart = z.strictObject({ category, ...periodShape }).refine(inOrder, orderMessage);
export const importBody = z.strictObject({ parts: z.array(importPart).min(1).max(receiptCategories.length) })
  .refine(({ parts }) => new Set(parts.map((part) => part.category)).size === parts.length, { path: ['parts'], message: 'errors.wrong-format' });

export const routes = {
  upload: defineRoute({
    method: 'POST', path: '/receipt-imports', access: { module: 'S0501S', right: 'add' }, raw: true, ownTransaction: true, audit: 'receipt.uploaded',
    summary: 'Takes a receipt archive in (body: its bytes) and looks at its directory; it waits for its password',
    query: z.object({ name: line(1, 200), term: termField }), output: z.object({ id: publicId, fileName: z.string(), bytes: z.int() }),
  }),
  open: defineRoute({
    method: 'POST', path: '/receipt-imports/:id/open', access: { module: 'S0501S', right: 'add' }, ownTransaction: true, audit: 'receipt.opened',
    summary: 'Opens an uploaded archive with its password: every hash is checked, and what it holds is said; nothing is imported yet',
    params: idParams, body: passwordBody, output: z.object({ term: z.string(), fileName: z.string(), parts: z.array(archivePart), others: z.int(), period: z.object(periodShape) }),
  }),
  start: defineRoute({
    method: 'POST', path: '/receipt-imports/:id/import', access: { module: 'S0501S', right: 'add' }, audit: 'receipt.import-started',
    summary: 'A job that takes categories of an opened archive, each with its time for confirming', params: idParams, body: importBody, output: z.object({ jobId: publicId }),
  }),
  drop: defineRoute({ method: 'DELETE', path: '/receipt-imports/:id', access: { module: 'S0501S', right: 'add' }, audit: 'receipt.import-dropped', summary: 'Forgets an uploaded archive', params: idParams, output: done }),
  editions: defineRoute({
    method: 'GET', path: '/receipt-editions', access: { module: 'S0501S', right: 'view' }, summary: 'What the school holds of a term, with the time for confirming of each category',
    query: z.object({ term: termField }), output: z.array(edition),
  }),
  setPeriod: defineRoute({
    method: 'PUT', path: '/receipt-editions/:id/period', access: { module: 'S0501S', right: 'edit' }, audit: 'receipt.period-set',
    summary: 'Changes the time for confirming', params: idParams, body: periodBody, output: done,
  }),
  student: defineRoute({
    method: 'GET', path: '/students/:id/receipts', access: { module: 'S0502S', right: 'view' }, audit: 'receipt.viewed',
    summary: 'What the central database holds of a student (8.1.2)', params: idParams, query: z.object({ term: termField }), output: receiptShelf,
  }),
  workbook: defineRoute({
    method: 'GET', path: '/receipts/rows', access: { module: 'S0502S', right: 'view' }, ownTransaction: true, audit: 'receipt.exported',
    summary: 'Excel of all rows of a category', query: z.object({ term: termField, category }),
  }),
  note: defineRoute({
    method: 'PUT', path: '/receipt-reports/:id/note', access: { module: 'S0503S', right: 'edit' }, audit: 'receipt.noted',
    summary: 'The school’s note on a report, which the student sees', params: idParams, body: noteBody, output: done,
  }),
  reopen: defineRoute({
    method: 'POST', path: '/receipts/:id/reopen', access: { module: 'S0503S', right: 'edit' }, audit: 'receipt.reopened',
    summary: 'Lets the student answer again', params: idParams, body: z.strictObject({}), output: done,
  }),
  summary: defineRoute({
    method: 'GET', path: '/receipt-summary', access: { module: 'S0504S', right: 'view' }, summary: 'Confirmed and reported of each category, of the school or of a class (8.1.4)',
    query: z.object({ term: termField, classId: publicId.optional() }), output: summary,
  }),
  differences: defineRoute({
    method: 'GET', path: '/students/:id/receipt-differences', access: { module: 'S0505S', right: 'view' }, audit: 'receipt.differences-viewed',
    summary: 'Which of a student’s items are here, there, or in both places (8.2)', params: idParams, query: z.object({ term: termField }),
    output: z.object({ student: person, items: z.array(differenceItem) }),
  }),
  mine: defineRoute({
    method: 'GET', path: '/me/receipts', access: learner, summary: 'Own receipts of a term, the newest one that has any where none is given',
    query: z.object({ term: termField.optional() }), output: receiptShelf,
  }),
  ...waitingRoutes,
  confirm: defineRoute({ method: 'POST', path: '/me/receipts/:id/confirm', access: student, audit: 'receipt.confirmed', summary: '資料正確', params: idParams, body: z.strictObject(answering), output: done }),
  report: defineRoute({ method: 'POST', path: '/me/receipts/:id/report', access: student, audit: 'receipt.reported', summary: '資料錯誤, with what is wrong', params: idParams, body: reportBody, output: done }),
};

