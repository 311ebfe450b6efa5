import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PoolClient } from 'pg';
import { statement, transactionOn } from './database';

describe('a statement', () => {
  it('turns names into the driver’s numbers, one number a name', () => {
    expect(statement('select :b, :a, :b', { a: 1, b: 2 })).toMatchObject({ text: 'select $1, $2, $1', values: [2, 1] });
  });

  it('leaves casts as they are, also of parameters', () => {
    expect(statement('select :term::text, now()::date, left(:term, -1)::int', { term: '1101' })).toMatchObject({ text: 'select $1::text, now()::date, left($1, -1)::int', values: ['1101'] });
    expect(statement('select :keys::int[]', { keys: [1] }).text).toBe('select $1::int[]');
    expect(statement("select '1'::int, :a::text", { a: 1 }).text).toBe("select '1'::int, $1::text");
  });

  it('leaves quoted texts as they are, with doubled quotes and colons in them', () => {
    const sql = `select ':a', 'it''s :a', to_char(now(), 'HH24:MI:SS'), 'job:' || :a, ''':a'''`;
    expect(statement(sql, { a: 1 })).toMatchObject({ text: sql.replace("|| :a,", '|| $1,'), values: [1] });
  });

  it('reads names to their end', () => {
    expect(statement('select :id, :ids, :id2, :id_x', { id: 1, ids: 2, id2: 3, id_x: 4 })).toMatchObject({ text: 'select $1, $2, $3, $4', values: [1, 2, 3, 4] });
  });

  it('refuses when a named value is missing, and takes null for one that is there', () => {
    expect(() => statement('select :a', {})).toThrow('statement lacks :a');
    expect(() => statement('select :toString', {})).toThrow();
    expect(statement('select :a', { a: null }).values).toEqual([null]);
    expect(statement('select 1', { unused: 1 }).values).toEqual([]);
  });

  it('sends moments in UTC', () => {
    expect(statement('select :at', { at: new Date('2022-02-14T08:00:00+08:00') }).values).toEqual(['2022-02-14T00:00:00.000Z']);
  });

  it('keeps one prepared name a text, and another for another', () => {
    const first = statement('select :a', { a: 1 });
    expect(statement('select :a', { a: 2 }).name).toBe(first.name);
    expect(statement('select :a + 1', { a: 1 }).name).not.toBe(first.name);
    expect(Buffer.byteLength(first.name ?? '')).toBeLessThan(64); // longer ones are cut by PostgreSQL, and collide
  });

  it('never lets a value into the text', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const { text, values } = statement('select * from t where a = :a and b like :b', { a: value, b: value });
        expect(text).toBe('select * from t where a = $1 and b like $2');
        expect(values).toEqual([value, value]);
      }),
    );
  });
});

describe('a transaction', () => {
  it('asks one statement at a time of its connection, in their order, and goes on after one that failed', async () => {
    const asked: string[] = [];
    let underWay = 0;
    const query = async ({ text }: { text: string }) => {
      asked.push(text);
      expect((underWay += 1)).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 1));
      underWay -= 1;
      if (text === 'select 2') throw new Error('no');
      return { rows: [{ text }], rowCount: 1 };
    };
    const transaction = transactionOn({ query } as unknown as PoolClient);
    const answers = await Promise.allSettled(['select 1', 'select 2', 'select 3'].map((sql) => transaction.query(sql)));
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(asked).toEqual(['select 1', 'select 2', 'select 3']);
  });
});
