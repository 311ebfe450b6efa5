import { z } from 'zod';
import { blankIsNull, column, defineList, defineRoute, idParams, line, publicId, termField } from '@portfolio/kernel/contract';
import { feeds, typeNames } from '../domain/types';

export * from './errors';
export { syncTexts } from './texts';
export { rosterSources } from '../domain/one-roster';
export { feeds, syncTypes, typeNames, type Feed, type TypeName } from '../domain/types';

export const runStates = ['running', 'applied', 'waiting', 'refused', 'failed'] as const;
export type RunState = (typeof runStates)[number];
export const runSources = ['server', 'upload'] as const;
/** `oneroster`: a OneRoster 1.2 archive, of which one type is taken at a time. */
export const uploadFormats = ['csv', 'xlsx', 'oneroster'] as const;
export type UploadFormat = (typeof uploadFormats)[number];
export const encodings = ['auto', 'utf-8', 'big5'] as const;

const typeField = z.enum(typeNames);
/** A term with a semester: what a school pulls. */
const pulledTerm = termField.refine((term) => !term.endsWith('0'), { message: 'errors.term' });

/** `08:00`, Asia/Taipei. */
const timeOfDay = z.string().refine((time) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time), { message: 'errors.sync-time' });

const rowCounts = { received: z.int(), new: z.int(), changed: z.int(), same: z.int(), ended: z.int(), refused: z.int() };
export const counts = z.object(rowCounts);
export type Counts = z.infer<typeof counts>;

/** A refused row, or a value that was left out, with its reason in the reader's words. */
export const refusal = z.object({
  row: z.int().nullable(), key: z.string().nullable(), column: z.string().nullable(), reason: z.string(), message: z.string(),
});
export type Refusal = z.infer<typeof refusal>;

export const runSummary = z.object({
  id: publicId, type: typeField, feed: z.enum(feeds), term: z.string(), source: z.enum(runSources), state: z.enum(runStates), batch: z.string(),
  receivedAt: z.string(), endedAt: z.string().nullable(), counts: counts.nullable(),
  /** Why it failed or waits, in words. */
  note: z.string().nullable(),
});
export type RunSummary = z.infer<typeof runSummary>;

/** One record in full (4.3). */
export const runDetail = runSummary.extend({
  startedBy: z.string().nullable(), sha256: z.string().nullable(),
  /** What the school's server answered: `sch_no`, `total`, `status_code` and what the platform made of it. */
  result: z.record(z.string(), z.unknown()),
  /** At most a thousand; `counts.refused` is their number. */
  refusals: z.array(refusal),
  /** Values that were left out of rows that were taken. */
  notes: z.array(refusal),
});
export type RunDetail = z.infer<typeof runDetail>;

export const connection = z.object({
  baseUrl: z.string().nullable(), clientId: z.string().nullable(), hasSecret: z.boolean(), dailyAt: z.string().nullable(), enabled: z.boolean(),
});
export type Connection = z.infer<typeof connection>;

const address = z.string().trim().min(1).max(255);

/** What the school's server answered to a trial. */
export const trial = z.object({
  ok: z.boolean(),
  /** In words. */
  message: z.string(),
  /** HTTP status of the last answer; null when there was none. */
  httpStatus: z.int().nullable(),
  statusCode: z.string().nullable(),
  serverMessage: z.string().nullable(),
  total: z.int().nullable(),
  milliseconds: z.int(),
});
export type Trial = z.infer<typeof trial>;

const question = z.object({ type: typeField, ends: z.int(), live: z.int(), empty: z.boolean(), received: z.int() });

export const status = z.object({
  connection,
  types: z.array(z.object({ type: typeField, last: runSummary.nullable() })),
  /** The sync that is waiting or running now. */
  job: z.object({ id: publicId, own: z.boolean(), step: z.string().nullable(), done: z.int().nullable(), total: z.int().nullable(), startedBy: z.string().nullable() }).nullable(),
  /** What stopped before a person's yes. */
  waiting: z.object({ batch: z.string(), term: z.string(), at: z.string(), questions: z.array(question), blocked: z.array(typeField) }).nullable(),
});
export type Status = z.infer<typeof status>;

const jobStarted = z.object({ jobId: publicId });

/** What applying an upload would do; nothing is done yet. */
export const preview = z.object({
  id: publicId, type: typeField, term: z.string(), fileName: z.string(), format: z.enum(uploadFormats), encoding: z.enum(['utf-8', 'big5']).nullable(),
  ...rowCounts,
  refusals: z.array(refusal), notes: z.array(refusal),
  /** Live rows now; with `ended` what a yes is asked for. */
  live: z.int(), needsYes: z.boolean(),
});
export type Preview = z.infer<typeof preview>;

const view = { module: 'S0101S', right: 'view' } as const;
const edit = { module: 'S0101S', right: 'edit' } as const;
const log = { module: 'S0201S1', right: 'view' } as const;

export const routes = {
  connection: defineRoute({ method: 'GET', path: '/sync/connection', access: view, summary: 'The connection to the school administration system; the secret is never sent back', output: connection }),
  saveConnection: defineRoute({
    method: 'PUT', path: '/sync/connection', access: edit, audit: 'sync.connection-saved', summary: 'Sets the connection and the daily time; without `secret` the kept one stays',
    body: z.strictObject({ baseUrl: address, clientId: line(1, 100), secret: blankIsNull(z.string().max(500).nullish()), dailyAt: blankIsNull(timeOfDay.nullable()), enabled: z.boolean() }),
    output: connection,
  }),
  testConnection: defineRoute({
    method: 'POST', path: '/sync/connection/test', access: edit, audit: 'sync.connection-tested', ownTransaction: true,
    summary: 'Asks the school’s server for a token and one row, and says what it answered; nothing is kept',
    body: z.strictObject({ baseUrl: address, clientId: line(1, 100), secret: blankIsNull(z.string().max(500).nullish()) }),
    output: trial,
  }),
  start: defineRoute({
    method: 'POST', path: '/sync/start', access: edit, audit: 'sync.started', summary: 'Starts a sync of a term; refused while one is waiting or running',
    body: z.strictObject({
      term: pulledTerm,
      types: z.array(typeField).min(1).max(typeNames.length).optional(),
      /** Only what changed since the last sync of each type; what never came is pulled whole. */
      changesOnly: z.boolean().default(false),
    }),
    output: jobStarted,
  }),
  status: defineRoute({ method: 'GET', path: '/sync/status', access: view, summary: 'Each type’s last record, what runs, and what waits for a yes', output: status }),
  confirm: defineRoute({
    method: 'POST', path: '/sync/batches/:batch/confirm', access: edit, audit: 'sync.shrink-confirmed',
    summary: 'The yes to types that would shrink, with the numbers that were shown; they are pulled again and applied',
    params: z.object({ batch: publicId }),
    body: z.strictObject({ questions: z.array(z.strictObject({ type: typeField, ends: z.int().min(0) })).min(1).max(typeNames.length) }),
    output: jobStarted,
  }),
  run: defineRoute({ method: 'GET', path: '/sync/runs/:id', access: log, summary: 'One record with its full result and its refused rows (4.3)', params: idParams, output: runDetail }),
  template: defineRoute({ method: 'GET', path: '/sync/templates/:type', access: view, summary: 'A workbook with the headings of a type, to fill in', params: z.object({ type: typeField }) }),
  previewUpload: defineRoute({
    method: 'POST', path: '/sync/uploads/preview', access: edit, raw: true, ownTransaction: true, audit: 'sync.upload-previewed',
    summary: 'Takes a CSV (UTF-8 or Big5) or XLSX sheet, or a OneRoster 1.2 archive, in (body: its bytes) and says what applying it would do',
    query: z.object({ type: typeField, term: pulledTerm, encoding: z.enum(encodings).default('auto'), name: z.string().min(1).max(255) }),
    output: preview,
  }),
  applyUpload: defineRoute({
    method: 'POST', path: '/sync/uploads/:id/apply', access: edit, audit: 'sync.upload-applied', summary: 'Applies a previewed upload',
    params: idParams,
    body: z.strictObject({ confirmedEnds: z.int().min(0).nullable().default(null) }),
    output: jobStarted,
  }),
};

/** 4.3 */
export const syncRunList = defineList({
  resource: 'sync-runs', summary: 'What came from the school administration system (4.3)', access: log, personal: false,
  columns: {
    dataType: column.enum('syncType', typeNames), feed: column.enum('syncFeed', feeds, { hidden: true }), term: column.text(), source: column.enum('syncSource', runSources),
    state: column.enum('syncState', runStates), errors: column.text(), result: column.text(), receivedAt: column.datetime(), endedAt: column.datetime(),
    rowsReceived: column.number(), rowsNew: column.number(), rowsChanged: column.number(), rowsSame: column.number(), rowsEnded: column.number(), rowsRefused: column.number(),
  },
  params: z.object({ feed: z.enum(feeds).nullish() }),
  defaultSort: ['receivedAt', 'DESC'],
});
