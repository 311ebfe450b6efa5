import { z } from 'zod';
import { taipeiDate } from '@portfolio/kernel/domain/clock';
import { services } from '@portfolio/kernel/server/services';
import { text } from '@portfolio/access/server/http/texts';
import { registerJob, type JobContext, type JobResult } from '@portfolio/operations/server/jobs';
import { everyMinute } from '@portfolio/operations/server/schedule';
import type { Database } from '@portfolio/kernel/server/database';
import { isReminderDue, reminderSlot } from '../domain/reminders';
import { findClosingWindows, insertStudentReminders, insertTeacherReminders, REMINDER } from './repositories/reminders';
import { remindStudents, remindTeachers } from './use-cases/remind-people';

const input = z.discriminatedUnion('whom', [z.object({ whom: z.literal('teachers') }), z.object({ whom: z.literal('students'), window: z.string() })]);

/** The reminders of 3.3: a minute's tick puts what is due in the queue, once; a job tells people. */
export function registerReminders(): void {
  registerJob(REMINDER, remind);
  everyMinute('reminders', async (now) => enqueueReminders(services().database, now));
}

export async function enqueueReminders(database: Database, now: Date): Promise<void> {
  await insertTeacherReminders(database, now);
  const due = (await findClosingWindows(database, now)).filter((window) => isReminderDue(window, window.days, now));
  await insertStudentReminders(database, due.map((window) => ({ schoolId: window.schoolId, windowId: window.id, slot: reminderSlot(window) })));
}

async function remind({ scope, input: given }: JobContext): Promise<JobResult> {
  const asked = input.parse(given);
  const now = new Date();
  const count = await scope.transaction((transaction) => (asked.whom === 'teachers' ? remindTeachers(transaction, taipeiDate(now), now) : remindStudents(transaction, asked.window)));
  return { message: text('zh-Hant', count > 0 ? 'reminders.done' : 'reminders.nobody', { count }), result: { count } };
}
