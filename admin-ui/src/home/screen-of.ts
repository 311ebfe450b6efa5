import type { Me } from '@portfolio/access/contract';
import type { WindowItem } from '@portfolio/school/contract';
import { menuOf } from '../screens';

/** Where a person does what a window opens; only addresses of screens that the person has lead anywhere. */
const PLACES: Record<WindowItem, readonly string[]> = {
  send: ['/outcomes', '/windows'],
  certify: ['/certifications', '/windows'],
  'tick-outcomes': ['/tick', '/outcome-ticks', '/windows'],
  'tick-performances': ['/performances/tick', '/performance-ticks', '/windows'],
};

/** The address of a screen that this person may open for a window's work, or null. */
export function screenOf(me: Me, item: WindowItem): string | null {
  const own = new Set(menuOf(me).map(({ path }) => path));
  return PLACES[item].find((path) => own.has(path)) ?? null;
}
