import { canMove, countsAsTicked } from '@portfolio/portfolio/domain/outcome';
import type { Outcome, OutcomeShelf } from '@portfolio/portfolio/contract';
import type { MyWindow } from '@portfolio/school/contract';

/** Why a card's box cannot be changed; a key below `portfolio.tick.why`. */
export type TickRefusal = 'not-certified' | 'submitted' | 'full' | 'before' | 'after' | 'none';

export interface TickCard {
  outcome: Outcome;
  checked: boolean;
  /** Null: the box can be changed. */
  why: TickRefusal | null;
}

export interface TickPlan {
  /** Those that can be ticked or are, before those that are not certified. */
  cards: TickCard[];
  used: number;
  allowed: number;
  toTick: string[];
  toUntick: string[];
}

/** A box that the student may turn, when time and number allow it. */
const isChoice = ({ state }: Outcome): boolean => canMove(state, 'tick') || canMove(state, 'untick');

/** Ids that are ticked now and could be taken back: where the choosing begins. */
export const chosenAtFirst = ({ outcomes }: OutcomeShelf): Set<string> =>
  new Set(outcomes.filter(({ state }) => canMove(state, 'untick')).map(({ id }) => id));

function refusalOf(outcome: Outcome, checked: boolean, isFull: boolean, window: MyWindow | null): TickRefusal | null {
  if (!isChoice(outcome)) return countsAsTicked(outcome.state) ? 'submitted' : 'not-certified';
  if (window?.state !== 'open') return window?.state ?? 'none';
  return isFull && !checked ? 'full' : null;
}

/** How the shelf looks with `chosen` ticked, and what has to be asked of the server for it. */
export function planTicks(shelf: OutcomeShelf, chosen: ReadonlySet<string>, window: MyWindow | null): TickPlan {
  const { allowed } = shelf.limits.ticks;
  const isChecked = (outcome: Outcome): boolean => (isChoice(outcome) ? chosen.has(outcome.id) : countsAsTicked(outcome.state));
  const used = shelf.outcomes.filter(isChecked).length;
  const certified = shelf.outcomes.filter((outcome) => isChoice(outcome) || countsAsTicked(outcome.state));
  const others = shelf.outcomes.filter((outcome) => !certified.includes(outcome));
  const cards = [...certified, ...others].map((outcome) => {
    const checked = isChecked(outcome);
    return { outcome, checked, why: refusalOf(outcome, checked, used >= allowed, window) };
  });
  const changed = (move: 'tick' | 'untick') =>
    cards.filter(({ outcome, checked }) => canMove(outcome.state, move) && checked === (move === 'tick')).map(({ outcome }) => outcome.id);
  return { cards, used, allowed, toTick: changed('tick'), toUntick: changed('untick') };
}
