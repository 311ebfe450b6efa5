import { canMove, isEditable, notReady, type MoveName, type OutcomeState } from '@portfolio/portfolio/domain/outcome';
import type { Outcome } from '@portfolio/portfolio/contract';
import type { MyWindow } from '@portfolio/school/contract';
import { rocDateTime, rocEnd } from '../../shared/dates';
import { windowFor } from './windows';

/** What a student can do with an outcome on its card. Ticking has a screen of its own. */
export const cardActions = ['edit', 'send', 'withdraw', 'remove'] as const;
export type CardAction = (typeof cardActions)[number];

/** A key below `portfolio.note` with its values: what can be done now, and until when. */
export interface Note {
  key: string;
  values: Record<string, string>;
}

type Timing = 'none' | MyWindow['state'];

const timingOf = (window: MyWindow | null): Timing => window?.state ?? 'none';

const offered = (action: CardAction, state: OutcomeState): boolean =>
  action === 'edit' || action === 'remove' ? isEditable(state) : canMove(state, action satisfies MoveName);

const lacks = ({ brief, document, media }: Outcome) => notReady({ brief, hasDocument: document !== null, hasMedia: media !== null });

/**
 * The actions of a card, in the order of its buttons. The server decides again; here only what it would refuse for sure
 * is left out: sending and withdrawing outside their window, sending what is not complete.
 */
export function actionsOf(outcome: Outcome, windows: readonly MyWindow[]): CardAction[] {
  const isOpen = timingOf(windowFor(windows, 'send', outcome.term)) === 'open';
  return cardActions.filter((action) => {
    if (!offered(action, outcome.state)) return false;
    if (action === 'send') return isOpen && lacks(outcome) === null;
    return action === 'withdraw' ? isOpen : true;
  });
}

/** The window that a student in this state looks to; null once everything lies with the school. */
const WINDOW_AHEAD: Record<OutcomeState, 'send' | 'tick-outcomes' | null> = {
  draft: 'send', sent: 'send', returned: 'send', certified: 'tick-outcomes', ticked: 'tick-outcomes', submitted: null, receipted: null,
};

/** What can be done with an outcome now, and until when, or why nothing. */
export function noteOf(outcome: Outcome, windows: readonly MyWindow[]): Note {
  const item = WINDOW_AHEAD[outcome.state];
  if (item === null) return { key: outcome.state, values: {} };
  const window = windowFor(windows, item, outcome.term);
  const timing = timingOf(window);
  const incomplete = outcome.state === 'draft' && timing === 'open' && lacks(outcome) !== null;
  return {
    key: `${incomplete ? 'incomplete' : outcome.state}.${timing}`,
    values: window ? { from: rocDateTime(window.startsAt), until: rocEnd(window.endsAt) } : {},
  };
}
