import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import { useTranslate } from 'react-admin';
import type { Outcome } from '@portfolio/portfolio/contract';

/** Why a teacher sent it back; nothing unless it is sent back now. */
export function ReturnReason({ outcome: { state, reason } }: { outcome: Pick<Outcome, 'state' | 'reason'> }) {
  const translate = useTranslate();
  if (state !== 'returned' || !reason) return null;
  return (
    <Alert severity="warning" variant="outlined">
      <AlertTitle>{translate('portfolio.outcomes.returnedTitle')}</AlertTitle>
      {reason}
    </Alert>
  );
}
