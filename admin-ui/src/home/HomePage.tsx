import { Suspense, lazy } from 'react';
import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { isLearner } from '@portfolio/config/permissions';
import { useMe, useTerm } from '../providers/session';
import { Page } from '../shared/Page';
import { CountsCard } from './CountsCard';
import { NewsCard } from './NewsCard';
import { ScreenLinks } from './ScreenLinks';
import { LearnerWaiting } from './LearnerWaiting';
import { WindowsCard } from './WindowsCard';

/** For the staff alone: a student's phone loads none of them. */
const DashboardCard = lazy(() => import('./DashboardCard'));
const StaffWaiting = lazy(() => import('./StaffWaiting'));
const TourCard = lazy(() => import('./TourCard'));

/** Two columns on a desk; on a phone one, with the news last. */
const column = { display: { xs: 'contents', lg: 'grid' }, gap: 2 } as const;

/** After the sign-in: what is open until when, what waits, what went wrong; each a link. */
export default function HomePage() {
  const translate = useTranslate();
  const me = useMe();
  const { year } = useTerm();
  const ownPortfolio = isLearner(me.kind);
  return (
    <Page title={translate('screens.home')} help={translate('home.greeting', { name: me.name, kind: translate(`enums.accountKind.${me.kind}`) })}>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1.6fr) minmax(0, 1fr)' }, alignItems: 'start' }}>
        <Box sx={{ ...column, order: { lg: 1 } }}>
          {me.kind === 'administrator' && <Suspense fallback={null}><DashboardCard /></Suspense>}
          {ownPortfolio ? <LearnerWaiting /> : <Suspense fallback={null}><StaffWaiting /></Suspense>}
          {ownPortfolio && <CountsCard />}
          <Box sx={{ order: { xs: 1, lg: 0 } }}><NewsCard /></Box>
        </Box>
        <Box sx={column}>
          {me.kind === 'administrator' && <Suspense fallback={null}><TourCard /></Suspense>}
          <WindowsCard year={year} />
          <ScreenLinks />
        </Box>
      </Box>
    </Page>
  );
}
