import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { SvgIconProps } from '@mui/material/SvgIcon';
import CheckIcon from '@mui/icons-material/CheckCircleOutlined';
import ErrorIcon from '@mui/icons-material/ErrorOutlineOutlined';
import LateIcon from '@mui/icons-material/HistoryToggleOffOutlined';
import NextIcon from '@mui/icons-material/ArrowCircleRightOutlined';
import OpenIcon from '@mui/icons-material/LockOpenOutlined';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { dashboardRoutes, type Dashboard, type DashboardKind } from '@portfolio/insight/contract';
import { call } from '../providers/api';
import { rocDay, rocEnd } from '../shared/dates';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { HomeCard } from './HomeCard';

const REFRESH_MS = 120_000;

/** Where each thing is looked at, or done. */
const PLACES: Record<DashboardKind, string> = {
  send: '/outcome-usage', certify: '/uncertified-teachers', 'tick-outcomes': '/outcome-ticks', 'tick-performances': '/performance-ticks', receipts: '/receipt-statistics',
  'certification-missed': '/uncertified-teachers', 'certification-late': '/uncertified-teachers', 'plans-late': '/analysis', 'reports-open': '/receipt-reports', 'sync-late': '/sync',
  jobs: '/jobs', sync: '/sync-runs', mails: '/mail',
  'set-term': '/terms', 'set-sync': '/sync', 'set-windows': '/windows', 'assign-counsellors': '/counselling-teachers', 'set-mail': '/mail',
  'export-outcomes': '/rosters', 'export-performances': '/rosters', 'import-receipts': '/receipt-import',
};

const PARTS: readonly { part: keyof Dashboard; Icon: React.ComponentType<SvgIconProps>; colour: 'success' | 'warning' | 'error' | 'primary' }[] = [
  { part: 'failed', Icon: ErrorIcon, colour: 'error' },
  { part: 'late', Icon: LateIcon, colour: 'warning' },
  { part: 'open', Icon: OpenIcon, colour: 'success' },
  { part: 'next', Icon: NextIcon, colour: 'primary' },
];

/** For the administrator: what failed, runs late, is open, and comes next; each a link to where it is done. */
export default function DashboardCard() {
  const translate = useTranslate();
  const { data, error, refetch } = useQuery({ queryKey: ['insight', 'dashboard'], queryFn: ({ signal }) => call(dashboardRoutes.dashboard, { signal }), refetchInterval: REFRESH_MS });
  return (
    <HomeCard title={translate('dashboard.title')}>
      <ErrorNote error={data ? null : error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {data && PARTS.every(({ part }) => data[part].length === 0) && <Box sx={{ display: 'flex', gap: 1, color: 'text.secondary' }}><CheckIcon aria-hidden /><Typography>{translate('dashboard.nothing')}</Typography></Box>}
      {data && <Box sx={{ display: 'grid', gap: 2 }}>{PARTS.filter(({ part }) => data[part].length > 0).map((each) => <Part key={each.part} {...each} items={data[each.part]} />)}</Box>}
    </HomeCard>
  );
}

function Part({ part, Icon, colour, items }: (typeof PARTS)[number] & { items: Dashboard['open'] }) {
  const translate = useTranslate();
  return (
    <Box component="section" aria-label={translate(`dashboard.${part}`)}>
      <Typography variant="h3" sx={{ fontSize: '1rem', fontWeight: 600, mb: 0.5 }}>{translate(`dashboard.${part}`)}</Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.75 }}>
        {items.map(({ kind, count, of, term, at }) => (
          <Box component="li" key={`${kind} ${term}`} sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
            <Icon color={colour} aria-hidden />
            <Box>
              <Link component={RouterLink} to={PLACES[kind]}>{translate(`dashboard.items.${kind}`, { count: count ?? 0, of: of ?? 0 })}</Link>
              {at && <Typography variant="body2" className="numeric" sx={{ color: 'text.secondary' }}>{term && !term.endsWith('0') && `${translate('home.semester', { semester: term.slice(-1) })}　`}{translate(part === 'open' ? 'dashboard.until' : 'dashboard.since', { at: part === 'open' ? rocEnd(at) : rocDay(at) })}</Typography>}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
