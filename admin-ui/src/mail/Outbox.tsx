import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import ReplayIcon from '@mui/icons-material/Replay';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { outboxList, routes } from '@portfolio/mail/contract';
import { call } from '../providers/api';
import { useMay } from '../providers/session';
import { ErrorNote } from '../shared/ErrorNote';
import { Grid } from '../shared/Grid';

const COLUMNS = ['createdAt', 'recipient', 'subject', 'state', 'failure', 'answer', 'attempts', 'nextAt'] as const;

/** Mail that waits, has left or was given up; what was given up can be sent again. */
export function Outbox() {
  const translate = useTranslate();
  const { retry, error } = useRetry();
  const mayRetry = useMay(routes.retryMails.access);
  return (
    <>
      <Typography sx={{ color: 'text.secondary', mb: 1 }}>{translate('mail-page.outbox.help')}</Typography>
      <ErrorNote error={error} />
      <Grid
        list={outboxList} columns={COLUMNS} emptyText={translate('mail-page.outbox.empty')}
        cells={{ subject: ({ subject }) => <Box component="span" sx={{ display: 'block', minWidth: { sm: 180 } }}>{String(subject)}</Box> }}
        bulkActions={mayRetry ? ({ ids, clear }) => <Button variant="outlined" startIcon={<ReplayIcon />} onClick={() => void retry(ids).then(clear)}>{translate('mail-page.outbox.retry')}</Button> : undefined}
        rowActions={mayRetry ? ({ id, state, recipient }) => (state === 'failed' ? (
          <IconButton aria-label={translate('mail-page.outbox.retry-row', { recipient: String(recipient) })} title={translate('mail-page.outbox.retry')} onClick={() => void retry([id])}><ReplayIcon fontSize="small" /></IconButton>
        ) : null) : undefined}
      />
    </>
  );
}

function useRetry() {
  const notify = useNotify();
  const refresh = useRefresh();
  const [error, setError] = useState<unknown>(null);
  const retry = async (ids: string[]) => {
    setError(null);
    try {
      const { done } = await call(routes.retryMails, { body: { ids } });
      notify('mail-page.outbox.retried', { type: done > 0 ? 'success' : 'info', messageArgs: { count: done } });
      refresh();
    } catch (thrown) {
      setError(thrown);
    }
  };
  return { retry, error };
}
