import type { ComponentType, LazyExoticComponent } from 'react';
import type { SvgIconProps } from '@mui/material/SvgIcon';
import type { Me } from '@portfolio/access/contract';
import { chapters as moduleChapters, type AccountKind, type Chapter, type ModuleCode } from '@portfolio/config/permissions';
import { holds } from '../providers/rights';

/**
 * Screens are wired in this folder alone: the menu, the box that finds a screen, and the routes are made from it.
 * A new screen is a line in `learner.ts`, `staff.ts` or `everybody.ts`, its title in i18n (`screens.…`), and its component in the folder of its capability.
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

export function mayOpen(me: Me, screen: Screen): boolean {
  if (screen.module && !holds(me, screen.module)) return false;
  if (screen.kinds && !screen.kinds.includes(me.kind)) return false;
  return screen.when?.(me) ?? true;
}

/** Those of the screens that stand in a person's menu, in order. */
export const menuOf = (me: Me, screens: readonly Screen[]): Screen[] =>
  menuChapters.flatMap((chapter) => screens.filter((screen) => screen.chapter === chapter && !screen.hidden && mayOpen(me, screen)));
