import { lazy } from 'react';
import AnalyticsIcon from '@mui/icons-material/AnalyticsOutlined';
import AssignmentIndIcon from '@mui/icons-material/AssignmentIndOutlined';
import BadgeIcon from '@mui/icons-material/BadgeOutlined';
import EventIcon from '@mui/icons-material/EventOutlined';
import EmojiEventsIcon from '@mui/icons-material/EmojiEventsOutlined';
import FactCheckIcon from '@mui/icons-material/FactCheckOutlined';
import HistoryIcon from '@mui/icons-material/HistoryOutlined';
import GroupsIcon from '@mui/icons-material/GroupsOutlined';
import ForumIcon from '@mui/icons-material/ForumOutlined';
import LockResetIcon from '@mui/icons-material/LockResetOutlined';
import MailIcon from '@mui/icons-material/MailOutlined';
import LowPriorityIcon from '@mui/icons-material/LowPriorityOutlined';
import CoPresentIcon from '@mui/icons-material/CoPresentOutlined';
import DateRangeIcon from '@mui/icons-material/DateRangeOutlined';
import PeopleIcon from '@mui/icons-material/PeopleOutlined';
import PendingActionsIcon from '@mui/icons-material/PendingActionsOutlined';
import SwitchAccountIcon from '@mui/icons-material/SwitchAccountOutlined';
import SecurityIcon from '@mui/icons-material/SecurityOutlined';
import RecordVoiceOverIcon from '@mui/icons-material/RecordVoiceOverOutlined';
import PrintIcon from '@mui/icons-material/PrintOutlined';
import HubIcon from '@mui/icons-material/HubOutlined';
import DomainIcon from '@mui/icons-material/DomainOutlined';
import UnarchiveIcon from '@mui/icons-material/UnarchiveOutlined';
import ArchiveIcon from '@mui/icons-material/ArchiveOutlined';
import RateReviewIcon from '@mui/icons-material/RateReviewOutlined';
import SchoolIcon from '@mui/icons-material/SchoolOutlined';
import SupervisorAccountIcon from '@mui/icons-material/SupervisorAccountOutlined';
import SyncIcon from '@mui/icons-material/SyncOutlined';
import DownloadDoneIcon from '@mui/icons-material/DownloadDoneOutlined';
import OutboxIcon from '@mui/icons-material/OutboxOutlined';
import TuneIcon from '@mui/icons-material/TuneOutlined';
import DifferenceIcon from '@mui/icons-material/DifferenceOutlined';
import FeedbackIcon from '@mui/icons-material/FeedbackOutlined';
import ReceiptIcon from '@mui/icons-material/ReceiptLongOutlined';
import RuleIcon from '@mui/icons-material/RuleOutlined';
import UploadFileIcon from '@mui/icons-material/UploadFileOutlined';
import VerifiedIcon from '@mui/icons-material/VerifiedOutlined';
import type { Me } from '@portfolio/access/contract';
import { holds } from '../providers/rights';
import { everybodyScreens } from './everybody';
import type { Screen } from './screen';

const hasClass = ({ duties }: Me): boolean => duties.homeroom || duties.counselling;

/** Whoever may be of a stage of self-study plans: a class teacher, or a member of a group. */
const certifiesPlans = ({ duties }: Me): boolean => duties.homeroom || duties.counselling || duties.certifying;

/** The screens of teachers and of those who administer. */
export const staffScreens: readonly Screen[] = [
  ...everybodyScreens,
  { path: '/certifications', chapter: 'teaching', kinds: ['teacher'], titleKey: 'screens.certify', icon: VerifiedIcon, component: lazy(() => import('../portfolio/CertifyPage')), bottom: true },
  { path: '/my-deputies', chapter: 'teaching', kinds: ['teacher'], titleKey: 'screens.myDeputies', icon: SupervisorAccountIcon, component: lazy(() => import('../portfolio/MyDeputiesPage')) },
  { path: '/my-classes', chapter: 'teaching', kinds: ['teacher'], when: hasClass, titleKey: 'screens.myClasses', icon: SchoolIcon, component: lazy(() => import('../classes/MyClassesPage')), bottom: true },
  { path: '/my-classes/students/:id', chapter: 'teaching', kinds: ['teacher'], titleKey: 'screens.myClasses', icon: SchoolIcon, component: lazy(() => import('../classes/ClassStudentPage')), hidden: true },
  { path: '/counselling-records', chapter: 'teaching', kinds: ['teacher'], when: ({ duties }) => duties.counselling, titleKey: 'screens.counsellingRecords', icon: ForumIcon, component: lazy(() => import('../counselling/CounsellingRecordsPage')) },
  { path: '/study-plan-reviews', chapter: 'teaching', kinds: ['teacher', 'staff'], when: certifiesPlans, titleKey: 'screens.planReviews', icon: RateReviewIcon, component: lazy(() => import('../self-study/PlanReviewsPage')) },
  { path: '/study-plan-reviews/:id', chapter: 'teaching', kinds: ['teacher', 'staff'], titleKey: 'screens.planReviews', icon: RateReviewIcon, component: lazy(() => import('../self-study/PlanReviewPage')), hidden: true },
  { path: '/sync', chapter: 'sync', module: 'S0101S', titleKey: 'screens.sync', icon: SyncIcon, component: lazy(() => import('../sync/SyncPage')) },
  { path: '/sync-runs', chapter: 'query', module: 'S0201S1', titleKey: 'screens.syncRuns', icon: DownloadDoneIcon, component: lazy(() => import('../sync/SyncRunsPage')) },
  { path: '/sync-runs/:id', chapter: 'query', module: 'S0201S1', titleKey: 'screens.syncRuns', icon: DownloadDoneIcon, component: lazy(() => import('../sync/SyncRunPage')), hidden: true },
  { path: '/outcome-ticks', chapter: 'query', module: 'S0205S', titleKey: 'screens.studentOutcomes', icon: FactCheckIcon, component: lazy(() => import('../portfolio/OutcomeTicksPage')) },
  { path: '/students/:id/outcomes', chapter: 'query', module: 'S0205S', titleKey: 'screens.studentOutcomes', icon: FactCheckIcon, component: lazy(() => import('../portfolio/StudentOutcomesPage')), hidden: true },
  { path: '/counselling-assignments', chapter: 'query', module: 'S0210S', titleKey: 'screens.counselling', icon: PeopleIcon, component: lazy(() => import('../school/CounsellingPage')) },
  { path: '/performance-ticks', chapter: 'query', module: 'S0206S', titleKey: 'screens.studentPerformances', icon: EmojiEventsIcon, component: lazy(() => import('../portfolio/PerformanceTicksPage')) },
  { path: '/students/:id/performances', chapter: 'query', module: 'S0206S', titleKey: 'screens.studentPerformances', icon: EmojiEventsIcon, component: lazy(() => import('../portfolio/StudentPerformancesPage')), hidden: true },
  { path: '/counselling-statistics', chapter: 'query', module: 'S0217S', titleKey: 'screens.counsellingStatistics', icon: AnalyticsIcon, component: lazy(() => import('../insight/CounsellingStatisticsPage')) },
  { path: '/uncertified-teachers', chapter: 'query', module: 'S0216S', titleKey: 'screens.uncertifiedTeachers', icon: AnalyticsIcon, component: lazy(() => import('../insight/UncertifiedTeachersPage')) },
  { path: '/outcome-uploads', chapter: 'query', module: 'S0220S', titleKey: 'screens.outcomeUploads', icon: AnalyticsIcon, component: lazy(() => import('../insight/OutcomeUploadsPage')) },
  { path: '/confirmation-sheets', chapter: 'query', module: 'S0221S', titleKey: 'screens.confirmationSheets', icon: PrintIcon, component: lazy(() => import('../insight/ConfirmationSheetsPage')) },
  { path: '/outcome-usage', chapter: 'query', module: 'S0215S', titleKey: 'screens.outcomeUsage', icon: AnalyticsIcon, component: lazy(() => import('../insight/OutcomeUsagePage')) },
  { path: '/certification-statistics', chapter: 'query', module: 'S0222S', titleKey: 'screens.certificationStatistics', icon: AnalyticsIcon, component: lazy(() => import('../insight/CertificationStatisticsPage')) },
  { path: '/role-groups', chapter: 'system', module: 'S0202S', titleKey: 'screens.roleGroups', icon: AssignmentIndIcon, component: lazy(() => import('../access/RoleGroupsPage')) },
  { path: '/role-groups/:id', chapter: 'system', module: 'S0202S', titleKey: 'screens.roleGroups', icon: AssignmentIndIcon, component: lazy(() => import('../access/RoleGroupPage')), hidden: true },
  { path: '/passwords', chapter: 'system', module: 'S0202S1', titleKey: 'screens.passwords', icon: LockResetIcon, component: lazy(() => import('../access/PasswordsPage')) },
  { path: '/temporary-accounts', chapter: 'system', module: 'S0202S2', titleKey: 'screens.temporaryAccounts', icon: SwitchAccountIcon, component: lazy(() => import('../access/TemporaryPage')) },
  { path: '/account-security', chapter: 'system', module: 'S0202S1', titleKey: 'screens.accountSecurity', icon: SecurityIcon, component: lazy(() => import('../access/AccountSecurityPage')) },
  { path: '/mail', chapter: 'system', module: 'S0203S2', titleKey: 'screens.mail', icon: MailIcon, component: lazy(() => import('../mail/MailPage')) },
  { path: '/parameters', chapter: 'system', module: 'S0203S1', titleKey: 'screens.parameters', icon: TuneIcon, component: lazy(() => import('../school/ParametersPage')) },
  { path: '/counselling-teachers', chapter: 'system', module: 'S0204S', titleKey: 'screens.counsellingTeachers', icon: RecordVoiceOverIcon, component: lazy(() => import('../school/CounsellingTeachersPage')) },
  { path: '/reviewers', chapter: 'system', module: 'S0209S', titleKey: 'screens.reviewers', icon: CoPresentIcon, component: lazy(() => import('../school/ReviewersPage')) },
  { path: '/windows', chapter: 'system', module: 'S0203S', titleKey: 'screens.windows', icon: DateRangeIcon, component: lazy(() => import('../school/WindowsPage')) },
  { path: '/terms', chapter: 'system', module: 'S0213S', titleKey: 'screens.terms', icon: EventIcon, component: lazy(() => import('../school/TermsPage')) },
  { path: '/audit', chapter: 'system', module: 'S0219S', titleKey: 'screens.audit', icon: HistoryIcon, component: lazy(() => import('../access/AuditPage')) },
  { path: '/jobs', chapter: 'system', module: 'S0219S', titleKey: 'screens.jobs', icon: PendingActionsIcon, component: lazy(() => import('../operations/JobsPage')) },
  { path: '/exchange-export', chapter: 'exchange', module: 'S0401S', titleKey: 'screens.exchangeExport', icon: ArchiveIcon, component: lazy(() => import('../exchange/ExportPage')) },
  { path: '/exchange-import', chapter: 'exchange', module: 'S0402S', titleKey: 'screens.exchangeImport', icon: UnarchiveIcon, component: lazy(() => import('../exchange/ImportPage')) },
  { path: '/exchange-school', chapter: 'exchange', module: 'S0403S', titleKey: 'screens.exchangeSchool', icon: DomainIcon, component: lazy(() => import('../exchange/SchoolPage')) },
  { path: '/exchange-one-roster', chapter: 'exchange', module: 'S0404S', titleKey: 'screens.exchangeOneRoster', icon: HubIcon, component: lazy(() => import('../exchange/OneRosterPage')) },
  { path: '/deputies', chapter: 'system', module: 'S0209S1', titleKey: 'screens.deputies', icon: SupervisorAccountIcon, component: lazy(() => import('../portfolio/DeputiesPage')) },
  { path: '/certification-groups', chapter: 'selfStudy', module: 'S0301S', titleKey: 'screens.certificationGroups', icon: GroupsIcon, component: lazy(() => import('../self-study/CertificationGroupsPage')) },
  { path: '/certification-stages', chapter: 'selfStudy', module: 'S0302S', titleKey: 'screens.certificationStages', icon: LowPriorityIcon, component: lazy(() => import('../self-study/CertificationStagesPage')) },
  { path: '/rosters', chapter: 'submit', when: (me) => holds(me, 'S0207S') || holds(me, 'S0208S'), titleKey: 'screens.rosters', icon: OutboxIcon, component: lazy(() => import('../rosters/RostersPage')) },
  { path: '/officer-rosters', chapter: 'submit', module: 'S0218S', titleKey: 'screens.officerRosters', icon: BadgeIcon, component: lazy(() => import('../rosters/OfficerRostersPage')) },
  { path: '/analysis', chapter: 'analysis', module: 'S0601S', titleKey: 'screens.analysis', icon: AnalyticsIcon, component: lazy(() => import('../insight/AnalysisPage')) },
  { path: '/receipt-import', chapter: 'receipt', module: 'S0501S', titleKey: 'screens.receiptImport', icon: UploadFileIcon, component: lazy(() => import('../receipts/ReceiptImportPage')) },
  { path: '/receipt-students', chapter: 'receipt', module: 'S0502S', titleKey: 'screens.receiptStudents', icon: ReceiptIcon, component: lazy(() => import('../receipts/ReceiptStudentsPage')) },
  { path: '/receipt-students/:id', chapter: 'receipt', module: 'S0502S', titleKey: 'screens.receiptStudents', icon: ReceiptIcon, component: lazy(() => import('../receipts/ReceiptStudentPage')), hidden: true },
  { path: '/receipt-reports', chapter: 'receipt', module: 'S0503S', titleKey: 'screens.receiptReports', icon: FeedbackIcon, component: lazy(() => import('../receipts/ReceiptReportsPage')) },
  { path: '/receipt-statistics', chapter: 'receipt', module: 'S0504S', titleKey: 'screens.receiptStatistics', icon: RuleIcon, component: lazy(() => import('../receipts/ReceiptStatisticsPage')) },
  { path: '/receipt-differences', chapter: 'receipt', module: 'S0505S', titleKey: 'screens.receiptDifferences', icon: DifferenceIcon, component: lazy(() => import('../receipts/ReceiptDifferencesPage')) },
];
