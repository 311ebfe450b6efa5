import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { SvgIconProps } from '@mui/material/SvgIcon';
import AssignmentIndIcon from '@mui/icons-material/AssignmentIndOutlined';
import HistoryIcon from '@mui/icons-material/HistoryOutlined';
import HomeIcon from '@mui/icons-material/HomeOutlined';
import PendingActionsIcon from '@mui/icons-material/PendingActionsOutlined';
import type { Me } from '@portfolio/access/contract';
import { chapters as moduleChapters, type AccountKind, type Chapter, type ModuleCode } from '@portfolio/config/permissions';
import { holds } from './providers/rights';

/**
 * The one place where screens are wired: the menu, the box that finds a screen, and the routes are made from it.
 * A new screen is a line here, its title in i18n (`screens.…`), and its component in the folder of its capability.
 */
export type MenuChapter = 'home' | 'mine' | 'teaching' | Chapter;

/** In the manual's order; a person's own things first. */
export const menuChapters: readonly MenuChapter[] = ['home', 'mine', 'teaching', ...moduleChapters];

export interface Screen {
  /** Address, with `:name` for a parameter. */
  path: string;
  chapter: MenuChapter;
  /** Needs this module; its code is shown and found. */
  module?: ModuleCode;
  /** Is for these kinds of people. Neither module nor kinds: for everybody who is signed in. */
  kinds?: readonly AccountKind[];
  /** A further condition, such as a teacher's duties. */
  when?: (me: Me) => boolean;
  titleKey: string;
  icon: ComponentType<SvgIconProps>;
  component: LazyExoticComponent<ComponentType>;
  /** Reached from another screen, and not in the menu. */
  hidden?: true;
  /** In the bar at the bottom of a student's or teacher's phone. */
  bottom?: true;
}

export const screens: readonly Screen[] = [
  { path: '/', chapter: 'home', titleKey: 'screens.home', icon: HomeIcon, component: lazy(() => import('./home/HomePage')), bottom: true },
  { path: '/role-groups', chapter: 'system', module: 'S0202S', titleKey: 'screens.roleGroups', icon: AssignmentIndIcon, component: lazy(() => import('./access/RoleGroupsPage')) },
  { path: '/role-groups/:id', chapter: 'system', module: 'S0202S', titleKey: 'screens.roleGroups', icon: AssignmentIndIcon, component: lazy(() => import('./access/RoleGroupPage')), hidden: true },
  { path: '/audit', chapter: 'system', module: 'S0219S', titleKey: 'screens.audit', icon: HistoryIcon, component: lazy(() => import('./access/AuditPage')) },
  { path: '/jobs', chapter: 'system', module: 'S0219S', titleKey: 'screens.jobs', icon: PendingActionsIcon, component: lazy(() => import('./operations/JobsPage')) },
  { path: '/my-jobs', chapter: 'home', titleKey: 'screens.myJobs', icon: PendingActionsIcon, component: lazy(() => import('./operations/MyJobsPage')), hidden: true },
  { path: '/change-password', chapter: 'home', titleKey: 'screens.changePassword', icon: AssignmentIndIcon, component: lazy(() => import('./access/ChangePasswordPage')), hidden: true },
];

export function mayOpen(me: Me, screen: Screen): boolean {
  if (screen.module && !holds(me, screen.module)) return false;
  if (screen.kinds && !screen.kinds.includes(me.kind)) return false;
  return screen.when?.(me) ?? true;
}

/** The screens of a person's menu, in order. */
export const menuOf = (me: Me): Screen[] =>
  menuChapters.flatMap((chapter) => screens.filter((screen) => screen.chapter === chapter && !screen.hidden && mayOpen(me, screen)));
