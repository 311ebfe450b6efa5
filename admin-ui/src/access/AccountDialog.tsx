import { useId, type ReactNode } from 'react';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useTranslate } from 'react-admin';

interface AccountDialogProps {
  title: string;
  children: ReactNode;
  onClose: () => void;
  /** What is shown would be lost: only its own button closes the dialog. */
  locked?: boolean;
}

/** A step of the own account in a dialog. */
export function AccountDialog({ title, children, onClose, locked = false }: AccountDialogProps) {
  const translate = useTranslate();
  const titleId = useId();
  return (
    <Dialog open onClose={locked ? undefined : (_, reason) => reason === 'escapeKeyDown' && onClose()} maxWidth="sm" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent sx={{ pt: '8px !important' }}>{children}</DialogContent>
      {!locked && <DialogActions><Button onClick={onClose}>{translate('ui.action.cancel')}</Button></DialogActions>}
    </Dialog>
  );
}
