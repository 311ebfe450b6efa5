import type { ReactNode } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import ArrowBackIcon from '@mui/icons-material/ArrowBack';
import { useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import type { Counts, RunDetail } from '@portfolio/sync/contract';
import { termName } from '../layout/TermPicker';
import { rocDateTime } from '../shared/dates';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { StateChip } from '../shared/StateChip';
import { Refusals } from './Refusals';
import { useSyncRun } from './queries';

const COUNTS = ['received', 'new', 'changed', 'same', 'ended', 'refused'] as const satisfies readonly (keyof Counts)[];

/** One record of 4.3 in full: what the school's server answered, what came of it, and each refused row. */
export default function SyncRunPage() {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const { data: run, error, refetch } = useSyncRun(id);
  return (
    <Page
      title={run ? translate(`enums.syncType.${run.type}`) : translate('screens.syncRuns')} code="S0201S1"
      actions={<Button component={Link} to={run ? `/sync-runs?feed=${run.feed}` : '/sync-runs'} startIcon={<ArrowBackIcon />}>{translate('screens.syncRuns')}</Button>}
    >
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!run && !error && <Loading />}
      {run && <Run run={run} />}
    </Page>
  );
}

const severities = { running: 'info', applied: 'info', waiting: 'warning', refused: 'error', failed: 'error' } as const;

function Run({ run }: { run: RunDetail }) {
  const translate = useTranslate();
  const field = (name: string): string => translate(`resources.sync-runs.fields.${name}`);
  const facts: [string, ReactNode][] = [
    [field('state'), <StateChip enumName="syncState" value={run.state} />],
    [field('term'), termName(translate, run.term)],
    [field('feed'), run.feed],
    [field('source'), translate(`enums.syncSource.${run.source}`)],
    [field('receivedAt'), rocDateTime(run.receivedAt)],
    [field('endedAt'), run.endedAt && rocDateTime(run.endedAt)],
    [translate('sync.runs.started-by'), run.startedBy ?? translate('sync.page.schedule')],
    ['SHA-256', run.sha256 && <Box component="code" sx={{ overflowWrap: 'anywhere' }}>{run.sha256}</Box>],
  ];
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      {run.note && <Alert severity={severities[run.state]} variant="outlined">{run.note}</Alert>}
      <Paper variant="outlined" sx={{ p: 2 }}>
        <Box component="dl" className="numeric" sx={{ display: 'grid', gridTemplateColumns: 'minmax(6em, auto) 1fr', columnGap: 3, rowGap: 1, m: 0, '& dt': { color: 'text.secondary' }, '& dd': { m: 0, minWidth: 0 } }}>
          {facts.map(([name, value]) => value && [<dt key={name}>{name}</dt>, <dd key={`${name}-value`}>{value}</dd>])}
          {run.counts && COUNTS.map((name) => [<dt key={name}>{translate(`sync.page.columns.${name}`)}</dt>, <dd key={`${name}-value`}>{run.counts?.[name].toLocaleString('zh-TW')}</dd>])}
        </Box>
      </Paper>
      <Refusals title={translate('sync.refusals.title')} refusals={run.refusals} total={run.counts?.refused ?? run.refusals.length} />
      <Refusals title={translate('sync.refusals.notes')} refusals={run.notes} total={run.notes.length} />
      <Box component="section" aria-label={field('result')}>
        <Typography variant="h2" sx={{ mb: 1 }}>{field('result')}</Typography>
        <Paper variant="outlined" component="pre" tabIndex={0} sx={{ p: 2, m: 0, maxHeight: 360, overflow: 'auto', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontSize: '0.875rem' }}>{JSON.stringify(run.result, null, 2)}</Paper>
      </Box>
    </Box>
  );
}
