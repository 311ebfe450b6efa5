import { useId } from 'react';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import { useTranslate } from 'react-admin';
import { useQueryClient } from '@tanstack/react-query';
import { signOut } from '../providers/api';
import { useMe } from '../providers/session';
import { SignInForm } from './SignInForm';

/** The session has ended: signing in again on the same page, with everything that was typed still there. */
export function SignInAgainDialog({ open }: { open: boolean }) {
  const translate = useTranslate();
  const client = useQueryClient();
  const me = useMe();
  const titleId = useId();
  return (
    <Dialog open={open} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <DialogTitle id={titleId}>{translate('signIn.again')}</DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 2 }}>{translate('signIn.again-help', { name: me.name, login: `${me.school.code}_${me.login}` })}</DialogContentText>
        <SignInForm again={{ school: me.school.code, login: me.login }} onDone={() => void client.invalidateQueries()} />
      </DialogContent>
      <DialogActions><Button color="inherit" onClick={() => void signOut()}>{translate('frame.sign-out')}</Button></DialogActions>
    </Dialog>
  );
}
