import { createHash } from 'node:crypto';
import { Pool, types, type PoolClient, type QueryConfig } from 'pg';

/**
 * The way to PostgreSQL for everything that this product does itself. Strapi keeps its own pool for its admin;
 * both meet the same tables and constraints.
 */
export type Values = Record<string, unknown>;
export type Row = Record<string, unknown>;

/** Something that runs a statement: the pool, or one transaction. */
export interface Runner {
  query<R = Row>(sql: string, values?: Values): Promise<R[]>;
  /** Rows changed by an INSERT, UPDATE or DELETE. */
  run(sql: string, values?: Values): Promise<number>;
}

export interface Transaction extends Runner {
  /** The driver's client, for COPY and cursors. */
  readonly client: PoolClient;
}

export interface Database extends Runner {
  readonly pool: Pool;
  /**
   * Runs `work` in one transaction: committed when it returns, rolled back when it throws.
   * Serialization failures and deadlocks are tried again, so `work` must have no other effect than its statements.
   */
  transaction<T>(work: (transaction: Transaction) => Promise<T>, mode?: 'read write' | 'read only snapshot'): Promise<T>;
  close(): Promise<void>;
}

const TIMESTAMP = 1114;
const DATE = 1082;
const INT8 = 20;
const NUMERIC = 1700;
const JSONB = 3802;

/** Timestamps are stored in UTC without a zone; dates stay text, so that no zone can move them. */
const typeParsers = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format === 'binary') return types.getTypeParser(oid, 'binary');
    if (oid === TIMESTAMP) return (text: string) => new Date(`${text.replace(' ', 'T')}Z`);
    if (oid === DATE) return (text: string) => text;
    if (oid === INT8 || oid === NUMERIC) return Number;
    // Strapi switches the driver's own parsing of it off, for the whole process.
    if (oid === JSONB) return JSON.parse as (text: string) => unknown;
    return types.getTypeParser(oid, 'text');
  },
};

interface Prepared {
  name: string;
  text: string;
  names: string[];
}

const prepared = new Map<string, Prepared>();
/** Statements are few and fixed; a bound keeps a list with many filters from growing the map for ever. */
const PREPARED_LIMIT = 2000;

// A name after a colon that is neither a cast (`::date`) nor inside a quoted text.
const PARAMETER = /'(?:[^']|'')*'|::|:([a-zA-Z_]\w*)/g;

function prepare(sql: string): Prepared {
  const known = prepared.get(sql);
  if (known) return known;
  const names: string[] = [];
  const text = sql.replace(PARAMETER, (whole, name: string | undefined) => {
    if (!name) return whole;
    if (!names.includes(name)) names.push(name);
    return `$${names.indexOf(name) + 1}`;
  });
  const made = { name: createHash('sha1').update(text).digest('hex').slice(0, 20), text, names };
  if (prepared.size >= PREPARED_LIMIT) prepared.clear();
  prepared.set(sql, made);
  return made;
}

/** Turns `:name` parameters into the driver's. @throws Error when a named value is missing. */
export function statement(sql: string, values: Values = {}): QueryConfig {
  const { name, text, names } = prepare(sql);
  for (const wanted of names) {
    if (!Object.hasOwn(values, wanted)) throw new Error(`statement lacks :${wanted}`);
  }
  return { name, text, values: names.map((wanted) => toDriver(values[wanted])) };
}

const toDriver = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);

/** A statement without an answer for so long is given up: the line to the database is half open. Long work is many statements, or COPY. */
const ANSWER_MS = 5 * 60_000;

interface Executor {
  query(config: QueryConfig): Promise<{ rows: unknown[]; rowCount: number | null }>;
}

// The driver knows it for one statement, its types do not.
const bounded = (config: QueryConfig, milliseconds: number): QueryConfig => ({ ...config, query_timeout: milliseconds }) as QueryConfig;

const runnerOf = (executor: Executor, answerMs: number): Runner => ({
  async query<R>(sql: string, values?: Values) {
    return (await executor.query(bounded(statement(sql, values), answerMs))).rows as R[];
  },
  async run(sql, values) {
    return (await executor.query(bounded(statement(sql, values), answerMs))).rowCount ?? 0;
  },
});

/** A connection runs one statement at a time. What is asked of it meanwhile waits here for its turn: the driver's own queue is on its way out. */
function inTurn(client: PoolClient): Executor {
  let last: Promise<unknown> = Promise.resolve();
  return {
    query(config) {
      const next = last.then(() => client.query(config));
      last = next.catch(() => undefined);
      return next;
    },
  };
}

/** A client that has begun a transaction, as one. */
export const transactionOn = (client: PoolClient, answerMs = ANSWER_MS): Transaction => ({ ...runnerOf(inTurn(client), answerMs), client });

const RETRIED = new Set(['40001', '40P01']);
const codeOf = (error: unknown): string | undefined => (error as { code?: string }).code;

/** @param answerMs how long a statement may be without an answer; 0: for as long as it takes, for tools that build indexes */
export function openDatabase(url: string, connections: number, answerMs = ANSWER_MS): Database {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    types: typeParsers,
    // One plan a statement, whatever its values: docs/adr/0011-generic-plans.md.
    options: '-c timezone=UTC -c plan_cache_mode=force_generic_plan',
    application_name: 'portfolio',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  // A connection that the server ends while idle must not end the process; the next query opens another.
  pool.on('error', () => undefined);
  // Nor one that ends in the middle of a transaction: the pool listens to idle ones only. Its query is told by itself.
  pool.on('connect', (client) => client.on('error', () => undefined));

  async function once<T>(work: (transaction: Transaction) => Promise<T>, begin: string): Promise<T> {
    const client = await pool.connect();
    const line = inTurn(client);
    let broken = false;
    try {
      await line.query(bounded({ text: begin }, answerMs));
      const result = await work({ ...runnerOf(line, answerMs), client });
      await line.query(bounded({ text: 'commit' }, answerMs));
      return result;
    } catch (error) {
      // In turn: of several statements that were asked for at once, one may have failed and the others be under way.
      await line.query(bounded({ text: 'rollback' }, answerMs)).catch(() => (broken = true));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  return {
    pool,
    ...runnerOf(pool, answerMs),
    async transaction(work, mode = 'read write') {
      const begin = mode === 'read write' ? 'begin' : 'begin isolation level repeatable read read only';
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await once(work, begin);
        } catch (error) {
          if (attempt === 3 || !RETRIED.has(codeOf(error) ?? '')) throw error;
        }
      }
    },
    close: () => pool.end(),
  };
}
