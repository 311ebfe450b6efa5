import { rocDate, taipeiDate, taipeiTime } from '@portfolio/kernel/domain/clock';
import type { AppError } from '@portfolio/kernel/contract';
import { schoolError } from '../../contract';
import { windowState, type WorkWindow } from '../../domain/windows';

/** A moment as people read it: `111/02/14 24時` for the end of a day, as windows are set. */
export function windowMoment(moment: Date): string {
  const { hour } = taipeiTime(moment);
  if (hour > 0) return `${rocDate(taipeiDate(moment))} ${String(hour).padStart(2, '0')}:00`;
  return `${rocDate(taipeiDate(new Date(moment.getTime() - 1)))} 24:00`;
}

const startMoment = (moment: Date): string => `${rocDate(taipeiDate(moment))} ${String(taipeiTime(moment).hour).padStart(2, '0')}:00`;

/** The refusal for acting outside a window, or null while it is open. `itemName` is the item as people call it. */
export function windowRefusal(window: WorkWindow | null, itemName: string, now: Date): AppError | null {
  const state = windowState(window, now);
  if (state === 'open') return null;
  if (!window) return schoolError('window-none', { item: itemName });
  return schoolError('window-closed', { item: itemName, from: startMoment(window.startsAt), until: windowMoment(window.endsAt) });
}
