import { useState, type FormEvent } from 'react';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import CardContent from '@mui/material/CardContent';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import SendIcon from '@mui/icons-material/SendOutlined';
import { useTranslate } from 'react-admin';
import type { z } from 'zod';
import { routes, type MailTrial } from '@portfolio/mail/contract';
import { call } from '../providers/api';
import { apiErrorOf, ErrorNote } from '../shared/ErrorNote';

type Server = z.input<NonNullable<typeof routes.saveMailServer.body>>;

interface TestMailProps {
  /** Looks over the form, and shows what is wrong at its fields. */
  check: () => Promise<boolean>;
  /** What is typed now, saved or not. */
  values: () => Server;
}

/** 寄測試信: tries what is typed, and shows what the server answered, in words and as it came. */
export function TestMail({ check, values }: TestMailProps) {
  const translate = useTranslate();
  const [to, setTo] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [notReady, setNotReady] = useState(false);
  const [trial, setTrial] = useState<MailTrial | null>(null);
  const wrongAddress = error ? apiErrorOf(error).fields.to : undefined;
  const run = async (event: FormEvent) => {
    event.preventDefault();
    setError(null);
    setTrial(null);
    const isReady = await check();
    setNotReady(!isReady);
    if (!isReady) return;
    setBusy(true);
    try {
      setTrial(await call(routes.tryMailServer, { body: { ...values(), to } }));
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card>
      <CardContent component="form" noValidate onSubmit={run} aria-label={translate('mail-page.trial.title')} sx={{ display: 'grid', gap: 2 }}>
        <Typography variant="h2">{translate('mail-page.trial.title')}</Typography>
        <Typography sx={{ color: 'text.secondary' }}>{translate('mail-page.trial.help')}</Typography>
        <TextField type="email" label={translate('mail-page.trial.to')} required value={to} onChange={(event) => setTo(event.target.value)} error={wrongAddress !== undefined} helperText={wrongAddress} autoComplete="email" fullWidth />
        <Button type="submit" variant="outlined" startIcon={<SendIcon />} loading={busy} loadingPosition="start" sx={{ justifySelf: 'start' }}>{translate('mail-page.trial.send')}</Button>
        <Box role="status" sx={{ display: 'grid', gap: 1, '&:empty': { display: 'none' } }}>
          {notReady && <Alert severity="warning" variant="outlined">{translate('mail-page.trial.fix-first')}</Alert>}
          {!wrongAddress && <ErrorNote error={error} />}
          {trial && <TrialResult trial={trial} />}
        </Box>
      </CardContent>
    </Card>
  );
}

function TrialResult({ trial: { ok, message, answer, milliseconds } }: { trial: MailTrial }) {
  const translate = useTranslate();
  return (
    <Alert severity={ok ? 'success' : 'error'} variant="outlined">
      <AlertTitle>{message}</AlertTitle>
      {answer && (
        <>
          {translate('mail-page.trial.answer')}
          <Box component="code" sx={{ display: 'block', overflowWrap: 'anywhere' }}>{answer}</Box>
        </>
      )}
      <Typography variant="body2" className="numeric" sx={{ mt: 0.5 }}>{translate('mail-page.trial.took', { milliseconds: milliseconds.toLocaleString() })}</Typography>
    </Alert>
  );
}
