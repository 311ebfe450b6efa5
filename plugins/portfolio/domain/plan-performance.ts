import { limits } from '@portfolio/config/limits';
import { parseTerm } from '@portfolio/kernel/domain/terms';
import type { CategoryCode, Content } from './categories';

/** Self-study stands with 彈性學習時間 among the ten categories. */
const CATEGORY: CategoryCode = 'flexible';
/** 自主學習 in the code list 彈性學習類別. */
const SELF_STUDY = '1';

interface Plan<File> {
  term: string;
  title: string;
  result: string | null;
  weekly: readonly string[];
  document: File | null;
}

/**
 * What a performance made of a finished plan begins with; the student completes and saves it. A text longer than its
 * field is cut at the field's length in code points.
 */
export function performanceOfPlan<File>({ term, title, result, weekly, document }: Plan<File>) {
  const { year, semester } = parseTerm(term);
  const content: Content = { kind: SELF_STUDY, name: cut(title, 100), year, semester: String(semester), weeks: weekly.length || null };
  return { category: CATEGORY, year, content, brief: cut(result ?? '', limits.brief.max), document };
}

const cut = (text: string, length: number): string => [...text.replace(/\s+/g, ' ').trim()].slice(0, length).join('');
