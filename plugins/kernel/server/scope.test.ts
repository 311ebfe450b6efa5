import { describe, expect, it } from 'vitest';
import type { Database, Transaction, Values } from './database';
import { scopeOf } from './scope';

interface Sent {
  sql: string;
  values?: Values;
}

/** A database that notes what reaches it. */
function noting(): { database: Database; sent: Sent[] } {
  const sent: Sent[] = [];
  const runner = {
    query: async (sql: string, values?: Values) => {
      sent.push({ sql, values });
      return [];
    },
    run: async (sql: string, values?: Values) => sent.push({ sql, values }),
  };
  const transaction = { ...runner, client: {} } as unknown as Transaction;
  const database = { ...runner, transaction: (work: (given: Transaction) => Promise<unknown>) => work(transaction) } as unknown as Database;
  return { database, sent };
}

const SCHOOLLESS = ['select * from students', 'select * from students where school_id = 1', 'select :schoolId', 'select :schools', 'update students set name = :name', 'select :SCHOOL'];

describe('a scope', () => {
  it.each(SCHOOLLESS)('refuses a statement without the school before it reaches the database: %s', async (sql) => {
    const { database, sent } = noting();
    const scope = scopeOf(database, 7);
    await expect(scope.query(sql)).rejects.toThrow('without :school');
    await expect(scope.run(sql)).rejects.toThrow('without :school');
    await scope.transaction(async (inner) => {
      await expect(inner.query(sql)).rejects.toThrow('without :school');
      await expect(inner.run(sql)).rejects.toThrow('without :school');
      await expect(inner.transaction((deeper) => deeper.query(sql))).rejects.toThrow('without :school');
    });
    expect(sent).toEqual([]);
  });

  it('puts the session’s school in, whatever a caller gives', async () => {
    const { database, sent } = noting();
    const scope = scopeOf(database, 7);
    await scope.query('select 1 from t where school_id = :school', { school: 8, a: 1 });
    await scope.run('delete from t where school_id = :school', { school: 8 });
    await scope.transaction((inner) => inner.query('select 1 from t where school_id = :school', { school: 8 }));
    expect(sent.map(({ values }) => values?.school)).toEqual([7, 7, 7]);
    expect(sent[0].values).toEqual({ school: 7, a: 1 });
  });

  it('is one transaction, also inside itself', async () => {
    const { database } = noting();
    await scopeOf(database, 7).transaction(async (inner) => {
      await inner.transaction(async (deeper) => expect(deeper).toBe(inner));
    });
  });
});
