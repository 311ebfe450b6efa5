import type { z } from 'zod';
import type { historyEvent } from '@portfolio/portfolio/contract';
import { moves, type MoveName, type OutcomeState } from '@portfolio/portfolio/domain/outcome';

export type HistoryEvent = z.infer<typeof historyEvent>;

/** What an event was; `unlock` for a move back that the school made, `other` for one that is no move of an outcome's life. */
export type HistoryMove = MoveName | 'unlock' | 'other';

const names = Object.keys(moves) as MoveName[];

function moveOf({ from, to, actor, reason }: HistoryEvent, student: string | null): HistoryMove {
  // Of the moves back only those of the school have a reason.
  if (reason !== null && to !== 'returned') return 'unlock';
  const fitting = names.filter((name) => (moves[name].from as readonly OutcomeState[]).includes(from as OutcomeState) && moves[name].to === to);
  // A return ends by the student's sending again or by the teacher's taking it back; the two look the same but for who did it.
  if (fitting.length > 1) return actor === student ? 'send' : 'undo';
  return fitting[0] ?? 'other';
}

/** Events, oldest first as they come, with what each was; newest first. */
export function historySteps(events: readonly HistoryEvent[]): { move: HistoryMove; event: HistoryEvent }[] {
  const student = events.find(({ from, to }) => from === 'draft' && to === 'sent')?.actor ?? null;
  return events.map((event) => ({ move: moveOf(event, student), event })).reverse();
}
