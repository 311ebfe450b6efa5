import { transactionOn, type Database, type Row, type Runner, type Transaction, type Values } from './database';

/**
 * One school's view of the database. Repositories take a Scope and nothing else, so the school is in every WHERE:
 * a statement that does not mention `:school` is refused before it reaches the database, and its value never
 * comes from a client.
 */
export interface Scope extends Runner {
  readonly schoolId: number;
  /** Runs `work` in a transaction of its own, or in the one that this scope already is. */
  transaction<T>(work: (scope: TransactionScope) => Promise<T>): Promise<T>;
  /** Streams a SELECT in batches through a cursor, in one snapshot. */
  batches<R = Row>(sql: string, values?: Values, size?: number): AsyncGenerator<R[]>;
}

export interface TransactionScope extends Scope {
  /** The transaction underneath, for what has no school of its own (jobs, audit). */
  readonly transactionOf: Transaction;
}

const MENTIONS_SCHOOL = /:school\b/;

function guarded(runner: Runner, schoolId: number): Runner {
  const check = (sql: string): void => {
    if (!MENTIONS_SCHOOL.test(sql)) throw new Error(`A statement without :school was refused: ${sql.trim().slice(0, 80)}`);
  };
  return {
    query: async (sql, values) => {
      check(sql);
      return runner.query(sql, { ...values, school: schoolId });
    },
    run: async (sql, values) => {
      check(sql);
      return runner.run(sql, { ...values, school: schoolId });
    },
  };
}

async function* cursor<R>(transaction: Transaction, runner: Runner, sql: string, values: Values | undefined, size: number): AsyncGenerator<R[]> {
  await runner.run(`declare rows_of_list no scroll cursor for ${sql}`, values);
  for (;;) {
    const { rows } = await transaction.client.query(`fetch ${size} from rows_of_list`);
    if (rows.length === 0) break;
    yield rows as R[];
  }
  await transaction.client.query('close rows_of_list');
}

/** A school's view of one connection: of its open transaction, or of temporary tables that live on it. */
export function scopeOn(transaction: Transaction, schoolId: number): TransactionScope {
  const runner = guarded(transaction, schoolId);
  const scope: TransactionScope = {
    ...runner,
    schoolId,
    transactionOf: transaction,
    transaction: (work) => work(scope),
    batches: (sql, values, size = 1000) => cursor(transaction, runner, sql, values, size),
  };
  return scope;
}

export function scopeOf(database: Database, schoolId: number): Scope {
  return {
    ...guarded(database, schoolId),
    schoolId,
    transaction: (work) => database.transaction((transaction) => work(scopeOn(transaction, schoolId))),
    batches: (sql, values, size) => snapshotBatches(database, schoolId, sql, values, size),
  };
}

async function* snapshotBatches<R>(database: Database, schoolId: number, sql: string, values?: Values, size = 1000): AsyncGenerator<R[]> {
  const client = await database.pool.connect();
  let broken = false;
  try {
    await client.query('begin isolation level repeatable read read only');
    const transaction = transactionOn(client);
    yield* cursor<R>(transaction, guarded(transaction, schoolId), sql, values, size);
  } finally {
    // Reached as well when the reader stops early. Nothing was written: a rollback ends the snapshot in every case.
    await client.query('rollback').catch(() => (broken = true));
    client.release(broken);
  }
}
