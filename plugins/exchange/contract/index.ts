import { z } from 'zod';
import { limits } from '@portfolio/config/limits';
import { column, defineList, defineRoute, done, idParams, publicId, termField } from '@portfolio/kernel/contract';
import { isPrintable } from '@portfolio/kernel/domain/text';
import { moveContent } from '../domain/school-move';

export * from './errors';
export { exchangeTexts } from './texts';
export type { MoveContent } from '../domain/school-move';

export const exportStates = ['running', 'done', 'failed', 'ended'] as const;
export const importStates = ['uploaded', 'checking', 'checked', 'refused', 'applying', 'done', 'ended'] as const;
export const moveStates = ['running', 'done', 'failed', 'ended', 'uploaded', 'checking', 'checked', 'refused', 'applying'] as const;
export type MoveState = (typeof moveStates)[number];
export const moveDirections = ['out', 'in'] as const;
export const importStudentStates = ['matched', 'unknown', 'done', 'failed'] as const;
const studentStatuses = ['enrolled', 'suspended', 'transferred', 'graduated'] as const;

const exporting = { view: { module: 'S0401S', right: 'view' }, add: { module: 'S0401S', right: 'add' }, delete: { module: 'S0401S', right: 'delete' } } as const;
const rostering = { module: 'S0404S', right: 'view' } as const;
/** A term with a semester. */
const rosterTerm = termField.refine((term) => !term.endsWith('0'), { message: 'errors.term' });
const moving = { view: { module: 'S0403S', right: 'view' }, add: { module: 'S0403S', right: 'add' }, delete: { module: 'S0403S', right: 'delete' } } as const;
const importing = { view: { module: 'S0402S', right: 'view' }, add: { module: 'S0402S', right: 'add' }, delete: { module: 'S0402S', right: 'delete' } } as const;

export const exchangeStudentList = defineList({
  resource: 'exchange-students', summary: 'Students whose portfolio can be exported (6.1)', access: exporting.view,
  columns: {
    studentNo: column.text({ nullable: false }), name: column.text({ nullable: false }), className: column.text(), birthDate: column.date(), idTail: column.text({ filter: false, sort: false }),
    status: column.enum('exchangeStudentStatus', studentStatuses),
  },
  defaultSort: ['studentNo', 'ASC'],
});

export const exchangeExportList = defineList({
  resource: 'exchange-exports', summary: 'Exports of portfolios, newest first (6.1)', access: exporting.view, personal: false,
  columns: {
    madeAt: column.datetime(), state: column.enum('exchangeExportState', exportStates), students: column.number(), fileName: column.text(), bytes: column.number({ hidden: true }), madeBy: column.text(),
    expiresAt: column.datetime(), endedAt: column.datetime({ hidden: true }),
  },
  defaultSort: ['madeAt', 'DESC'],
});

export const exchangeImportList = defineList({
  resource: 'exchange-imports', summary: 'Imports of portfolios, newest first (6.2)', access: importing.view, personal: false,
  columns: {
    madeAt: column.datetime(), fileName: column.text(), fromSchool: column.text(), state: column.enum('exchangeImportState', importStates), students: column.number(), completed: column.number(),
    madeBy: column.text(), reason: column.text(), endedAt: column.datetime({ hidden: true }),
  },
  defaultSort: ['madeAt', 'DESC'],
});

export const exchangeSchoolList = defineList({
  resource: 'exchange-schools', summary: 'Archives of the whole school that were made or taken in, newest first', access: moving.view, personal: false,
  columns: {
    madeAt: column.datetime(), direction: column.enum('exchangeSchoolDirection', moveDirections), state: column.enum('exchangeSchoolState', moveStates), fileName: column.text(), bytes: column.number({ hidden: true }),
    madeBy: column.text(), expiresAt: column.datetime(), reason: column.text(), endedAt: column.datetime({ hidden: true }),
  },
  defaultSort: ['madeAt', 'DESC'],
});

const exportedStudent = z.object({
  id: publicId, studentNo: z.string(), name: z.string(), outcomes: z.int().nullable(), performances: z.int().nullable(), posts: z.int().nullable(), files: z.int().nullable(),
});
export type ExportedStudent = z.infer<typeof exportedStudent>;

const counted = z.object({ new: z.int(), same: z.int(), failed: z.int() });
/** What of a student would be, or was, taken in. */
export const importResult = z.object({
  outcomes: counted, performances: counted, posts: counted, files: z.int(),
  /** Records that are not taken: which, and the key of why under `exchange.reasons`. */
  reasons: z.array(z.object({ label: z.string(), reason: z.string() })),
});
export type ImportResult = z.infer<typeof importResult>;

const importedStudent = z.object({
  id: publicId, name: z.string().nullable(), idTail: z.string().nullable(), birthDate: z.string().nullable(), state: z.enum(importStudentStates), studentNo: z.string().nullable(), result: importResult.nullable(),
});
export type ImportedStudent = z.infer<typeof importedStudent>;

const importDetail = z.object({
  id: publicId, state: z.enum(importStates), fileName: z.string(), fromSchool: z.string().nullable(), fromSchoolName: z.string().nullable(), hasManifest: z.boolean().nullable(), signed: z.boolean().nullable(), reason: z.string().nullable(),
  students: z.array(importedStudent),
});
export type ImportDetail = z.infer<typeof importDetail>;

const fileInfo = z.object({ fileName: z.string(), bytes: z.int(), md5: z.string(), password: z.string() });
export type FileInfo = z.infer<typeof fileInfo>;

const moveDetail = z.object({
  id: publicId, direction: z.enum(moveDirections), state: z.enum(moveStates), fileName: z.string(), bytes: z.int().nullable(), content: moveContent.nullable(), reason: z.string().nullable(),
});
export type MoveDetail = z.infer<typeof moveDetail>;

const md5 = z.string().trim().toLowerCase().refine((text) => /^[0-9a-f]{32}$/.test(text), { message: 'errors.exchange-checksum-shape' });
const fileName = z.string().min(1).max(limits.fileNameBytes).refine(isPrintable, { message: 'errors.control-characters' });
/** What a form of 6.2 asks for besides the file. */
export const importForm = z.strictObject({ md5, password: z.string().min(1, { message: 'errors.required' }).max(200) });

export const routes = {
  startExport: defineRoute({
    method: 'POST', path: '/exchange-exports', access: exporting.add, audit: 'exchange.export-started', summary: 'Makes one archive of the portfolios of some students: a job',
    body: z.strictObject({ students: z.array(publicId).min(1).max(limits.exchange.students) }), output: z.object({ jobId: publicId, exportId: publicId }),
  }),
  exportStudents: defineRoute({ method: 'GET', path: '/exchange-exports/:id/students', access: exporting.view, summary: 'The students of an export', params: idParams, output: z.array(exportedStudent) }),
  exportInfo: defineRoute({
    method: 'GET', path: '/exchange-exports/:id/info', access: exporting.view, audit: 'exchange.password-shown', summary: '檔案資訊: name, size, password and MD5 of an export; each showing is audited',
    params: idParams, output: fileInfo,
  }),
  exportFile: defineRoute({ method: 'GET', path: '/exchange-exports/:id/file', access: exporting.add, audit: 'exchange.file-opened', ownTransaction: true, summary: 'The archive of an export', params: idParams }),
  endExport: defineRoute({ method: 'POST', path: '/exchange-exports/:id/end', access: exporting.delete, ownTransaction: true, audit: 'exchange.export-ended', summary: 'Ends an export: its file is removed, the record stays', params: idParams, output: done }),

  upload: defineRoute({
    method: 'POST', path: '/exchange-imports', access: importing.add, raw: true, ownTransaction: true, audit: 'exchange.archive-uploaded',
    summary: 'Takes an archive in (body: its bytes) and holds it against its MD5', query: z.object({ name: fileName, md5 }), output: z.object({ id: publicId }),
  }),
  check: defineRoute({
    method: 'POST', path: '/exchange-imports/:id/check', access: importing.add, ownTransaction: true, audit: 'exchange.check-started',
    summary: 'Tries the password, and starts the job that checks every member and finds the students', params: idParams, body: z.strictObject({ password: importForm.shape.password }),
    output: z.object({ jobId: publicId }),
  }),
  detail: defineRoute({ method: 'GET', path: '/exchange-imports/:id/students', access: importing.view, audit: 'exchange.import-viewed', summary: 'An import with what is, or would be, taken in of each student', params: idParams, output: importDetail }),
  apply: defineRoute({ method: 'POST', path: '/exchange-imports/:id/apply', access: importing.add, audit: 'exchange.import-started', summary: 'Takes in what was checked: a job, one transaction a student', params: idParams, output: z.object({ jobId: publicId }) }),
  discard: defineRoute({ method: 'DELETE', path: '/exchange-imports/:id', access: importing.delete, ownTransaction: true, audit: 'exchange.import-ended', summary: 'Removes the file of an archive that is not taken in', params: idParams, output: done }),

  startSchoolExport: defineRoute({
    method: 'POST', path: '/exchange-schools', access: moving.add, audit: 'exchange.school-export-started', summary: 'Makes one archive of everything that the school owns: a job', output: z.object({ id: publicId, jobId: publicId }),
  }),
  schoolDetail: defineRoute({ method: 'GET', path: '/exchange-schools/:id', access: moving.view, summary: 'An archive of the school: what is in it, and how it stands', params: idParams, output: moveDetail }),
  schoolInfo: defineRoute({
    method: 'GET', path: '/exchange-schools/:id/info', access: moving.add, audit: 'exchange.school-password-shown', summary: '檔案資訊: name, size, password and MD5 of an archive of the school; each showing is audited',
    params: idParams, output: fileInfo,
  }),
  schoolFile: defineRoute({ method: 'GET', path: '/exchange-schools/:id/file', access: moving.add, audit: 'exchange.school-file-opened', ownTransaction: true, summary: 'The archive of the school', params: idParams }),
  endSchool: defineRoute({
    method: 'POST', path: '/exchange-schools/:id/end', access: moving.delete, ownTransaction: true, audit: 'exchange.school-ended', summary: 'Ends an archive of the school, made here or waiting to be taken in: its file is removed, the record stays',
    params: idParams, output: done,
  }),
  uploadSchool: defineRoute({
    method: 'POST', path: '/exchange-school-uploads', access: moving.add, raw: true, ownTransaction: true, audit: 'exchange.school-uploaded',
    summary: 'Takes an archive of the school in (body: its bytes) and holds it against its MD5', query: z.object({ name: fileName, md5 }), output: z.object({ id: publicId }),
  }),
  checkSchool: defineRoute({
    method: 'POST', path: '/exchange-schools/:id/check', access: moving.add, ownTransaction: true, audit: 'exchange.school-check-started', summary: 'Tries the password, and starts the job that checks every member and whether the school is empty',
    params: idParams, body: z.strictObject({ password: importForm.shape.password }), output: z.object({ jobId: publicId }),
  }),
  applySchool: defineRoute({
    method: 'POST', path: '/exchange-schools/:id/apply', access: moving.add, audit: 'exchange.school-import-started', summary: 'Takes the whole school in: a job, all rows in one transaction', params: idParams, output: z.object({ jobId: publicId }),
  }),
  rosterCounts: defineRoute({
    method: 'GET', path: '/exchange-one-roster/counts', access: rostering, summary: 'What of a term a OneRoster export would hold', query: z.strictObject({ term: rosterTerm }),
    output: z.object({ students: z.int(), classes: z.int(), offerings: z.int() }),
  }),
  rosterFile: defineRoute({
    method: 'GET', path: '/exchange-one-roster/file', access: rostering, ownTransaction: true, audit: 'exchange.one-roster-exported',
    summary: 'A term’s people, classes, courses and enrolments as a OneRoster 1.2 archive (CSV, bulk); without national IDs', query: z.strictObject({ term: rosterTerm }),
  }),
};
