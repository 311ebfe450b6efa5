import { rosterNumbers, rosters, type ColumnOf, type RosterNumber, type RosterOf, type SheetOf } from './columns';

/**
 * Corrections of the table of rosters that a ministry's notice brings, as data with their history. The columns in effect
 * on a day are those of `columns.ts` and every approved edition from before or on that day, one over the other.
 */
export interface Correction {
  /** Numbers of rosters as staff write them: `26 36 76`, `26、36`. */
  rosters: string;
  /** Null: every sheet of these rosters that has the column. */
  sheet: string | null;
  /** A column's key. */
  column: string;
  /** What each becomes; null stays as it was. */
  header: string | null;
  length: number | null;
  required: boolean | null;
}

export interface ColumnEdition {
  /** What people call it: `111-1`. */
  number: string;
  /** The ministry's notice. */
  notice: string;
  /** First day, `2022-09-01`. */
  effectiveOn: string;
  corrections: readonly Correction[];
}

/** The columns of one roster, and the last edition that has changed something in it; null: as they stand in `columns.ts`. */
export interface RosterColumns {
  edition: ColumnEdition | null;
  sheets: readonly SheetOf[];
}

/** What staff wrote, without blanks around it; what they left empty is null. */
export const toCorrection = ({ rosters: named, sheet, column, header, length, required }: { [field in keyof Correction]?: Correction[field] }): Correction => ({
  rosters: named?.trim() ?? '', sheet: sheet?.trim() || null, column: column?.trim() ?? '', header: header?.trim() || null, length: length ?? null, required: required ?? null,
});

/** `['26', '36']` of `26、36`, each once. Not all need be rosters. */
export const rostersNamed = ({ rosters: written }: Pick<Correction, 'rosters'>): string[] => [...new Set(written.split(/[\s,，、;；/]+/).filter(Boolean))];

export const touches = ({ corrections }: Pick<ColumnEdition, 'corrections'>, roster: RosterNumber): boolean => corrections.some((each) => rostersNamed(each).includes(roster));

/** A column's place within a roster is its sheet and its key. */
export const isAbout = (correction: Correction, roster: RosterNumber, sheet: string, key: string): boolean =>
  correction.column === key && (correction.sheet === null || correction.sheet === sheet) && rostersNamed(correction).includes(roster);

const corrected = (column: ColumnOf, { header, length, required }: Correction): ColumnOf => ({
  ...column, header: header ?? column.header, length: length ?? column.length, required: required ?? column.required,
});

/** What an edition makes of a roster's sheets. A correction of what is not there changes nothing. */
export function correctSheets(roster: RosterNumber, sheets: readonly SheetOf[], { corrections }: Pick<ColumnEdition, 'corrections'>): readonly SheetOf[] {
  return sheets.map((sheet) => ({
    ...sheet,
    columns: sheet.columns.map((column) => corrections.filter((each) => isAbout(each, roster, sheet.name, column.key)).reduce(corrected, column)),
  }));
}

/** As they follow each other; those of one day in the order in which they were entered. */
export const inOrder = <E extends ColumnEdition>(editions: readonly E[]): E[] => [...editions].sort((a, b) => a.effectiveOn.localeCompare(b.effectiveOn));

/**
 * @param editions approved ones, those of one day in the order in which they were entered
 * @param day `2022-09-01`
 */
export function columnsOn(roster: RosterNumber, day: string, editions: readonly ColumnEdition[]): RosterColumns {
  const past = inOrder(editions).filter((edition) => edition.effectiveOn <= day && touches(edition, roster));
  const base: readonly SheetOf[] = (rosters[roster] as RosterOf).sheets;
  return { edition: past.at(-1) ?? null, sheets: past.reduce((sheets, edition) => correctSheets(roster, sheets, edition), base) };
}

export const corrigible = ['header', 'length', 'required'] as const;
export type Corrigible = (typeof corrigible)[number];

/** One thing that differs between two states of the table. */
export interface ColumnDifference {
  /** Where it differs in this way. */
  rosters: RosterNumber[];
  sheet: string;
  /** The column's key. */
  column: string;
  what: Corrigible;
  before: string | number | boolean;
  after: string | number | boolean;
}

type SheetsOf = (roster: RosterNumber) => readonly SheetOf[];

function differencesIn(roster: RosterNumber, before: readonly SheetOf[], after: readonly SheetOf[]): ColumnDifference[] {
  return after.flatMap((sheet, at) => sheet.columns.flatMap((column, index) => {
    const was = before[at].columns[index];
    return corrigible.filter((what) => was[what] !== column[what])
      .map((what) => ({ rosters: [roster], sheet: sheet.name, column: column.key, what, before: was[what], after: column[what] }));
  }));
}

/** What differs between two states of the table, the same of several rosters once, in the order of the table. */
function differencesOf(before: SheetsOf, after: SheetsOf): ColumnDifference[] {
  const found = new Map<string, ColumnDifference>();
  for (const difference of rosterNumbers.flatMap((roster) => differencesIn(roster, before(roster), after(roster)))) {
    const { rosters: [roster], ...same } = difference;
    const key = JSON.stringify(same);
    const known = found.get(key);
    if (known) known.rosters.push(roster);
    else found.set(key, difference);
  }
  return [...found.values()];
}

/**
 * What an edition changes against the day before it.
 * @param approved all that are approved and this one, in the order in which they were entered
 */
export function differencesOfEdition(edition: ColumnEdition, approved: readonly ColumnEdition[]): ColumnDifference[] {
  const ordered = inOrder(approved);
  const earlier = ordered.slice(0, ordered.indexOf(edition));
  const before: SheetsOf = (roster) => columnsOn(roster, edition.effectiveOn, earlier).sheets;
  return differencesOf(before, (roster) => correctSheets(roster, before(roster), edition));
}
