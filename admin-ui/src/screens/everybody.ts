import { lazy } from 'react';
import AssignmentIndIcon from '@mui/icons-material/AssignmentIndOutlined';
import CampaignIcon from '@mui/icons-material/CampaignOutlined';
import ExploreIcon from '@mui/icons-material/ExploreOutlined';
import HomeIcon from '@mui/icons-material/HomeOutlined';
import NotificationsIcon from '@mui/icons-material/NotificationsOutlined';
import PendingActionsIcon from '@mui/icons-material/PendingActionsOutlined';
import ManageAccountsIcon from '@mui/icons-material/ManageAccountsOutlined';
import { lazyWithTexts } from '../i18n';
import type { Screen } from './screen';

/** The screens that everybody has who is signed in. */
export const everybodyScreens: readonly Screen[] = [
  { path: '/', chapter: 'home', titleKey: 'screens.home', icon: HomeIcon, component: lazy(() => import('../home/HomePage')), bottom: true },
  { path: '/notices', chapter: 'home', titleKey: 'screens.notices', icon: CampaignIcon, component: lazy(() => import('../home/NoticesPage')) },
  { path: '/notices/:id', chapter: 'home', titleKey: 'screens.notices', icon: CampaignIcon, component: lazy(() => import('../home/NoticePage')), hidden: true },
  { path: '/clusters', chapter: 'home', titleKey: 'screens.clusters', icon: ExploreIcon, component: lazy(() => import('../home/ClustersPage')) },
  { path: '/clusters/:kind/:code', chapter: 'home', titleKey: 'screens.clusters', icon: ExploreIcon, component: lazy(() => import('../home/ClusterPage')), hidden: true },
  { path: '/messages', chapter: 'home', titleKey: 'screens.messages', icon: NotificationsIcon, component: lazy(() => import('../mail/MessagesPage')), hidden: true },
  { path: '/my-jobs', chapter: 'home', titleKey: 'screens.myJobs', icon: PendingActionsIcon, component: lazy(() => import('../operations/MyJobsPage')), hidden: true },
  { path: '/account', chapter: 'home', titleKey: 'screens.myAccount', icon: ManageAccountsIcon, component: lazyWithTexts(() => import('../access/MyAccountPage')), hidden: true },
  { path: '/change-password', chapter: 'home', titleKey: 'screens.changePassword', icon: AssignmentIndIcon, component: lazyWithTexts(() => import('../access/ChangePasswordPage')), hidden: true },
];
