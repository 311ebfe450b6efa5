import { taipeiDate } from './clock';

/** An academic year (學年度) counts from 1911: 110 runs from 2021-08-01 to 2022-07-31. */
export interface Term {
  year: number;
  /** 1 or 2; 0 is the whole year. */
  semester: 0 | 1 | 2;
}

export const semesters = [0, 1, 2] as const;

/** `1102` of { year: 110, semester: 2 }. */
export const formatTerm = ({ year, semester }: Term): string => `${year}${semester}`;

export const isTerm = (text: string): boolean => /^(9[0-9]|1[0-9]{2})[012]$/.test(text);

/** @throws RangeError when the text is no term; check with `isTerm` what people typed. */
export function parseTerm(text: string): Term {
  if (!isTerm(text)) throw new RangeError(`not a term: ${text}`);
  return { year: Number(text.slice(0, -1)), semester: Number(text.slice(-1)) as Term['semester'] };
}

/** The term that a moment falls in by the calendar (semester 2 begins on 1 February); schools may set their own days. */
export function termAt(moment: Date): Term {
  const [calendarYear, month] = taipeiDate(moment).split('-').map(Number);
  const year = month >= 8 ? calendarYear - 1911 : calendarYear - 1912;
  return { year, semester: month >= 8 || month === 1 ? 1 : 2 };
}

/** First and last day (ISO dates) of a semester by the calendar, until a school sets its own. */
export const termDays = ({ year, semester }: Term): { startsOn: string; endsOn: string } => ({
  startsOn: semester === 2 ? `${year + 1912}-02-01` : `${year + 1911}-08-01`,
  endsOn: semester === 1 ? `${year + 1912}-01-31` : `${year + 1912}-07-31`,
});

/** The grade (1–3) in an academic year of one who entered in `entryYear`; null outside the three. */
export function gradeIn(year: number, entryYear: number): 1 | 2 | 3 | null {
  const grade = year - entryYear + 1;
  return grade === 1 || grade === 2 || grade === 3 ? grade : null;
}
