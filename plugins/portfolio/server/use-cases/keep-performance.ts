import { kernelError } from '@portfolio/kernel/contract';
import type { Scope } from '@portfolio/kernel/server/scope';
import { fieldsOf, isPerformanceEditable, portfolioError, type PerformanceInput } from '../../contract';
import {
  changePerformance, findCodeLists, insertPerformance, lockPerformances, removePerformance, wasPlaced, type LockedPerformance, type PerformanceContent,
} from '../repositories/performances';
import { keysOfOwn } from './own-files';

/** @throws performance-code naming each field whose code is not in its table */
async function requireCodes(scope: Scope, { category, content }: PerformanceInput): Promise<void> {
  const coded = fieldsOf(category).filter(({ list, key }) => list !== undefined && content[key] !== null);
  if (coded.length === 0) return;
  const lists = await findCodeLists(scope);
  const unknown = coded.filter(({ list, key }) => !lists[list as string]?.some(({ code }) => code === content[key]));
  if (unknown.length > 0) throw portfolioError('performance-code', {}, Object.fromEntries(unknown.map(({ key }) => [`content.${key}`, 'errors.not-an-option'])));
}

/** @throws not-found for a file of another or of another kind, performance-year, performance-code */
async function contentOf(scope: Scope, studentId: number, input: PerformanceInput): Promise<PerformanceContent> {
  const files = await keysOfOwn(scope, studentId, { document: input.documentId ?? null, media: input.mediaId ?? null });
  if (!(await wasPlaced(scope, studentId, input.year))) throw portfolioError('performance-year', {}, { year: 'errors.performance-year' });
  await requireCodes(scope, input);
  const { category, year, content, brief, link } = input;
  return { category, year, content, brief, link, documentKey: files.document, mediaKey: files.media };
}

/** @throws not-found, performance-year, performance-code */
export async function createPerformance(scope: Scope, studentId: number, input: PerformanceInput): Promise<{ id: string }> {
  return { id: await insertPerformance(scope, studentId, await contentOf(scope, studentId, input)) };
}

async function lockOwn(scope: Scope, studentId: number, id: string): Promise<LockedPerformance> {
  const [locked] = await lockPerformances(scope, studentId, [id]);
  if (!locked) throw kernelError('not-found');
  return locked;
}

/**
 * Changes a performance. One that is ticked takes only the same content and the same bytes, which is how a lost file
 * comes back; the database sees to that.
 * @throws not-found, performance-year, performance-code, performance-ticked
 */
export async function updatePerformance(scope: Scope, studentId: number, id: string, input: PerformanceInput): Promise<{ id: string }> {
  const { key } = await lockOwn(scope, studentId, id);
  await changePerformance(scope, key, await contentOf(scope, studentId, input));
  return { id };
}

/** @throws not-found, performance-ticked */
export async function discardPerformance(scope: Scope, studentId: number, id: string): Promise<{ id: string }> {
  const { key, state } = await lockOwn(scope, studentId, id);
  if (!isPerformanceEditable(state)) throw portfolioError('performance-ticked');
  await removePerformance(scope, key);
  return { id };
}
