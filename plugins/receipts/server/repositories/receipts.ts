import { limits } from '@portfolio/config/limits';
import { kernelError } from '@portfolio/kernel/contract';
import type { Scope } from '@portfolio/kernel/server/scope';
import type { DifferenceItem, ReceiptShelf, ReceiptView, WaitingReceipts } from '../../contract';
import type { ReceiptState } from '../../domain/answer';
import type { ReceiptCategory } from '../../domain/categories';
import type { ReceiptTable, ReceivedRoster } from '../../domain/tables';
import { PERFORMANCE_LABEL } from '../sql/merge';
import { PLACES } from '../sql/places';
import type { TermOf } from './editions';

export interface Person {
  key: number;
  id: string;
  name: string;
  studentNo: string;
  className: string | null;
  seatNo: number | null;
}

/** By public id, or by the database's own key. */
export async function findPerson(scope: Scope, of: { id: string } | { key: number }): Promise<Person | null> {
  const [row] = await scope.query<Person>(
    `select st.id as key, st.document_id as id, st.name, st.student_no as "studentNo", place.name as "className", place.seat_no as "seatNo"
     from students st left join lateral (
       select c.name, p.seat_no from placements p join school_classes c on c.id = p.school_class_id
       where p.school_id = :school and p.student_id = st.id order by p.year desc, p.semester desc, p.ended_at nulls first limit 1) place on true
     where st.school_id = :school and (st.document_id = :id::text or st.id = :key::int)`,
    { id: 'id' in of ? of.id : null, key: 'key' in of ? of.key : null },
  );
  return row ?? null;
}

export const wireOf = ({ key: _, ...person }: Person): ReceiptShelf['student'] => person;

/** Terms in which there is a receipt of the student, the newest first. */
export async function findTerms(scope: Scope, student: number, categories: readonly ReceiptCategory[]): Promise<string[]> {
  const rows = await scope.query<{ term: string }>(
    `select distinct e.year::text || e.semester as term from receipts r join receipt_editions e on e.id = r.receipt_edition_id
     where r.school_id = :school and r.student_id = :student and e.category = any(:categories) order by 1 desc`,
    { student, categories },
  );
  return rows.map(({ term }) => term);
}

export interface HeldReceipt {
  key: number;
  id: string;
  category: ReceiptCategory;
  version: number;
  state: ReceiptState;
  startsAt: Date;
  endsAt: Date;
  answeredAt: Date | null;
  rosters: ReceivedRoster[] | null;
  importedBy: string | null;
  importedAt: Date;
  tables: ReceiptTable[];
  /** Table and row of those that are ticked here too. */
  matched: [number, number][] | null;
  reports: ReceiptView['reports'] | null;
}

/** Receipts of one student and term, with their reports. */
export async function findReceipts(scope: Scope, student: number, term: TermOf, categories: readonly ReceiptCategory[]): Promise<HeldReceipt[]> {
  return scope.query<HeldReceipt>(
    `select r.id as key, r.document_id as id, e.category, r.version, r.state, e.starts_at as "startsAt", e.ends_at as "endsAt", r.answered_at as "answeredAt", e.rosters, a.name as "importedBy", e.imported_at as "importedAt", r.tables,
       (select jsonb_agg(jsonb_build_array(i.table_no, i.row_no)) from receipt_items i
        where i.school_id = :school and i.receipt_id = r.id and (i.outcome_id is not null or i.performance_id is not null)) as matched,
       (select jsonb_agg(jsonb_build_object('id', x.document_id, 'number', x.number, 'kind', x.kind, 'description', x.description, 'state', x.state,
          'reportedAt', to_char(x.reported_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'note', x.note, 'notedAt', to_char(x.noted_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by x.number desc)
        from receipt_reports x where x.school_id = :school and x.receipt_id = r.id) as reports
     from receipts r join receipt_editions e on e.id = r.receipt_edition_id left join accounts a on a.id = e.imported_by_id
     where r.school_id = :school and r.student_id = :student and e.year = :year and e.semester = :semester and e.category = any(:categories)
     order by array_position(:order::text[], e.category)`,
    { student, ...term, categories, order: ['courses', 'outcomes', 'performances', 'officers'] },
  );
}

/** What waits for a student’s answer now, by the database’s clock. */
export async function findOwnWaiting(scope: Scope, student: number): Promise<WaitingReceipts> {
  const [{ count, until }] = await scope.query<{ count: number; until: Date | null }>(
    `select count(*)::int as count, min(e.ends_at) as until from receipts r join receipt_editions e on e.id = r.receipt_edition_id
     where r.school_id = :school and r.student_id = :student and r.state = 'open' and e.starts_at <= now() and e.ends_at > now()`, { student });
  return { count, until: until?.toISOString() ?? null };
}

export interface TickedRow {
  category: 'outcomes' | 'performances';
  id: string;
  title: string;
  code: string | null;
  label: string | null;
  submitted: boolean;
  held: boolean;
}

/** What a student ticked in a year, and whether an item of that year's receipts was matched with it. */
export async function findTicked(scope: Scope, student: number, year: number): Promise<TickedRow[]> {
  return scope.query<TickedRow>(
    `select category, id, title, code, label, submitted, held from (
       select 'outcomes' as category, o.document_id as id, f.name as title, s.code, o.brief as label, o.state <> 'ticked' as submitted,
         exists (select 1 from receipt_items i where i.school_id = :school and i.outcome_id = o.id) as held, o.id as place
       from outcomes o join offerings f on f.id = o.offering_id join subjects s on s.id = f.subject_id
       where o.school_id = :school and o.student_id = :student and o.year = :year and o.state in ('ticked', 'submitted', 'receipted') and o.removed_at is null
       union all
       select 'performances', p.document_id, p.category, null, coalesce(${PERFORMANCE_LABEL}, p.brief), p.state <> 'ticked',
         exists (select 1 from receipt_items i where i.school_id = :school and i.performance_id = p.id), p.id
       from performances p
       where p.school_id = :school and p.student_id = :student and p.year = :year and p.state in ('ticked', 'submitted', 'receipted') and p.removed_at is null) ticked
     order by category, place`,
    { student, year },
  );
}

/** Items of a year's receipts that nothing here was matched with. */
export async function findOnlyThere(scope: Scope, student: number, year: number, categories: readonly ReceiptCategory[]): Promise<DifferenceItem[]> {
  return scope.query<DifferenceItem>(
    `select e.category, 'there' as side, case when e.category = 'performances' then i.category else i.code end as title, i.label
     from receipts r join receipt_editions e on e.id = r.receipt_edition_id join receipt_items i on i.receipt_id = r.id
     where r.school_id = :school and r.student_id = :student and e.year = :year and e.category = any(:categories)
       and i.outcome_id is null and i.performance_id is null
     order by e.category, i.table_no, i.row_no`,
    { student, year, categories },
  );
}

export interface AnsweredReceipt {
  key: number;
  category: ReceiptCategory;
  version: number;
  state: ReceiptState;
  startsAt: Date;
  endsAt: Date;
  studentKey: number | null;
}

/** Locked, so that two answers of one student, or an answer and a new version, come one after the other. @throws not-found */
export async function lockReceipt(scope: Scope, id: string): Promise<AnsweredReceipt> {
  const [row] = await scope.query<AnsweredReceipt>(
    `select r.id as key, e.category, r.version, r.state, e.starts_at as "startsAt", e.ends_at as "endsAt", r.student_id as "studentKey"
     from receipts r join receipt_editions e on e.id = r.receipt_edition_id where r.school_id = :school and r.document_id = :id for update of r`, { id });
  if (!row) throw kernelError('not-found');
  return row;
}

export async function setAnswer(scope: Scope, key: number, state: ReceiptState): Promise<void> {
  await scope.run(
    `update receipts set state = :state::text, answered_at = case when :state::text = 'open' then null else now() end, updated_at = now() where school_id = :school and id = :key`, { key, state });
}

/** What was reported before is settled by a student who now says that the data is right. */
export async function settleReports(scope: Scope, receipt: number): Promise<void> {
  await scope.run(
    `update receipt_reports set state = 'settled', lock_version = lock_version + 1, updated_at = now() where school_id = :school and receipt_id = :receipt and state <> 'settled'`, { receipt });
}

/** Numbers count up in a school. */
export async function insertReports(scope: Scope, receipt: { key: number; studentKey: number }, reports: readonly { kind: string; description: string }[]): Promise<void> {
  await scope.query(`select pg_advisory_xact_lock(hashtext('receipt-reports'), :school::int)`);
  await scope.run(
    `insert into receipt_reports (school_id, receipt_id, student_id, number, kind, description, state, reported_at, lock_version)
     select :school, :receipt, :student, (select coalesce(max(number), 0) from receipt_reports where school_id = :school) + row_number() over (), g.kind, g.description, 'open', now(), 0
     from jsonb_to_recordset(:reports::jsonb) as g(kind text, description text)`,
    { receipt: receipt.key, student: receipt.studentKey, reports: JSON.stringify(reports) },
  );
}

export interface NotedReport {
  key: number;
  number: number;
  category: ReceiptCategory;
  lockVersion: number;
  notedBy: string | null;
  accountId: number | null;
  studentName: string;
}

/** The name is asked for by the row as it is once the lock was waited for, which a join would not see. @throws not-found */
export async function lockReport(scope: Scope, id: string): Promise<NotedReport> {
  const [row] = await scope.query<NotedReport>(
    `select x.id as key, x.number, e.category, x.lock_version as "lockVersion", (select n.name from accounts n where n.school_id = :school and n.id = x.noted_by_id) as "notedBy", st.name as "studentName",
       (select max(a.id) from accounts a where a.school_id = :school and a.student_id = x.student_id and a.kind = 'student' and a.active) as "accountId"
     from receipt_reports x join receipts r on r.id = x.receipt_id join receipt_editions e on e.id = r.receipt_edition_id join students st on st.id = x.student_id
     where x.school_id = :school and x.document_id = :id for update of x`, { id });
  if (!row) throw kernelError('not-found');
  return row;
}

export async function setNote(scope: Scope, key: number, note: string, accountId: number): Promise<void> {
  await scope.run(
    `update receipt_reports set note = :note, noted_by_id = :accountId, noted_at = now(), state = case when state = 'settled' then state else 'noted' end, lock_version = lock_version + 1, updated_at = now()
     where school_id = :school and id = :key`, { key, note, accountId });
}

export interface HeldTable {
  name: string;
  columns: string[];
}

/** Names of a category's tables with all of their columns, to head the sheets of a workbook. */
export async function findHeadings(scope: Scope, term: TermOf, category: ReceiptCategory): Promise<HeldTable[]> {
  return scope.query<HeldTable>(
    `select distinct t ->> 'name' as name, t -> 'columns' as columns from receipts r join receipt_editions e on e.id = r.receipt_edition_id cross join lateral jsonb_array_elements(r.tables) t
     where r.school_id = :school and e.year = :year and e.semester = :semester and e.category = :category`,
    { ...term, category },
  );
}

export interface SheetRow {
  className: string | null;
  seatNo: number | null;
  studentNo: string | null;
  name: string | null;
  tail: string;
  columns: string[];
  rows: string[][];
}

/** Rows of one table of a category, a student each, by class and seat. */
export function streamTable(scope: Scope, term: TermOf, category: ReceiptCategory, table: string): AsyncGenerator<SheetRow[]> {
  return scope.batches<SheetRow>(
    `select place.name as "className", place.seat_no as "seatNo", st.student_no as "studentNo", st.name, r.national_id_tail as tail, t -> 'columns' as columns, t -> 'rows' as rows
     from receipts r join receipt_editions e on e.id = r.receipt_edition_id cross join lateral jsonb_array_elements(r.tables) t
       left join students st on st.id = r.student_id left join ${PLACES} place on place.student_id = r.student_id
     where r.school_id = :school and e.year = :year and e.semester = :semester and e.category = :category and t ->> 'name' = :table
     order by place.code nulls last, place.seat_no nulls last, r.id`,
    { ...term, category, table },
    Math.min(limits.page.max, 500),
  );
}
