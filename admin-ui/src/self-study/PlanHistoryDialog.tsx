import { useId } from 'react';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { PlanHistory } from './PlanHistory';
import { useMyPlanHistory } from './queries';

/** The history of an own plan. */
export function PlanHistoryDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const translate = useTranslate();
  const titleId = useId();
  const { data, error, isPending, refetch } = useMyPlanHistory(id);
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{translate('self-study.plan.history')}</DialogTitle>
      <DialogContent>
        {isPending && <Loading />}
        <ErrorNote error={error} onRetry={() => void refetch()} />
        {data?.length === 0 && <Typography sx={{ color: 'text.secondary' }}>{translate('portfolio.history.empty')}</Typography>}
        {data && <PlanHistory events={data} />}
      </DialogContent>
      <DialogActions><Button onClick={onClose} autoFocus>{translate('ui.action.close')}</Button></DialogActions>
    </Dialog>
  );
}
