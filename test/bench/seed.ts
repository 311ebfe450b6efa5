import type { Pool } from 'pg';

/**
 * Rows of a large school, made by the database itself. Guards and foreign keys rest meanwhile (what is put here keeps
 * them): a nation's tenth comes in minutes.
 */
export interface Size {
  students: number;
  /** Each has two semesters, from 108 on. */
  years: number;
  /** Courses of a student in a semester. */
  courses: number;
  /** Of a hundred enrolments, how many have an outcome. */
  outcomesPercent: number;
}

/** 3,000 students for three years: 360,000 enrolments, 66,000 outcomes (P9). */
export const threeYears: Size = { students: 3000, years: 3, courses: 20, outcomesPercent: 18.33 };

const CLASS = 40;
const TEACHERS = 300;

/** @returns the key of the school */
export async function seedSchool(pool: Pool, code: string, { students, years, courses, outcomesPercent }: Size): Promise<number> {
  const client = await pool.connect();
  const run = (sql: string, ...values: unknown[]) => client.query(sql, values);
  try {
    await run('begin');
    const { rows: [{ id: school }] } = await run('insert into schools (code, name, active, continuing) values ($1, $2, true, false) returning id', code, `量測高級中學${code}`);
    await run('set local session_replication_role = replica');
    await run(`insert into blobs (sha_256, bytes) values (repeat('ab', 32), 1000) on conflict do nothing`);
    await run(`insert into terms (school_id, year, semester, starts_on, ends_on, current)
      select $1, y, s, make_date(y + 1911 + (s - 1), case s when 1 then 8 else 2 end, 1), make_date(y + 1912, case s when 1 then 1 else 7 end, 31), y = 107 + $2 and s = 2
      from generate_series(108, 107 + $2) y, generate_series(1, 2) s`, school, years);
    await run(`insert into teachers (school_id, teacher_no, name, kind, active) select $1, 'T' || n, '教師' || n, 'teacher', true from generate_series(1, ${TEACHERS}) n`, school);
    await run(`insert into subjects (school_id, code, name, credits) select $1::int, '108' || $2::text || 'V1110501010' || lpad(n::text, 3, '0'), '科目' || n, 3 from generate_series(1, $3::int) n`, school, code, courses);
    await run(`insert into students (school_id, student_no, name, birth_date, gender, entry_year, status)
      select $1, 'S' || lpad(n::text, 5, '0'), '學生' || n, '2005-04-02', 'female', 108, 'enrolled' from generate_series(1, $2) n`, school, students);
    await run(`insert into stored_files (school_id, student_id, kind, name, sha_256, bytes, mime, kept_at)
      select $1, id, 'document', '學習成果.pdf', repeat('ab', 32), 1000, 'application/pdf', now() from students where school_id = $1`, school);
    await run(`insert into school_classes (school_id, year, semester, code, name, grade, division)
      select $1, t.year, t.semester, 'C' || lpad(n::text, 3, '0'), n || '班', t.year - 107, 'day' from terms t, generate_series(1, $2) n where t.school_id = $1`, school, Math.ceil(students / CLASS));
    await run(`insert into placements (school_id, student_id, school_class_id, year, semester, seat_no)
      select $1, s.id, c.id, c.year, c.semester, s.n % ${CLASS} + 1
      from (select id, row_number() over (order by id)::int - 1 as n from students where school_id = $1) s
      join (select id, year, semester, substr(code, 2)::int - 1 as n from school_classes where school_id = $1) c on c.n = s.n / ${CLASS}`, school);
    await run(`insert into offerings (school_id, year, semester, offering_no, subject_id, name, school_class_id, credits, hours)
      select $1, c.year, c.semester, 'O' || c.code || '-' || sub.id, sub.id, sub.name, c.id, 3, 3 from school_classes c, subjects sub where c.school_id = $1 and sub.school_id = $1`, school);
    await run(`insert into offering_teachers (school_id, offering_id, teacher_id, position, reviews)
      select $1, o.id, t.id, 1, true
      from (select id, row_number() over (order by id) % ${TEACHERS} as n from offerings where school_id = $1) o
      join (select id, row_number() over (order by id) - 1 as n from teachers where school_id = $1) t on t.n = o.n`, school);
    await run(`insert into enrolments (school_id, student_id, offering_id, year, semester, kind, credits)
      select $1, p.student_id, o.id, o.year, o.semester, 'semester', 3 from placements p join offerings o on o.school_class_id = p.school_class_id where p.school_id = $1`, school);
    await run(`insert into outcomes (school_id, student_id, enrolment_id, offering_id, year, semester, brief, state, document_file_id, sent_at, answered_at, answered_by_id, reason, ticked_at)
      select $1, e.student_id, e.id, e.offering_id, e.year, e.semester, '成果簡述' || e.id, e.state, f.id,
        case when e.state <> 'draft' then e.sent_at end, case when e.state in ('certified', 'returned', 'ticked') then e.sent_at + interval '2 days' end,
        case when e.state in ('certified', 'returned', 'ticked') then ot.teacher_id end, case when e.state = 'returned' then '請補充說明' end, case when e.state = 'ticked' then now() end
      from (select *, (array['draft', 'sent', 'certified', 'returned', 'ticked'])[1 + (hashint8(id::bigint + 7) & 1023) % 5] as state,
              make_timestamp(year + 1911 + (semester - 1), case semester when 1 then 10 else 4 end, 1, 0, 0, 0) + ((hashint8(id::bigint) & 65535) || ' minutes')::interval as sent_at
            from enrolments where school_id = $1 and (hashint8(id::bigint) & 1048575) % 10000 < $2::float8 * 100) e
      join stored_files f on f.student_id = e.student_id and f.school_id = $1 join offering_teachers ot on ot.offering_id = e.offering_id`, school, outcomesPercent);
    await run('commit');
    return school as number;
  } catch (error) {
    await run('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** Schools beside the measured one: 120 students for three years each, so 14,400 enrolments. */
export async function seedNeighbours(pool: Pool, schools: number): Promise<void> {
  for (let index = 0; index < schools; index += 1) await seedSchool(pool, String(100_001 + index), { ...threeYears, students: 120 });
}
