import { limits } from '@portfolio/config/limits';
import type { Scope } from '@portfolio/kernel/server/scope';
import type { Parameters } from '../../contract';

/** What the school has set, the defaults for what it has not. */
export async function findParameters(scope: Scope): Promise<Parameters> {
  const [row] = await scope.query<Parameters>(
    `select coalesce(p.outcomes_per_semester, :perSemester::int) as "outcomesPerSemester", coalesce(p.outcomes_per_course, :perCourse::int) as "outcomesPerCourse",
       p.teacher_mail_hour as "teacherMailHour", coalesce(p.tick_outcomes_reminder_days, :days::int) as "tickOutcomesReminderDays",
       coalesce(p.tick_performances_reminder_days, :days::int) as "tickPerformancesReminderDays", coalesce(p.send_reminder_days, :days::int) as "sendReminderDays"
     from schools s left join school_parameters p on p.school_id = s.id where s.id = :school`,
    { perSemester: limits.outcomesPerSemester.default, perCourse: limits.outcomesPerCourse.default, days: limits.reminderDays.default },
  );
  return row;
}

export async function putParameters(scope: Scope, parameters: Parameters): Promise<void> {
  await scope.run(
    `insert into school_parameters as p (school_id, outcomes_per_semester, outcomes_per_course, teacher_mail_hour, tick_outcomes_reminder_days, tick_performances_reminder_days, send_reminder_days)
     values (:school, :outcomesPerSemester, :outcomesPerCourse, :teacherMailHour, :tickOutcomesReminderDays, :tickPerformancesReminderDays, :sendReminderDays)
     on conflict (school_id) do update set outcomes_per_semester = excluded.outcomes_per_semester, outcomes_per_course = excluded.outcomes_per_course,
       teacher_mail_hour = excluded.teacher_mail_hour, tick_outcomes_reminder_days = excluded.tick_outcomes_reminder_days,
       tick_performances_reminder_days = excluded.tick_performances_reminder_days, send_reminder_days = excluded.send_reminder_days, updated_at = now()`,
    { ...parameters },
  );
}
