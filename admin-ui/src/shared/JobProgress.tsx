import { useEffect } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { routes, type Job } from '@portfolio/operations/contract';
import { call } from '../providers/api';
import { JobFileButton } from '../operations/JobFileButton';
import { JobBar, jobName } from '../operations/JobSummary';
import { isRunning, myJobsKey } from '../operations/use-my-jobs';
import { ErrorNote } from './ErrorNote';

const POLL_MS = 1_000;

interface JobProgressProps {
  /** Public id of the job that the page has started. */
  id: string;
  /** Once, when it has ended. */
  onEnd?: (job: Job) => void;
}

/** A job's way: how far, what now, that leaving is safe; then what came of it, with its file. */
export function JobProgress({ id, onEnd }: JobProgressProps) {
  const translate = useTranslate();
  const client = useQueryClient();
  const { data: job, error, refetch } = useQuery({
    queryKey: ['jobs', id, 'progress'],
    queryFn: ({ signal }) => call(routes.job, { params: { id }, signal }),
    refetchInterval: ({ state }) => (!state.data || isRunning(state.data) ? POLL_MS : false),
  });
  const ended = job && !isRunning(job) ? job : undefined;
  useEffect(() => {
    void client.invalidateQueries({ queryKey: myJobsKey });
    if (ended) onEnd?.(ended);
    // Once a job and its end; a new function of the page is no reason to tell it again.
  }, [id, ended?.state]);
  return (
    <Box role="status" aria-live="polite" sx={{ display: 'grid', gap: 1.5, maxWidth: 640 }}>
      <ErrorNote error={job ? null : error} onRetry={() => void refetch()} />
      {job && isRunning(job) && (
        <>
          <Typography sx={{ fontWeight: 600 }}>{jobName(translate, job.kind)}</Typography>
          <JobBar job={job} />
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>{translate('ui.job.leave-safe')}</Typography>
        </>
      )}
      {ended && (
        <>
          <Alert severity={ended.state === 'done' ? 'success' : 'error'} variant="outlined">{ended.message ?? translate(`ui.job.${ended.state}`)}</Alert>
          <JobFileButton job={ended} />
        </>
      )}
    </Box>
  );
}
