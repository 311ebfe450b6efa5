import { useState } from 'react';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useNotify, useTranslate } from 'react-admin';
import { z } from 'zod';
import { routes, type Connection, type Trial } from '@portfolio/sync/contract';
import { call } from '../providers/api';
import { useMay } from '../providers/session';
import { bodyOf } from '../shared/body-of';
import { ContractFormBox, FormPassword, FormText } from '../shared/FormField';
import { FormSwitch } from '../shared/FormSwitch';
import { ErrorNote } from '../shared/ErrorNote';
import { useContractForm } from '../shared/use-contract-form';
import { useRefreshSync } from './queries';

const body = bodyOf(routes.saveConnection);
const blankIsNull = (typed: unknown): unknown => (typed === '' ? null : typed);
/** The server's rules; what is left blank is not set. */
const schema = body.extend({ secret: z.preprocess(blankIsNull, body.shape.secret), dailyAt: z.preprocess(blankIsNull, body.shape.dailyAt) });

/** The school's way to its administration system, and its daily time. */
export function ConnectionForm({ connection }: { connection: Connection }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefreshSync();
  const mayEdit = useMay(routes.saveConnection.access);
  const form = useContractForm(schema, {
    values: { baseUrl: connection.baseUrl ?? '', clientId: connection.clientId ?? '', secret: '', dailyAt: connection.dailyAt ?? '', enabled: connection.hasSecret ? connection.enabled : true },
    onSubmit: async (values) => {
      const saved = await call(routes.saveConnection, { body: values });
      form.form.reset({ ...values, secret: '', dailyAt: saved.dailyAt ?? '' });
      notify('ui.form.saved', { type: 'success' });
      await refresh();
    },
  });
  const label = (name: string): string => translate(`sync.connection.${name}`);
  return (
    <ContractFormBox form={form} label={translate('sync.page.tabs.connection')}>
      <FormText name="baseUrl" type="url" label={label('baseUrl')} help={label('baseUrl-help')} required disabled={!mayEdit} />
      <FormText name="clientId" label={label('clientId')} help={label('clientId-help')} required disabled={!mayEdit} />
      <FormPassword name="secret" autoComplete="new-password" label={label('secret')} help={label(connection.hasSecret ? 'secret-kept' : 'secret-help')} required={!connection.hasSecret} disabled={!mayEdit} />
      <FormText name="dailyAt" label={label('dailyAt')} help={label('dailyAt-help')} inputMode="numeric" disabled={!mayEdit} />
      <FormSwitch name="enabled" label={label('enabled')} help={label('enabled-help')} disabled={!mayEdit} />
      {mayEdit && (
        <>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
            <Button type="submit" variant="contained" loading={form.busy}>{translate('ui.action.save')}</Button>
          </Box>
          <ConnectionTrial values={() => form.form.getValues()} />
        </>
      )}
    </ContractFormBox>
  );
}

interface ConnectionTrialProps {
  /** What is typed now, saved or not. */
  values: () => { baseUrl: string; clientId: string; secret?: unknown };
}

/** 測試連線: tries what is typed, and shows what the school's server answered. */
function ConnectionTrial({ values }: ConnectionTrialProps) {
  const translate = useTranslate();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [trial, setTrial] = useState<Trial | null>(null);
  const run = async () => {
    setBusy(true);
    setError(null);
    setTrial(null);
    const { baseUrl, clientId, secret } = values();
    try {
      setTrial(await call(routes.testConnection, { body: { baseUrl, clientId, secret: typeof secret === 'string' && secret !== '' ? secret : null } }));
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Box sx={{ display: 'grid', gap: 1.5, justifyItems: 'start' }} role="status">
      <Button variant="outlined" onClick={run} loading={busy}>{translate('sync.connection.test')}</Button>
      <ErrorNote error={error} />
      {trial && (
        <Alert severity={trial.ok ? 'success' : 'error'} variant="outlined" sx={{ width: '100%' }}>
          <AlertTitle>{trial.message}</AlertTitle>
          <Box component="dl" className="numeric" sx={{ display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 2, m: 0, '& dd': { m: 0 } }}>
            {answersOf(trial).map(([name, value]) => [<dt key={name}>{translate(`sync.connection.answer.${name}`)}</dt>, <dd key={`${name}-value`}>{value}</dd>])}
          </Box>
        </Alert>
      )}
    </Box>
  );
}

function answersOf({ httpStatus, statusCode, serverMessage, total, milliseconds }: Trial): [string, string][] {
  const answers: [string, string | number | null][] = [['http', httpStatus], ['status', statusCode], ['message', serverMessage], ['total', total], ['milliseconds', milliseconds]];
  return answers.flatMap(([name, value]) => (value === null ? [] : [[name, String(value)] as [string, string]]));
}
