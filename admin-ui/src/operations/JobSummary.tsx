import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { Job } from '@portfolio/operations/contract';
import { rocDateTime } from '../shared/dates';
import { StateChip } from '../shared/StateChip';
import { JobFileButton } from './JobFileButton';
import { isRunning } from './use-my-jobs';

/** What a kind of job is called; a capability names its own under `jobs.<kind>`. */
export const jobName = (translate: ReturnType<typeof useTranslate>, kind: string): string => translate(`jobs.${kind}`, { _: kind });

/** One job in a few lines: what, since when, how far, what came of it, and its file. */
export function JobSummary({ job }: { job: Job }) {
  const translate = useTranslate();
  const name = jobName(translate, job.kind);
  return (
    <Box sx={{ display: 'grid', gap: 0.5 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Typography sx={{ fontWeight: 600, flexGrow: 1 }}>{name}</Typography>
        <StateChip enumName="jobState" value={job.state} />
      </Box>
      <Typography variant="body2" className="numeric" sx={{ color: 'text.secondary' }}>{rocDateTime(job.createdAt)}</Typography>
      {isRunning(job) && <JobBar job={job} />}
      {job.message && <Typography variant="body2">{job.message}</Typography>}
      <JobFileButton job={job} />
    </Box>
  );
}

/** done/total, and what is being done now. */
export function JobBar({ job }: { job: Job }) {
  const translate = useTranslate();
  const share = job.total ? Math.min(100, (100 * (job.done ?? 0)) / job.total) : undefined;
  return (
    <Box>
      <LinearProgress variant={share === undefined ? 'indeterminate' : 'determinate'} value={share} aria-label={jobName(translate, job.kind)} sx={{ height: 8, borderRadius: 4 }} />
      <Typography variant="body2" className="numeric" sx={{ color: 'text.secondary', mt: 0.5 }}>
        {job.step ?? translate(`ui.job.${job.state}`)}
        {job.total !== null && ` ${translate('ui.job.progress', { done: (job.done ?? 0).toLocaleString(), total: job.total.toLocaleString() })}`}
      </Typography>
    </Box>
  );
}
