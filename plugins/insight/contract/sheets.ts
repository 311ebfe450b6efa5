import { z } from 'zod';
import { defineRoute, publicId, termField } from '@portfolio/kernel/contract';

const access = { module: 'S0221S', right: 'view' } as const;
const file = z.object({ name: z.string() }).nullable();

/** What a confirmation sheet says of one student: everything handed in, certified and ticked in the year. */
export const confirmationSheet = z.object({
  student: z.object({ id: publicId, name: z.string(), studentNo: z.string() }),
  className: z.string(),
  seatNo: z.int().nullable(),
  outcomes: z.array(z.object({
    id: publicId, term: z.string(), courseName: z.string(), brief: z.string().nullable(), document: file, media: file, state: z.string(), answeredAt: z.string().nullable(), answeredBy: z.string().nullable(),
  })),
  performances: z.array(z.object({ id: publicId, category: z.string(), content: z.record(z.string(), z.unknown()).nullable(), brief: z.string().nullable(), document: file, media: file, state: z.string() })),
});
export type Sheet = z.infer<typeof confirmationSheet>;

export const sheetClass = z.object({ id: publicId, name: z.string(), grade: z.int(), students: z.int() });
export type SheetClass = z.infer<typeof sheetClass>;

export const confirmationSheets = z.object({ schoolName: z.string(), className: z.string(), year: z.int(), sheets: z.array(confirmationSheet) });
export type Sheets = z.infer<typeof confirmationSheets>;

/** S0221S 學生上傳及勾選情形確認單 */
export const sheetRoutes = {
  sheetClasses: defineRoute({ method: 'GET', path: '/sheet-classes', access, summary: 'Classes of a term; of a whole year, those of its latest semester', query: z.object({ term: termField }), output: z.array(sheetClass) }),
  confirmationSheets: defineRoute({
    method: 'GET', path: '/confirmation-sheets/:id', access, audit: 'confirmation-sheets.viewed', summary: 'The confirmation sheets of a class, a student each, by seat',
    params: z.object({ id: publicId }), output: confirmationSheets,
  }),
  archiveSheets: defineRoute({
    method: 'POST', path: '/confirmation-sheets/:id/pdf', access, audit: 'confirmation-sheets.archive-started', summary: 'Starts a job that writes the sheets of a class into a PDF',
    params: z.object({ id: publicId }), output: z.object({ jobId: publicId }),
  }),
};
