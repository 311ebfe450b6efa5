import { kernelError } from '@portfolio/kernel/contract';
import type { Scope } from '@portfolio/kernel/server/scope';
import { portfolioError } from '../../contract';
import { isEditable } from '../../domain/outcome';
import { changeOutcome, findOwnEnrolment, insertOutcome, lockOutcomes, removeOutcome, type LockedOutcome, type OutcomeContent } from '../repositories/outcomes';
import { keysOfOwn } from './own-files';

export interface OutcomeInput {
  brief?: string | null;
  documentId?: string | null;
  mediaId?: string | null;
}

/** @throws not-found when a file is another's, or not of the kind that the place takes. */
async function contentOf(scope: Scope, studentId: number, input: OutcomeInput): Promise<OutcomeContent> {
  const files = await keysOfOwn(scope, studentId, { document: input.documentId ?? null, media: input.mediaId ?? null });
  return { brief: input.brief?.trim() || null, documentKey: files.document, mediaKey: files.media };
}

/** @throws not-found when the course is not one that the student takes. */
export async function createOutcome(scope: Scope, studentId: number, input: OutcomeInput & { enrolmentId: string }): Promise<{ id: string }> {
  const enrolment = await findOwnEnrolment(scope, studentId, input.enrolmentId);
  if (!enrolment) throw kernelError('not-found');
  return { id: await insertOutcome(scope, studentId, enrolment, await contentOf(scope, studentId, input)) };
}

async function lockOwn(scope: Scope, studentId: number, id: string): Promise<LockedOutcome> {
  const [outcome] = await lockOutcomes(scope, [id], 'send', { studentId });
  if (!outcome) throw kernelError('not-found');
  return outcome;
}

/**
 * Changes a draft or a returned outcome at any time. One that a teacher has seen takes only the same bytes again,
 * which is how a lost file comes back without a new certification.
 * @throws not-found, already-sent
 */
export async function updateOutcome(scope: Scope, studentId: number, id: string, input: OutcomeInput): Promise<{ id: string }> {
  const outcome = await lockOwn(scope, studentId, id);
  const content = await contentOf(scope, studentId, input);
  if (!isEditable(outcome.state) && input.brief === undefined) content.brief = outcome.brief;
  await changeOutcome(scope, outcome.key, content);
  return { id };
}

/** @throws not-found, already-sent */
export async function discardOutcome(scope: Scope, studentId: number, id: string): Promise<{ id: string }> {
  const outcome = await lockOwn(scope, studentId, id);
  if (!isEditable(outcome.state)) throw portfolioError('already-sent');
  await removeOutcome(scope, outcome.key);
  return { id };
}
