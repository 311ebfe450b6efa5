import { useEffect, useRef, useState } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import type { Job } from '@portfolio/operations/contract';
import { rosterRoutes, type ExportMode, type RosterLine, type Subject } from '@portfolio/rosters/contract';
import { call } from '../providers/api';
import { useMay, useTerm } from '../providers/session';
import { EmptyState } from '../shared/EmptyState';
import { ErrorNote } from '../shared/ErrorNote';
import { JobProgress } from '../shared/JobProgress';
import { Loading } from '../shared/Loading';
import { ExportDialog } from './ExportDialog';
import { JobResult } from './JobResult';
import { useRefreshRosters, useRosters } from './queries';
import { RosterColumns } from './RosterColumns';
import { RosterHistory } from './RosterHistory';
import { RosterTable } from './RosterTable';

/** A part of the page for each subject whose module the person holds; named where a page has several. */
export function RosterSections({ subjects }: { subjects: readonly Subject[] }) {
  const work = useWork(subjects[0]);
  return <>{subjects.map((subject) => <RosterSection key={subject} subject={subject} titled={subjects.length > 1} work={work} />)}</>;
}

interface Asked {
  line: RosterLine;
  mode: ExportMode;
}

function RosterSection(props: { subject: Subject; titled: boolean; work: Work }) {
  return useMay(rosterRoutes[props.subject].table.access) ? <OpenSection {...props} /> : null;
}

/** Check, draft, final export, and what was exported. */
function OpenSection({ subject, titled, work }: { subject: Subject; titled: boolean; work: Work }) {
  const translate = useTranslate();
  const { year } = useTerm();
  const { data: lines, error, refetch } = useRosters(subject, year);
  const refresh = useRefreshRosters();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const routes = rosterRoutes[subject];

  const edition = ({ roster, grades }: RosterLine) => ({ year, roster, grades });
  const check = (line: RosterLine) => {
    setRefused(null);
    return call(routes.check, { body: edition(line) }).then((made) => work.follow(subject, made.jobId), setRefused);
  };
  const exportNow = async ({ line, mode }: Asked) => {
    setRefused(null);
    work.follow(subject, (await call(routes.export, { body: { ...edition(line), mode } })).jobId);
    refresh();
  };
  const onEnd = (job: Job) => {
    work.end(job);
    refresh();
  };
  const isMine = work.subject === subject;
  const result = useRef<HTMLDivElement>(null);
  // It stands below a long table: whoever pressed a button sees what comes of it.
  useEffect(() => { if (isMine && work.jobId) result.current?.scrollIntoView({ block: 'nearest' }); }, [isMine, work.jobId, work.ended]);
  return (
    <Box component="section" aria-label={translate(`rosters.subjects.${subject}`)} sx={{ mb: 5 }}>
      {titled && <Typography variant="h2" sx={{ mb: 1 }}>{translate(`rosters.subjects.${subject}`)}</Typography>}
      <RosterColumns subject={subject} />
      <ErrorNote error={lines ? null : error} onRetry={() => void refetch()} />
      {!lines && !error && <Loading />}
      {lines?.length === 0 && <EmptyState>{translate('rosters.page.empty')}</EmptyState>}
      {lines && lines.length > 0 && <RosterTable subject={subject} year={year} lines={lines} onCheck={check} onExport={(line, mode) => setAsked({ line, mode })} />}
      <ErrorNote error={refused} />
      <Box ref={result} sx={{ scrollMarginBlock: '96px' }}>
        {isMine && work.jobId && <Box sx={{ mt: 3 }}><JobProgress key={work.jobId} id={work.jobId} onEnd={onEnd} /></Box>}
        {isMine && work.ended && <JobResult subject={subject} job={work.ended} />}
      </Box>
      <Typography variant={titled ? 'h3' : 'h2'} sx={{ mt: 4, mb: 1 }}>{translate('rosters.page.history')}</Typography>
      <RosterHistory subject={subject} year={year} onPack={(jobId) => work.follow(subject, jobId)} />
      {asked && <ExportDialog subject={subject} {...asked} onExport={() => exportNow(asked)} onClose={() => setAsked(null)} />}
    </Box>
  );
}

type Work = ReturnType<typeof useWork>;

/** The job that the page shows, and under which subject. It stands in the address, so that it is there again after a reload. */
function useWork(first: Subject) {
  const [search, setSearch] = useSearchParams();
  const [ended, setEnded] = useState<Job | null>(null);
  const jobId = search.get('job');
  const follow = (of: Subject, id: string) => {
    setEnded(null);
    setSearch({ job: id, of }, { replace: true });
  };
  return { jobId, subject: search.get('of') ?? first, follow, end: setEnded, ended: ended?.id === jobId ? ended : null };
}
