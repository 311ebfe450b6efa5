import { kernelError } from '../contract/errors';
import type { ColumnKind, Condition, ListContract, ListQuery } from '../contract/list';
import type { Row, Values } from './database';
import type { Scope } from './scope';

/**
 * What the SQL of a list is made of. `from` and `where` are written by hand in a repository; conditions, sort and
 * page come from the client only as names that the contract declares and as parameters.
 */
export interface ListSource<L extends ListContract = ListContract> {
  list: L;
  /** Expression of the row's public id. */
  id: string;
  /** FROM with joins. */
  from: string;
  /** Must mention :school. May use the list's params as `:name`. */
  where: string;
  /** SQL expression of each declared column. */
  columns: Record<keyof L['columns'] & string, string>;
  /** Order of rows that are equal in the sorted column, such as seats in a class. */
  ties?: string;
  /** Values for parameters of `where` that are not the list's params. */
  values?: Values;
  /** Columns that are not for who asks: their expressions give null, and Excel leaves them out. */
  withheld?: readonly string[];
}

export interface Page<R = Row> {
  rows: R[];
  total: number;
}

const contains = (text: string): string => `%${text.replace(/[\\%_]/g, (special) => `\\${special}`)}%`;

function conditionSql(source: ListSource, condition: Condition, name: string): { sql: string; value?: unknown } {
  const expression = `(${source.columns[condition.column]})`;
  const { kind } = source.list.columns[condition.column];
  switch (condition.operator) {
    case 'null': return { sql: `${expression} is null` };
    case 'contains': return { sql: `${expression} ilike :${name}`, value: contains(String(condition.value)) };
    case 'in': return { sql: `${expression} = any(${castOf(kind, name, '[]')})`, value: condition.value };
    case 'gte': return { sql: `${expression} >= ${castOf(kind, name)}`, value: condition.value };
    case 'lte': return { sql: `${expression} <= ${castOf(kind, name)}`, value: condition.value };
    case 'eq': return { sql: `${expression} = ${castOf(kind, name)}`, value: condition.value };
  }
}

// A number from outside may be no integer, or larger than a column's; a moment carries its own zone.
const CASTS: Partial<Record<ColumnKind, string>> = { datetime: 'timestamptz', number: 'numeric' };

const castOf = (kind: ColumnKind, name: string, array: '' | '[]' = ''): string => (CASTS[kind] ? `:${name}::${CASTS[kind]}${array}` : `:${name}`);

interface Built {
  select: string;
  count: string;
  values: Values;
}

function orderSql(source: ListSource, query: ListQuery): string {
  const direction = query.sort.descending ? 'desc' : 'asc';
  if (query.sort.column === 'id') return `${source.id} ${direction}`;
  const expression = `(${source.columns[query.sort.column]})`;
  const { kind } = source.list.columns[query.sort.column];
  // People's names and classes sort by strokes, as on every Taiwanese list.
  const collation = kind === 'text' ? ' collate "zh-Hant-x-icu"' : '';
  return `${expression}${collation} ${direction} nulls last, ${source.ties ? `${source.ties}, ` : ''}${source.id} ${direction}`;
}

function build(source: ListSource, query: ListQuery): Built {
  const values: Values = { ...source.values, ...query.params };
  const where = [source.where];
  query.conditions.forEach((condition, index) => {
    const { sql, value } = conditionSql(source, condition, `filter${index}`);
    where.push(sql);
    if (value !== undefined) values[`filter${index}`] = value;
  });
  if (query.ids) {
    where.push(`${source.id} = any(:ids)`);
    values.ids = query.ids;
  }
  const columns = Object.entries(source.columns).map(([name, sql]) => `${sql} as "${name}"`);
  const body = `from ${source.from} where ${where.join(' and ')}`;
  return {
    select: `select ${[`${source.id} as id`, ...columns].join(', ')} ${body} order by ${orderSql(source, query)}`,
    count: `select count(*)::int as total ${body}`,
    values,
  };
}

/** One page and the number of all rows that match: two statements. */
export async function findPage<R = Row>(scope: Scope, source: ListSource, query: ListQuery): Promise<Page<R>> {
  const { select, count, values } = build(source, query);
  const [rows, [{ total }]] = await Promise.all([
    scope.query<R>(`${select} limit :limit offset :offset`, { ...values, limit: query.limit, offset: query.offset }),
    scope.query<{ total: number }>(count, values),
  ]);
  return { rows, total };
}

/** All rows that match, in batches: for Excel and for verbs on "all of the filter". */
export function findAll<R = Row>(scope: Scope, source: ListSource, query: ListQuery): AsyncGenerator<R[]> {
  const { select, values } = build(source, query);
  return scope.batches<R>(select, values);
}

/** One row by its public id. @throws not-found */
export async function findOne<R = Row>(scope: Scope, source: ListSource, id: string, params: Values = {}): Promise<R> {
  const { select, values } = build(source, { sort: { column: 'id', descending: false }, offset: 0, limit: 1, conditions: [], ids: [id], params });
  const [row] = await scope.query<R>(select, values);
  if (!row) throw kernelError('not-found');
  return row;
}
