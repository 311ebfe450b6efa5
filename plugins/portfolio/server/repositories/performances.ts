import type { ListSource } from '@portfolio/kernel/server/list-query';
import type { Scope } from '@portfolio/kernel/server/scope';
import type { WorkWindow } from '@portfolio/school/domain/windows';
import { performanceTickList, type CategoryCode, type CodeLists, type Content, type Performance, type PerformanceState } from '../../contract';
import { receiptSql } from './files';
import type { Actor } from './outcomes';

type PerformanceRow = Omit<Performance, 'tickedAt'> & { tickedAt: Date | null };

/** A student's performances of a year, or of all where `year` is null; by category, the newest last. */
export async function findPerformances(scope: Scope, studentId: number, year: number | null): Promise<Performance[]> {
  const rows = await scope.query<PerformanceRow>(
    `select p.document_id as id, p.year, p.category, p.content, p.brief, ${receiptSql('d')} as document, ${receiptSql('m')} as media, p.link, p.state, p.ticked_at as "tickedAt"
     from performances p left join stored_files d on d.id = p.document_file_id left join stored_files m on m.id = p.media_file_id
     where p.school_id = :school and p.student_id = :studentId and (:year::int is null or p.year = :year) and p.removed_at is null order by p.year, p.id`,
    { studentId, year },
  );
  return rows.map((row) => ({ ...row, tickedAt: row.tickedAt?.toISOString() ?? null }));
}

export interface PerformanceContent {
  year: number;
  category: CategoryCode;
  content: Content;
  brief: string;
  documentKey: number | null;
  mediaKey: number | null;
  link: string | null;
}

const columnsOf = ({ year, category, content, brief, documentKey, mediaKey, link }: PerformanceContent) => ({
  year, category, content: JSON.stringify(content), brief, document: documentKey, media: mediaKey, link,
});

export async function insertPerformance(scope: Scope, studentId: number, content: PerformanceContent): Promise<string> {
  const [{ id }] = await scope.query<{ id: string }>(
    `insert into performances (school_id, student_id, year, category, content, brief, document_file_id, media_file_id, link, state)
     values (:school, :studentId, :year, :category, :content::jsonb, :brief, :document, :media, :link, 'draft') returning document_id as id`,
    { studentId, ...columnsOf(content) },
  );
  return id;
}

export async function changePerformance(scope: Scope, key: number, content: PerformanceContent): Promise<void> {
  await scope.run(
    `update performances set year = :year, category = :category, content = :content::jsonb, brief = :brief, document_file_id = :document, media_file_id = :media, link = :link, updated_at = now()
     where school_id = :school and id = :key`,
    { key, ...columnsOf(content) },
  );
}

export async function removePerformance(scope: Scope, key: number): Promise<void> {
  await scope.run('update performances set removed_at = now(), updated_at = now() where school_id = :school and id = :key', { key });
}

/** Was the student in a class of the school in the year? Windows are of grades, and a grade is that of a class. */
export async function wasPlaced(scope: Scope, studentId: number, year: number): Promise<boolean> {
  const [{ placed }] = await scope.query<{ placed: boolean }>(
    'select exists (select 1 from placements where school_id = :school and student_id = :studentId and year = :year and ended_at is null) as placed', { studentId, year },
  );
  return placed;
}

/** Code tables by list. They are the platform's, the same in every school. */
export async function findCodeLists(scope: Scope): Promise<CodeLists> {
  const rows = await scope.query<{ list: string; entries: CodeLists[string] }>(
    `select list, jsonb_agg(jsonb_build_object('code', code, 'name', name) order by position nulls last, code) as entries
     from code_entries where :school::int is not null group by list order by list`,
  );
  return Object.fromEntries(rows.map(({ list, entries }) => [list, entries]));
}

/** A performance locked for a move, with the window that decides it. */
export interface LockedPerformance {
  id: string;
  key: number;
  state: PerformanceState;
  year: number;
  category: CategoryCode;
  content: Content | null;
  brief: string | null;
  window: WorkWindow | null;
}

interface LockedRow extends Omit<LockedPerformance, 'window'> {
  startsAt: Date | null;
  endsAt: Date | null;
}

/** Locks a student's own in the order of their keys, with the window for ticking of the grade that the class has in the year. */
export async function lockPerformances(scope: Scope, studentId: number, ids: string[]): Promise<LockedPerformance[]> {
  const rows = await scope.query<LockedRow>(
    `select p.document_id as id, p.id as key, p.state, p.year, p.category, p.content, p.brief, w.starts_at as "startsAt", w.ends_at as "endsAt"
     from performances p
     left join lateral (
       select c.grade from placements l join school_classes c on c.id = l.school_class_id
       where l.student_id = p.student_id and l.year = p.year order by l.ended_at nulls first, l.semester desc limit 1) g on true
     left join work_windows w on w.school_id = p.school_id and w.grade = g.grade and w.year = p.year and w.semester = 0 and w.item = 'tick-performances'
     where p.school_id = :school and p.student_id = :studentId and p.document_id = any(:ids) and p.removed_at is null
     order by p.id for update of p`,
    { studentId, ids },
  );
  return rows.map(({ startsAt, endsAt, ...row }) => ({ ...row, window: startsAt && endsAt ? { startsAt, endsAt } : null }));
}

/** Locks the student, so that two requests of one cannot pass the limit together. @returns ticked by year */
export async function lockTicked(scope: Scope, studentId: number): Promise<Map<number, number>> {
  await scope.query('select 1 from students where school_id = :school and id = :studentId for no key update', { studentId });
  const rows = await scope.query<{ year: number; ticked: number }>(
    `select year, count(*)::int as ticked from performances where school_id = :school and student_id = :studentId and state <> 'draft' and removed_at is null group by year`, { studentId },
  );
  return new Map(rows.map(({ year, ticked }) => [year, ticked]));
}

/** Moves performances to one state, each with its event, in one statement. The database's own guard looks once more. */
export async function movePerformances(scope: Scope, performances: readonly { key: number; state: PerformanceState }[], to: PerformanceState, actor: Pick<Actor, 'accountId' | 'name'>): Promise<number> {
  if (performances.length === 0) return 0;
  return scope.run(
    `with moving as (select * from unnest(:keys::int[], :froms::text[]) as m(key, from_state)),
     moved as (
       update performances p set state = :to::text, updated_at = now(),
         ticked_at = case when :to::text = 'ticked' and m.from_state = 'draft' then now() when :to::text = 'draft' then null else p.ticked_at end,
         submitted_at = case when :to::text = 'submitted' then now() when :to::text = 'ticked' then null else p.submitted_at end,
         receipted_at = case when :to::text = 'receipted' then now() else p.receipted_at end
       from moving m where p.school_id = :school and p.id = m.key and p.state = m.from_state returning p.id, m.from_state)
     insert into performance_events (school_id, performance_id, from_state, to_state, account_id, actor_name, happened_at)
     select :school, id, from_state, :to::text, :accountId, :name, clock_timestamp() from moved`,
    { keys: performances.map(({ key }) => key), froms: performances.map(({ state }) => state), to, accountId: actor.accountId, name: actor.name },
  );
}

const counted = (condition: string): string =>
  `(select count(*)::int from performances p where p.student_id = st.id and p.year = left(:term, -1)::int and p.removed_at is null ${condition})`;

/** One row a student placed in the term; in a whole year the last class counts. Ticks are a year's. */
export const performanceTickSource: ListSource<typeof performanceTickList> = {
  list: performanceTickList,
  id: 'st.document_id',
  from: 'placements l join students st on st.id = l.student_id join school_classes c on c.id = l.school_class_id',
  where: `l.school_id = :school and l.ended_at is null and :term::text is not null and l.year = left(:term, -1)::int and l.semester = case right(:term, 1)
    when '0' then (select max(x.semester) from placements x where x.school_id = :school and x.student_id = l.student_id and x.year = l.year and x.ended_at is null)
    else right(:term, 1)::int end`,
  columns: {
    className: 'c.name', seatNo: 'l.seat_no', studentNo: 'st.student_no', name: 'st.name', grade: 'c.grade',
    written: counted(''),
    ticked: counted(`and p.state <> 'draft'`),
  },
  ties: 'c.code, l.seat_no',
};
