import type { Scope } from '@portfolio/kernel/server/scope';
import type { SchoolTerm } from '../../contract';
import type { TermDays } from '../../domain/terms';

export async function findTerms(scope: Scope): Promise<SchoolTerm[]> {
  return scope.query<SchoolTerm>(
    `select t.document_id as id, t.year, t.semester, t.starts_on as "startsOn", t.ends_on as "endsOn", coalesce(t.current, false) as current,
       (select count(*)::int from school_classes c where c.school_id = :school and c.year = t.year and c.semester = t.semester and c.ended_at is null) as classes
     from terms t where t.school_id = :school order by t.year desc, t.semester desc`,
  );
}

export interface TermRow extends TermDays {
  key: number;
  id: string;
  current: boolean;
}

/** All semesters of the school, locked: a rule between them holds for two who change them at once. */
export async function lockTerms(scope: Scope): Promise<TermRow[]> {
  await scope.run('select 1 from schools where id = :school for no key update');
  return scope.query<TermRow>(
    `select id as key, document_id as id, year, semester, starts_on as "startsOn", ends_on as "endsOn", coalesce(current, false) as current
     from terms where school_id = :school order by id for update`,
  );
}

export async function insertTerm(scope: Scope, term: TermDays & { current: boolean }): Promise<string> {
  const [{ id }] = await scope.query<{ id: string }>(
    `insert into terms (school_id, year, semester, starts_on, ends_on, current) values (:school, :year, :semester, :startsOn, :endsOn, :current) returning document_id as id`,
    { ...term },
  );
  return id;
}

export async function updateTerm(scope: Scope, key: number, { startsOn, endsOn }: Pick<TermDays, 'startsOn' | 'endsOn'>): Promise<void> {
  await scope.run('update terms set starts_on = :startsOn, ends_on = :endsOn, updated_at = now() where school_id = :school and id = :key', { key, startsOn, endsOn });
}

/** Whether anything of the school lies in a semester: then it is no mistake that could be deleted. */
export async function isTermUsed(scope: Scope, { year, semester }: Pick<TermDays, 'year' | 'semester'>): Promise<boolean> {
  const [{ used }] = await scope.query<{ used: boolean }>(
    `select exists (select 1 from school_classes where school_id = :school and year = :year and semester = :semester)
       or exists (select 1 from offerings where school_id = :school and year = :year and semester = :semester)
       or exists (select 1 from work_windows where school_id = :school and year = :year and semester = :semester) as used`,
    { year, semester },
  );
  return used;
}

export async function deleteTerm(scope: Scope, key: number): Promise<void> {
  await scope.run('delete from terms where school_id = :school and id = :key', { key });
}

/** One semester is the current one; the former is let go first, since the database allows no two for a moment. */
export async function markCurrent(scope: Scope, key: number): Promise<void> {
  await scope.run('update terms set current = false, updated_at = now() where school_id = :school and current and id <> :key', { key });
  await scope.run('update terms set current = true, updated_at = now() where school_id = :school and id = :key and not coalesce(current, false)', { key });
}

export interface TermContents {
  from: string | null;
  to: string;
  classes: number;
  offerings: number;
  windows: number;
  counselled: number;
  waiting: number;
}

/** What the school holds of a semester, and what waits in the current one. Null when the id is not of this school. */
export async function findTermContents(scope: Scope, id: string): Promise<TermContents | null> {
  const [row] = await scope.query<TermContents>(
    `select (select year::text || semester from terms where school_id = :school and current) as "from", t.year::text || t.semester as "to",
       (select count(*)::int from school_classes c where c.school_id = :school and c.year = t.year and c.semester = t.semester and c.ended_at is null) as classes,
       (select count(*)::int from offerings o where o.school_id = :school and o.year = t.year and o.semester = t.semester and o.ended_at is null) as offerings,
       (select count(*)::int from work_windows w where w.school_id = :school and w.year = t.year and w.semester in (0, t.semester)) as windows,
       (select count(distinct c.id)::int from counselling_assignments a join school_classes c on c.id = a.school_class_id
        where a.school_id = :school and c.year = t.year and c.semester = t.semester and c.ended_at is null) as counselled,
       (select count(*)::int from outcomes o join terms n on n.school_id = :school and n.current and n.year = o.year and n.semester = o.semester
        where o.school_id = :school and o.state = 'sent' and o.removed_at is null) as waiting
     from terms t where t.school_id = :school and t.document_id = :id`,
    { id },
  );
  return row ?? null;
}
