import { limits } from '@portfolio/config/limits';
import { taipeiDate, taipeiMoment } from '@portfolio/kernel/domain/clock';
import { termDays, type Term } from '@portfolio/kernel/domain/terms';
import type { Database } from '@portfolio/kernel/server/database';
import type { Scope } from '@portfolio/kernel/server/scope';
import type { Seal } from '@portfolio/kernel/server/seal';

const DAY_MS = 24 * 3600 * 1000;

export async function ensureSchool(database: Database, school: { code: string; name: string }): Promise<number> {
  await database.run(
    `insert into schools (code, name, county, founder, continuing, active) values (:code, :name, '示範市', '私立', true, true) on conflict (code) do nothing`,
    school,
  );
  const [{ id }] = await database.query<{ id: number }>('select id from schools where code = :code', { code: school.code });
  return id;
}

export async function seedNationalWindows(database: Database, years: number[]): Promise<void> {
  await database.run(
    `insert into national_windows (year, kind, starts_on, ends_on)
     select year, kind, make_date(year + 1911, 8, 1), make_date(year + 1912, 11, 30) from unnest(:years::int[]) year, unnest(array['outcomes', 'performances']) kind
     on conflict (year, kind) do nothing`,
    { years },
  );
}

export async function seedNotices(database: Database, now: Date): Promise<void> {
  const day = (before: number): string => taipeiDate(new Date(now.getTime() - before * DAY_MS));
  const rows = [
    { title: '本學期學習成果上傳開始', body: '請於學校公告的時間內上傳學習成果，並送出給授課教師認證。每件成果可附一份文件與一份影音檔案。', on: day(3) },
    { title: '上傳檔案的格式與大小', body: '文件為 PDF、JPG、PNG，最多 4 MB；影音為 MP3、MP4，最多 10 MB。上傳完成後可下載收據，請妥善保存。', on: day(12) },
    { title: '勾選學習成果的提醒', body: '每學年最多勾選 6 件已認證的學習成果。上傳與勾選皆為自由參加。', on: day(30) },
  ];
  await database.run(
    `insert into notices (title, body, published_on, shown)
     select n.title, n.body, n."on"::date, true from jsonb_to_recordset(:rows::jsonb) as n(title text, body text, "on" text) where not exists (select 1 from notices)`,
    { rows: JSON.stringify(rows) },
  );
}

/** Days of the terms, the six parameters, and the connection to the small school administration system. */
export async function seedSettings(scope: Scope, terms: Term[], seal: Seal): Promise<void> {
  const rows = terms.map(({ year, semester }, index) => ({
    year, semester, current: index === terms.length - 1,
    ...termDays({ year, semester }),
  }));
  await scope.run(
    `insert into terms (school_id, year, semester, starts_on, ends_on, current)
     select :school, t.year, t.semester, t."startsOn"::date, t."endsOn"::date, t.current from jsonb_to_recordset(:rows::jsonb) as t(year int, semester int, "startsOn" text, "endsOn" text, current boolean)
     on conflict (school_id, year, semester) do nothing`,
    { rows: JSON.stringify(rows) },
  );
  const { default: days } = limits.reminderDays;
  await scope.run(
    `insert into school_parameters (school_id, outcomes_per_semester, outcomes_per_course, teacher_mail_hour, tick_outcomes_reminder_days, tick_performances_reminder_days, send_reminder_days)
     values (:school, :perSemester, :perCourse, 16, :days, :days, :days) on conflict (school_id) do nothing`,
    { perSemester: limits.outcomesPerSemester.default, perCourse: limits.outcomesPerCourse.default, days },
  );
  await scope.run(
    `insert into sync_connections (school_id, base_url, client_id, secret_sealed, daily_at, enabled)
     values (:school, 'http://127.0.0.1:8800', 'demo', :secret, '08:00', false) on conflict (school_id) do nothing`,
    { secret: seal.seal('demo-secret') },
  );
}

/** All windows of the year open from a week ago until three weeks ahead, so that everything can be tried. */
export async function openWindows(scope: Scope, year: number, now: Date): Promise<void> {
  await scope.run(
    `insert into work_windows (school_id, grade, year, semester, item, starts_at, ends_at)
     select :school, grade, :year, item.semester, item.name, :starts::timestamptz, :ends::timestamptz
     from generate_series(1, 3) grade, (values ('send', 1), ('send', 2), ('certify', 1), ('certify', 2), ('tick-outcomes', 0), ('tick-performances', 0)) item(name, semester)
     on conflict (school_id, grade, year, semester, item) do nothing`,
    { year, starts: taipeiMoment(taipeiDate(new Date(now.getTime() - 7 * DAY_MS)), 0), ends: taipeiMoment(taipeiDate(new Date(now.getTime() + 21 * DAY_MS)), 24) },
  );
}
