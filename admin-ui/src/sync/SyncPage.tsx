import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import SyncIcon from '@mui/icons-material/SyncOutlined';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { routes, type Status } from '@portfolio/sync/contract';
import { call } from '../providers/api';
import { useMay, useTerm } from '../providers/session';
import { termName } from '../layout/TermPicker';
import { ErrorNote } from '../shared/ErrorNote';
import { JobProgress } from '../shared/JobProgress';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { ConnectionForm } from './ConnectionForm';
import { OthersProgress } from './OthersProgress';
import { ShrinkQuestion } from './ShrinkQuestion';
import { SyncItems } from './SyncItems';
import { UploadSheet } from './UploadSheet';
import { useRefreshSync, useSyncStatus } from './queries';

const TABS = ['items', 'connection', 'upload'] as const;

/** 2.1 同步項目及排程 */
export default function SyncPage() {
  const translate = useTranslate();
  const [search, setSearch] = useSearchParams();
  const tab = TABS.find((name) => name === search.get('tab')) ?? TABS[0];
  const { data: status, error, refetch } = useSyncStatus();
  const job = useStartedJob();
  const choose = (next: string) => setSearch({ tab: next }, { replace: true });
  return (
    <Page title={translate('screens.sync')} code="S0101S" help={translate('sync.page.help')} actions={status && <StartButtons status={status} onStart={job.start} />}>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      <ErrorNote error={job.error} />
      {status && (
        <Box sx={{ display: 'grid', gap: 2, mb: 2, '&:empty': { display: 'none' } }}>
          {job.id ? <JobProgress key={job.id} id={job.id} onEnd={job.end} /> : status.job && <OthersProgress job={status.job} />}
          {status.waiting && !status.job && <ShrinkQuestion waiting={status.waiting} onStart={job.follow} />}
        </Box>
      )}
      <Tabs value={tab} onChange={(_, next: string) => choose(next)} sx={{ mb: 2 }} aria-label={translate('screens.sync')}>
        {TABS.map((value) => <Tab key={value} value={value} id={`tab-${value}`} aria-controls="panel" label={translate(`sync.page.tabs.${value}`)} />)}
      </Tabs>
      <Box id="panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        {!status && !error && <Loading />}
        {status && tab === 'items' && <SyncItems status={status} onConnect={() => choose('connection')} />}
        {status && tab === 'connection' && <ConnectionForm connection={status.connection} />}
        {status && tab === 'upload' && <UploadSheet isBusy={status.job !== null} />}
      </Box>
    </Page>
  );
}

/** The job that was started from this page, with its progress. */
function useStartedJob() {
  const refresh = useRefreshSync();
  const { term } = useTerm();
  const [id, setId] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const follow = (jobId: string) => {
    setId(jobId);
    void refresh();
  };
  const start = async (changesOnly: boolean) => {
    setError(null);
    try {
      follow((await call(routes.start, { body: { term, changesOnly } })).jobId);
    } catch (thrown) {
      setError(thrown);
      void refresh();
    }
  };
  return { id, error, start, follow, end: () => void refresh() };
}

/** Everything, or what the school's server says has changed since the last time. */
function StartButtons({ status: { connection, job, types }, onStart }: { status: Status; onStart: (changesOnly: boolean) => Promise<void> }) {
  const translate = useTranslate();
  const { term, semester } = useTerm();
  const [busy, setBusy] = useState(false);
  if (!useMay(routes.start.access)) return null;
  const start = async (changesOnly: boolean) => {
    setBusy(true);
    await onStart(changesOnly);
    setBusy(false);
  };
  const disabled = busy || !connection.hasSecret || job !== null || semester === 0;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {types.some(({ last }) => last) && (
        <Button variant="outlined" disabled={disabled} onClick={() => start(true)} title={translate('sync.page.start-changes-help')}>
          {translate('sync.page.start-changes')}
        </Button>
      )}
      <Button variant="contained" startIcon={<SyncIcon />} loading={busy} disabled={disabled} onClick={() => start(false)} title={translate('sync.page.start-term', { term: termName(translate, term) })}>
        {translate('sync.page.start')}
      </Button>
    </Box>
  );
}
