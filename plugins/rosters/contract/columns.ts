import { z } from 'zod';

/** An edition of the columns, as a school reads of it. */
const announced = z.object({
  number: z.string(), notice: z.string(),
  /** First day, `2022-09-01`. */
  since: z.string(),
});
export type AnnouncedEdition = z.infer<typeof announced>;

/** The columns of a subject's rosters in effect today. */
export const rosterColumns = z.object({
  /** The last edition that has changed something in them; null when none has. */
  inEffect: announced.nullable(),
  /** Approved ones whose day is still to come, soonest first. */
  coming: z.array(announced),
  /** Rosters that have the same sheets stand together. */
  tables: z.array(z.object({
    rosters: z.array(z.string()), name: z.string(),
    sheets: z.array(z.object({
      name: z.string(),
      columns: z.array(z.object({ key: z.string(), header: z.string(), length: z.int(), required: z.boolean() })),
    })),
  })),
});
export type RosterColumnsShown = z.infer<typeof rosterColumns>;

/** How an edition stands, as platform staff see it, in their language. */
export interface EditionState {
  /** Public id, for its page in the Content Manager. */
  id: string;
  number: string;
  notice: string;
  /** Day of the notice and first day, `2022-09-01`. */
  noticeOn: string | null;
  effectiveOn: string;
  state: 'draft' | 'coming' | 'in-effect';
  /** What stands against approving it; of one in effect, which of its corrections have nothing to correct any more. */
  problems: string[];
  /** What it changes against the day before. */
  differences: {
    /** `26、36、76` */
    rosters: string;
    sheet: string;
    column: string;
    what: string;
    before: string;
    after: string;
  }[];
}

/** Everything that platform staff see of the columns. */
export interface ColumnStates {
  /** `2022-09-01`, Taipei. */
  today: string;
  /** Newest first. */
  editions: EditionState[];
  /** In effect today, the same of several rosters once. */
  columns: { rosters: string; sheet: string; key: string; header: string; length: number; required: boolean }[];
}

/** What an edition would find in the rows of one school that nothing is wrong with now. */
export interface EditionRehearsal {
  school: { code: string; name: string };
  year: number;
  /** Looked at; only of rosters that the edition changes. */
  rows: number;
  /** Rows whose cell would be too long or missing, by column and problem. */
  broken: { sheet: string; column: string; problem: string; rows: number }[];
}
