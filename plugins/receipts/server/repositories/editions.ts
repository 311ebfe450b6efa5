import type { Runner } from '@portfolio/kernel/server/database';
import type { Scope, TransactionScope } from '@portfolio/kernel/server/scope';
import type { Edition } from '../../contract';
import type { ReceiptCategory } from '../../domain/categories';
import type { ReceivedRoster } from '../../domain/tables';

export interface TermOf {
  year: number;
  semester: number;
}

type EditionRow = Omit<Edition, 'startsAt' | 'endsAt' | 'importedAt' | 'remindedAt'> & { startsAt: Date; endsAt: Date; importedAt: Date; remindedAt: Date | null };

/** What a school holds of a term, of the categories that the person may see. */
export async function findEditions(scope: Scope, term: TermOf, categories: readonly ReceiptCategory[]): Promise<Edition[]> {
  const rows = await scope.query<EditionRow>(
    `select e.document_id as id, e.category, e.year::text || e.semester as term, e.version, e.starts_at as "startsAt", e.ends_at as "endsAt", e.lock_version as "lockVersion", e.json_sha_256 as sha256,
       coalesce(e.rosters, '[]'::jsonb) as rosters, a.name as "importedBy", e.imported_at as "importedAt", e.reminded_at as "remindedAt", coalesce(e.rows, 0) as rows,
       count(r.id) filter (where r.student_id is not null)::int as students, count(r.id) filter (where r.student_id is null and r.rows > 0)::int as strangers,
       count(r.id) filter (where r.state = 'confirmed')::int as confirmed, count(r.id) filter (where r.state = 'reported')::int as reported
     from receipt_editions e left join accounts a on a.id = e.imported_by_id left join receipts r on r.receipt_edition_id = e.id
     where e.school_id = :school and e.year = :year and e.semester = :semester and e.category = any(:categories)
     group by e.id, a.name order by array_position(:order::text[], e.category)`,
    { ...term, categories, order: ['courses', 'outcomes', 'performances', 'officers'] },
  );
  return rows.map((row) => ({
    ...row, startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString(), importedAt: row.importedAt.toISOString(), remindedAt: row.remindedAt?.toISOString() ?? null,
  }));
}

export interface HeldEdition {
  key: number;
  version: number;
  sha256: string;
}

/** By category, what is held of a term; locked when it is about to be replaced. */
export async function findHeld(scope: Scope, term: TermOf, lock = false): Promise<Map<ReceiptCategory, HeldEdition>> {
  const rows = await scope.query<HeldEdition & { category: ReceiptCategory }>(
    `select id as key, category, version, json_sha_256 as sha256 from receipt_editions where school_id = :school and year = :year and semester = :semester${lock ? ' for update' : ''}`,
    { ...term },
  );
  return new Map(rows.map(({ category, ...held }) => [category, held]));
}

export interface NewVersion extends TermOf {
  category: ReceiptCategory;
  version: number;
  sha256: string;
  rosters: ReceivedRoster[];
  startsAt: string;
  endsAt: string;
  accountId: number | null;
  students: number;
  rows: number;
}

/** Begins a version of a category: what it holds is merged after it. @returns the edition's key */
export async function putEdition(scope: TransactionScope, { rosters, ...given }: NewVersion): Promise<number> {
  const [{ key }] = await scope.query<{ key: number }>(
    `insert into receipt_editions (school_id, year, semester, category, version, json_sha_256, rosters, students, rows, starts_at, ends_at, imported_by_id, imported_at, lock_version)
     values (:school, :year, :semester, :category, :version, :sha256, :rosters::jsonb, :students, :rows, :startsAt::timestamptz at time zone 'UTC', :endsAt::timestamptz at time zone 'UTC', :accountId, now(), 0)
     on conflict (school_id, year, semester, category) do update set version = excluded.version, json_sha_256 = excluded.json_sha_256, rosters = excluded.rosters, students = excluded.students, rows = excluded.rows,
       starts_at = excluded.starts_at, ends_at = excluded.ends_at, reminded_at = null, imported_by_id = excluded.imported_by_id, imported_at = excluded.imported_at,
       lock_version = receipt_editions.lock_version + 1, updated_at = now()
     returning id as key`,
    { ...given, rosters: JSON.stringify(rosters) },
  );
  return key;
}

export interface LockedEdition {
  key: number;
  category: ReceiptCategory;
  lockVersion: number;
}

export async function lockEdition(scope: Scope, id: string): Promise<LockedEdition | null> {
  const [row] = await scope.query<LockedEdition>(
    `select id as key, category, lock_version as "lockVersion" from receipt_editions where school_id = :school and document_id = :id for update`, { id });
  return row ?? null;
}

/** Whoever has not answered is reminded of the new end too. */
export async function setPeriod(scope: Scope, key: number, period: { startsAt: string; endsAt: string }): Promise<void> {
  await scope.run(
    `update receipt_editions set starts_at = :startsAt::timestamptz at time zone 'UTC', ends_at = :endsAt::timestamptz at time zone 'UTC', reminded_at = null, lock_version = lock_version + 1, updated_at = now()
     where school_id = :school and id = :key`,
    { key, startsAt: period.startsAt, endsAt: period.endsAt },
  );
}

/** Schools in which the time for confirming ends within `hours` and nobody has been reminded yet. */
export async function findDueSchools(database: Pick<Runner, 'query'>, hours: number): Promise<number[]> {
  const rows = await database.query<{ id: number }>(
    `select distinct school_id as id from receipt_editions where ${DUE}`, { hours });
  return rows.map(({ id }) => id);
}

const DUE = `reminded_at is null and starts_at <= now() and ends_at > now() and ends_at - make_interval(hours => :hours::int) <= now()`;

export interface DueEdition extends TermOf {
  key: number;
  endsAt: Date;
}

/** Marks them as reminded; another process that looks at the same time passes over them. */
export async function takeDueEditions(scope: TransactionScope, hours: number): Promise<DueEdition[]> {
  return scope.query<DueEdition>(
    `update receipt_editions set reminded_at = now(), updated_at = now()
     where school_id = :school and id in (select id from receipt_editions where school_id = :school and ${DUE} for update skip locked)
     returning id as key, year, semester, ends_at as "endsAt"`,
    { hours },
  );
}

export interface Waiting {
  accountId: number;
  name: string;
  count: number;
}

/** Students who have not answered, with the number of categories that wait for them. */
export async function findWaiting(scope: Scope, editions: readonly number[]): Promise<Waiting[]> {
  return scope.query<Waiting>(
    `select a.id as "accountId", st.name, count(*)::int as count
     from receipts r join students st on st.id = r.student_id join accounts a on a.student_id = st.id and a.kind = 'student' and a.active
     where r.school_id = :school and r.receipt_edition_id = any(:editions) and r.state = 'open' group by a.id, st.name`,
    { editions },
  );
}
