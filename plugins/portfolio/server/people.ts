import { kernelError, type Language } from '@portfolio/kernel/contract';
import type { Session } from '@portfolio/access/server/repositories/sessions';
import type { Mover } from './use-cases/move-outcomes';

/** The student behind a session; routes that need one are open to students only, but a row may be gone. @throws not-found */
export function studentOf({ studentId }: Session): number {
  if (studentId === null) throw kernelError('not-found');
  return studentId;
}

/** The teacher behind a session. @throws not-found for an account that is nobody's on the staff. */
export function teacherOf({ teacherId }: Session): number {
  if (teacherId === null) throw kernelError('not-found');
  return teacherId;
}

export const moverOf = ({ session, now, language }: { session: Session; now: Date; language: Language }): Mover => ({
  accountId: session.accountId, name: session.name, teacherId: session.kind === 'teacher' ? session.teacherId : null, now, language,
});

/** What the audit row of a bulk verb says. */
export const noted = (result: { done: number; refused: { id: string }[] }, ids: string[]) => ({
  ids: ids.filter((id) => !result.refused.some((refused) => refused.id === id)), refused: result.refused.length,
});
