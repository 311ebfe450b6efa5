import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Button from '@mui/material/Button';
import Snackbar from '@mui/material/Snackbar';
import { useTranslate } from 'react-admin';
import type { Answered } from './use-answers';

const UNDO_MS = 10_000;

/** Those that were refused, each with its reason, until it is read and closed. */
export function RefusalNote({ answered, nameOf, onClose }: { answered: Answered | null; nameOf: (id: string) => string; onClose: () => void }) {
  const translate = useTranslate();
  if (!answered || answered.refused.length === 0) return null;
  return (
    <Alert severity="warning" variant="outlined" onClose={onClose} sx={{ mb: 2 }} slotProps={{ closeButton: { 'aria-label': translate('ui.action.close') } }}>
      <AlertTitle>{translate('portfolio.certify.refused', { smart_count: answered.refused.length })}</AlertTitle>
      {answered.refused.map(({ id, message }) => <div key={id}>{[nameOf(id), message].filter(Boolean).join('：')}</div>)}
    </Alert>
  );
}

const DONE = { certify: 'portfolio.certify.certified', return: 'portfolio.certify.returned', undo: 'portfolio.certify.undone' } as const;

interface DoneNoteProps {
  answered: Answered | null;
  onUndo: () => void;
  onClose: () => void;
}

/** What was done, with the way back; later it is among the answered ones. */
export function DoneNote({ answered, onUndo, onClose }: DoneNoteProps) {
  const translate = useTranslate();
  const done = answered?.done.length ?? 0;
  return (
    <Snackbar
      open={done > 0} autoHideDuration={UNDO_MS} onClose={(_, reason) => reason !== 'clickaway' && onClose()} sx={{ bottom: { xs: 'calc(64px + env(safe-area-inset-bottom))', lg: 24 } }}
      message={answered && done > 0 ? translate(DONE[answered.answer], { smart_count: done }) : ''}
      action={answered?.answer !== 'undo' && <Button size="small" color="inherit" onClick={onUndo}>{translate('portfolio.certify.undoNow')}</Button>}
    />
  );
}
