import AutoStoriesIcon from '@mui/icons-material/AutoStoriesOutlined';
import EmojiEventsIcon from '@mui/icons-material/EmojiEventsOutlined';
import FolderIcon from '@mui/icons-material/FolderOutlined';
import ForumIcon from '@mui/icons-material/ForumOutlined';
import LibraryAddCheckIcon from '@mui/icons-material/LibraryAddCheckOutlined';
import LightbulbIcon from '@mui/icons-material/LightbulbOutlined';
import MenuBookIcon from '@mui/icons-material/MenuBookOutlined';
import SummarizeIcon from '@mui/icons-material/SummarizeOutlined';
import TaskAltIcon from '@mui/icons-material/TaskAltOutlined';
import ReceiptIcon from '@mui/icons-material/ReceiptLongOutlined';
import { learnerKinds } from '@portfolio/config/permissions';
import { lazyWithTexts } from '../i18n';
import { everybodyScreens } from './everybody';
import type { Screen } from './screen';

/** The screens of students: a file of their own, so that a phone loads no more than these. */
export const learnerScreens: readonly Screen[] = [
  ...everybodyScreens,
  { path: '/courses', chapter: 'mine', kinds: learnerKinds, titleKey: 'screens.myCourses', icon: MenuBookIcon, component: lazyWithTexts(() => import('../portfolio/CoursesPage')), bottom: true },
  { path: '/outcomes', chapter: 'mine', kinds: learnerKinds, titleKey: 'screens.myOutcomes', icon: FolderIcon, component: lazyWithTexts(() => import('../portfolio/OutcomesPage')), bottom: true },
  { path: '/tick', chapter: 'mine', kinds: learnerKinds, titleKey: 'screens.tickOutcomes', icon: TaskAltIcon, component: lazyWithTexts(() => import('../portfolio/TickPage')), bottom: true },
  { path: '/performances', chapter: 'mine', kinds: learnerKinds, titleKey: 'screens.myPerformances', icon: EmojiEventsIcon, component: lazyWithTexts(() => import('../portfolio/PerformancesPage')), bottom: true },
  { path: '/performances/tick', chapter: 'mine', kinds: learnerKinds, titleKey: 'screens.tickPerformances', icon: LibraryAddCheckIcon, component: lazyWithTexts(() => import('../portfolio/PerformanceTickPage')) },
  { path: '/portfolio', chapter: 'mine', kinds: learnerKinds, titleKey: 'screens.portfolio', icon: AutoStoriesIcon, component: lazyWithTexts(() => import('../portfolio/PortfolioPage')) },
  { path: '/portfolio/sheet', chapter: 'mine', kinds: learnerKinds, titleKey: 'screens.confirmationSheet', icon: SummarizeIcon, component: lazyWithTexts(() => import('../portfolio/ConfirmationSheetPage')) },
  { path: '/receipts', chapter: 'mine', kinds: learnerKinds, titleKey: 'screens.myReceipts', icon: ReceiptIcon, component: lazyWithTexts(() => import('../receipts/MyReceiptsPage')) },
  { path: '/study-plans', chapter: 'mine', kinds: learnerKinds, titleKey: 'screens.studyPlans', icon: LightbulbIcon, component: lazyWithTexts(() => import('../self-study/StudyPlansPage')) },
  { path: '/my-counselling', chapter: 'mine', kinds: learnerKinds, titleKey: 'screens.myCounselling', icon: ForumIcon, component: lazyWithTexts(() => import('../counselling/MyCounsellingPage')) },
];
