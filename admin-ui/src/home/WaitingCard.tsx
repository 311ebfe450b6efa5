import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import CheckIcon from '@mui/icons-material/CheckCircleOutlined';
import ErrorIcon from '@mui/icons-material/ErrorOutlineOutlined';
import HourglassIcon from '@mui/icons-material/HourglassEmptyOutlined';
import { useQuery } from '@tanstack/react-query';
import { useGetList, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { routes as portfolioRoutes, studyPlanReviewList } from '@portfolio/portfolio/contract';
import { isRunning, useMyJobs } from '../operations/use-my-jobs';
import { call } from '../providers/api';
import { useMay, useMe, useTerm } from '../providers/session';
import { useWaitingReceipts } from '../receipts/use-waiting-receipts';
import { HomeCard } from './HomeCard';
import { screenOf } from './screen-of';
import type { Waiting } from './waiting';

/** What waits for this person, and what went wrong. Uploading and ticking are voluntary: counts of those are no reproach. */
export function WaitingCard() {
  const translate = useTranslate();
  const waiting = [...useWaitingOutcomes(), ...useWaitingPlans(), ...useOwnOutcomes(), ...useWaitingReceipts(), ...useJobsToLookAt()];
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

/** A teacher's outcomes to answer. */
function useWaitingOutcomes(): Waiting[] {
  const translate = useTranslate();
  const me = useMe();
  const { term } = useTerm();
  const { data = [] } = useQuery({
    queryKey: ['portfolio', 'certification-courses', term],
    enabled: me.kind === 'teacher',
    queryFn: ({ signal }) => call(portfolioRoutes.certificationCourses, { query: { term }, signal }),
  });
  const count = data.reduce((sum, { waiting }) => sum + waiting, 0);
  return count > 0 ? [{ key: 'certify', text: translate('home.to-certify', { count }), to: screenOf(me, 'certify') }] : [];
}

/** Self-study plans that wait at a stage of this person. */
function useWaitingPlans(): Waiting[] {
  const translate = useTranslate();
  const { duties } = useMe();
  const mayReview = useMay(studyPlanReviewList.access) && (duties.homeroom || duties.counselling || duties.certifying);
  const { total: count = 0 } = useGetList(studyPlanReviewList.resource, { pagination: { page: 1, perPage: 1 } }, { enabled: mayReview });
  return count > 0 ? [{ key: 'plans', text: translate('home.plans-waiting', { count }), to: '/study-plan-reviews' }] : [];
}

/** A student's outcomes that a teacher has sent back, or that are not sent yet. */
function useOwnOutcomes(): Waiting[] {
  const translate = useTranslate();
  const me = useMe();
  const { year } = useTerm();
  const { data } = useQuery({
    queryKey: ['portfolio', 'shelf', year],
    enabled: me.kind === 'student',
    queryFn: ({ signal }) => call(portfolioRoutes.myOutcomes, { query: { year }, signal }),
  });
  const to = screenOf(me, 'send');
  return (['returned', 'draft'] as const).flatMap((state) => {
    const count = data?.outcomes.filter((outcome) => outcome.state === state).length ?? 0;
    return count > 0 ? [{ key: state, text: translate(`home.own-${state}`, { count }), to }] : [];
  });
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
