import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { routes, type Notice } from '@portfolio/school/contract';
import { call } from '../providers/api';
import { useSession } from '../providers/session';
import { rocDate } from '../shared/dates';
import { EmptyState } from '../shared/EmptyState';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';

/** News, newest first, each with the badge of its day; for all, and of the own school when one is signed in. */
export function NoticeList({ limit }: { limit?: number }) {
  const translate = useTranslate();
  const school = useSession().me?.school.code;
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
      {notices.slice(0, limit).map((notice) => <li key={notice.id}><NoticeItem notice={notice} /></li>)}
    </Box>
  );
}

function NoticeItem({ notice: { title, body, publishedOn, ofSchool } }: { notice: Notice }) {
  const translate = useTranslate();
  const [year, month, day] = rocDate(publishedOn).split('/');
  return (
    <Box component="details" sx={{ border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper', '&[open] .turn': { transform: 'rotate(180deg)' } }}>
      <Box component="summary" sx={{ display: 'flex', alignItems: 'center', gap: 2, p: 1.5, cursor: 'pointer', listStyle: 'none', '&::-webkit-details-marker': { display: 'none' } }}>
        <Box component="time" dateTime={publishedOn} className="numeric" sx={{ flexShrink: 0, minWidth: 60, textAlign: 'center', borderRadius: 1, bgcolor: 'primary.main', color: 'primary.contrastText', py: 0.5, px: 1, lineHeight: 1.2 }}>
          <Box component="span" sx={{ display: 'block', fontSize: '0.75rem' }}>{year}</Box>
          <Box component="span" sx={{ fontWeight: 600 }}>{month}/{day}</Box>
        </Box>
        <Box sx={{ flexGrow: 1, minWidth: 0 }}>
          <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{title}</Typography>
          {ofSchool && <Typography variant="body2" sx={{ color: 'text.secondary' }}>{translate('notices.of-school')}</Typography>}
        </Box>
        <ExpandMoreIcon className="turn" aria-hidden />
      </Box>
      <Typography component="div" sx={{ px: 2, pb: 2, whiteSpace: 'pre-line', overflowWrap: 'anywhere', maxWidth: '70ch' }}>{body}</Typography>
    </Box>
  );
}
