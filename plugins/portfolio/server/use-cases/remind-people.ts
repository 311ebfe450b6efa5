import { limits } from '@portfolio/config/limits';
import { taipeiDate } from '@portfolio/kernel/domain/clock';
import type { Message } from '@portfolio/kernel/server/messenger';
import type { Scope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { windowMoment } from '@portfolio/school/server/use-cases/require-window';
import { reminderSlot, type RemindedItem } from '../../domain/reminders';
import { findRemindedWindow, findStudentsOpen, findTeachersWaiting, type TeacherWaiting } from '../repositories/reminders';

const COURSES_NAMED = 3;
const by = ['screen', 'mail'] as const;

/** @returns how many people were told, in the caller's transaction; nobody twice for one `occasion`. */
export async function remindTeachers(scope: Scope, occasion: string, now: Date, teacherIds: readonly string[] | null = null): Promise<number> {
  const waiting = await findTeachersWaiting(scope, taipeiDate(now), teacherIds);
  await services().messenger.tell(scope, waiting.map((each): Message => ({
    template: 'outcomes-waiting', event: `outcomes-waiting:${occasion}`, accountId: each.accountId, link: '/certifications', by, values: { count: each.count, courses: coursesOf(each) },
  })));
  return waiting.length;
}

const coursesOf = ({ courses }: TeacherWaiting): string => `${courses.slice(0, COURSES_NAMED).join('、')}${courses.length > COURSES_NAMED ? '…' : ''}`;

const LINKS: Record<RemindedItem, string> = { send: '/outcomes', 'tick-outcomes': '/tick', 'tick-performances': '/performances' };
const ALLOWED: Record<RemindedItem, number | null> = { send: null, 'tick-outcomes': limits.ticks.outcomes, 'tick-performances': limits.ticks.performances };

/** @returns how many students were told of the end of a window; none when it has closed meanwhile. */
export async function remindStudents(scope: Scope, windowId: string): Promise<number> {
  const window = await findRemindedWindow(scope, windowId);
  if (!window) return 0;
  const { item, year, semester, endsAt } = window;
  const students = await findStudentsOpen(scope, window, ALLOWED[item]);
  await services().messenger.tell(scope, students.map(({ accountId, count, left }): Message => ({
    template: `${item}-closing`, event: `closing:${reminderSlot(window)}`, accountId, link: LINKS[item], by, values: { count, year, semester, until: windowMoment(endsAt), ...(left === null ? {} : { left }) },
  })));
  return students.length;
}
