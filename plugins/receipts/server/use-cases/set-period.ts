import { kernelError } from '@portfolio/kernel/contract';
import type { Scope } from '@portfolio/kernel/server/scope';
import type { ReceiptCategory } from '../../domain/categories';
import { lockEdition, setPeriod } from '../repositories/editions';

/** Changes the time for confirming, without importing again. @throws not-found, changed */
export async function changePeriod(scope: Scope, id: string, period: { startsAt: string; endsAt: string; lockVersion: number }, categories: readonly ReceiptCategory[]): Promise<{ done: number }> {
  const edition = await lockEdition(scope, id);
  if (!edition || !categories.includes(edition.category)) throw kernelError('not-found');
  if (edition.lockVersion !== period.lockVersion) throw kernelError('changed');
  await setPeriod(scope, edition.key, period);
  return { done: 1 };
}
