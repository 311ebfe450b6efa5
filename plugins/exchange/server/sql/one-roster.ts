import { headingsOf, partsOfName, type OneRosterFile } from '@portfolio/kernel/domain/one-roster';
import type { Scope, TransactionScope } from '@portfolio/kernel/server/scope';

export interface RosterTerm {
  year: number;
  semester: 1 | 2;
}

type Cell = string | number | boolean | null;
type Cells = Record<string, Cell>;

interface Source {
  sql: string;
  /** What the statement cannot say. */
  map?: (row: Cells) => Cells;
}

/** Who belongs to the school in the term: students in a class or a course of it, teachers of it and staff who are there. */
const STUDENTS = `st.id in (select p.student_id from placements p where p.school_id = :school and p.year = :year and p.semester = :semester and p.ended_at is null
  union select e.student_id from enrolments e where e.school_id = :school and e.year = :year and e.semester = :semester and e.ended_at is null)`;
const TERM_CLASSES = 'c.school_id = :school and c.year = :year and c.semester = :semester and c.ended_at is null';
const TERM_OFFERINGS = 'f.school_id = :school and f.year = :year and f.semester = :semester and f.ended_at is null and f.imported_from is null';
const SESSION = `(:year::int)::text || '-' || (:semester::int)::text`;
/** The binding wants a course of every class; a homeroom has one that nobody teaches. */
const HOMEROOM_COURSE = `sc.code || '-homeroom'`;
const GRADE = `(9 + c.grade)::text`;

const named = (row: Cells): Cells => ({ ...row, ...partsOfName(String(row.fullName)) });

/** One statement a file; its columns are called as the headings, without `metadata.`. No national ID leaves. */
const sources: Readonly<Record<OneRosterFile, Source>> = {
  orgs: { sql: `select sc.code as "sourcedId", sc.name, 'school' as type, sc.code as identifier from schools sc where sc.id = :school` },
  academicSessions: {
    sql: `with days as (select coalesce(min(t.starts_on) filter (where t.semester = :semester), :startsOn::date) as "from", coalesce(max(t.ends_on) filter (where t.semester = :semester), :endsOn::date) as until,
        coalesce(min(t.starts_on), make_date(:year::int + 1911, 8, 1)) as year_from, coalesce(max(t.ends_on) filter (where t.semester = 2), make_date(:year::int + 1912, 7, 31)) as year_until
        from terms t where t.school_id = :school and t.year = :year)
      select (:year::int)::text as "sourcedId", (:year::int)::text || ' 學年度' as title, 'schoolYear' as type, year_from::text as "startDate", year_until::text as "endDate", null as "parentSourcedId", :year::int + 1912 as "schoolYear" from days
      union all select ${SESSION}, (:year::int)::text || ' 學年度第 ' || (:semester::int)::text || ' 學期', 'semester', "from"::text, until::text, (:year::int)::text, :year::int + 1912 from days`,
  },
  users: {
    sql: `select st.document_id as "sourcedId", (st.status in ('enrolled', 'suspended'))::text as "enabledUser", coalesce(a.login, st.student_no) as username, st.student_no as identifier, st.email, (9 + c.grade)::text as grades, sc.code as "primaryOrgSourcedId",
        st.name as "fullName", st.entry_year as "entryYear", p.seat_no as "seatNo", case st.status when 'enrolled' then '在學' when 'suspended' then '休學' when 'transferred' then '轉出' else '畢業' end as "enrolmentStatus", null as "staffKind"
      from students st join schools sc on sc.id = st.school_id
      left join placements p on p.school_id = :school and p.student_id = st.id and p.year = :year and p.semester = :semester and p.ended_at is null left join school_classes c on c.id = p.school_class_id
      left join lateral (select login from accounts where school_id = :school and student_id = st.id and kind = 'student' order by id limit 1) a on true
      where st.school_id = :school and ${STUDENTS}
      union all select t.document_id, coalesce(t.active, false)::text, coalesce(a.login, t.teacher_no), t.teacher_no, t.email, null, sc.code, t.name, null, null, null, case t.kind when 'teacher' then '教師' else '職員' end
      from teachers t join schools sc on sc.id = t.school_id
      left join lateral (select login from accounts where school_id = :school and teacher_id = t.id order by id limit 1) a on true
      where t.school_id = :school and t.ended_at is null order by 1`,
    map: named,
  },
  roles: {
    sql: `select st.document_id || '-r' as "sourcedId", st.document_id as "userSourcedId", 'primary' as "roleType", 'student' as role, sc.code as "orgSourcedId"
      from students st join schools sc on sc.id = st.school_id where st.school_id = :school and ${STUDENTS}
      union all select t.document_id || '-r', t.document_id, 'primary', case t.kind when 'teacher' then 'teacher' else 'siteAdministrator' end, sc.code
      from teachers t join schools sc on sc.id = t.school_id where t.school_id = :school and t.ended_at is null order by 1`,
  },
  courses: {
    sql: `select s.document_id as "sourcedId", (:year::int)::text as "schoolYearSourcedId", s.name as title, s.code as "courseCode", sc.code as "orgSourcedId", s.credits, s.attribute, case s.division when 'day' then '日間部' when 'continuing' then '進修部' end as division
      from subjects s join schools sc on sc.id = s.school_id where s.school_id = :school and exists (select 1 from offerings f where f.subject_id = s.id and ${TERM_OFFERINGS})
      union all select ${HOMEROOM_COURSE}, (:year::int)::text, '班級', null, sc.code, null, null, null from schools sc where sc.id = :school order by 1`,
  },
  classes: {
    sql: `select c.document_id as "sourcedId", c.name as title, ${GRADE} as grades, ${HOMEROOM_COURSE} as "courseSourcedId", c.code as "classCode", 'homeroom' as "classType", sc.code as "schoolSourcedId", ${SESSION} as "termSourcedIds",
        c.department, case c.division when 'day' then '日間部' when 'continuing' then '進修部' end as division, null as "homeroomClassCode", null as "groupName", null::numeric as credits, null::numeric as hours
      from school_classes c join schools sc on sc.id = c.school_id where ${TERM_CLASSES}
      union all select f.document_id, f.name, ${GRADE}, s.document_id, f.offering_no, 'scheduled', sc.code, ${SESSION}, null, null, c.code, f.group_name, f.credits, f.hours
      from offerings f join subjects s on s.id = f.subject_id join schools sc on sc.id = f.school_id left join school_classes c on c.id = f.school_class_id where ${TERM_OFFERINGS} order by 1`,
  },
  enrollments: {
    sql: `select p.document_id as "sourcedId", c.document_id as "classSourcedId", sc.code as "schoolSourcedId", st.document_id as "userSourcedId", 'student' as role, 'false' as "primary", null as kind, null::numeric as credits
      from placements p join school_classes c on c.id = p.school_class_id and ${TERM_CLASSES} join students st on st.id = p.student_id join schools sc on sc.id = p.school_id where p.school_id = :school and p.ended_at is null
      union all select e.document_id, f.document_id, sc.code, st.document_id, 'student', 'false',
        case e.kind when 'semester' then '學期' when 'makeup' then '補修' when 'retake' then '重修' when 'repeat' then '重讀' when 'transfer' then '轉學轉科' else '借讀' end, e.credits
      from enrolments e join offerings f on f.id = e.offering_id and ${TERM_OFFERINGS} join students st on st.id = e.student_id join schools sc on sc.id = e.school_id where e.school_id = :school and e.ended_at is null
      union all select x.document_id, f.document_id, sc.code, t.document_id, 'teacher', (x.position = 1)::text, null, null
      from offering_teachers x join offerings f on f.id = x.offering_id and ${TERM_OFFERINGS} join teachers t on t.id = x.teacher_id and t.ended_at is null join schools sc on sc.id = x.school_id where x.school_id = :school and x.ended_at is null
      union all select c.document_id || '-t', c.document_id, sc.code, t.document_id, 'teacher', 'true', null, null
      from school_classes c join teachers t on t.id = c.homeroom_teacher_id and t.ended_at is null join schools sc on sc.id = c.school_id where ${TERM_CLASSES} order by 1`,
  },
  demographics: {
    sql: `select st.document_id as "sourcedId", st.birth_date::text as "birthDate", st.gender as sex from students st where st.school_id = :school and ${STUDENTS} order by 1`,
  },
};

const cellsOf = (file: OneRosterFile, row: Cells): Cell[] => headingsOf(file).map((heading) => row[heading.replace(/^metadata\./, '')] ?? null);

/** Lines of one file without its headings, a batch after the other. @param days first and last of the semester by the calendar, where the school has set none */
export async function* rosterBatches(scope: TransactionScope, file: OneRosterFile, term: RosterTerm, days: { startsOn: string; endsOn: string }): AsyncGenerator<Cell[][]> {
  const { sql, map } = sources[file];
  const values = file === 'academicSessions' ? { ...term, ...days } : term;
  for await (const rows of scope.batches<Cells>(sql, { ...values })) yield rows.map((row) => cellsOf(file, map ? map(row) : row));
}

/** What of the term an export holds, to be said before it is made. */
export async function countRoster(scope: Pick<Scope, 'query'>, term: RosterTerm): Promise<{ students: number; classes: number; offerings: number }> {
  const [counts] = await scope.query<{ students: number; classes: number; offerings: number }>(
    `select (select count(*)::int from students st where st.school_id = :school and ${STUDENTS}) as students, (select count(*)::int from school_classes c where ${TERM_CLASSES}) as classes,
       (select count(*)::int from offerings f where ${TERM_OFFERINGS}) as offerings`, { ...term });
  return counts;
}
