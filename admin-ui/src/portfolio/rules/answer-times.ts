import type { MyWindow } from '@portfolio/school/contract';
import { rocDateTime, rocEnd } from '../../shared/dates';
import { windowFor } from './windows';

/** A key below `portfolio.certify.closed` with its values: why nothing can be answered now. */
export interface Closed {
  key: 'before' | 'after' | 'none';
  values: { from: string; until: string };
}

interface Answerable {
  term: string;
  /** Of the student's class in the outcome's year; null where there is none. */
  grade: number | null;
}

/** Why an outcome cannot be answered now, or null when it can. The server decides again when it is answered. */
export function closedFor({ term, grade }: Answerable, windows: readonly MyWindow[]): Closed | null {
  const window = windowFor(windows.filter((each) => each.grade === grade), 'certify', term);
  if (window?.state === 'open') return null;
  return { key: window?.state ?? 'none', values: { from: window ? rocDateTime(window.startsAt) : '', until: window ? rocEnd(window.endsAt) : '' } };
}
