import { kernelError, type AppError } from '@portfolio/kernel/contract';
import type { Scope } from '@portfolio/kernel/server/scope';
import { limits } from '@portfolio/config/limits';
import { text } from '@portfolio/access/server/http/texts';
import { windowRefusal } from '@portfolio/school/server/use-cases/require-window';
import { portfolioError, type BulkResult } from '../../contract';
import { isComplete } from '../../contract/performances';
import { canMovePerformance, performanceMoves } from '../../domain/performance';
import { lockPerformances, lockTicked, movePerformances, type LockedPerformance } from '../repositories/performances';
import type { Mover } from './move-outcomes';

type Turn = 'tick' | 'untick';

/** State first, then window, then what the move itself needs. */
function refusal(performance: LockedPerformance, move: Turn, mover: Mover): AppError | null {
  if (!canMovePerformance(performance.state, move)) return portfolioError('illegal-move');
  const closed = windowRefusal(performance.window, text(mover.language, `enums.windowItem.${performanceMoves[move].window}`), mover.now);
  if (closed) return closed;
  return move === 'tick' && !isComplete(performance) ? portfolioError('performance-incomplete') : null;
}

/** Ticks or takes ticks back, within the limit of each year; in the order given, so that what fits goes through. */
export async function tickPerformances(scope: Scope, studentId: number, ids: string[], move: Turn, mover: Mover): Promise<BulkResult> {
  const locked = new Map((await lockPerformances(scope, studentId, ids)).map((performance) => [performance.id, performance]));
  const ticked = await lockTicked(scope, studentId);
  const allowed = limits.ticks.performances;
  const full = ({ year }: LockedPerformance): AppError | null => {
    if (move === 'untick') return null;
    const used = ticked.get(year) ?? 0;
    if (used >= allowed) return portfolioError('tick-limit', { limit: allowed });
    ticked.set(year, used + 1);
    return null;
  };
  const moving: LockedPerformance[] = [];
  const refused: BulkResult['refused'] = [];
  for (const id of new Set(ids)) {
    const performance = locked.get(id);
    const error = performance ? (refusal(performance, move, mover) ?? full(performance)) : kernelError('not-found');
    if (error) refused.push({ id, code: error.code, message: text(mover.language, `errors.${error.code}`, error.values) });
    else if (performance) moving.push(performance);
  }
  return { done: await movePerformances(scope, moving, performanceMoves[move].to, mover), refused };
}
