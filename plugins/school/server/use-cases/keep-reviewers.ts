import { kernelError } from '@portfolio/kernel/contract';
import type { Scope } from '@portfolio/kernel/server/scope';
import { schoolError } from '../../contract';
import { courseWithoutReviewer } from '../../domain/reviewers';
import { lockReviewers, setReviewers } from '../repositories/reviewers';

export interface ReviewerChange {
  id: string;
  reviews: boolean;
}

/**
 * Saves all changes, or none.
 * @throws not-found when one is not a teacher of a co-taught course of this school; reviewer-none
 */
export async function keepReviewers(scope: Scope, changes: readonly ReviewerChange[]): Promise<{ done: number }> {
  const wanted = new Map(changes.map(({ id, reviews }) => [id, reviews]));
  const present = await lockReviewers(scope, [...wanted.keys()]);
  const known = new Set(present.map(({ id }) => id));
  if ([...wanted.keys()].some((id) => !known.has(id))) throw kernelError('not-found');
  const after = present.map((row) => ({ ...row, reviews: wanted.get(row.id) ?? row.reviews }));
  const bare = courseWithoutReviewer(after);
  if (bare) throw schoolError('reviewer-none', { course: bare.course });
  return { done: await setReviewers(scope, after.map(({ key, reviews }) => ({ key, reviews }))) };
}
