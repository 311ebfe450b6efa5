import type { Language } from '@portfolio/kernel/contract';
import type { Scope } from '@portfolio/kernel/server/scope';
import { text } from '@portfolio/access/server/http/texts';
import type { Copied, WindowInput } from '../../contract';
import { shiftYears, toDays, toMoments } from '../../domain/windows';
import { findNational, findYear, putWindows } from '../repositories/windows';
import { refusalOf } from './keep-windows';

/** Writes what the rules let be, in one statement, and tells of each that they do not. */
async function put(scope: Scope, inputs: readonly WindowInput[], year: number, { overwrite, language }: { overwrite: boolean; language: Language }): Promise<Copied> {
  const national = await findNational(scope, year);
  const judged = inputs.map((input) => ({ input, refusal: refusalOf(input, national) }));
  const sound = judged.filter(({ refusal }) => refusal === null).map(({ input: { grade, semester, item, ...days } }) => ({ grade, year, semester, item, ...toMoments(days) }));
  const done = sound.length > 0 ? await putWindows(scope, sound, overwrite) : 0;
  return {
    done, kept: sound.length - done,
    refused: judged.flatMap(({ input: { grade, semester, item }, refusal }) =>
      (refusal ? [{ grade, semester, item, code: refusal.code, message: text(language, `errors.${refusal.code}`, refusal.values) }] : [])),
  };
}

interface Copying {
  overwrite: boolean;
  language: Language;
}

/** Copies one grade's rows of a year to other grades. */
export async function copyToGrades(scope: Scope, { year, from, to }: { year: number; from: number; to: readonly number[] }, copying: Copying): Promise<Copied> {
  const rows = (await findYear(scope, year)).filter(({ grade }) => grade === from);
  const targets = [...new Set(to)].filter((grade) => grade !== from);
  const inputs = targets.flatMap((grade) => rows.map((row): WindowInput => ({ grade, year, semester: row.semester, item: row.item, ...toDays(row) })));
  return put(scope, inputs, year, copying);
}

/** Copies the rows of the year before, each day a year later. */
export async function copyFromYear(scope: Scope, year: number, copying: Copying): Promise<Copied> {
  const inputs = (await findYear(scope, year - 1)).map((row): WindowInput => {
    const days = toDays(row);
    return { grade: row.grade, year, semester: row.semester, item: row.item, ...days, startsOn: shiftYears(days.startsOn, 1), endsOn: shiftYears(days.endsOn, 1) };
  });
  return put(scope, inputs, year, copying);
}
