import { AppError, kernelError, type Language } from '@portfolio/kernel/contract';
import { taipeiDate } from '@portfolio/kernel/domain/clock';
import type { Scope } from '@portfolio/kernel/server/scope';
import { limits } from '@portfolio/config/limits';
import { text } from '@portfolio/access/server/http/texts';
import { windowRefusal } from '@portfolio/school/server/use-cases/require-window';
import { portfolioError, unlockError, type BulkResult } from '../../contract';
import { canMove, moves, notReady, type MoveName, type OutcomeState } from '../../domain/outcome';
import { unlockOf } from '../../domain/unlock';
import { findSchoolLimits, lockOutcomes, lockUsage, moveOutcomes, type Actor, type LockedOutcome, type Used } from '../repositories/outcomes';
import { tellOfOutcomes } from '../messages';

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
  return lackRefusal(outcome, move);
}

/** What an outcome lacks for coming to the teachers, or null. */
function lackRefusal(outcome: LockedOutcome, move: OpenMove): AppError | null {
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
 * comes second is told. A return that is taken back counts again: one that would pass its student's limit stays alone.
 */
export async function answerOutcomes(scope: Scope, teacherId: number, ids: string[], move: 'certify' | 'return' | 'undo', mover: Mover, reason: string | null = null): Promise<BulkResult> {
  const locked = await lockOutcomes(scope, ids, 'certify', { teacherId, today: taipeiDate(mover.now) });
  const sentAgain = move === 'undo' ? locked.filter(({ state }) => state === 'returned') : [];
  const decision = decide(ids, locked, move, mover, sentAgain.length > 0 ? await withinSendLimits(scope, sentAgain) : undefined);
  const result = await carryOut(scope, decision, move, mover, reason);
  if (move !== 'undo') await tellOfOutcomes(scope, move === 'certify' ? 'outcome-certified' : 'outcome-returned', decision.moving, mover, reason);
  return result;
}

/** Ticks or takes ticks back, within the limit of the year; in the order given, so that what fits goes through. */
export async function tickOutcomes(scope: Scope, studentId: number, ids: string[], move: 'tick' | 'untick', mover: Mover): Promise<BulkResult> {
  const locked = await lockOutcomes(scope, ids, 'tick-outcomes', { studentId });
  const used = await lockUsage(scope, locked.map(({ key }) => key));
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
  const error = refusal(outcome, move, mover) ?? (move === 'send' ? (await withinSendLimits(scope, [outcome]))(outcome) : null);
  if (error) throw error;
  return { done: await moveOutcomes(scope, [outcome], moves[move].to, mover, null) };
}

/**
 * The school's limits for outcomes that come (again) to the teachers.
 * @returns the refusal of one, told of those let through before it; null for one that is not among `outcomes`.
 */
async function withinSendLimits(scope: Scope, outcomes: LockedOutcome[]): Promise<(outcome: LockedOutcome) => AppError | null> {
  const used = await lockUsage(scope, outcomes.map(({ key }) => key));
  const school = await findSchoolLimits(scope);
  const perSemester = school?.outcomesPerSemester ?? limits.outcomesPerSemester.default;
  const perCourse = school?.outcomesPerCourse ?? limits.outcomesPerCourse.default;
  const added: Used[] = [];
  return ({ key }) => {
    const of = used.get(key);
    if (!of) return null;
    const same = added.filter((other) => other.studentKey === of.studentKey && other.year === of.year && other.semester === of.semester);
    if (of.sent + same.length >= perSemester) return portfolioError('send-limit', { limit: perSemester });
    if (of.sentForCourse + same.filter((other) => other.enrolmentKey === of.enrolmentKey).length >= perCourse) return portfolioError('course-limit', { limit: perCourse });
    added.push(of);
    return null;
  };
}

/**
 * Takes an outcome one move back for the school, whatever its window says; the reason stands in its history and its
 * student is told. @throws not-found, unlock-not-open, illegal-move, send-limit, course-limit
 */
export async function unlockOutcome(scope: Scope, id: string, state: OutcomeState, reason: string, mover: Mover): Promise<{ done: number }> {
  const [outcome] = await lockOutcomes(scope, [id], 'certify', 'school');
  if (!outcome) throw kernelError('not-found');
  const move = unlockOf(outcome.state);
  if (move === null || outcome.state !== state) throw unlockError('unlock-not-open');
  const error = lackRefusal(outcome, move) ?? (outcome.state === 'returned' ? (await withinSendLimits(scope, [outcome]))(outcome) : null);
  if (error) throw error;
  const done = await moveOutcomes(scope, [outcome], moves[move].to, { ...mover, teacherId: null, unlocks: true }, reason);
  await tellOfOutcomes(scope, 'outcome-unlocked', [outcome], mover, reason);
  return { done };
}
