import { useId, useState, type ReactNode } from 'react';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import { useTranslate } from 'react-admin';
import { ErrorNote } from './ErrorNote';

interface ConfirmDialogProps {
  open: boolean;
  title: string;
  /** Says what will happen, to what, and to how many. */
  children: ReactNode;
  /** The verb on the button, such as 刪除. */
  confirm: string;
  /** Removes or discloses something. */
  danger?: boolean;
  /** There is nothing to do as it is chosen. */
  disabled?: boolean;
  /** Does it; the dialog stays with the reason when it is refused. */
  onConfirm: () => Promise<unknown> | void;
  onClose: () => void;
}

/** Asks before something that cannot simply be taken back. */
export function ConfirmDialog({ open, title, children, confirm, danger = false, disabled = false, onConfirm, onClose }: ConfirmDialogProps) {
  const translate = useTranslate();
  const titleId = useId();
  const textId = useId();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const close = () => {
    setError(null);
    onClose();
  };
  const run = async () => {
    setBusy(true);
    setError(null);
    try {
      await onConfirm();
      close();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open={open} onClose={busy ? undefined : close} aria-labelledby={titleId} aria-describedby={textId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <DialogContentText id={textId} component="div" sx={{ color: 'text.primary' }}>{children}</DialogContentText>
        <ErrorNote error={error} />
      </DialogContent>
      <DialogActions>
        <Button onClick={close} disabled={busy} autoFocus>{translate('ui.action.cancel')}</Button>
        <Button variant="contained" color={danger ? 'error' : 'primary'} onClick={run} disabled={disabled} loading={busy}>{confirm}</Button>
      </DialogActions>
    </Dialog>
  );
}
