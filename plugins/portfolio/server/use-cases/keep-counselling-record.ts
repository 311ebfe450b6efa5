import { kernelError } from '@portfolio/kernel/contract';
import { rocDate, taipeiDate } from '@portfolio/kernel/domain/clock';
import { parseTerm } from '@portfolio/kernel/domain/terms';
import type { Scope } from '@portfolio/kernel/server/scope';
import { counsellingError } from '../../contract';
import { tellOfCounselling } from '../messages';
import * as repository from '../repositories/counselling';

export interface RecordInput {
  term: string;
  kind: string;
  category: string;
  heldOn: string;
  place: string | null;
  subject: string;
  content: string | null;
  documentId?: string | null;
  students: string[];
}

export interface Author {
  teacherId: number;
  name: string;
  now: Date;
}

async function contentOf(scope: Scope, author: Author, { term, documentId, students: _, ...texts }: RecordInput): Promise<repository.RecordContent> {
  const documentKey = documentId ? await repository.findTeacherFile(scope, author.teacherId, documentId) : null;
  if (documentId && documentKey === null) throw kernelError('not-found');
  return { ...texts, ...parseTerm(term), documentKey };
}

/** @throws not-found when a student is of no class that the teacher is assigned to in the term; counselling-future */
async function attend(scope: Scope, key: number, author: Author, input: RecordInput): Promise<void> {
  const wanted = [...new Set(input.students)];
  if ((await repository.setAttendances(scope, key, author.teacherId, parseTerm(input.term), wanted)) !== wanted.length) throw kernelError('not-found');
  if (input.heldOn > taipeiDate(author.now)) throw counsellingError('counselling-future', {}, { heldOn: 'errors.counselling-future' });
}

const tell = (scope: Scope, key: number, id: string, author: Author, { subject, heldOn }: RecordInput): Promise<void> =>
  tellOfCounselling(scope, key, id, { subject, teacher: author.name, date: rocDate(heldOn) });

/** @throws not-found (a student, the file), counselling-future */
export async function createRecord(scope: Scope, author: Author, input: RecordInput): Promise<{ id: string }> {
  const { key, id } = await repository.insertRecord(scope, author.teacherId, await contentOf(scope, author, input));
  await attend(scope, key, author, input);
  await tell(scope, key, id, author, input);
  return { id };
}

async function lockUnread(scope: Scope, id: string, teacherId: number): Promise<repository.LockedRecord> {
  const record = await repository.lockRecord(scope, id, { teacherId });
  if (!record) throw kernelError('not-found');
  if (record.read > 0) throw counsellingError('counselling-read');
  return record;
}

/** Students who come to it are told; those who were told before are not told again. @throws not-found, counselling-read, counselling-future */
export async function updateRecord(scope: Scope, id: string, author: Author, input: RecordInput): Promise<{ id: string }> {
  const { key } = await lockUnread(scope, id, author.teacherId);
  await repository.changeRecord(scope, key, await contentOf(scope, author, input));
  await attend(scope, key, author, input);
  await tell(scope, key, id, author, input);
  return { id };
}

/** @throws not-found, counselling-read */
export async function discardRecord(scope: Scope, id: string, teacherId: number): Promise<{ id: string; subject: string; heldOn: string }> {
  const { key, subject, heldOn } = await lockUnread(scope, id, teacherId);
  await repository.deleteRecord(scope, key);
  return { id, subject, heldOn };
}

/** A student signs off having read it; once is enough. @throws not-found */
export async function signRecord(scope: Scope, id: string, studentId: number): Promise<{ done: number }> {
  const record = await repository.lockRecord(scope, id, { studentId });
  if (!record) throw kernelError('not-found');
  return { done: await repository.signRecord(scope, record.key, studentId) };
}
