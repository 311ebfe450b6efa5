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
    {
      title: '本學期學習成果上傳開始', on: day(3), school: null,
      body: '請於學校公告的時間內上傳學習成果，並**送出**給授課教師認證。\n\n1. 到「課程學習成果」選課程，附上檔案並填寫簡述。\n2. 按「送出認證」，教師才看得到。\n3. 被退回時，看退回原因，修改後再送出。\n\n> 上傳與勾選皆為自由參加。',
    },
    { title: '圖書館自主學習空間開放登記', on: day(5), school: '000001', body: '即日起於每日 17:00 前向圖書館登記。完成自主學習後，記得把成果整理成一頁簡述。' },
    {
      title: '上傳檔案的格式與大小', on: day(12), school: null,
      body: '## 可以上傳的檔案\n\n- 文件：PDF、JPG、PNG，最多 4 MB\n- 影音：MP3、MP4，最多 10 MB\n\n上傳完成後可下載收據，請妥善保存。想了解各學群，可參考 [ColleGo!](https://collego.edu.tw/)。',
    },
    { title: '勾選學習成果的提醒', on: day(30), school: null, body: '每學年最多勾選 6 件已認證的學習成果。上傳與勾選皆為自由參加。' },
  ];
  await database.run(
    `insert into notices (title, body, published_on, shown, school_id)
     select n.title, n.body, n."on"::date, true, (select id from schools where code = n.school)
     from jsonb_to_recordset(:rows::jsonb) as n(title text, body text, "on" text, school text) where not exists (select 1 from notices)`,
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

/** Last year's windows as a school would have set them: what a new year is copied from. */
export async function seedPastWindows(scope: Scope, year: number): Promise<void> {
  const autumn = year + 1911;
  const spring = year + 1912;
  const rows = [
    { item: 'send', semester: 1, from: `${autumn}-10-01`, until: `${spring}-02-14` }, { item: 'certify', semester: 1, from: `${autumn}-10-01`, until: `${spring}-02-21` },
    { item: 'send', semester: 2, from: `${spring}-03-15`, until: `${spring}-08-14` }, { item: 'certify', semester: 2, from: `${spring}-03-15`, until: `${spring}-08-21` },
    { item: 'tick-outcomes', semester: 0, from: `${spring}-08-22`, until: `${spring}-09-15` }, { item: 'tick-performances', semester: 0, from: `${spring}-08-22`, until: `${spring}-09-15` },
  ];
  // Grade 3 leaves in early summer.
  const early = { send: `${spring}-05-15`, certify: `${spring}-05-20`, 'tick-outcomes': `${spring}-05-31`, 'tick-performances': `${spring}-05-31` } as const;
  const windows = [1, 2, 3].flatMap((grade) => rows.map((row) => {
    const leaves = grade === 3 && row.semester !== 1;
    const from = leaves && row.semester === 0 ? `${spring}-05-21` : row.from;
    return { grade, item: row.item, semester: row.semester, starts: taipeiMoment(from, 0), ends: taipeiMoment(leaves ? early[row.item as keyof typeof early] : row.until, 24) };
  }));
  await scope.run(
    `insert into work_windows (school_id, grade, year, semester, item, starts_at, ends_at)
     select :school, w.grade, :year, w.semester, w.item, w.starts, w.ends from jsonb_to_recordset(:rows::jsonb) as w(grade int, semester int, item text, starts timestamptz, ends timestamptz)
     on conflict (school_id, grade, year, semester, item) do nothing`,
    { year, rows: JSON.stringify(windows) },
  );
}
