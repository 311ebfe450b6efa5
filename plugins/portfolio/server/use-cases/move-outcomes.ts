import { AppError, kernelError, type Language } from '@portfolio/kernel/contract';
import { taipeiDate } from '@portfolio/kernel/domain/clock';
import type { Scope } from '@portfolio/kernel/server/scope';
import { limits } from '@portfolio/config/limits';
import { text } from '@portfolio/access/server/http/texts';
import { windowRefusal } from '@portfolio/school/server/use-cases/require-window';
import { portfolioError, type BulkResult } from '../../contract';
import { canMove, moves, notReady, type MoveName } from '../../domain/outcome';
import { findSchoolLimits, lockOutcomes, lockUsage, moveOutcomes, type Actor, type LockedOutcome, type Used } from '../repositories/outcomes';

/** Who moves, when the request began, and the language of refusals. */
export interface Mover extends Actor {
  now: Date;
  language: Language;
}

type OpenMove = Exclude<MoveName, 'submit' | 'reopen' | 'receive'>;

/** Why an outcome may not make a move now, or null: state first, then window, then what the move itself needs. */
function refusal(outcome: LockedOutcome, move: OpenMove, mover: Mover): AppError | null {
  if (!canMove(outcome.state, move)) {
    const answered = (move === 'certify' || move === 'return') && outcome.state !== 'draft';
    return portfolioError(answered ? 'answered-meanwhile' : 'illegal-move');
  }
  const item = moves[move].window;
  const closed = windowRefusal(outcome.window, text(mover.language, `enums.windowItem.${item}`), mover.now);
  if (closed) return closed;
  const lacking = moves[move].to === 'sent' ? notReady({ brief: outcome.brief, hasDocument: outcome.documentKey !== null, hasMedia: outcome.mediaKey !== null }) : null;
  if (!lacking) return null;
  // The student is at work on what was sent back: the teacher's answer cannot be taken back any more.
  return portfolioError(move === 'undo' ? 'illegal-move' : lacking);
}

interface Decision {
  moving: LockedOutcome[];
  refused: { outcome: { id: string }; error: AppError }[];
}

/** Lets each through or says why not; `passes` may hold one more rule, told of those let through before it. */
function decide(ids: string[], locked: LockedOutcome[], move: OpenMove, mover: Mover, passes: (outcome: LockedOutcome) => AppError | null = () => null): Decision {
  const byId = new Map(locked.map((outcome) => [outcome.id, outcome]));
  const decision: Decision = { moving: [], refused: [] };
  for (const id of new Set(ids)) {
    const outcome = byId.get(id);
    const error = outcome ? (refusal(outcome, move, mover) ?? passes(outcome)) : kernelError('not-found');
    if (error) decision.refused.push({ outcome: { id }, error });
    else if (outcome) decision.moving.push(outcome);
  }
  return decision;
}

async function carryOut(scope: Scope, { moving, refused }: Decision, move: OpenMove, mover: Mover, reason: string | null): Promise<BulkResult> {
  const done = await moveOutcomes(scope, moving, moves[move].to, mover, reason);
  return { done, refused: refused.map(({ outcome, error }) => ({ id: outcome.id, code: error.code, message: text(mover.language, `errors.${error.code}`, error.values) })) };
}

/**
 * Certifies, returns or takes an answer back, one or many. The first answer of a co-taught course counts; whoever
 * comes second is told.
 */
export async function answerOutcomes(scope: Scope, teacherId: number, ids: string[], move: 'certify' | 'return' | 'undo', mover: Mover, reason: string | null = null): Promise<BulkResult> {
  const locked = await lockOutcomes(scope, ids, 'certify', { teacherId, today: taipeiDate(mover.now) });
  return carryOut(scope, decide(ids, locked, move, mover), move, mover, reason);
}

/** Ticks or takes ticks back, within the limit of the year; in the order given, so that what fits goes through. */
export async function tickOutcomes(scope: Scope, studentId: number, ids: string[], move: 'tick' | 'untick', mover: Mover): Promise<BulkResult> {
  const locked = await lockOutcomes(scope, ids, 'tick-outcomes', { studentId });
  const used = await lockUsage(scope, studentId, locked.map(({ key }) => key));
  const allowed = limits.ticks.outcomes;
  const added = new Map<number, number>();
  const withinLimit = ({ key }: LockedOutcome): AppError | null => {
    const { year, ticked } = used.get(key) as Used;
    const more = added.get(year) ?? 0;
    if (ticked + more >= allowed) return portfolioError('tick-limit', { limit: allowed });
    added.set(year, more + 1);
    return null;
  };
  return carryOut(scope, decide(ids, locked, move, mover, move === 'tick' ? withinLimit : undefined), move, mover, null);
}

/** Sends one to the course's teachers, or takes it back. @throws the refusal, since it is one. */
export async function sendOutcome(scope: Scope, studentId: number, id: string, move: 'send' | 'withdraw', mover: Mover): Promise<{ done: number }> {
  const [outcome] = await lockOutcomes(scope, [id], 'send', { studentId });
  if (!outcome) throw kernelError('not-found');
  const error = refusal(outcome, move, mover) ?? (move === 'send' ? await limitRefusal(scope, studentId, outcome) : null);
  if (error) throw error;
  return { done: await moveOutcomes(scope, [outcome], moves[move].to, mover, null) };
}

async function limitRefusal(scope: Scope, studentId: number, outcome: LockedOutcome): Promise<AppError | null> {
  const used = (await lockUsage(scope, studentId, [outcome.key])).get(outcome.key) as Used;
  const school = await findSchoolLimits(scope);
  const perSemester = school?.outcomesPerSemester ?? limits.outcomesPerSemester.default;
  const perCourse = school?.outcomesPerCourse ?? limits.outcomesPerCourse.default;
  if (used.sent >= perSemester) return portfolioError('send-limit', { limit: perSemester });
  return used.sentForCourse >= perCourse ? portfolioError('course-limit', { limit: perCourse }) : null;
}
