import type { WindowItem } from '@portfolio/school/contract';
import { useMenu } from '../screens/menu';

/** Where a person does what a window opens; only addresses of screens that the person has lead anywhere. */
const PLACES: Record<WindowItem, readonly string[]> = {
  send: ['/outcomes', '/windows'],
  certify: ['/certifications', '/windows'],
  'tick-outcomes': ['/tick', '/outcome-ticks', '/windows'],
  'tick-performances': ['/performances/tick', '/performance-ticks', '/windows'],
};

/** Gives the address of a screen that this person may open for a window's work, or null. */
export function useScreenOf(): (item: WindowItem) => string | null {
  const own = new Set(useMenu().map(({ path }) => path));
  return (item) => PLACES[item].find((path) => own.has(path)) ?? null;
}
