/** A teacher of a course, with 審核. */
export interface Reviewer {
  offeringKey: number;
  course: string;
  reviews: boolean;
}

/** The first course in which nobody reviews, or null: at least one teacher of a course keeps 是. */
export function courseWithoutReviewer<R extends Reviewer>(teachers: readonly R[]): R | null {
  const reviewed = new Set(teachers.filter(({ reviews }) => reviews).map(({ offeringKey }) => offeringKey));
  return teachers.find(({ offeringKey }) => !reviewed.has(offeringKey)) ?? null;
}
