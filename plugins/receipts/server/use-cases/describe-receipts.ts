import { kernelError } from '@portfolio/kernel/contract';
import { parseTerm } from '@portfolio/kernel/domain/terms';
import type { Scope } from '@portfolio/kernel/server/scope';
import type { DifferenceItem, ReceiptShelf, ReceiptView } from '../../contract';
import type { ReceiptCategory } from '../../domain/categories';
import { phaseOf } from '../../domain/period';
import { placeOf } from '../../domain/table-order';
import type { ReceiptTable } from '../../domain/tables';
import { findOnlyThere, findPerson, findReceipts, findTerms, findTicked, wireOf, type HeldReceipt, type Person, type TickedRow } from '../repositories/receipts';

export interface Reader {
  categories: readonly ReceiptCategory[];
  now: Date;
  /** A student sees rows from the beginning of the time for confirming on, and not who imported them. */
  isStudent: boolean;
}

/** Tables in the order of the screens; those that nobody knows come after. */
function inOrder(category: ReceiptCategory, tables: readonly ReceiptTable[]): { table: ReceiptTable; at: number }[] {
  return tables.map((table, at) => ({ table, at, place: placeOf(category, table.name) })).sort((a, b) => a.place - b.place);
}

const isTickedCategory = (category: ReceiptCategory): category is 'outcomes' | 'performances' => category === 'outcomes' || category === 'performances';

function viewOf(held: HeldReceipt, term: string, ticked: readonly TickedRow[], { now, isStudent }: Reader): ReceiptView {
  const { category } = held;
  const phase = phaseOf(held, now);
  const matched = new Set((held.matched ?? []).map(([table, row]) => `${table} ${row}`));
  const tables = inOrder(category, held.tables).map(({ table, at }) => ({ ...table, ticked: isTickedCategory(category) ? table.rows.map((_, row) => matched.has(`${at} ${row}`)) : null }));
  const hides = isStudent && phase === 'before';
  return {
    id: held.id, category, term, version: held.version, state: held.state, phase, startsAt: held.startsAt.toISOString(), endsAt: held.endsAt.toISOString(), answeredAt: held.answeredAt?.toISOString() ?? null,
    rosters: held.rosters ?? [], importedBy: isStudent ? null : held.importedBy, importedAt: held.importedAt.toISOString(),
    tables: hides ? null : tables,
    ticked: isTickedCategory(category) && !hides ? ticked.filter((row) => row.category === category).map(({ category: _, label, ...row }) => ({ ...row, label: label ?? '' })) : null,
    reports: held.reports ?? [],
  };
}

async function shelfOf(scope: Scope, person: Person, term: string, terms: string[], reader: Reader): Promise<ReceiptShelf> {
  const { year, semester } = parseTerm(term);
  const [held, ticked] = await Promise.all([findReceipts(scope, person.key, { year, semester }, reader.categories), findTicked(scope, person.key, year)]);
  return { student: wireOf(person), term, terms, receipts: held.map((receipt) => viewOf(receipt, term, ticked, reader)) };
}

/** What the school sees of a student. @throws not-found */
export async function describeStudent(scope: Scope, id: string, term: string, reader: Reader): Promise<ReceiptShelf> {
  const person = await findPerson(scope, { id });
  if (!person) throw kernelError('not-found');
  return shelfOf(scope, person, term, await findTerms(scope, person.key, reader.categories), reader);
}

/** What a student sees: of the term asked for, else of the newest one that has a receipt. */
export async function describeOwn(scope: Scope, studentKey: number, wanted: string | undefined, reader: Reader): Promise<ReceiptShelf> {
  const person = await findPerson(scope, { key: studentKey });
  if (!person) throw kernelError('not-found');
  const terms = await findTerms(scope, person.key, reader.categories);
  const term = wanted ?? terms[0];
  return term ? shelfOf(scope, person, term, terms, reader) : { student: wireOf(person), term: '', terms, receipts: [] };
}

/** Item by item, what is here, there, or in both (8.2). @throws not-found */
export async function describeDifferences(scope: Scope, id: string, term: string, categories: readonly ReceiptCategory[]): Promise<{ student: ReceiptShelf['student']; items: DifferenceItem[] }> {
  const person = await findPerson(scope, { id });
  if (!person) throw kernelError('not-found');
  const { year } = parseTerm(term);
  const [ticked, there] = await Promise.all([findTicked(scope, person.key, year), findOnlyThere(scope, person.key, year, categories)]);
  const here = ticked.filter(({ category }) => categories.includes(category))
    .map(({ category, title, code, label, held }): DifferenceItem => ({ category, side: held ? 'both' : 'here', title: code ? `${title}（${code}）` : title, label: label ?? '' }));
  return { student: wireOf(person), items: [...here, ...there] };
}
