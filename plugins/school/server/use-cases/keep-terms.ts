import { kernelError } from '@portfolio/kernel/contract';
import { rocDate } from '@portfolio/kernel/domain/clock';
import { formatTerm, type Term } from '@portfolio/kernel/domain/terms';
import type { Scope } from '@portfolio/kernel/server/scope';
import { schoolError, type TermChange } from '../../contract';
import { termBounds, termFault, type TermDays } from '../../domain/terms';
import * as repository from '../repositories/terms';

function requireSound(term: TermDays, others: readonly TermDays[]): void {
  const fault = termFault(term, others);
  if (!fault) return;
  const { from, until } = termBounds(term.year);
  const fields = { [fault === 'term-order' ? 'endsOn' : 'startsOn']: `errors.${fault}` };
  throw schoolError(fault, { from: rocDate(from), until: rocDate(until) }, fields);
}

/** Adds a semester; the first of a school is the current one. @throws term-taken, term-order, term-outside, term-overlap */
export async function addTerm(scope: Scope, term: TermDays): Promise<{ id: string }> {
  const present = await repository.lockTerms(scope);
  if (present.some(({ year, semester }) => year === term.year && semester === term.semester)) throw schoolError('term-taken', {}, { semester: 'errors.term-taken' });
  requireSound(term, present);
  return { id: await repository.insertTerm(scope, { ...term, current: !present.some(({ current }) => current) }) };
}

async function locked(scope: Scope, id: string): Promise<{ term: repository.TermRow; others: repository.TermRow[] }> {
  const all = await repository.lockTerms(scope);
  const term = all.find((each) => each.id === id);
  if (!term) throw kernelError('not-found');
  return { term, others: all.filter((each) => each !== term) };
}

/** @throws not-found, term-order, term-outside, term-overlap */
export async function changeTerm(scope: Scope, id: string, days: Pick<TermDays, 'startsOn' | 'endsOn'>): Promise<{ id: string }> {
  const { term, others } = await locked(scope, id);
  requireSound({ ...term, ...days }, others);
  await repository.updateTerm(scope, term.key, days);
  return { id };
}

/** @throws not-found, term-current, term-in-use */
export async function removeTerm(scope: Scope, id: string): Promise<{ id: string; term: string }> {
  const { term } = await locked(scope, id);
  if (term.current) throw schoolError('term-current');
  if (await repository.isTermUsed(scope, term)) throw schoolError('term-in-use');
  await repository.deleteTerm(scope, term.key);
  return { id, term: formatTerm(term as Term) };
}

/** @throws not-found */
export async function describeChange(scope: Scope, id: string): Promise<TermChange> {
  const contents = await repository.findTermContents(scope, id);
  if (!contents) throw kernelError('not-found');
  return contents;
}

/** What every term picker, the daily sync and the ● of counselling teachers start from. @throws not-found */
export async function setCurrentTerm(scope: Scope, id: string): Promise<{ term: string; before: string | null }> {
  const { term, others } = await locked(scope, id);
  const before = term.current ? term : others.find(({ current }) => current);
  await repository.markCurrent(scope, term.key);
  return { term: formatTerm(term as Term), before: before ? formatTerm(before as Term) : null };
}
