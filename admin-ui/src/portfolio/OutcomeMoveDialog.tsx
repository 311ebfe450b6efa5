import Typography from '@mui/material/Typography';
import { useNotify, useTranslate } from 'react-admin';
import { routes, type Outcome, type OutcomeShelf } from '@portfolio/portfolio/contract';
import { parseTerm } from '@portfolio/kernel/domain/terms';
import { call } from '../providers/api';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { useRefreshPortfolio } from './queries';

/** Moves that a student is asked about before they happen. */
export type AskedMove = 'send' | 'withdraw' | 'remove';

const carryOut: Record<AskedMove, (id: string) => Promise<unknown>> = {
  send: (id) => call(routes.sendOutcome, { params: { id } }),
  withdraw: (id) => call(routes.withdrawOutcome, { params: { id } }),
  remove: (id) => call(routes.removeOutcome, { params: { id } }),
};

interface OutcomeMoveDialogProps {
  move: AskedMove;
  outcome: Outcome;
  limits: OutcomeShelf['limits'];
  onClose: () => void;
}

/** Says what a move does, and does it; a refusal stays in the dialog. */
export function OutcomeMoveDialog({ move, outcome, limits, onClose }: OutcomeMoveDialogProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const refreshAll = useRefreshPortfolio();
  const run = async () => {
    try {
      await carryOut[move](outcome.id);
    } finally {
      // A refusal too says that something is no longer as it is shown.
      void refreshAll();
    }
    notify(translate(`portfolio.${move}.done`), { type: 'success' });
  };
  const verb = move === 'send' && outcome.state === 'returned' ? 'sendAgain' : move;
  return (
    <ConfirmDialog open title={translate(`portfolio.${move}.title`)} confirm={translate(`portfolio.action.${verb}`)} danger={move === 'remove'} onConfirm={run} onClose={onClose}>
      {translate(`portfolio.${move}.text`, { course: outcome.courseName, brief: outcome.brief ?? translate('portfolio.outcomes.noBrief') })}
      {move === 'send' && <AfterSending term={outcome.term} limits={limits} />}
    </ConfirmDialog>
  );
}

/** The count as it will be, before it is decided. */
export function AfterSending({ term, limits }: { term: string; limits: OutcomeShelf['limits'] }) {
  const translate = useTranslate();
  const count = limits.sent.find((each) => each.term === term);
  if (!count) return null;
  return (
    <Typography className="numeric" sx={{ mt: 1 }}>
      {translate('portfolio.send.counter', { semester: parseTerm(term).semester, used: count.used + 1, allowed: count.allowed })}
    </Typography>
  );
}
