import { randomBytes } from 'node:crypto';
import { limits } from '@portfolio/config/limits';
import { kernelError } from '@portfolio/kernel/contract';
import type { Scope } from '@portfolio/kernel/server/scope';
import { temporaryLogin } from '../../domain/password';
import { makeInitialPasswords } from '../initial-passwords';
import { auditOf } from '../http/answer';
import { endAccessOf } from '../repositories/passwords';
import { endTemporaryOf, insertTemporary, lockStudent } from '../repositories/temporary';
import type { Actor } from './reset-passwords';

export interface OpenedTemporary {
  name: string;
  login: string;
  password: string;
  expiresAt: string;
  ended: number;
}

/**
 * Opens a temporary account for a student and ends the one before. It begins with an initial password, which the
 * student has to change: whoever handed it over can act as the student no longer.
 * @throws not-found
 */
export async function openTemporary(school: Scope, actor: Actor, studentId: string): Promise<OpenedTemporary> {
  const [{ password, hash }] = await makeInitialPasswords(1);
  return school.transaction(async (scope) => {
    const student = await lockStudent(scope, studentId);
    if (!student) throw kernelError('not-found');
    const ended = await end(scope, student.key);
    const { login, expiresAt } = await insertUnderFreeLogin(scope, student, hash);
    await auditOf(scope, actor, 'temporary-account.opened', studentId, { login, ended });
    return { name: student.name, login: `${actor.session.school.code}_${login}`, password, expiresAt: expiresAt.toISOString(), ended };
  });
}

async function insertUnderFreeLogin(scope: Scope, student: { key: number; name: string }, hash: string): Promise<{ login: string; expiresAt: Date }> {
  for (;;) {
    const login = temporaryLogin((bytes) => randomBytes(bytes));
    const made = await insertTemporary(scope, { studentKey: student.key, name: student.name, login, hash, days: limits.temporaryAccountDays });
    if (made) return { login, expiresAt: made.expiresAt };
  }
}

/** Ends a student's temporary account with its sessions. @throws not-found; done is 0 when none was open */
export async function endTemporary(scope: Scope, studentId: string): Promise<{ done: number }> {
  const student = await lockStudent(scope, studentId);
  if (!student) throw kernelError('not-found');
  return { done: await end(scope, student.key) };
}

async function end(scope: Scope, studentKey: number): Promise<number> {
  const ended = await endTemporaryOf(scope, studentKey);
  await endAccessOf(scope, ended.map(({ key }) => key));
  return ended.filter(({ wasOpen }) => wasOpen).length;
}
