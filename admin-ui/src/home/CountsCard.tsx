import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { useMyPerformances } from '../portfolio/performance-queries';
import { useMyShelf } from '../portfolio/queries';
import { useTerm } from '../providers/session';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { HomeCard } from './HomeCard';

interface Count {
  key: string;
  label: string;
  used: number;
  allowed: number;
  to: string;
}

/** How many of how many that may be, of a student's year: facts, not targets. */
export function CountsCard() {
  const translate = useTranslate();
  const { year, semester } = useTerm();
  const shelf = useMyShelf(year);
  const performances = useMyPerformances(year);
  const sent = (shelf.data?.limits.sent ?? []).filter(({ term }) => semester === 0 || term === `${year}${semester}`);
  const counts: Count[] = [
    ...sent.map(({ term, used, allowed }) => ({ key: term, label: translate('home.count-sent', { semester: term.slice(-1) }), used, allowed, to: '/outcomes' })),
    ...(shelf.data ? [{ key: 'outcomes', label: translate('home.count-outcomes'), ...shelf.data.limits.ticks, to: '/tick' }] : []),
    ...(performances.data ? [{ key: 'performances', label: translate('home.count-performances'), ...performances.data.limits.ticks, to: '/performances/tick' }] : []),
  ];
  const error = shelf.error ?? performances.error;
  return (
    <HomeCard title={translate('home.counts', { year })}>
      <ErrorNote error={error} onRetry={() => void Promise.all([shelf.refetch(), performances.refetch()])} />
      {(shelf.isPending || performances.isPending) && <Loading />}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 }}>
        {counts.map(({ key, label, used, allowed, to }) => (
          <li key={key}>
            <Box className="numeric" sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
              <Link component={RouterLink} to={to}>{label}</Link>
              <Typography component="span" sx={{ fontWeight: 600 }}>{used}/{allowed}</Typography>
            </Box>
            <LinearProgress variant="determinate" value={Math.min(100, (used / allowed) * 100)} aria-hidden sx={{ height: 6, borderRadius: 3, mt: 0.5 }} />
          </li>
        ))}
      </Box>
    </HomeCard>
  );
}
