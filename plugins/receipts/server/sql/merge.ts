import { copyBatch } from '@portfolio/kernel/server/copy';
import type { TransactionScope } from '@portfolio/kernel/server/scope';
import type { Seal } from '@portfolio/kernel/server/seal';
import { findEditions } from '@portfolio/rosters/server/repositories/column-editions';
import type { ReceiptCategory } from '../../domain/categories';
import { headingsOfTimes, itemsOf, performanceNames, type ItemHeadings } from '../../domain/items';
import { fingerprintOf, NOTHING_HELD } from '../../domain/received';
import type { ReceivedPerson } from '../../domain/tables';

/**
 * One category of an archive on its way into the tables: staged by COPY, compared with what is held student by student,
 * and merged, in sets. The temporary tables end with the transaction. National IDs come this far and no further: what
 * is staged is their blind index and their last three characters.
 */
const STAGED = ['seq', 'id_index', 'id_tail', 'birth_date', 'tables', 'hash', 'rows', 'items'];

export interface Staging {
  category: ReceiptCategory;
  schoolCode: string;
  seal: Seal;
}

/** Stages people batch by batch; one who comes twice is one person with the tables of both. */
export class Stager {
  /** Tables that came of a person so far, by blind index. */
  private readonly tables = new Map<string, number>();
  private seq = 0;

  private constructor(private readonly scope: TransactionScope, private readonly staging: Staging, private readonly headings: ItemHeadings) {}

  static async begin(scope: TransactionScope, staging: Staging): Promise<Stager> {
    const { client } = scope.transactionOf;
    await client.query(`set local jit = off; set local work_mem = '32MB'`);
    await client.query('create temp table receipt_staged (seq int, id_index text, id_tail text, birth_date date, tables jsonb, hash text, rows int, items jsonb) on commit drop');
    const { approved } = await findEditions(scope.transactionOf);
    return new Stager(scope, staging, headingsOfTimes(approved));
  }

  async add(people: readonly ReceivedPerson[]): Promise<void> {
    const rows = people.map((person) => {
      const index = this.staging.seal.index(this.staging.schoolCode, person.nationalId);
      const before = this.tables.get(index) ?? 0;
      this.tables.set(index, before + person.tables.length);
      const items = itemsOf(this.staging.category, person.tables, this.headings).map((item) => ({ ...item, table: item.table + before }));
      this.seq += 1;
      return [this.seq, index, person.nationalId.slice(-3), person.birthDate, JSON.stringify(person.tables), fingerprintOf(person.tables), person.rows, JSON.stringify(items)];
    });
    await copyBatch(this.scope.transactionOf.client, 'receipt_staged', STAGED, rows);
  }
}

export interface Target {
  edition: number;
  category: ReceiptCategory;
  year: number;
  version: number;
}

/** Submitted here: who is missing in the receipt altogether has to be able to say so. */
const SUBMITTED: Partial<Record<ReceiptCategory, string>> = {
  outcomes: `select distinct student_id from outcomes where school_id = :school and year = :year and state in ('submitted', 'receipted') and removed_at is null`,
  performances: `select distinct student_id from performances where school_id = :school and year = :year and state in ('submitted', 'receipted') and removed_at is null`,
};

/** One line a person, and an empty one for everybody of whom nothing is held any more. */
async function gather(scope: TransactionScope, { edition, category, year }: Target): Promise<void> {
  const { client } = scope.transactionOf;
  await client.query(
    `create temp table receipt_people on commit drop as
     select id_index, id_tail, birth_date, rows, case when parts = 1 then all_tables[1] else (select jsonb_agg(t) from unnest(all_tables) p, jsonb_array_elements(p) t) end as tables,
       case when parts = 1 then all_hashes[1] else encode(sha256(convert_to(array_to_string(all_hashes, ','), 'UTF8')), 'hex') end as hash, all_items
     from (select id_index, min(id_tail) as id_tail, min(birth_date) as birth_date, sum(rows)::int as rows, count(*) as parts, array_agg(tables order by seq) as all_tables,
             array_agg(hash order by hash) as all_hashes, array_agg(items order by seq) as all_items
           from receipt_staged group by id_index) grouped`);
  await client.query('create unique index on receipt_people (id_index)');
  const empty = `'[]'::jsonb, :nothing::text, array[]::jsonb[]`;
  const values = { nothing: NOTHING_HELD };
  await scope.run(
    `insert into receipt_people (id_index, id_tail, birth_date, rows, tables, hash, all_items)
     select national_id_index, national_id_tail, birth_date, 0, ${empty} from receipts where school_id = :school and receipt_edition_id = :edition on conflict do nothing`, { edition, ...values });
  const submitted = SUBMITTED[category];
  if (submitted) {
    await scope.run(
      `insert into receipt_people (id_index, id_tail, birth_date, rows, tables, hash, all_items)
       select national_id_index, min(national_id_tail), min(birth_date), 0, ${empty} from students
       where school_id = :school and national_id_index is not null and id in (${submitted}) group by national_id_index on conflict do nothing`, { year, ...values });
  }
  await client.query('analyze receipt_people');
}

export interface Merged {
  students: number;
  strangers: number;
  differing: number;
  reset: number;
}

/** Compares and replaces. Only who has other rows than before is asked again; open reports of them stay, to be looked at again. */
export async function merge(scope: TransactionScope, target: Target): Promise<Merged> {
  await gather(scope, target);
  const { edition, version } = target;
  const [{ differing, reset }] = await scope.query<Pick<Merged, 'differing' | 'reset'>>(
    `select count(*) filter (where r.id is null and p.rows > 0 or r.hash <> p.hash)::int as differing, count(*) filter (where r.hash <> p.hash and r.state <> 'open')::int as reset
     from receipt_people p left join receipts r on r.school_id = :school and r.receipt_edition_id = :edition and r.national_id_index = p.id_index`, { edition });
  await scope.run(
    `create temp table receipt_reset on commit drop as
     select r.id from receipts r join receipt_people p on p.id_index = r.national_id_index where r.school_id = :school and r.receipt_edition_id = :edition and r.hash <> p.hash and r.state <> 'open'`, { edition });
  await scope.run(
    `update receipt_reports x set state = 'review', lock_version = x.lock_version + 1, updated_at = now()
     from receipts r join receipt_people p on p.id_index = r.national_id_index
     where x.school_id = :school and x.receipt_id = r.id and r.school_id = :school and r.receipt_edition_id = :edition and r.hash <> p.hash and x.state in ('open', 'noted')`, { edition });
  await scope.run(
    `insert into receipts (school_id, receipt_edition_id, student_id, national_id_index, national_id_tail, birth_date, tables, rows, hash, version, state)
     select :school, :edition, st.id, p.id_index, p.id_tail, p.birth_date, p.tables, p.rows, p.hash, :version, 'open'
     from receipt_people p left join (select national_id_index, max(id) as id from students where school_id = :school group by 1) st on st.national_id_index = p.id_index
     on conflict (school_id, receipt_edition_id, national_id_index) do update set
       student_id = coalesce(receipts.student_id, excluded.student_id), tables = excluded.tables, rows = excluded.rows, hash = excluded.hash, birth_date = excluded.birth_date,
       version = case when receipts.hash <> excluded.hash then excluded.version else receipts.version end,
       state = case when receipts.hash <> excluded.hash then 'open' else receipts.state end,
       answered_at = case when receipts.hash <> excluded.hash then null else receipts.answered_at end, updated_at = now()
     where (receipts.tables, receipts.student_id) is distinct from (excluded.tables, coalesce(receipts.student_id, excluded.student_id))`, { edition, version });
  const [counts] = await scope.query<Pick<Merged, 'students' | 'strangers'>>(
    `select count(*) filter (where student_id is not null)::int as students, count(*) filter (where student_id is null and rows > 0)::int as strangers
     from receipts where school_id = :school and receipt_edition_id = :edition`, { edition });
  return { ...counts, differing, reset };
}

/** Puts the items in place and matches each with one that is ticked here. @returns how many are receipted now */
export async function matchItems(scope: TransactionScope, { edition, category, year }: Target, actor: { accountId: number | null; name: string }): Promise<number> {
  if (category !== 'outcomes' && category !== 'performances') return 0;
  await scope.run('delete from receipt_items where school_id = :school and receipt_id in (select id from receipts where school_id = :school and receipt_edition_id = :edition)', { edition });
  await scope.run(
    `insert into receipt_items (school_id, receipt_id, table_no, row_no, category, code, label)
     select :school, r.id, (i ->> 'table')::int, (i ->> 'row')::int, i ->> 'category', i ->> 'code', i ->> 'label'
     from receipt_people p join receipts r on r.school_id = :school and r.receipt_edition_id = :edition and r.national_id_index = p.id_index
       cross join lateral unnest(p.all_items) part cross join lateral jsonb_array_elements(part) i`, { edition });
  const here = category === 'outcomes' ? OUTCOMES_HERE : PERFORMANCES_HERE;
  const column = category === 'outcomes' ? 'outcome_id' : 'performance_id';
  await scope.run(
    `with here as (select *, row_number() over (partition by student_id, category, code, label order by id) as place from (${here}) h),
     there as (
       select *, row_number() over (partition by student_id, category, code, label order by table_no, row_no) as place
       from (select i.id, r.student_id, i.category, receipt_key(i.code) as code, receipt_key(i.label) as label, i.table_no, i.row_no
             from receipt_items i join receipts r on r.id = i.receipt_id where r.school_id = :school and r.receipt_edition_id = :edition and r.student_id is not null) t)
     update receipt_items i set ${column} = here.id from there join here using (student_id, category, code, label, place) where i.school_id = :school and i.id = there.id`,
    { edition, year });
  return category === 'outcomes' ? receiveOutcomes(scope, edition, actor) : receivePerformances(scope, edition);
}

/** By the code that stood in the roster: that of the other school, or of the course taken again. */
const OUTCOMES_HERE = `
  select o.id, o.student_id, '' as category, receipt_key(case when e.kind in ('retake', 'transfer', 'visiting') then coalesce(e.origin_subject_code, s.code) else s.code end) as code, receipt_key(o.brief) as label
  from outcomes o join enrolments e on e.id = o.enrolment_id join offerings f on f.id = o.offering_id join subjects s on s.id = f.subject_id
  where o.school_id = :school and o.year = :year and o.state in ('ticked', 'submitted', 'receipted') and o.removed_at is null`;

/** What a performance is called, by its category. Of the alias `p`. */
export const PERFORMANCE_LABEL = `case p.category ${performanceNames.map(({ category, field }) => `when '${category}' then p.content ->> '${field}'`).join(' ')} end`;

const PERFORMANCES_HERE = `
  select p.id, p.student_id, p.category, '' as code, receipt_key(${PERFORMANCE_LABEL}) as label
  from performances p where p.school_id = :school and p.year = :year and p.state in ('ticked', 'submitted', 'receipted') and p.removed_at is null`;

const receiveOutcomes = (scope: TransactionScope, edition: number, { accountId, name }: { accountId: number | null; name: string }): Promise<number> => scope.run(
  `with received as (
     update outcomes o set state = 'receipted', receipted_at = now(), updated_at = now()
     from receipt_items i join receipts r on r.id = i.receipt_id
     where r.school_id = :school and r.receipt_edition_id = :edition and o.school_id = :school and o.id = i.outcome_id and o.state = 'submitted' returning o.id)
   insert into outcome_events (school_id, outcome_id, from_state, to_state, account_id, actor_name, happened_at)
   select :school, id, 'submitted', 'receipted', :accountId, :name, clock_timestamp() from received`,
  { edition, accountId, name });

const receivePerformances = (scope: TransactionScope, edition: number): Promise<number> => scope.run(
  `update performances p set state = 'receipted', receipted_at = now(), updated_at = now()
   from receipt_items i join receipts r on r.id = i.receipt_id
   where r.school_id = :school and r.receipt_edition_id = :edition and p.school_id = :school and p.id = i.performance_id and p.state = 'submitted'`, { edition });

export interface Told {
  accountId: number;
  name: string;
}

/** Whose answer the merge has taken back. */
export async function findReset(scope: TransactionScope, edition: number): Promise<Told[]> {
  return scope.query<Told>(
    `select a.id as "accountId", st.name from receipt_reset x join receipts r on r.id = x.id join students st on st.id = r.student_id
       join accounts a on a.student_id = st.id and a.kind = 'student' and a.active
     where r.school_id = :school and r.receipt_edition_id = :edition`, { edition });
}
