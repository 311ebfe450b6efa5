import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import DownloadIcon from '@mui/icons-material/DownloadOutlined';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { useTranslate } from 'react-admin';
import { routes } from '@portfolio/exchange/contract';
import { routes as syncRoutes } from '@portfolio/sync/contract';
import { call, download, saveBlob } from '../providers/api';
import { useMay, useTerm } from '../providers/session';
import { termName } from '../layout/TermPicker';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';

/** OneRoster 資料交換: a semester out as CSV; the way in is sync's. */
export default function OneRosterPage() {
  const translate = useTranslate();
  const { term, semester } = useTerm();
  const maySync = useMay(syncRoutes.previewUpload.access);
  return (
    <Page title={translate('screens.exchangeOneRoster')} code="S0404S" help={translate('exchange.oneRoster.help')}>
      <Box sx={{ display: 'grid', gap: 3 }}>
        {semester === 0 ? <Typography>{translate('exchange.oneRoster.whole')}</Typography> : <TermExport key={term} term={term} />}
        {maySync && (
          <Paper variant="outlined" component="section" aria-label={translate('exchange.oneRoster.importTitle')} sx={{ p: 2, display: 'grid', gap: 1, maxWidth: 720 }}>
            <Typography variant="h2">{translate('exchange.oneRoster.importTitle')}</Typography>
            <Typography>{translate('exchange.oneRoster.importText')}</Typography>
            <Box><Button component={Link} to="/sync?tab=upload" variant="outlined">{translate('exchange.oneRoster.toSync')}</Button></Box>
          </Paper>
        )}
      </Box>
    </Page>
  );
}

function TermExport({ term }: { term: string }) {
  const translate = useTranslate();
  const { data, error, refetch } = useQuery({ queryKey: ['exchange', 'one-roster', term], queryFn: ({ signal }) => call(routes.rosterCounts, { query: { term }, signal }) });
  const [isFetching, setFetching] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const fetchFile = async () => {
    setFetching(true);
    setFailure(null);
    try {
      const { blob, name } = await download(routes.rosterFile, { query: { term } });
      saveBlob(blob, name);
    } catch (thrown) {
      setFailure(thrown);
    } finally {
      setFetching(false);
    }
  };
  const isEmpty = data && data.students + data.classes + data.offerings === 0;
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <ErrorNote error={error ?? failure} onRetry={error ? () => void refetch() : undefined} />
      {!data && !error && <Loading />}
      {data && <Typography className="numeric">{isEmpty ? translate('exchange.oneRoster.none') : translate('exchange.oneRoster.counts', { term: termName(translate, term), ...data })}</Typography>}
      {data && !isEmpty && <Box><Button variant="contained" startIcon={<DownloadIcon />} loading={isFetching} onClick={() => void fetchFile()}>{translate('exchange.oneRoster.file')}</Button></Box>}
    </Box>
  );
}
