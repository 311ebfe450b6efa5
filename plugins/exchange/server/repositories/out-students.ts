import { taipeiDate, taipeiDateTime } from '@portfolio/kernel/domain/clock';
import { termAt } from '@portfolio/kernel/domain/terms';
import type { Scope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import type { OutFile, OutOutcome, OutPerformance, OutPost, OutStudent } from '../../domain/write-student';

/** A student of an export as the database has it. */
export interface ExportedPerson extends OutStudent {
  key: number;
}

interface PersonRow {
  key: number;
  sealed: string | null;
  name: string;
  birthDate: string | null;
  entryYear: number | null;
  year: number | null;
  semester: number | null;
}

type Owned<T> = T & { studentKey: number };

const file = (alias: string): string =>
  `case when ${alias}.id is not null then jsonb_build_object('sha256', ${alias}.sha_256, 'bytes', ${alias}.bytes, 'name', ${alias}.name) end`;

/** Whole portfolios of the students of an export: four statements, whatever their number. National IDs are opened here; blank where there is none. */
export async function findOutStudents(scope: Scope, exportKey: number, now: Date): Promise<ExportedPerson[]> {
  const [people, outcomes, performances, posts] = await Promise.all([findPeople(scope, exportKey), findOutcomes(scope, exportKey), findPerformances(scope, exportKey), findPosts(scope, exportKey)]);
  const term = termAt(now);
  return people.map(({ sealed, year, semester, ...person }) => ({
    ...person, nationalId: sealed ? services().seal.open(sealed) : '', year: year ?? term.year, semester: semester ?? term.semester,
    outcomes: outcomes.filter(({ studentKey }) => studentKey === person.key),
    performances: performances.filter(({ studentKey }) => studentKey === person.key),
    posts: posts.filter(({ studentKey }) => studentKey === person.key),
  }));
}

const OF_EXPORT = 'in (select m.student_id from exchange_export_students m where m.school_id = :school and m.exchange_export_id = :exportKey)';

function findPeople(scope: Scope, exportKey: number): Promise<PersonRow[]> {
  return scope.query<PersonRow>(
    `select st.id as key, st.national_id_sealed as sealed, st.name, st.birth_date as "birthDate", st.entry_year as "entryYear", p.year, p.semester
     from students st left join lateral (
       select year, semester from placements p where p.school_id = :school and p.student_id = st.id and p.ended_at is null order by p.year desc, p.semester desc limit 1) p on true
     where st.school_id = :school and st.id ${OF_EXPORT} order by st.student_no`,
    { exportKey },
  );
}

type OutcomeRow = Owned<Omit<OutOutcome, 'createdAt' | 'sentAt' | 'answeredAt'>> & { createdAt: Date; sentAt: Date | null; answeredAt: Date | null; document: OutFile | null; media: OutFile | null };

const local = (moment: Date | null): string | null => (moment ? taipeiDateTime(moment) : null);

async function findOutcomes(scope: Scope, exportKey: number): Promise<Owned<OutOutcome>[]> {
  const rows = await scope.query<OutcomeRow>(
    `select o.student_id as "studentKey", e.kind, o.state, o.year, o.semester, e.origin_school as "originSchool", e.origin_year as "originYear", e.origin_semester as "originSemester",
       case when e.kind in ('transfer', 'visiting') then coalesce(e.origin_subject_code, s.code) else s.code end as code, f.name, coalesce(e.credits, f.credits) as credits, e.method, o.brief,
       ${file('d')} as document, ${file('m')} as media, o.created_at as "createdAt", o.sent_at as "sentAt", o.answered_at as "answeredAt",
       coalesce(t.name, o.imported_teacher) as "answeredBy", o.reason,
       coalesce(o.imported_term, case when o.state in ('submitted', 'receipted') then o.year::text || o.semester end) as submitted
     from outcomes o join enrolments e on e.id = o.enrolment_id join offerings f on f.id = o.offering_id join subjects s on s.id = f.subject_id
     left join stored_files d on d.id = o.document_file_id left join stored_files m on m.id = o.media_file_id left join teachers t on t.id = o.answered_by_id
     where o.school_id = :school and o.student_id ${OF_EXPORT} and o.removed_at is null order by o.year, o.semester, o.id`,
    { exportKey },
  );
  return rows.map((row) => ({ ...row, createdAt: taipeiDateTime(row.createdAt), sentAt: local(row.sentAt), answeredAt: local(row.answeredAt) }));
}

async function findPerformances(scope: Scope, exportKey: number): Promise<Owned<OutPerformance>[]> {
  const rows = await scope.query<Owned<Omit<OutPerformance, 'createdOn'>> & { createdAt: Date }>(
    `select p.student_id as "studentKey", p.category, p.year, coalesce(p.content, '{}'::jsonb) as content, p.brief, p.link, ${file('d')} as document, ${file('m')} as media, p.created_at as "createdAt",
       coalesce(p.imported_term, case when p.state in ('submitted', 'receipted') then p.year::text || '0' end) as submitted
     from performances p left join stored_files d on d.id = p.document_file_id left join stored_files m on m.id = p.media_file_id
     where p.school_id = :school and p.student_id ${OF_EXPORT} and p.removed_at is null order by p.year, p.id`,
    { exportKey },
  );
  return rows.map(({ createdAt, ...row }) => ({ ...row, createdOn: taipeiDate(createdAt) }));
}

async function findPosts(scope: Scope, exportKey: number): Promise<Owned<OutPost>[]> {
  const rows = await scope.query<Owned<Omit<OutPost, 'createdOn'>> & { createdAt: Date }>(
    `select o.student_id as "studentKey", o.year, o.semester, o.unit, o.post, o.start_date as "startDate", o.end_date as "endDate", o.level, o.created_at as "createdAt"
     from officer_posts o where o.school_id = :school and o.student_id ${OF_EXPORT} and o.ended_at is null order by o.year, o.semester, o.start_date, o.id`,
    { exportKey },
  );
  return rows.map(({ createdAt, ...row }) => ({ ...row, createdOn: taipeiDate(createdAt) }));
}
