import { useState } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import type { Job } from '@portfolio/operations/contract';
import { routes, type ExportMode, type RosterLine } from '@portfolio/rosters/contract';
import { call } from '../providers/api';
import { useTerm } from '../providers/session';
import { EmptyState } from '../shared/EmptyState';
import { ErrorNote } from '../shared/ErrorNote';
import { JobProgress } from '../shared/JobProgress';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { ExportDialog } from './ExportDialog';
import { JobResult } from './JobResult';
import { useRefreshRosters, useRosters } from './queries';
import { RosterHistory } from './RosterHistory';
import { RosterTable } from './RosterTable';

interface Asked {
  line: RosterLine;
  mode: ExportMode;
}

/** 7.1 匯出提交名冊: check, draft, final export, and what was exported. */
export default function RostersPage() {
  const translate = useTranslate();
  const { year } = useTerm();
  const { data: lines, error, refetch } = useRosters(year);
  const refresh = useRefreshRosters();
  const work = useWork();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [refused, setRefused] = useState<unknown>(null);

  const edition = ({ roster, grades }: RosterLine) => ({ year, roster, grades });
  const check = (line: RosterLine) => {
    setRefused(null);
    return call(routes.check, { body: edition(line) }).then((made) => work.follow(made.jobId), setRefused);
  };
  const exportNow = async ({ line, mode }: Asked) => {
    setRefused(null);
    work.follow((await call(routes.export, { body: { ...edition(line), mode } })).jobId);
    refresh();
  };
  const onEnd = (job: Job) => {
    work.end(job);
    refresh();
  };
  return (
    <Page title={translate('screens.rosters')} code="S0207S" help={translate('rosters.page.help')}>
      <ErrorNote error={lines ? null : error} onRetry={() => void refetch()} />
      {!lines && !error && <Loading />}
      {lines?.length === 0 && <EmptyState>{translate('rosters.page.empty')}</EmptyState>}
      {lines && lines.length > 0 && <RosterTable year={year} lines={lines} onCheck={check} onExport={(line, mode) => setAsked({ line, mode })} />}
      <ErrorNote error={refused} />
      {work.jobId && <Box sx={{ mt: 3 }}><JobProgress key={work.jobId} id={work.jobId} onEnd={onEnd} /></Box>}
      {work.ended && <JobResult job={work.ended} />}
      <Typography variant="h2" sx={{ mt: 4, mb: 1 }}>{translate('rosters.page.history')}</Typography>
      <RosterHistory year={year} />
      {asked && <ExportDialog {...asked} onExport={() => exportNow(asked)} onClose={() => setAsked(null)} />}
    </Page>
  );
}

/** The job that the page shows. Its id stands in the address, so that it is there again after a reload. */
function useWork() {
  const [search, setSearch] = useSearchParams();
  const [ended, setEnded] = useState<Job | null>(null);
  const jobId = search.get('job');
  const follow = (id: string) => {
    setEnded(null);
    setSearch({ job: id }, { replace: true });
  };
  return { jobId, follow, end: setEnded, ended: ended?.id === jobId ? ended : null };
}
