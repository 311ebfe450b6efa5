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
import { useMove, useRefreshExchange } from './queries';
import { rowsIn, SchoolContent } from './SchoolContent';

/** What an archive that was checked would bring; then 匯入全校. */
export function SchoolPreview({ id, onAgain }: { id: string; onAgain: () => void }) {
  const translate = useTranslate();
  const refresh = useRefreshExchange();
  const { data, error, refetch } = useMove(id);
  const [isAsking, setAsking] = useState(false);
  const [jobId, setJobId] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const apply = async () => {
    setJobId((await call(routes.applySchool, { params: { id } })).jobId);
    refresh();
  };
  const discard = async () => {
    try {
      await call(routes.endSchool, { params: { id } });
      refresh();
      onAgain();
    } catch (thrown) {
      setFailure(thrown);
    }
  };
  const content = data?.content;
  return (
    <Box component="section" aria-label={translate('exchange.import.preview')} sx={{ display: 'grid', gap: 2 }}>
      <ErrorNote error={error ?? failure} onRetry={error ? () => void refetch() : undefined} />
      {!data && !error && <Loading />}
      {jobId ? (
        <>
          <JobProgress id={jobId} onEnd={refresh} />
          <Box><Button variant="outlined" onClick={onAgain}>{translate('exchange.school.again')}</Button></Box>
        </>
      ) : content && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          <Button variant="contained" onClick={() => setAsking(true)}>{translate('exchange.school.apply')}</Button>
          <Button onClick={() => void discard()}>{translate('exchange.school.discard')}</Button>
        </Box>
      )}
      {data && <SchoolContent detail={data} />}
      {content && (
        <ConfirmDialog open={isAsking} title={translate('exchange.school.apply')} confirm={translate('exchange.school.apply')} onConfirm={apply} onClose={() => setAsking(false)}>
          {translate('exchange.school.applyText', { rows: rowsIn(content), files: content.files })}
        </ConfirmDialog>
      )}
    </Box>
  );
}
