import { useId } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { rocDateTime } from '../shared/dates';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { StateChip } from '../shared/StateChip';
import { useHistory } from './queries';
import { historySteps, type HistoryEvent, type HistoryMove } from './rules/history';

/** Every move of an outcome, newest first: when, who, why. */
export function OutcomeHistoryDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const translate = useTranslate();
  const titleId = useId();
  const { data, error, isPending, refetch } = useHistory(id);
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{translate('portfolio.history.title')}</DialogTitle>
      <DialogContent>
        {isPending && <Loading />}
        <ErrorNote error={error} onRetry={() => void refetch()} />
        {data?.length === 0 && <Typography sx={{ color: 'text.secondary' }}>{translate('portfolio.history.empty')}</Typography>}
        <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {historySteps(data ?? []).map(({ move, event }) => <Step key={`${event.at}${event.to}`} move={move} event={event} />)}
        </Box>
      </DialogContent>
      <DialogActions><Button onClick={onClose} autoFocus>{translate('ui.action.close')}</Button></DialogActions>
    </Dialog>
  );
}

function Step({ move, event }: { move: HistoryMove; event: HistoryEvent }) {
  const translate = useTranslate();
  return (
    <Box component="li" sx={{ borderLeft: 2, borderColor: 'divider', pl: 2, pb: 2, '&:last-of-type': { pb: 0 } }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <Typography sx={{ fontWeight: 600 }}>{translate(`portfolio.history.move.${move}`)}</Typography>
        <StateChip enumName="outcomeState" value={event.to} />
      </Box>
      <Typography variant="body2" className="numeric" sx={{ color: 'text.secondary' }}>{[rocDateTime(event.at), event.actor].filter(Boolean).join('　')}</Typography>
      {event.reason && <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>{translate('portfolio.history.reason', { reason: event.reason })}</Typography>}
    </Box>
  );
}
