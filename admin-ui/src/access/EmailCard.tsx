import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { limits } from '@portfolio/config/limits';
import { accountRoutes, type OwnAccountView } from '@portfolio/access/contract';
import { routes as mailRoutes } from '@portfolio/mail/contract';
import { HomeCard } from '../home/HomeCard';
import { call } from '../providers/api';
import { useMay } from '../providers/session';
import { bodyOf } from '../shared/body-of';
import { rocDateTime } from '../shared/dates';
import { ContractFormBox, FormPassword, FormText } from '../shared/FormField';
import { useContractForm } from '../shared/use-contract-form';
import { AccountDialog } from './AccountDialog';
import { useRefreshAccount } from './account-queries';

/** The address that mail goes to, and its change, which is confirmed from the new one. */
export function EmailCard({ account: { email, pendingEmail, canMail } }: { account: OwnAccountView }) {
  const translate = useTranslate();
  const mayChange = useMay(accountRoutes.askEmailChange.access);
  const maySetMail = useMay(mailRoutes.saveMailServer.access);
  const [open, setOpen] = useState(false);
  return (
    <HomeCard title={translate('account.email.title')}>
      <Typography sx={{ overflowWrap: 'anywhere', mb: 1.5 }}>{email ?? translate('account.email.none')}</Typography>
      {pendingEmail && (
        <Alert severity="info" variant="outlined" sx={{ mb: 1.5 }}>{translate('account.email.pending', { email: pendingEmail.email, until: rocDateTime(pendingEmail.expiresAt) })}</Alert>
      )}
      {mayChange && !canMail && (maySetMail
        ? <Button component={RouterLink} to="/mail" variant="outlined">{translate('account.email.set-mail')}</Button>
        : <Typography sx={{ color: 'text.secondary' }}>{translate('account.email.cannot-mail')}</Typography>)}
      {mayChange && canMail && <Button variant="outlined" onClick={() => setOpen(true)}>{translate('account.email.change')}</Button>}
      {open && <EmailDialog onClose={() => setOpen(false)} />}
    </HomeCard>
  );
}

function EmailDialog({ onClose }: { onClose: () => void }) {
  const translate = useTranslate();
  const refresh = useRefreshAccount();
  const form = useContractForm(bodyOf(accountRoutes.askEmailChange), {
    values: { email: '', present: '' },
    onSubmit: async (body) => {
      await call(accountRoutes.askEmailChange, { body });
      await refresh();
      onClose();
    },
  });
  return (
    <AccountDialog title={translate('account.email.change')} onClose={onClose}>
      <ContractFormBox form={form} label={translate('account.email.change')}>
        <Typography>{translate('account.email.help', { hours: limits.account.emailLinkSeconds / 3600 })}</Typography>
        <FormText name="email" type="email" label={translate('account.email.new')} autoComplete="email" required autoFocus />
        <FormPassword name="present" label={translate('password.present')} autoComplete="current-password" required />
        <Box><Button type="submit" variant="contained" loading={form.busy}>{translate('account.email.submit')}</Button></Box>
      </ContractFormBox>
    </AccountDialog>
  );
}
