import { taipeiDate, taipeiMoment, taipeiTime } from '@portfolio/kernel/domain/clock';
import type { WindowItem, WorkWindow } from '@portfolio/school/domain/windows';

/** Windows of which students are reminded, and what the reminder is called. */
export const remindedItems = ['send', 'tick-outcomes', 'tick-performances'] as const satisfies readonly WindowItem[];
export type RemindedItem = (typeof remindedItems)[number];

/** (P) students are told in the morning, at this hour; nobody's telephone rings at midnight. */
export const STUDENT_HOUR = 8;

const DAY_MS = 24 * 3600 * 1000;

/** The day on which a window ends: a window until hour 24 ends on the day before its first moment outside. */
export const lastDay = (endsAt: Date): string => taipeiDate(new Date(endsAt.getTime() - 1));

/** When students are reminded of a window, `days` before its last day; never before it opens. */
export function reminderMoment({ startsAt, endsAt }: WorkWindow, days: number): Date {
  const morning = new Date(taipeiMoment(lastDay(endsAt), STUDENT_HOUR).getTime() - days * DAY_MS);
  return morning < startsAt ? startsAt : morning;
}

/** Whether it is time: after its moment, while the window is open, and not at night when the moment was missed. */
export function isReminderDue(window: WorkWindow, days: number | null, now: Date): boolean {
  if (days === null || now >= window.endsAt || now < reminderMoment(window, days)) return false;
  const { hour } = taipeiTime(now);
  return hour >= STUDENT_HOUR && hour < 22;
}

export interface RemindedWindow extends WorkWindow {
  item: RemindedItem;
  grade: number;
  year: number;
  semester: number;
}

/** One reminder of a window: a window whose end is moved is reminded of anew. */
export const reminderSlot = ({ item, year, semester, grade, endsAt }: RemindedWindow): string => `${item}:${year}${semester}:${grade}:${lastDay(endsAt)}`;
