import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { publicRoutes as routes, type Notice } from '@portfolio/school/contract/public';
import { call } from '../providers/api';
import { useSession } from '../providers/session';
import { EmptyState } from '../shared/EmptyState';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { DateBadge } from './DateBadge';
import { useNoticeSchool } from './use-notice-school';

/** News, newest first, each with the badge of its day; for all, and of the own school. */
export function NoticeList({ limit }: { limit?: number }) {
  const translate = useTranslate();
  const school = useNoticeSchool();
  const { data: notices, error, refetch } = useQuery({
    queryKey: ['notices', school],
    queryFn: ({ signal }) => call(routes.notices, { query: { school }, signal }),
    staleTime: 60_000,
  });
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!notices) return <Loading />;
  if (notices.length === 0) return <EmptyState>{translate('notices.empty')}</EmptyState>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
      {notices.slice(0, limit).map((notice) => <li key={notice.id}><NoticeLine notice={notice} school={school} /></li>)}
    </Box>
  );
}

function NoticeLine({ notice: { id, title, publishedOn, ofSchool }, school }: { notice: Notice; school: string | undefined }) {
  const translate = useTranslate();
  const isVisitor = useSession().me === null;
  return (
    <Link
      component={RouterLink} to={`/notices/${id}${isVisitor && school ? `?school=${school}` : ''}`} color="inherit" underline="none"
      sx={{ display: 'flex', alignItems: 'center', gap: 2, p: 1.5, border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper', '&:hover': { borderColor: 'primary.main', textDecoration: 'underline' } }}
    >
      <DateBadge date={publishedOn} />
      <Box component="span" sx={{ flexGrow: 1, minWidth: 0 }}>
        <Typography component="span" sx={{ display: 'block', fontWeight: 600, overflowWrap: 'anywhere' }}>{title}</Typography>
        {ofSchool && <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>{translate('notices.of-school')}</Typography>}
      </Box>
    </Link>
  );
}
