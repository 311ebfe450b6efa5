/** Days of a semester (學期第一天、最後一天), `2022-02-14`. */
export interface TermDays {
  year: number;
  semester: number;
  startsOn: string;
  endsOn: string;
}

export type TermFault = 'term-order' | 'term-outside' | 'term-overlap';

/** (P) An academic year runs from August to July; a school's own days may lie a month around it. */
export const termBounds = (year: number): { from: string; until: string } => ({ from: `${year + 1911}-07-01`, until: `${year + 1912}-08-31` });

/** Why these days cannot be, or null. `others` are the other semesters of the school. */
export function termFault(term: TermDays, others: readonly TermDays[]): TermFault | null {
  if (term.endsOn < term.startsOn) return 'term-order';
  const { from, until } = termBounds(term.year);
  if (term.startsOn < from || term.endsOn > until) return 'term-outside';
  return others.some((other) => disagree(term, other)) ? 'term-overlap' : null;
}

const placeOf = ({ year, semester }: TermDays): number => year * 2 + semester;

/** Semesters follow one another as their numbers do, no day belonging to two. */
function disagree(one: TermDays, other: TermDays): boolean {
  const [first, second] = placeOf(one) < placeOf(other) ? [one, other] : [other, one];
  return first.endsOn >= second.startsOn;
}
