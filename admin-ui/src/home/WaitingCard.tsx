import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import CheckIcon from '@mui/icons-material/CheckCircleOutlined';
import ErrorIcon from '@mui/icons-material/ErrorOutlineOutlined';
import HourglassIcon from '@mui/icons-material/HourglassEmptyOutlined';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { isRunning, useMyJobs } from '../operations/use-my-jobs';
import { HomeCard } from './HomeCard';
import type { Waiting } from './waiting';

/** What waits for this person, and what went wrong. Uploading and ticking are voluntary: counts of those are no reproach. */
export function WaitingCard({ waiting: own }: { waiting: Waiting[] }) {
  const translate = useTranslate();
  const waiting = [...own, ...useJobsToLookAt()];
  return (
    <HomeCard title={translate('home.waiting')}>
      {waiting.length === 0 && <Box sx={{ display: 'flex', gap: 1, color: 'text.secondary' }}><CheckIcon aria-hidden /><Typography>{translate('home.nothing-waits')}</Typography></Box>}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
        {waiting.map(({ key, text, to, isWrong }) => (
          <Box component="li" key={key} sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
            {isWrong ? <ErrorIcon color="error" aria-hidden /> : <HourglassIcon color="action" aria-hidden />}
            {to ? <Link component={RouterLink} to={to}>{text}</Link> : <Typography>{text}</Typography>}
          </Box>
        ))}
      </Box>
    </HomeCard>
  );
}

const RECENT_MS = 7 * 24 * 3600 * 1000;

/** Own jobs that run, and those of the last days that were not done. */
function useJobsToLookAt(): Waiting[] {
  const translate = useTranslate();
  const { data: jobs = [] } = useMyJobs();
  const running = jobs.filter(isRunning).length;
  const failed = jobs.filter(({ state, endedAt }) => state === 'failed' && endedAt && Date.now() - Date.parse(endedAt) < RECENT_MS).length;
  return [
    ...(failed > 0 ? [{ key: 'failed', text: translate('home.jobs-failed', { count: failed }), to: '/my-jobs', isWrong: true }] : []),
    ...(running > 0 ? [{ key: 'running', text: translate('home.jobs-running', { count: running }), to: '/my-jobs' }] : []),
  ];
}
