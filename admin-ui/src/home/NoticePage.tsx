import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import ArrowBackIcon from '@mui/icons-material/ArrowBack';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { publicRoutes as routes } from '@portfolio/school/contract/public';
import { call } from '../providers/api';
import { ErrorNote } from '../shared/ErrorNote';
import { Loading } from '../shared/Loading';
import { Page } from '../shared/Page';
import { DateBadge } from './DateBadge';
import { Markdown } from './Markdown';
import { useNoticeSchool } from './use-notice-school';

/** 1.2 One of the news. */
export default function NoticePage() {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const school = useNoticeSchool();
  const { data: notice, error, refetch } = useQuery({ queryKey: ['notices', school, id], queryFn: ({ signal }) => call(routes.notice, { params: { id }, query: { school }, signal }) });
  return (
    <Page title={notice?.title ?? translate('screens.notices')} narrow actions={<Button component={Link} to="/notices" startIcon={<ArrowBackIcon />}>{translate('screens.notices')}</Button>}>
      <ErrorNote error={notice ? null : error} onRetry={() => void refetch()} />
      {!notice && !error && <Loading />}
      {notice && (
        <>
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
            <DateBadge date={notice.publishedOn} />
            <Typography sx={{ color: 'text.secondary' }}>{translate(notice.ofSchool ? 'notices.of-school' : 'notices.of-all')}</Typography>
          </Box>
          {notice.body.trim() === '' ? <Typography sx={{ mt: 2 }}>{translate('notices.no-body')}</Typography> : <Markdown>{notice.body}</Markdown>}
        </>
      )}
    </Page>
  );
}
