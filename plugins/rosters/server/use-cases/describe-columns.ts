import type { Language } from '@portfolio/kernel/contract';
import type { Runner } from '@portfolio/kernel/server/database';
import { text } from '@portfolio/access/server/http/texts';
import type { AnnouncedEdition, ColumnStates, EditionState, RosterColumnsShown } from '../../contract/columns';
import { columnsOn, differencesOfEdition, inOrder, touches, type ColumnDifference, type ColumnEdition } from '../../domain/column-editions';
import { rosterNumbers, rosters, rostersOf, type RosterOf, type SheetOf, type Subject } from '../../domain/columns';
import { checkEdition, type EditionContext, type KeptEdition, type ProblemCode } from '../../domain/edition-checks';
import { explainProblem } from '../guard-editions';
import { exampleLink } from '../links';
import { findEditionFacts, findEditions } from '../repositories/column-editions';

const announce = ({ number, notice, effectiveOn }: ColumnEdition): AnnouncedEdition => ({ number, notice, since: effectiveOn });

const SEPARATOR = '、';

/** What is the same of several, once: the keys in the order in which they came, each with those that have it. */
function grouped<Key extends string, T>(keys: readonly Key[], of: (key: Key) => T): { keys: Key[]; value: T }[] {
  const found = new Map<string, { keys: Key[]; value: T }>();
  for (const key of keys) {
    const value = of(key);
    const known = found.get(JSON.stringify(value));
    if (known) known.keys.push(key);
    else found.set(JSON.stringify(value), { keys: [key], value });
  }
  return [...found.values()];
}

const shownColumns = ({ columns }: SheetOf) => columns.map(({ key, header, length, required }) => ({ key, header, length, required }));

/** The columns of a subject's rosters as they are today, and the editions that a school should know of. One statement. */
export async function describeSubjectColumns(database: Pick<Runner, 'query'>, subject: Subject): Promise<RosterColumnsShown> {
  const { today, approved } = await findEditions(database);
  const numbers = rostersOf(subject);
  const own = inOrder(approved).filter((edition) => numbers.some((roster) => touches(edition, roster)));
  const last = own.filter(({ effectiveOn }) => effectiveOn <= today).at(-1);
  const tables = grouped(numbers, (roster) => ({
    name: (rosters[roster] as RosterOf).name,
    sheets: columnsOn(roster, today, approved).sheets.map((sheet) => ({ name: sheet.name, columns: shownColumns(sheet) })),
  }));
  return {
    inEffect: last ? announce(last) : null,
    coming: own.filter(({ effectiveOn }) => effectiveOn > today).map(announce),
    tables: tables.map(({ keys, value }) => ({ rosters: keys, ...value })),
  };
}

/** Every edition with what stands against it and what it changes, and the columns as they are today, for platform staff. */
export async function describeColumns(database: Pick<Runner, 'query'>, language: Language): Promise<ColumnStates> {
  const { today, editions, approved } = await findEditions(database);
  const context = { ...(await findEditionFacts(database)), linkLength: exampleLink().length };
  const columns = rosterNumbers.flatMap((roster) => columnsOn(roster, today, approved).sheets.flatMap((sheet) => shownColumns(sheet).map((column) => ({ roster, sheet: sheet.name, ...column }))));
  const same = new Map<string, ColumnStates['columns'][number]>();
  for (const { roster, ...column } of columns) {
    const key = JSON.stringify(column);
    same.set(key, { ...column, rosters: [same.get(key)?.rosters, roster].filter(Boolean).join(SEPARATOR) });
  }
  return { today, editions: inOrder(editions).reverse().map((edition) => stateOf(edition, editions, context, language)), columns: [...same.values()] };
}

/** A release has taken what a correction names out of the table: all that can be wrong with what is in effect. */
const GONE: readonly ProblemCode[] = ['roster-unknown', 'sheet-unknown', 'column-unknown'];

function stateOf(edition: KeptEdition, editions: readonly KeptEdition[], context: EditionContext, language: Language): EditionState {
  const { id, number, notice, noticeOn, effectiveOn, approved } = edition;
  const among = editions.filter((each) => each.approved || each === edition);
  const state = !approved ? 'draft' : effectiveOn <= context.today ? 'in-effect' : 'coming';
  const found = checkEdition(edition, among, context);
  return {
    id, number, notice, noticeOn, effectiveOn, state,
    problems: (state === 'in-effect' ? found.filter(({ code }) => GONE.includes(code)) : found).map((problem) => explainProblem(problem, language)),
    differences: differencesOfEdition(edition, among).map((difference) => inWords(difference, language)),
  };
}

function inWords({ rosters: numbers, sheet, column, what, before, after }: ColumnDifference, language: Language): EditionState['differences'][number] {
  const say = (value: string | number | boolean): string => (typeof value === 'boolean' ? text(language, `rosters.columns.${value ? 'yes' : 'no'}`) : String(value));
  return { rosters: numbers.join(SEPARATOR), sheet, column, what: text(language, `rosters.columns.what.${what}`), before: say(before), after: say(after) };
}
