import { parseTerm } from '@portfolio/kernel/domain/terms';
import type { MyWindow, WindowItem } from '@portfolio/school/contract';

const isOfYear = (item: WindowItem): boolean => item === 'tick-outcomes' || item === 'tick-performances';

/** A student's window for an item in a term (`1102`); ticking has one for the whole year. */
export function windowFor(windows: readonly MyWindow[], item: WindowItem, term: string): MyWindow | null {
  const { year, semester } = parseTerm(term);
  const wanted = isOfYear(item) ? 0 : semester;
  return windows.find((window) => window.item === item && window.year === year && window.semester === wanted) ?? null;
}

export interface WindowOfGrades {
  grades: number[];
  window: MyWindow;
}

/** The windows of an item in a term (in both semesters for a whole year), grades with the same times together. */
export function windowsByTime(windows: readonly MyWindow[], item: WindowItem, term: string): WindowOfGrades[] {
  const { year, semester } = parseTerm(term);
  const found: WindowOfGrades[] = [];
  for (const window of windows) {
    if (window.item !== item || window.year !== year || (semester !== 0 && window.semester !== semester)) continue;
    const same = found.find((each) => each.window.startsAt === window.startsAt && each.window.endsAt === window.endsAt);
    if (same) same.grades.push(window.grade);
    else found.push({ grades: [window.grade], window });
  }
  return found;
}
