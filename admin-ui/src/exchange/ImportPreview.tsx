import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { routes } from '@portfolio/exchange/contract';
import { call } from '../providers/api';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { ErrorNote } from '../shared/ErrorNote';
import { JobProgress } from '../shared/JobProgress';
import { Loading } from '../shared/Loading';
import { ImportStudents } from './ImportStudents';
import { useImport, useRefreshExchange } from './queries';

/** What an archive that was checked would bring, student by student; then 匯入. */
export function ImportPreview({ id, onAgain }: { id: string; onAgain: () => void }) {
  const translate = useTranslate();
  const refresh = useRefreshExchange();
  const { data, error, refetch } = useImport(id);
  const [isAsking, setAsking] = useState(false);
  const [jobId, setJobId] = useState<string | null>(null);
  const matched = data?.students.filter(({ state }) => state === 'matched') ?? [];
  const totals = matched.reduce((sum, { result }) => ({ outcomes: sum.outcomes + (result?.outcomes.new ?? 0), performances: sum.performances + (result?.performances.new ?? 0) }), { outcomes: 0, performances: 0 });
  const apply = async () => {
    setJobId((await call(routes.apply, { params: { id } })).jobId);
    refresh();
  };
  const discard = async () => {
    await call(routes.discard, { params: { id } }).catch(() => undefined);
    refresh();
    onAgain();
  };
  return (
    <Box component="section" aria-label={translate('exchange.import.preview')} sx={{ display: 'grid', gap: 2 }}>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {jobId ? (
        <>
          <JobProgress id={jobId} onEnd={refresh} />
          <Box><Button variant="outlined" onClick={onAgain}>{translate('exchange.import.again')}</Button></Box>
        </>
      ) : data && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          <Button variant="contained" disabled={matched.length === 0} onClick={() => setAsking(true)}>{translate('exchange.import.apply', { count: matched.length })}</Button>
          <Button onClick={() => void discard()}>{translate('exchange.import.discard')}</Button>
        </Box>
      )}
      {data && <ImportStudents detail={data} />}
      <ConfirmDialog open={isAsking} title={translate('exchange.import.applyTitle')} confirm={translate('exchange.import.apply', { count: matched.length })} onConfirm={apply} onClose={() => setAsking(false)}>
        {translate('exchange.import.applyText', { count: matched.length, ...totals })}
      </ConfirmDialog>
    </Box>
  );
}
