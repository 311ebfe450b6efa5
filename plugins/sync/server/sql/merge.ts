import { setImmediate as breathe } from 'node:timers/promises';
import type { Counts } from '../../contract';
import type { Refusal } from '../../domain/reasons';
import type { Shrink } from '../../domain/shrink';
import type { TypeName } from '../../domain/types';
import { findRefusals, markDuplicates, type Staged } from './staging';
import { targets, type Target } from './targets';
import type { Workbench } from './workbench';

/**
 * From `staged` to the portfolio's tables, all with sets: mark what breaks a rule, find what each row does
 * (`matched`: new and changed rows only), find what is missing (`ending`), then write. A row that is the same is not
 * written at all, and takes no number of a sequence.
 */
export interface Comparison {
  counts: Counts;
  refusals: { total: number; rows: Refusal[] };
  shrink: Shrink;
  /** False when rows are missing that may well be there: nothing is taken as ended. */
  complete: boolean;
}

export interface CompareOptions {
  /** Whether what is missing has ended: a whole pull of the present. */
  missingEnds: boolean;
}

const valuesOf = ({ term }: Workbench) => ({ year: term.year, semester: term.semester });

const list = (columns: Record<string, string>, prefix = ''): string => Object.keys(columns).map((name) => `${prefix}${name}`).join(', ');
const expressions = (columns: Record<string, string>): string => Object.entries(columns).map(([name, sql]) => `${sql} as ${name}`).join(', ');

const scopeOfTarget = ({ lasting, brought }: Target, alias = 't'): string =>
  `${alias}.school_id = :school${lasting ? '' : ` and ${alias}.year = :year and ${alias}.semester = :semester`}${brought ? ` and ${alias}.imported_from is null` : ''}`;

/** What the staged rows would do. Writes into temporary tables only (and gives returning students their new number). */
export async function compare(bench: Workbench, name: TypeName, staged: Staged, given: CompareOptions): Promise<Comparison> {
  const target = targets[name];
  const complete = (await markDuplicates(bench, staged.type)) === 0;
  const options = { missingEnds: given.missingEnds && complete };
  for (const check of target.checks ?? []) await markBroken(bench, check);
  if (name === 'students') await renumber(bench, options);
  await match(bench, target);
  await findEnding(bench, target, options);
  const refusals = await findRefusals(bench);
  const { good, held, ends, live, ...rest } = await count(bench, target);
  const empty = options.missingEnds && staged.received === 0 && !isFrozen(bench, target);
  return {
    counts: { ...rest, received: staged.received, same: good - rest.new - rest.changed, refused: refusals.total },
    refusals,
    shrink: empty ? { ends: rest.ended, live: held, empty } : { ends, live, empty },
    complete,
  };
}

/** What was does not change who is: a past term's pull only adds people and subjects that were never held. */
const isFrozen = ({ past }: Workbench, { lasting }: Target): boolean => lasting && past;

interface Counted {
  new: number;
  changed: number;
  good: number;
  ended: number;
  /** Of `ended`, and of what is live, those that the guard counts. */
  ends: number;
  live: number;
  held: number;
}

async function count(bench: Workbench, target: Target): Promise<Counted> {
  const held = `from ${target.table} t where ${scopeOfTarget(target)} and t.ended_at is null`;
  const [counted] = await bench.scope.query<Counted>(
    `select (select count(*)::int from matched where outcome = 'new') as new, (select count(*)::int from matched where outcome = 'changed') as changed,
       (select count(*)::int from staged where problem is null and not gone) as good,
       (select count(*)::int from ending) as ended, (select count(*)::int from ending where counted) as ends,
       (select count(*)::int ${held} and (${target.counts ?? 'true'})) as live, (select count(*)::int ${held}) as held`,
    valuesOf(bench),
  );
  return counted;
}

async function markBroken(bench: Workbench, { reason, column, breaks }: NonNullable<Target['checks']>[number]): Promise<void> {
  await bench.scope.run(
    `update staged s set problem = '${reason}', problem_column = '${column}' where s.problem is null and not s.gone and ${breaks}`,
    valuesOf(bench),
  );
}

/**
 * A student who comes back, or moves within the school, under another number is the same student: found by the national
 * ID, when the former number is in use no more.
 */
async function renumber(bench: Workbench, { missingEnds }: CompareOptions): Promise<void> {
  await bench.scope.run(
    `create temp table renumbered on commit drop as
     with newcomers as materialized (
       select s.student_no, s.national_id_index from staged s
       where s.problem is null and not s.gone and not exists (select 1 from students n where n.school_id = :school and n.student_no = s.student_no)),
     once as materialized (select n.national_id_index from newcomers n join staged s using (national_id_index) where not s.gone group by 1 having count(*) = 1)
     select n.student_no, min(t.id) as student_id
     from newcomers n join once using (national_id_index) join students t on t.school_id = :school and t.national_id_index = n.national_id_index
     where not :past::boolean and not exists (select 1 from staged o where o.student_no = t.student_no and not o.gone)
       and (:missingEnds::boolean or t.ended_at is not null or exists (select 1 from staged o where o.student_no = t.student_no))
     group by n.student_no having count(*) = 1`,
    { past: bench.past, missingEnds },
  );
  const moved = await bench.scope.run(
    'update students t set student_no = r.student_no, updated_at = now() from renumbered r where t.school_id = :school and t.id = r.student_id',
  );
  if (moved === 0) return;
  await bench.scope.run(
    `update accounts a set login = r.student_no, updated_at = now() from renumbered r where a.school_id = :school and a.student_id = r.student_id and a.kind = 'student'`,
  );
}

async function match(bench: Workbench, target: Target): Promise<void> {
  const { table, joins = '', joinsAfter = '', key, columns, remember = {}, also = 'false' } = target;
  const differs = isFrozen(bench, target) ? 'false' : `t.ended_at is not null or (${list(columns, 't.')}) is distinct from (${Object.values(columns).join(', ')})`;
  const further = Object.keys(remember).length > 0 ? `, ${expressions(remember)}` : '';
  await bench.scope.run(
    `create temp table matched on commit drop as
     select * from (
       select s.row_no, t.id as target_id, null::text as national_id_sealed, ${expressions(key)}, ${expressions(columns)}${further},
         case when t.id is null then 'new' when ${differs} or ${also} then 'changed' else 'same' end as outcome
       from staged s ${joins} left join ${table} t on t.school_id = :school and ${target.match} ${joinsAfter}
       where s.problem is null and not s.gone) compared
     where outcome <> 'same'`,
    valuesOf(bench),
  );
  await bench.local('analyze matched');
}

async function findEnding(bench: Workbench, target: Target, { missingEnds }: CompareOptions): Promise<void> {
  const { table, keyJoins = '', match: matches, counts = 'true' } = target;
  const came = (gone: string): string => `exists (select 1 from staged s ${keyJoins} where ${matches}${gone})`;
  const missing = missingEnds ? `not ${came('')}` : came(' and s.gone and s.problem is null');
  await bench.scope.run(
    `create temp table ending on commit drop as
     select t.id, (${counts}) as counted from ${table} t where ${scopeOfTarget(target)} and t.ended_at is null and ${isFrozen(bench, target) ? 'false' : missing}`,
    valuesOf(bench),
  );
}

/** Writes what `compare` found into the type's own table. */
export async function write(bench: Workbench, name: TypeName, staged: Staged): Promise<void> {
  const target = targets[name];
  await sealNew(bench, name, staged);
  await update(bench, name, target);
  await insert(bench, name, target);
  await bench.scope.run(
    `update ${target.table} t set ended_at = now(), updated_at = now() from ending e where t.school_id = :school and t.id = e.id`,
  );
}

const hasNationalIds = (name: TypeName): boolean => name === 'students' || name === 'teachers';
const SEALED_AT_ONCE = 500;

/** Encrypts the IDs that are new or changed, and no other. */
async function sealNew(bench: Workbench, name: TypeName, { nationalIds }: Staged): Promise<void> {
  if (!hasNationalIds(name)) return;
  const { rows } = await bench.local('select distinct national_id_index as index from matched where needs_seal');
  for (let at = 0; at < rows.length; at += SEALED_AT_ONCE) {
    const indexes = rows.slice(at, at + SEALED_AT_ONCE).map(({ index }) => index as string);
    const sealed = indexes.map((index) => bench.seal.seal(nationalIds.get(index) ?? ''));
    await bench.client.query(
      'update matched m set national_id_sealed = u.sealed from unnest($1::text[], $2::text[]) as u(index, sealed) where m.national_id_index = u.index and m.needs_seal',
      [indexes, sealed],
    );
    await breathe();
  }
}

async function update(bench: Workbench, name: TypeName, target: Target): Promise<void> {
  if (isFrozen(bench, target)) return;
  const { table, columns } = target;
  const assignments = Object.keys(columns).map((column) => `${column} = m.${column}`);
  if (hasNationalIds(name)) assignments.push('national_id_sealed = case when m.national_id_index is null then null else coalesce(m.national_id_sealed, t.national_id_sealed) end');
  await bench.scope.run(
    `update ${table} t set ${assignments.join(', ')}, ended_at = null, updated_at = now()
     from matched m where t.school_id = :school and t.id = m.target_id and m.outcome = 'changed'
       and (t.ended_at is not null or (${list(columns, 't.')}) is distinct from (${list(columns, 'm.')})${hasNationalIds(name) ? ' or m.needs_seal' : ''})`,
  );
}

async function insert(bench: Workbench, name: TypeName, target: Target): Promise<void> {
  const { table, key, columns, conflict } = target;
  const sealed = hasNationalIds(name) ? ', national_id_sealed' : '';
  const endedAt = isFrozen(bench, target) ? 'now()' : 'null::timestamp';
  const written = Object.keys(columns);
  // Somebody may have added the same row by hand since it was compared.
  await bench.scope.run(
    `insert into ${table} as t (school_id, ${list(key)}, ${list(columns)}${sealed}, ended_at)
     select :school, ${list(key, 'm.')}, ${list(columns, 'm.')}${sealed && ', m.national_id_sealed'}, ${endedAt} from matched m where m.outcome = 'new' order by m.row_no
     on conflict (${conflict}) do update set ${written.map((column) => `${column} = excluded.${column}`).join(', ')}, ended_at = null, updated_at = now()
     where t.ended_at is not null or (${list(columns, 't.')}) is distinct from (${list(columns, 'excluded.')})`,
  );
}
