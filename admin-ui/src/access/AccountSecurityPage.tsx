import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import CardContent from '@mui/material/CardContent';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import { useNotify, useTranslate } from 'react-admin';
import { accountRoutes, staffAccountList, type AccountSecurity } from '@portfolio/access/contract';
import { call, reloadMe } from '../providers/api';
import { useMay, useMe } from '../providers/session';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { ErrorNote } from '../shared/ErrorNote';
import { Grid, type GridRow } from '../shared/Grid';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { useAccountSecurity, useRefreshAccount } from './account-queries';

type StaffAccount = GridRow<typeof staffAccountList.columns>;

/** 帳號安全: whether the school requires a second factor of its staff, who has one, and the way out for a lost device. */
export default function AccountSecurityPage() {
  const translate = useTranslate();
  const { data: security, error, refetch } = useAccountSecurity();
  const mayEdit = useMay(accountRoutes.endSecondFactorOf.access);
  const me = useMe();
  const [lost, setLost] = useState<StaffAccount | null>(null);
  return (
    <Page title={translate('screens.accountSecurity')} code="S0202S1" help={translate('account.security.help')}>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!security && !error && <Loading />}
      {security && <RequiredCard security={security} />}
      <Typography variant="h2" sx={{ mt: 3, mb: 1 }}>{translate('resources.staff-accounts.name')}</Typography>
      <Grid
        list={staffAccountList} emptyText={translate('account.security.empty')}
        rowActions={mayEdit ? (row) => row.secondFactor === true && row.id !== me.id && (
          <Button size="small" onClick={() => setLost(row)} aria-label={`${translate('account.security.take-off')}：${String(row.name)}`}>{translate('account.security.take-off')}</Button>
        ) : undefined}
      />
      {lost && <TakeOffDialog account={lost} onClose={() => setLost(null)} />}
    </Page>
  );
}

function RequiredCard({ security: { staffSecondFactor, people, withSecondFactor } }: { security: AccountSecurity }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefreshAccount();
  const mayEdit = useMay(accountRoutes.setAccountSecurity.access);
  const [isAsking, setAsking] = useState(false);
  const set = async () => {
    await call(accountRoutes.setAccountSecurity, { body: { staffSecondFactor: !staffSecondFactor } });
    notify('ui.form.saved', { type: 'success' });
    await refresh();
    await reloadMe();
  };
  const key = staffSecondFactor ? 'off' : 'on';
  return (
    <Card sx={{ maxWidth: 760 }}>
      <CardContent>
        <FormControlLabel label={translate('account.security.required')} disabled={!mayEdit} control={<Switch checked={staffSecondFactor} onChange={() => setAsking(true)} />} />
        <Box sx={{ color: 'text.secondary' }}>
          <Typography>{translate('account.security.required-help')}</Typography>
          <Typography className="numeric">{translate('account.security.count', { people, count: withSecondFactor })}</Typography>
        </Box>
      </CardContent>
      <ConfirmDialog open={isAsking} title={translate('account.security.required')} confirm={translate(`account.security.confirm-${key}`)} onConfirm={set} onClose={() => setAsking(false)}>
        {translate(`account.security.ask-${key}`, { count: people - withSecondFactor })}
      </ConfirmDialog>
    </Card>
  );
}

function TakeOffDialog({ account, onClose }: { account: StaffAccount; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefreshAccount();
  const takeOff = async () => {
    await call(accountRoutes.endSecondFactorOf, { params: { id: account.id } });
    notify('account.security.taken-off', { type: 'success', messageArgs: { name: String(account.name) } });
    await refresh();
  };
  return (
    <ConfirmDialog open danger title={translate('account.security.take-off')} confirm={translate('account.security.take-off')} onConfirm={takeOff} onClose={onClose}>
      {translate('account.security.ask-take-off', { name: String(account.name), login: String(account.login) })}
    </ConfirmDialog>
  );
}
