import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import type { Outcome } from '@portfolio/portfolio/contract';
import type { CardAction } from './rules/outcome-offers';

interface OutcomeActionsProps {
  outcome: Outcome;
  actions: CardAction[];
  onAction: (action: CardAction) => void;
}

/** The buttons of a card; the first thing to do stands out. */
export function OutcomeActions({ outcome, actions, onAction }: OutcomeActionsProps) {
  const translate = useTranslate();
  const isReturned = outcome.state === 'returned';
  const word = (action: CardAction): string => {
    if (action === 'edit' && isReturned && actions.includes('send')) return 'mend';
    return action === 'send' && isReturned ? 'sendAgain' : action;
  };
  const first: CardAction = isReturned || !actions.includes('send') ? 'edit' : 'send';
  return (
    <>
      {actions.map((action) => (
        <Button key={action} size="small" variant={action === first ? 'contained' : 'outlined'} color={action === 'remove' ? 'error' : 'primary'} onClick={() => onAction(action)}>
          {translate(`portfolio.action.${word(action)}`)}
        </Button>
      ))}
    </>
  );
}
