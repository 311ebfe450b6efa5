import { z } from 'zod';
import { limits } from '@portfolio/config/limits';
import type { Right } from '@portfolio/config/permissions';
import { column, defineList, defineRoute, done, idParams, line, publicId } from '@portfolio/kernel/contract';
import { findingCodes, levels, mends } from '../domain/checks';
import { rosterColumns } from './columns';
import { moduleOf, rostersOf, variantOf, type RosterNumber, type Subject } from '../domain/columns';

export * from './errors';
export * from './columns';
export { columnTexts } from './column-texts';
export { rosterTexts } from './texts';
export { rosters, rosterNumbers, rostersOf, gradesOf, moduleOf, subjects, subjectOf, type Edition, type RosterNumber, type RosterOf, type Subject } from '../domain/columns';
export { findingKinds, levels, mends, type FindingCode, type Level, type Mend } from '../domain/checks';

/** A draft is for looking at; a final export is what is handed in, and freezes what stands in it. */
export const exportModes = ['draft', 'final'] as const;
export type ExportMode = (typeof exportModes)[number];
/** Revoked: its links have ended. Unlocked: taken back, so that what it held can be changed again. */
export const exportStates = ['running', 'done', 'failed', 'revoked', 'unlocked'] as const;
export type ExportState = (typeof exportStates)[number];

const year = z.coerce.number().int().min(90).max(299);
const editionOf = (subject: Subject) => ({ year: z.int().min(90).max(299), roster: z.enum(rostersOf(subject) as [string, ...string[]]), grades: z.string().max(9) });
const isExported = ({ roster, grades, year: of }: { roster: string; grades: string; year: number }): boolean =>
  variantOf({ roster: roster as RosterNumber, grades, year: of }) !== null;
const notExported = { path: ['grades'], message: 'errors.roster-grades' };

/** One line of the table of 7.1. */
export const rosterLine = z.object({
  roster: z.string(), name: z.string(), grades: z.string(),
  /** What a final export would freeze (of posts: all), and what an earlier one has. */
  ticked: z.int(), submitted: z.int(),
  last: z.object({
    id: publicId, mode: z.enum(exportModes), state: z.enum(exportStates), madeBy: z.string().nullable(), madeAt: z.string(),
    rows: z.int().nullable(), errors: z.int().nullable(), warnings: z.int().nullable(),
  }).nullable(),
});
export type RosterLine = z.infer<typeof rosterLine>;

const finding = z.object({
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Where it stands; null for the cover. */
  place: z.object({ sheet: z.string(), row: z.int() }).nullable(),
  student: z.object({ id: publicId, no: z.string(), name: z.string(), className: z.string().nullable(), seatNo: z.int().nullable() }).nullable(),
});
export type ShownFinding = z.infer<typeof finding>;

/** Result of a job `roster-check`; its file is the whole list. */
export const checkResult = z.object({
  rows: z.int(), errors: z.int(), warnings: z.int(),
  /** By kind, errors first; `findings` are the first of each. */
  groups: z.array(z.object({ code: z.enum(findingCodes as [string, ...string[]]), level: z.enum(levels), mend: z.enum(mends), count: z.int(), findings: z.array(finding) })),
});
export type CheckResult = z.infer<typeof checkResult>;

/** Result of a job `roster-export`. */
export const exportResult = z.object({
  exportId: publicId, rows: z.int(), errors: z.int(), warnings: z.int(),
  /** Outcomes or performances that this export has frozen. */
  frozen: z.int(),
  /** Against the last final export of the same roster and grades; null when there was none, and for posts. */
  changes: z.object({ added: z.int(), changed: z.int(), removed: z.int() }).nullable(),
});
export type ExportResult = z.infer<typeof exportResult>;

/** Where a subject's routes are: each has its own, since each needs a module of its own. */
const folders = { outcomes: '', performances: 'performance-', officers: 'officer-' } as const;

const reasonBody = z.strictObject({ reason: line(limits.reason.min, limits.reason.max) });

function routesOf(subject: Subject) {
  const access = (right: Right) => ({ module: moduleOf[subject], right }) as const;
  const [table, exported] = [`/${folders[subject]}rosters`, `/${folders[subject]}roster-exports/:id`];
  const edition = editionOf(subject);
  return {
    table: defineRoute({
      method: 'GET', path: table, access: access('view'), summary: `Rosters of ${subject} that the school can export in a year, each with its last export (7)`,
      query: z.object({ year }), output: z.array(rosterLine),
    }),
    columns: defineRoute({
      method: 'GET', path: `${table}/columns`, access: access('view'), summary: `Sheets and columns of the rosters of ${subject} as they are today, and the edition that made them so`,
      output: rosterColumns,
    }),
    check: defineRoute({
      method: 'POST', path: `${table}/check`, access: access('view'), audit: 'roster.check-started',
      summary: `預檢 of ${subject}: a job that lists what the central database would refuse`,
      body: z.strictObject(edition).refine(isExported, notExported), output: z.object({ jobId: publicId }),
    }),
    export: defineRoute({
      method: 'POST', path: `${table}/export`, access: access('add'), audit: 'roster.export-started',
      summary: `A job that writes a roster of ${subject}; a final one is refused while 預檢 finds errors, and freezes what stands in it`,
      body: z.strictObject({ ...edition, mode: z.enum(exportModes) }).refine(isExported, notExported), output: z.object({ jobId: publicId, exportId: publicId }),
    }),
    exportFile: defineRoute({
      method: 'GET', path: `${exported}/file`, access: access('add'), audit: 'roster.file-opened', ownTransaction: true,
      summary: `The workbook of an export of ${subject} as it was made, byte for byte; it holds whole national IDs`, params: idParams,
    }),
    revoke: defineRoute({
      method: 'POST', path: `${exported}/revoke`, access: access('delete'), audit: 'roster.links-revoked',
      summary: `Ends every link of an export of ${subject} at once`, params: idParams, body: reasonBody, output: done,
    }),
    packAttachments: defineRoute({
      method: 'POST', path: `${exported}/attachments`, access: access('add'), audit: 'roster.attachments-started',
      summary: `A job that packs the files of a final export of ${subject} with manifest.csv, for a platform that the central database cannot reach`,
      params: idParams, output: z.object({ jobId: publicId }),
    }),
    attachments: defineRoute({
      method: 'GET', path: `${exported}/attachments`, access: access('add'), audit: 'roster.attachments-opened', ownTransaction: true,
      summary: `The packed files of a final export of ${subject}, while they are kept`, params: idParams,
    }),
    unlock: defineRoute({
      method: 'POST', path: `${exported}/unlock`, access: access('delete'), audit: 'roster.unlocked',
      summary: `Takes a final export of ${subject} back: what no other one holds is ticked again, and its links end`,
      params: idParams, body: reasonBody, output: z.object({ reopened: z.int() }),
    }),
  };
}

export const outcomeRosterRoutes = routesOf('outcomes');
export const performanceRosterRoutes = routesOf('performances');
export const officerRosterRoutes = routesOf('officers');
export type RosterRoutes = ReturnType<typeof routesOf>;
export const rosterRoutes: Record<Subject, RosterRoutes> = { outcomes: outcomeRosterRoutes, performances: performanceRosterRoutes, officers: officerRosterRoutes };

/** Outside /api, since it is what stands in the cells of a roster. The token is all that it asks for. */
export const linkRoute = defineRoute({
  method: 'GET', path: '/files/:token', access: 'public', summary: 'A file of a roster, by its link',
  params: z.object({ token: z.string().max(400) }),
});

const exportListOf = (subject: Subject) => defineList({
  resource: `${folders[subject]}roster-exports`, summary: `Exports of rosters of ${subject}, newest first`, access: { module: moduleOf[subject], right: 'view' }, personal: false,
  columns: {
    madeAt: column.datetime(), year: column.number(), roster: column.text(), grades: column.text(), mode: column.enum('rosterMode', exportModes),
    state: column.enum('rosterState', exportStates), rows: column.number(), errors: column.number(), warnings: column.number(),
    /** Against the final export before. */
    added: column.number(), changed: column.number(), removed: column.number(),
    /** Number of the edition of the columns that it was made by; null: as they stood before any. */
    columnsEdition: column.text(), madeBy: column.text(),
    fileName: column.text(), openings: column.number(), revokedAt: column.datetime(), revokedReason: column.text(),
    unlockedAt: column.datetime(), unlockedBy: column.text(), unlockedReason: column.text(), attachmentsMadeAt: column.datetime(), sha256: column.text({ hidden: true }), bytes: column.number({ hidden: true }),
  },
  defaultSort: ['madeAt', 'DESC'],
});

export const outcomeRosterExports = exportListOf('outcomes');
export const performanceRosterExports = exportListOf('performances');
export const officerRosterExports = exportListOf('officers');
export const rosterExportLists = { outcomes: outcomeRosterExports, performances: performanceRosterExports, officers: officerRosterExports };

export const changeKinds = ['added', 'changed', 'removed'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** What can be handed in, taken back and compared: not posts, which belong to the school administration system. */
export const frozenSubjects = ['outcomes', 'performances'] as const;
export type FrozenSubject = (typeof frozenSubjects)[number];

const changeListOf = (subject: FrozenSubject) => defineList({
  resource: `${folders[subject]}roster-changes`, summary: `What a final export of ${subject} changed against the final export before`, access: { module: moduleOf[subject], right: 'view' },
  columns: {
    change: column.enum('rosterChange', changeKinds), className: column.text(), seatNo: column.number(), studentNo: column.text(), name: column.text(), sheet: column.text(), row: column.number(),
    /** Brief, or what names it. */
    brief: column.text(),
    /** Headings with the value before and after. */
    what: column.text(),
  },
  params: z.object({ exportId: publicId.nullish() }), defaultSort: ['change', 'ASC'],
});

export const outcomeRosterChanges = changeListOf('outcomes');
export const performanceRosterChanges = changeListOf('performances');
export const rosterChangeLists = { outcomes: outcomeRosterChanges, performances: performanceRosterChanges };
