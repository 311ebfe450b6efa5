import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { column, defineList, filterSchema, listQuerySchema, rowSchema, type ListQuery } from './list';

const list = defineList({
  resource: 'people', summary: 'People', access: 'signed-in',
  columns: {
    name: column.text(), seat: column.number(), born: column.date(), seenAt: column.datetime(), active: column.boolean(),
    state: column.enum('state', ['new', 'old']), classId: column.reference(), details: column.json(), secretive: column.text({ filter: false, sort: false }),
  },
  params: z.object({ term: z.string().regex(/^\d{4}$/).nullish() }),
  defaultSort: ['name', 'ASC'],
});

const schema = listQuerySchema(list);
type Asked = { sort?: unknown; range?: unknown; filter?: unknown };
const asked = (query: Asked) => Object.fromEntries(Object.entries(query).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]));
const parse = (query: Asked): ListQuery => schema.parse(asked(query));
const refused = (query: Asked): boolean => !schema.safeParse(asked(query)).success;

describe('a list’s query', () => {
  it('has a default sort and page', () => {
    expect(parse({})).toEqual({ sort: { column: 'name', descending: false }, offset: 0, limit: 30, conditions: [], params: {} });
  });

  it('takes sort and range', () => {
    expect(parse({ sort: ['seat', 'DESC'], range: [30, 59] })).toMatchObject({ sort: { column: 'seat', descending: true }, offset: 30, limit: 30 });
    expect(parse({ range: [0, 0] })).toMatchObject({ offset: 0, limit: 1 });
    expect(parse({ range: [0, 999] }).limit).toBe(1000);
  });

  it.each([[[0, 1000]], [[10, 9]], [[-1, 5]], [[0]], [[0, 1, 2]], [['0', '9']], [[0, 1.5]], ['0-29'], [null]])('refuses the range %j', (range) => {
    expect(refused({ range })).toBe(true);
  });

  it.each([[['nobody', 'ASC']], [['secretive', 'ASC']], [['details', 'ASC']], [['name', 'asc']], [['name; drop table people', 'ASC']], [['name']], [['toString', 'ASC']], [['__proto__', 'ASC']]])('refuses the sort %j', (sort) => {
    expect(refused({ sort })).toBe(true);
  });

  it('refuses what is not JSON, or too long to be meant', () => {
    expect(refused({ filter: '{name:1}' })).toBe(true);
    expect(refused({ filter: { name: 'x'.repeat(201) } })).toBe(true);
    expect(schema.safeParse({ filter: `{"name":"${'x'.repeat(20_000)}"}` }).success).toBe(false);
  });

  it('refuses names that are no part of the dialect', () => {
    expect(schema.safeParse({ populate: '*' }).success).toBe(false);
    expect(schema.safeParse({ filter: ['{}', '{}'] }).success).toBe(false);
    expect(schema.safeParse({ filter: { name: '王' } }).success).toBe(false);
  });
});

describe('a filter', () => {
  const conditions = (filter: unknown) => parse({ filter }).conditions;

  it('finds texts that contain a word and equals of every other kind', () => {
    expect(conditions({ name: '王' })).toEqual([{ column: 'name', operator: 'contains', value: '王' }]);
    expect(conditions({ seat: 7 })).toEqual([{ column: 'seat', operator: 'eq', value: 7 }]);
    expect(conditions({ active: false })).toEqual([{ column: 'active', operator: 'eq', value: false }]);
    expect(conditions({ state: 'old' })).toEqual([{ column: 'state', operator: 'eq', value: 'old' }]);
    expect(conditions({ classId: 'abc' })).toEqual([{ column: 'classId', operator: 'eq', value: 'abc' }]);
    expect(conditions({ born: '2005-04-02' })).toEqual([{ column: 'born', operator: 'eq', value: '2005-04-02' }]);
  });

  it('finds one of several, none, and bounds of numbers and times', () => {
    expect(conditions({ state: ['new', 'old'] })).toEqual([{ column: 'state', operator: 'in', value: ['new', 'old'] }]);
    expect(conditions({ seat: null })).toEqual([{ column: 'seat', operator: 'null', value: null }]);
    expect(conditions({ seat_gte: 3, seat_lte: 5 })).toEqual([{ column: 'seat', operator: 'gte', value: 3 }, { column: 'seat', operator: 'lte', value: 5 }]);
    expect(conditions({ seenAt_gte: '2022-02-14T08:00:00+08:00' })).toEqual([{ column: 'seenAt', operator: 'gte', value: '2022-02-14T08:00:00+08:00' }]);
  });

  it('takes a bare day of a time as the day in Taipei, both ends included', () => {
    expect(conditions({ seenAt_gte: '2022-02-14' })).toEqual([{ column: 'seenAt', operator: 'gte', value: '2022-02-13T16:00:00.000Z' }]);
    expect(conditions({ seenAt_lte: '2022-02-14' })).toEqual([{ column: 'seenAt', operator: 'lte', value: '2022-02-14T15:59:59.999999Z' }]);
    expect(conditions({ seenAt: '2022-02-14' })).toEqual([
      { column: 'seenAt', operator: 'gte', value: '2022-02-13T16:00:00.000Z' }, { column: 'seenAt', operator: 'lte', value: '2022-02-14T15:59:59.999999Z' },
    ]);
  });

  it('keeps ids and the list’s own params apart', () => {
    expect(parse({ filter: { id: 'a' } }).ids).toEqual(['a']);
    expect(parse({ filter: { id: ['a', 'b'] } }).ids).toEqual(['a', 'b']);
    expect(parse({ filter: { term: '1101', name: '王' } })).toMatchObject({ params: { term: '1101' }, conditions: [{ column: 'name' }] });
    expect(refused({ filter: { term: '11' } })).toBe(true);
  });

  it('leaves out what an emptied field sends', () => {
    expect(conditions({ name: '' })).toEqual([]);
  });

  it.each<Record<string, unknown>>([
    { password_hash: 'x' }, { passwordHash: 'x' }, { nationalIdIndex: 'x' }, { name_gte: 'x' }, { name_like: 'x' }, { state_gte: 'new' }, { seat_gt: 1 }, { secretive: 'x' }, { details: {} },
    { q: 'x' }, { $or: [] }, { 'name::text': 'x' }, { 'name" or 1=1 --': 'x' }, { constructor: 'x' }, { toString: 'x' }, { school: 1 }, { schoolId: 1 },
  ])('refuses a name that the contract does not declare: %j', (filter) => {
    expect(refused({ filter })).toBe(true);
  });

  it('takes no notice of the name __proto__', () => {
    expect(conditions('{"__proto__":{"name":"x"}}')).toEqual([]);
  });

  it.each<Record<string, unknown>>([
    { seat: '7' }, { seat: {} }, { active: 'true' }, { state: 'ancient' }, { state: ['new', 'ancient'] }, { born: '2005-02-30' }, { born: '111/02/14' }, { seenAt_gte: 'yesterday' },
    { name: { contains: 'x' } }, { name: [] }, { name: 7 }, { id: 7 },
  ])('refuses a value of another kind: %j', (filter) => {
    expect(refused({ filter })).toBe(true);
  });

  it('lets no name through but the declared ones, whatever is tried', () => {
    const declared = new Set(['id', 'term', 'name', 'seat', 'seat_gte', 'seat_lte', 'born', 'born_gte', 'born_lte', 'seenAt', 'seenAt_gte', 'seenAt_lte', 'active', 'state', 'classId']);
    const names = fc.oneof(fc.string(), fc.constantFrom('secretive', 'details', 'valueOf', 'hasOwnProperty', 'name_gte', 'state_lte', '__proto__'));
    fc.assert(
      fc.property(names, (name) => {
        const result = filterSchema(list).safeParse(JSON.parse(`{${JSON.stringify(name)}:"x"}`));
        return !result.success || Object.keys(result.data).every((through) => declared.has(through));
      }),
    );
  });

  it('tells of an unknown name without saying which exist', () => {
    const result = filterSchema(list).safeParse({ passwordHash: 'x' });
    expect(JSON.stringify(result.error?.issues)).not.toContain('secretive');
  });
});

describe('a row on the wire', () => {
  it('has its id and every declared column, and nothing else', () => {
    const row = { id: 'a', name: '王', seat: 1, born: '2005-04-02', seenAt: null, active: true, state: 'new', classId: null, details: { a: 1 }, secretive: null };
    expect(rowSchema(list).parse(row)).toEqual(row);
    expect(rowSchema(list).parse({ ...row, password: 'x' })).not.toHaveProperty('password');
    expect(rowSchema(list).safeParse({ ...row, state: 'ancient' }).success).toBe(false);
  });
});
