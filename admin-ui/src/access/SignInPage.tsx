import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import CardContent from '@mui/material/CardContent';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { routes } from '@portfolio/access/contract';
import { NoticeList } from '../home/NoticeList';
import { call } from '../providers/api';
import { Page } from '../shared/Page';
import { SignInForm } from './SignInForm';

const NOTICES_SHOWN = 4;

/** The first page: sign-in, the newest news, and the way to the fields of study. */
export default function SignInPage() {
  const translate = useTranslate();
  return (
    <Page title={translate('app.name')} help={translate('signIn.about')}>
      <DemoNote />
      <Box sx={{ display: 'grid', gap: 3, alignItems: 'start', gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(340px, 400px)' } }}>
        <Card sx={{ order: { md: 2 } }}>
          <CardContent>
            <Typography variant="h2" sx={{ mb: 2 }}>{translate('screens.signIn')}</Typography>
            <SignInForm />
            <Button component={Link} to="/forgot-password" sx={{ mt: 1.5, ml: -1 }}>{translate('signIn.forgotten')}</Button>
          </CardContent>
        </Card>
        <Box sx={{ display: 'grid', gap: 3 }}>
          <Box component="section" aria-labelledby="news">
            <Box sx={{ display: 'flex', alignItems: 'center', mb: 1 }}>
              <Typography variant="h2" id="news">{translate('screens.notices')}</Typography>
              <Button component={Link} to="/notices" sx={{ ml: 'auto' }} aria-label={`${translate('notices.more')}：${translate('screens.notices')}`}>{translate('notices.more')}</Button>
            </Box>
            <NoticeList limit={NOTICES_SHOWN} />
          </Box>
          <Card>
            <CardContent sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2 }}>
              <Box sx={{ flex: '1 1 240px' }}>
                <Typography variant="h2">{translate('screens.clusters')}</Typography>
                <Typography sx={{ color: 'text.secondary' }}>{translate('clusters.help')}</Typography>
              </Box>
              <Button component={Link} to="/clusters" variant="outlined">{translate('screens.clusters')}</Button>
            </CardContent>
          </Card>
        </Box>
      </Box>
    </Page>
  );
}

/** A test code that no real school has. */
const DEMO_SCHOOL = '000001';

/** In an installation with the demo school: where its accounts are written down. */
function DemoNote() {
  const translate = useTranslate();
  const { data: schools } = useQuery({
    queryKey: ['sign-in', 'schools', DEMO_SCHOOL],
    queryFn: ({ signal }) => call(routes.schoolOptions, { query: { text: DEMO_SCHOOL }, signal }),
    staleTime: Infinity,
  });
  const demo = schools?.find(({ code }) => code === DEMO_SCHOOL);
  if (!demo) return null;
  return <Alert severity="info" variant="outlined" sx={{ mb: 3 }}>{translate('signIn.demo', { code: demo.code, name: demo.name })}</Alert>;
}
