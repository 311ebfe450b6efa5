import { z } from 'zod';
import { limits } from '@portfolio/config/limits';
import { taipeiMoment } from '../domain/clock';
import type { Access } from './route';

/**
 * A list (grid) as both sides know it: the server filters, sorts and exports by it, the screen draws its
 * headings and filters from it. Labels stand in the catalogue under `resources.<resource>.fields.<column>`.
 */
export type ColumnKind = 'text' | 'number' | 'date' | 'datetime' | 'boolean' | 'enum' | 'reference' | 'json';

export interface Column {
  kind: ColumnKind;
  /** Values of an enum; texts under `enums.<enumName>.<value>`. */
  values?: readonly string[];
  enumName?: string;
  /** Values are codes, open in number; the words of those that are known stand in the catalogue under this key (of a tree, its `name`). */
  wordsUnder?: string;
  nullable?: boolean;
  /** Neither in the grid nor in Excel: a key that the screen needs. */
  hidden?: boolean;
  filter?: false;
  sort?: false;
}

export const column = {
  text: (options: Partial<Column> = {}): Column => ({ kind: 'text', nullable: true, ...options }),
  number: (options: Partial<Column> = {}): Column => ({ kind: 'number', nullable: true, ...options }),
  date: (options: Partial<Column> = {}): Column => ({ kind: 'date', nullable: true, ...options }),
  datetime: (options: Partial<Column> = {}): Column => ({ kind: 'datetime', nullable: true, ...options }),
  boolean: (options: Partial<Column> = {}): Column => ({ kind: 'boolean', nullable: true, ...options }),
  enum: (enumName: string, values: readonly string[], options: Partial<Column> = {}): Column => ({ kind: 'enum', enumName, values, nullable: true, ...options }),
  /** The public id of another object. */
  reference: (options: Partial<Column> = {}): Column => ({ kind: 'reference', nullable: true, hidden: true, ...options }),
  json: (options: Partial<Column> = {}): Column => ({ kind: 'json', nullable: true, hidden: true, filter: false, sort: false, ...options }),
};

export interface ListContract<Columns extends Record<string, Column> = Record<string, Column>> {
  resource: string;
  summary: string;
  access: Access;
  columns: Columns;
  defaultSort: readonly [string, 'ASC' | 'DESC'];
  /** Filters that the screen always sends (a term, a class); part of the filter object, each with its schema. */
  params: z.ZodObject;
  /** Rows that disclose personal data leave an audit row when taken away as Excel. */
  personal: boolean;
}

export function defineList<const Columns extends Record<string, Column>>(
  list: Omit<ListContract<Columns>, 'params' | 'personal' | 'defaultSort'> & {
    defaultSort: readonly [keyof Columns & string, 'ASC' | 'DESC'];
    params?: z.ZodObject;
    personal?: boolean;
  },
): ListContract<Columns> {
  return { params: z.object({}), personal: true, ...list };
}

/** Schemas that depend on the kind of a column alone are made once a kind: there are hundreds of columns, and each schema is some KB. */
function onceAKind<T>(make: (kind: ColumnKind) => T): (kind: ColumnKind) => T {
  const made = new Map<ColumnKind, T>();
  return (kind) => {
    const known = made.get(kind) ?? make(kind);
    made.set(kind, known);
    return known;
  };
}

const withNull = (schema: z.ZodType) => ({ plain: schema, nullable: schema.nullable() });

const scalar = onceAKind((kind) => {
  if (kind === 'number') return withNull(z.number());
  if (kind === 'boolean') return withNull(z.boolean());
  if (kind === 'json') return withNull(z.unknown());
  return withNull(z.string());
});

/** What one row looks like on the wire: `id` and each column. */
export function rowSchema(list: ListContract): z.ZodObject {
  const shape: Record<string, z.ZodType> = { id: z.string() };
  for (const [name, { kind, nullable, values }] of Object.entries(list.columns)) {
    const schema = kind === 'enum' && values ? withNull(z.enum(values as [string, ...string[]])) : scalar(kind);
    shape[name] = nullable ? schema.nullable : schema.plain;
  }
  return z.object(shape);
}

/** One condition of a parsed filter. */
export interface Condition {
  column: string;
  operator: 'contains' | 'eq' | 'in' | 'gte' | 'lte' | 'null';
  value: unknown;
}

export interface ListQuery {
  sort: { column: string; descending: boolean };
  /** First row, and how many. */
  offset: number;
  limit: number;
  conditions: Condition[];
  ids?: string[];
  params: Record<string, unknown>;
}

const orMissing = (value: z.ZodType) => ({ any: z.union([value, z.array(value).min(1).max(1000), z.null()]).optional(), bound: value.optional() });

const condition = onceAKind((kind) => {
  if (kind === 'number') return orMissing(z.number());
  if (kind === 'boolean') return orMissing(z.boolean());
  if (kind === 'date') return orMissing(z.iso.date());
  if (kind === 'datetime') return orMissing(z.union([z.iso.date(), z.iso.datetime({ offset: true })]));
  return orMissing(z.string().max(200));
});

function conditionSchemas(name: string, { kind, values }: Column): Record<string, z.ZodType> {
  const { any, bound } = kind === 'enum' && values ? orMissing(z.enum(values as [string, ...string[]])) : condition(kind);
  const ordered = kind === 'number' || kind === 'date' || kind === 'datetime';
  return ordered ? { [name]: any, [`${name}_gte`]: bound, [`${name}_lte`]: bound } : { [name]: any };
}

const ids = z.union([z.string(), z.array(z.string()).max(1000)]).optional();

/** The filter object that a list takes: unknown names are refused, so no column can be probed that is not declared. */
export function filterSchema(list: ListContract): z.ZodType<Record<string, unknown>> {
  let shape: Record<string, z.ZodType> = { id: ids };
  for (const [name, declared] of Object.entries(list.columns)) {
    if (declared.filter !== false) shape = { ...shape, ...conditionSchemas(name, declared) };
  }
  return z.strictObject({ ...shape, ...list.params.shape }) as unknown as z.ZodType<Record<string, unknown>>;
}

const json = <T extends z.ZodType>(schema: T) =>
  z.string().max(20_000).transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'JSON' });
      return z.NEVER;
    }
  }).pipe(schema);

/** The query string of the `ra-data-simple-rest` dialect: `sort=["name","ASC"]&range=[0,29]&filter={…}`. */
export function listQuerySchema(list: ListContract) {
  const sortable = Object.entries(list.columns).filter(([, declared]) => declared.sort !== false).map(([name]) => name);
  const range = z.tuple([z.int().min(0), z.int().min(0)]).refine(([from, to]) => to >= from && to - from < limits.page.max);
  return z.strictObject({
    sort: json(z.tuple([z.enum(['id', ...sortable] as [string, ...string[]]), z.enum(['ASC', 'DESC'])])).optional(),
    range: json(range).optional(),
    filter: json(filterSchema(list)).optional(),
  }).transform((query): ListQuery => toListQuery(list, query));
}

function toListQuery(
  list: ListContract,
  query: { sort?: [string, string]; range?: [number, number]; filter?: Record<string, unknown> },
): ListQuery {
  const [sortColumn, direction] = query.sort ?? list.defaultSort;
  const [from, to] = query.range ?? [0, limits.page.default - 1];
  const { id, ...filter } = query.filter ?? {};
  const params: Record<string, unknown> = {};
  const conditions: Condition[] = [];
  for (const [name, value] of Object.entries(filter)) {
    if (name in list.params.shape) params[name] = value;
    else if (value !== undefined && value !== '') conditions.push(...toConditions(list.columns, name, value));
  }
  return {
    sort: { column: sortColumn, descending: direction === 'DESC' },
    offset: from,
    limit: to - from + 1,
    conditions,
    params,
    ...(id === undefined ? {} : { ids: Array.isArray(id) ? (id as string[]) : [id as string] }),
  };
}

function toConditions(columns: Record<string, Column>, name: string, value: unknown): Condition[] {
  const suffix = /_(gte|lte)$/.exec(name);
  const column = !(name in columns) && suffix ? name.slice(0, -4) : name;
  const { kind } = columns[column];
  if (column !== name) {
    const operator = suffix?.[1] as 'gte' | 'lte';
    return [{ column, operator, value: isDayOf(kind, value) ? dayBounds(value)[operator] : value }];
  }
  if (value === null) return [{ column, operator: 'null', value }];
  if (Array.isArray(value)) return [{ column, operator: 'in', value: value.map((each) => (isDayOf(kind, each) ? dayBounds(each).gte : each)) }];
  if (isDayOf(kind, value)) return (['gte', 'lte'] as const).map((operator) => ({ column, operator, value: dayBounds(value)[operator] }));
  return [{ column, operator: kind === 'text' ? 'contains' : 'eq', value }];
}

/** People give a day where a column holds a time: they mean the day of their own clock, both ends included. */
const isDayOf = (kind: ColumnKind, value: unknown): value is string => kind === 'datetime' && typeof value === 'string' && value.length === 10;

const dayBounds = (day: string): { gte: string; lte: string } => ({
  gte: taipeiMoment(day, 0).toISOString(),
  // The database counts microseconds.
  lte: new Date(taipeiMoment(day, 24).getTime() - 1).toISOString().replace('Z', '999Z'),
});
