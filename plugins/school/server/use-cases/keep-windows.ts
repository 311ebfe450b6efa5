import { kernelError, type AppError, type Language } from '@portfolio/kernel/contract';
import { rocDate } from '@portfolio/kernel/domain/clock';
import type { Scope } from '@portfolio/kernel/server/scope';
import { text } from '@portfolio/access/server/http/texts';
import { schoolError, type WindowInput, type WindowYear } from '../../contract';
import { nationalKindOf, toDays, toMoments, warningsOf, windowFault, windowState, type NationalWindow, type WindowItem } from '../../domain/windows';
import { findTerms } from '../repositories/terms';
import * as repository from '../repositories/windows';

const ofKind = (national: readonly repository.NationalRow[], item: WindowItem): NationalWindow | null => national.find(({ kind }) => kind === nationalKindOf(item)) ?? null;

/** The year as the screen draws it: national windows, semesters, and the school's own with what to mind about each. */
export async function describeYear(scope: Scope, year: number, now: Date): Promise<WindowYear> {
  const [national, terms, windows] = await Promise.all([repository.findNational(scope, year), findTerms(scope), repository.findYear(scope, year)]);
  const semesters = terms.filter((term) => term.year === year).map(({ semester, startsOn, endsOn }) => ({ semester, startsOn, endsOn })).reverse();
  const sends = new Map(windows.filter(({ item }) => item === 'send').map(({ grade, semester, endsAt }) => [`${grade} ${semester}`, endsAt]));
  return {
    national, semesters, now: now.toISOString(),
    windows: windows.map((window) => {
      const days = toDays(window);
      const { grade, semester } = window;
      const warnings = warningsOf({ ...window, days }, {
        national: ofKind(national, window.item), semesterEndsOn: semesters.find((each) => each.semester === semester)?.endsOn ?? null, sendEndsAt: sends.get(`${grade} ${semester}`) ?? null,
      });
      return { ...window, ...days, startsAt: window.startsAt.toISOString(), endsAt: window.endsAt.toISOString(), state: windowState(window, now) as 'before' | 'open' | 'after', warnings };
    }),
  };
}

/** The refusal of a window that cannot be, or null. */
export function refusalOf(input: WindowInput, national: readonly repository.NationalRow[]): AppError | null {
  const bounds = ofKind(national, input.item);
  const fault = windowFault(input, bounds);
  if (!fault) return null;
  const values = { year: input.year, from: bounds ? rocDate(bounds.startsOn) : '', until: bounds ? rocDate(bounds.endsOn) : '' };
  const startsWrong = fault === 'window-national-none' || (bounds !== null && input.startsOn < bounds.startsOn);
  return schoolError(fault, values, { [startsWrong ? 'startsOn' : 'endsOn']: `errors.${fault}` });
}

async function requireSound(scope: Scope, input: WindowInput): Promise<void> {
  const refusal = refusalOf(input, await repository.findNational(scope, input.year));
  if (refusal) throw refusal;
}

const toWrite = ({ grade, year, semester, item, ...days }: WindowInput): repository.WindowToWrite => ({ grade, year, semester, item, ...toMoments(days) });

async function unlessTaken<T>(item: WindowItem, language: Language, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if ((error as { code?: string }).code === '23505') throw schoolError('window-taken', { item: text(language, `enums.windowItem.${item}`) }, { item: 'errors.window-taken' });
    throw error;
  }
}

/** @throws window-outside, window-national-none, window-taken */
export async function addWindow(scope: Scope, input: WindowInput, language: Language): Promise<{ id: string }> {
  await requireSound(scope, input);
  return { id: await unlessTaken(input.item, language, () => repository.insertWindow(scope, toWrite(input))) };
}

async function locked(scope: Scope, id: string): Promise<repository.SchoolWindowRow> {
  const window = await repository.lockWindow(scope, id);
  if (!window) throw kernelError('not-found');
  return window;
}

/** @returns the window as it was. @throws not-found, window-outside, window-national-none, window-taken */
export async function changeWindow(scope: Scope, id: string, input: WindowInput, language: Language): Promise<repository.SchoolWindowRow> {
  const before = await locked(scope, id);
  await requireSound(scope, input);
  await unlessTaken(input.item, language, () => repository.updateWindow(scope, id, toWrite(input)));
  return before;
}

/** @returns the window as it was. @throws not-found */
export async function removeWindow(scope: Scope, id: string): Promise<repository.SchoolWindowRow> {
  const before = await locked(scope, id);
  await repository.deleteWindow(scope, id);
  return before;
}
