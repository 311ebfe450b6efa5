import { limits } from '@portfolio/config/limits';
import { rocDate } from '@portfolio/kernel/domain/clock';
import { codePoints, isPrintable } from '@portfolio/kernel/domain/text';
import { columnsOn, inOrder, isAbout, rostersNamed, touches, type ColumnEdition, type Correction } from './column-editions';
import { rosterNumbers, subjectOf, type ColumnOf, type RosterNumber, type SheetOf, type Source } from './columns';

/**
 * What stands against an edition of the columns. Every rule is pure; texts stand in the catalogue under
 * `rosters.columns.problems.<code>`.
 */
export const problemCodes = [
  'in-effect', 'day-passed', 'nothing', 'roster-none', 'roster-unknown', 'sheet-unknown', 'column-unknown', 'column-renamed', 'unchanged', 'twice',
  'header-shape', 'header-twice', 'length-range', 'required-person', 'required-link',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

export interface EditionProblem {
  code: ProblemCode;
  values: Record<string, string | number>;
  /** Which correction, from 0, and its field; null when it is about the whole. */
  at: { correction: number; field: keyof Correction } | null;
}

/** An edition as it is kept. */
export interface KeptEdition extends ColumnEdition {
  /** Public id. */
  id: string;
  approved: boolean;
  /** Day of the notice, and what staff noted. */
  noticeOn: string | null;
  note: string | null;
}

/** What the rules know besides the editions. */
export interface EditionContext {
  /** Taipei's day by the database's clock. */
  today: string;
  /** Day of the last final export of each roster, of all schools. */
  lastFinal: Partial<Record<RosterNumber, string>>;
  /** Code points of a link to a file, as this platform makes them. */
  linkLength: number;
}

const isRoster = (name: string): name is RosterNumber => (rosterNumbers as string[]).includes(name);

const problem = (code: ProblemCode, values: EditionProblem['values'] = {}, at: EditionProblem['at'] = null): EditionProblem => ({ code, values, at });

/** Fewest characters of what has a form of its own. */
const LEAST: Partial<Record<Source, number>> = { nationalId: 10, courseCode: 23, originCode: 23, originSchool: 6, originYear: 3 };
const ROC_DATE = 7;

function leastLength({ source, type }: ColumnOf, linkLength: number): number {
  if (source === 'documentLink' || source === 'mediaLink') return linkLength;
  return type === 'roc-date' ? ROC_DATE : (LEAST[source] ?? 1);
}

/** A column that a correction is about, as it was just before the edition. */
interface Place {
  roster: RosterNumber;
  sheet: SheetOf;
  column: ColumnOf;
}

type Before = (roster: RosterNumber) => readonly SheetOf[];

function placesOf(correction: Correction, before: Before): Place[] {
  return rostersNamed(correction).filter(isRoster).flatMap((roster) => before(roster).flatMap((sheet) =>
    sheet.columns.filter(({ key }) => isAbout(correction, roster, sheet.name, key)).map((column) => ({ roster, sheet, column }))));
}

/** Of one correction that names something, or of what it does not name. */
function checkCorrection(correction: Correction, number: number, before: Before, { linkLength }: EditionContext): EditionProblem[] {
  const at = (field: keyof Correction) => ({ correction: number, field });
  const missing = checkPlace(correction, number, before);
  if (missing.length > 0) return missing;
  const { header, length, required } = correction;
  const places = placesOf(correction, before);
  const columns = places.map(({ column }) => column);
  const isSame = (column: ColumnOf): boolean => (header ?? column.header) === column.header && (length ?? column.length) === column.length && (required ?? column.required) === column.required;
  const least = Math.max(...columns.map((column) => leastLength(column, linkLength)));
  const { header: headers, length: most } = limits.rosterColumn;
  return [
    ...(columns.every(isSame) ? [problem('unchanged', { column: correction.column }, at('column'))] : []),
    ...(header !== null && !isHeading(header) ? [problem('header-shape', { limit: headers }, at('header'))] : []),
    ...(length !== null && (!Number.isInteger(length) || length < least || length > most) ? [problem('length-range', { column: correction.column, least, most }, at('length'))] : []),
    ...checkRequired(correction, places).map((code) => problem(code, { column: correction.column }, at('required'))),
  ];
}

const isHeading = (header: string): boolean => header === header.trim() && header !== '' && codePoints(header) <= limits.rosterColumn.header && isPrintable(header) && !/[\t\r\n]/.test(header);

/** The roster, the sheet and the column, each only when the one before is there. */
function checkPlace(correction: Correction, number: number, before: Before): EditionProblem[] {
  const at = (field: keyof Correction) => ({ correction: number, field });
  const named = rostersNamed(correction);
  if (named.length === 0) return [problem('roster-none', { rosters: rosterNumbers.join('、') }, at('rosters'))];
  const unknown = named.filter((name) => !isRoster(name));
  if (unknown.length > 0) return [problem('roster-unknown', { value: unknown.join('、'), rosters: rosterNumbers.join('、') }, at('rosters'))];
  const rostersOf = named as RosterNumber[];
  const { sheet, column } = correction;
  const withoutSheet = sheet === null ? undefined : rostersOf.find((roster) => !before(roster).some(({ name }) => name === sheet));
  if (withoutSheet) return [problem('sheet-unknown', { roster: withoutSheet, sheet: sheet ?? '', sheets: before(withoutSheet).map(({ name }) => name).join('、') }, at('sheet'))];
  const without = rostersOf.find((roster) => placesOf({ ...correction, rosters: roster }, before).length === 0);
  if (!without) return [];
  const columns = before(without).filter(({ name }) => sheet === null || name === sheet).flatMap((each) => each.columns);
  const renamed = columns.find(({ header }) => header === column);
  if (renamed) return [problem('column-renamed', { column, key: renamed.key }, at('column'))];
  return [problem('column-unknown', { roster: without, column, columns: [...new Set(columns.map(({ key }) => key))].join('、') }, at('column'))];
}

/** Who a row is about is always said; an outcome has one of two links at least, so that neither alone is asked for. */
function checkRequired({ required }: Correction, places: readonly Place[]): ProblemCode[] {
  const isPersons = places.some(({ column: { source } }) => source === 'nationalId' || source === 'birthDate');
  const isOneOfTwo = places.some(({ roster, column: { source } }) => subjectOf(roster) === 'outcomes' && (source === 'documentLink' || source === 'mediaLink'));
  return [...(required === false && isPersons ? ['required-person' as const] : []), ...(required === true && isOneOfTwo ? ['required-link' as const] : [])];
}

/** Two corrections of the same thing of the same column: which of them is meant cannot be told. */
function checkTwice({ corrections }: ColumnEdition, before: Before): EditionProblem[] {
  const seen = new Set<string>();
  return corrections.flatMap((correction, number) => {
    const fields = (['header', 'length', 'required'] as const).filter((field) => correction[field] !== null);
    const keys = placesOf(correction, before).flatMap(({ roster, sheet, column }) => fields.map((field) => `${roster} ${sheet.name} ${column.key} ${field}`));
    const isTwice = keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    return isTwice ? [problem('twice', { column: correction.column }, { correction: number, field: 'column' })] : [];
  });
}

/** The first heading that a sheet has twice. */
function doubledHeading(sheets: readonly SheetOf[]): { sheet: string; header: string } | null {
  for (const { name, columns } of sheets) {
    const headers = columns.map(({ header }) => header);
    const header = headers.find((each, index) => headers.indexOf(each) !== index);
    if (header !== undefined) return { sheet: name, header };
  }
  return null;
}

/** No sheet may come to have one heading twice, by this edition or by a later one on top of it. */
function checkHeadings(edition: ColumnEdition, approved: readonly ColumnEdition[]): EditionProblem[] {
  for (const roster of rosterNumbers) {
    if (!touches(edition, roster)) continue;
    for (let last = approved.indexOf(edition); last < approved.length; last += 1) {
      const doubled = doubledHeading(columnsOn(roster, approved[last].effectiveOn, approved.slice(0, last + 1)).sheets);
      if (doubled) return [problem('header-twice', { roster, ...doubled, number: approved[last].number })];
    }
  }
  return [];
}

/** What was handed in was handed in by the columns of its day: they stay what they were. */
function checkDay(edition: ColumnEdition, { lastFinal }: EditionContext): EditionProblem[] {
  const last = rosterNumbers.filter((roster) => touches(edition, roster)).map((roster) => ({ roster, day: lastFinal[roster] ?? '' }))
    .sort((a, b) => b.day.localeCompare(a.day))[0];
  return last && last.day >= edition.effectiveOn ? [problem('day-passed', { roster: last.roster, day: rocDate(last.day), effective: rocDate(edition.effectiveOn) })] : [];
}

/**
 * Everything that stands against an edition; nothing when it may take effect.
 * @param approved all that are approved and this one, in the order in which they were entered
 */
export function checkEdition(edition: ColumnEdition, approved: readonly ColumnEdition[], context: EditionContext): EditionProblem[] {
  const ordered = inOrder(approved);
  const earlier = ordered.slice(0, ordered.indexOf(edition));
  const before: Before = (roster) => columnsOn(roster, edition.effectiveOn, earlier).sheets;
  if (edition.corrections.length === 0) return [problem('nothing')];
  const single = edition.corrections.flatMap((correction, number) => checkCorrection(correction, number, before, context));
  return [...single, ...checkTwice(edition, before), ...(single.length === 0 ? checkHeadings(edition, ordered) : []), ...checkDay(edition, context)];
}

const isInEffect = ({ approved, effectiveOn }: KeptEdition, today: string): boolean => approved && effectiveOn <= today;

const same = (a: KeptEdition, b: KeptEdition | undefined): boolean => b !== undefined && JSON.stringify(a) === JSON.stringify(b);

/** An edition that something stands against. */
export interface RefusedEdition {
  edition: KeptEdition;
  problems: EditionProblem[];
}

/**
 * Whether the editions may become others: what is in effect stays as it is, and whatever is approved newly, or changed
 * while it waits for its day, is checked as at its approval; so is what waits behind one that is taken back.
 * @param before as kept; `after`: as they would be, both in the order in which they were entered
 */
export function checkChange(before: readonly KeptEdition[], after: readonly KeptEdition[], context: EditionContext): RefusedEdition[] {
  const find = (editions: readonly KeptEdition[], { id }: KeptEdition) => editions.find((each) => each.id === id);
  const fixed = before.filter((edition) => isInEffect(edition, context.today) && !same(edition, find(after, edition)));
  if (fixed.length > 0) return fixed.map((edition) => ({ edition, problems: [problem('in-effect', { number: edition.number, day: rocDate(edition.effectiveOn) })] }));
  const [approvedBefore, approved] = [before, after].map((editions) => editions.filter((each) => each.approved));
  return approved.flatMap((edition) => {
    const was = find(approvedBefore, edition);
    if (was && isInEffect(was, context.today)) return [];
    const problems = checkEdition(edition, approved, context);
    // What stood against it already is not this change's doing.
    const isOld = was !== undefined && same(edition, was) && checkEdition(was, approvedBefore, context).length > 0;
    return problems.length === 0 || isOld ? [] : [{ edition, problems }];
  });
}
