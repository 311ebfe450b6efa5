import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import CardContent from '@mui/material/CardContent';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { accountRoutes } from '@portfolio/access/contract';
import { call } from '../providers/api';
import { ErrorNote } from '../shared/ErrorNote';
import { Page } from '../shared/Page';
import { useMailedToken } from './mailed-token';

/** Where the link to a new address leads. A button and not the opening confirms: programs open links in mails too. */
export default function ConfirmEmailPage() {
  const translate = useTranslate();
  const client = useQueryClient();
  const token = useMailedToken();
  const [state, setState] = useState<'open' | 'busy' | 'done'>('open');
  const [error, setError] = useState<unknown>(null);
  const confirm = async () => {
    setState('busy');
    setError(null);
    try {
      await call(accountRoutes.confirmEmail, { body: { token } });
      await client.invalidateQueries({ queryKey: ['account'] });
      setState('done');
    } catch (thrown) {
      setError(thrown);
      setState('open');
    }
  };
  return (
    <Page title={translate('screens.confirmEmail')} narrow>
      <Card>
        <CardContent sx={{ display: 'grid', gap: 2, justifyItems: 'start' }}>
          <ErrorNote error={error} />
          {state === 'done' && <Alert severity="success" variant="outlined" role="status" sx={{ width: '100%' }}>{translate('account.confirm-email.done')}</Alert>}
          {token === '' && <Typography role="alert">{translate('errors.link-spent')}</Typography>}
          {token !== '' && state !== 'done' && <Typography>{translate('account.confirm-email.help')}</Typography>}
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
            {token !== '' && state !== 'done' && <Button variant="contained" onClick={confirm} loading={state === 'busy'}>{translate('account.confirm-email.submit')}</Button>}
            <Button component={Link} to="/" color="inherit">{translate('frame.to-home')}</Button>
          </Box>
        </CardContent>
      </Card>
    </Page>
  );
}
