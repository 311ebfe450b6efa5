import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChainReport } from '@portfolio/access/contract';
import { createBuilders, signIn, type Account, type Builders, type Person, type School } from '../support/builders';
import { shareServer, type SharedTestServer } from '../support/server';

/** The audit log as its readers have it: found by person, kind and time, taken away as Excel, and its chain verified. */
let server: SharedTestServer;
let build: Builders;
let school: School;
let admin: Account;
let asAdmin: Person;

beforeAll(async () => {
  server = await shareServer({ worker: false });
  build = createBuilders(server);
  school = await build.school();
  admin = await build.account(school, { login: 'admin', name: '林管理' });
  asAdmin = await signIn(server, admin);
});
afterAll(() => server?.stop());

const sql = async <R = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<R[]> => (await server.database.query(text, values)).rows as R[];
const verify = async (person: Person = asAdmin): Promise<ChainReport> => (await person.get<ChainReport>('/api/audit-chain')).body;
const list = (filter: object) => asAdmin.get<{ action: string; actorName: string; login: string }[]>(`/api/audit-entries?filter=${encodeURIComponent(JSON.stringify(filter))}`);

/** Somebody with the database in hand, for whom no trigger is in the way. */
async function tamper(statement: string, values: unknown[]): Promise<void> {
  await sql('alter table audit_entries disable trigger user');
  await sql(statement, values);
  await sql('alter table audit_entries enable trigger user');
}

/** A school with `count` entries of its own, and a reader. */
async function written(count: number): Promise<{ school: School; reader: Person; ids: number[] }> {
  const own = await build.school();
  const reader = await signIn(server, await build.account(own));
  const ids: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const [{ id }] = await sql<{ id: number }>(`insert into audit_entries (school_id, actor_name, action, target, details) values ($1, '甲', 'test.made', $2, $3) returning id`, [own.key, `t${n}`, { n, 名: '𠮷' }]);
    ids.push(id);
  }
  return { school: own, reader, ids };
}

describe('the log', () => {
  it('is found by person, by kind and by time', async () => {
    const { body: { id } } = await asAdmin.send<{ id: string }>('POST', '/api/role-groups', { number: '001', name: '提交' });
    await asAdmin.send('PUT', `/api/role-groups/${id}`, { number: '001', name: '提交人員', inUse: true });
    await build.insert('audit_entries', { school_id: school.key, actor_name: '王老師', action: 'outcome.certified', target: 'x' });
    expect((await list({ actorName: '王老' })).body.map(({ action }) => action)).toEqual(['outcome.certified']);
    expect((await list({ login: 'admin' })).body.map(({ action }) => action)).toEqual(['role-group.changed', 'role-group.created']);
    expect((await list({ action: 'role-group.changed' })).body).toHaveLength(1);
    expect((await list({ action: ['role-group.changed', 'outcome.certified'] })).body).toHaveLength(2);
    const now = Date.now();
    const at = (minutes: number): string => new Date(now + minutes * 60_000).toISOString();
    expect((await list({ happenedAt_gte: at(-5), happenedAt_lte: at(5) })).body).toHaveLength(3);
    expect((await list({ happenedAt_gte: at(5) })).body).toHaveLength(0);
    for (const filter of [{ happenedAt_gte: '昨天' }, { happenedAt_gte: '2022-02-30' }, { action: 'x'.repeat(201) }, { hash: 'x' }, { details: 'x' }]) expect((await list(filter)).status, JSON.stringify(filter)).toBe(422);
    expect((await list({ actorName: '𠮷'.repeat(100) })).body).toEqual([]);
  });

  it('is taken away as Excel, all that match, which leaves an entry itself', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await (await asAdmin.fetch(`/api/audit-entries/workbook?filter=${encodeURIComponent('{"action":"role-group"}')}`)).arrayBuffer());
    const rows: unknown[] = [];
    workbook.worksheets[0].eachRow((row) => void rows.push(row.values));
    expect(rows).toHaveLength(3);
    expect(rows[0]).toEqual(expect.arrayContaining(['時間', '操作者', '登入帳號', '動作', '對象', '來源位址']));
    expect((await list({ action: 'list.exported' })).body).toHaveLength(1);
  });

  it('is for those who hold the module', async () => {
    const account = await build.account(school, { kind: 'staff' });
    await build.roleGroup(school, { modules: ['S0202S'], members: [account] });
    const person = await signIn(server, account);
    for (const path of ['/api/audit-entries', '/api/audit-entries/workbook', '/api/audit-chain']) expect((await person.get(path)).status, path).toBe(403);
  });
});

describe('the chain', () => {
  it('of nothing is whole', async () => {
    const { reader } = await written(0);
    expect(await verify(reader)).toMatchObject({ entries: 0, from: null, until: null, head: null, fault: null });
  });

  it('is whole as it is written, many at once too, and says from when to when', async () => {
    const { school: own, reader } = await written(3);
    await Promise.all(Array.from({ length: 20 }, (_, n) => sql(`insert into audit_entries (school_id, actor_name, action, details) values ($1, '乙', 'test.made', $2)`, [own.key, { n }])));
    const report = await verify(reader);
    expect(report).toMatchObject({ entries: 23, fault: null });
    expect(Date.parse(report.from as string)).toBeLessThanOrEqual(Date.parse(report.until as string));
    const [{ hash }] = await sql<{ hash: string }>('select hash from audit_heads where school_id = $1', [own.key]);
    expect(report.head).toBe(hash);
  });

  it.each([
    ['who', `update audit_entries set actor_name = '別人' where id = $1`],
    ['what', `update audit_entries set action = 'test.other' where id = $1`],
    ['to what', `update audit_entries set target = null where id = $1`],
    ['the details', `update audit_entries set details = '{"n": 99}' where id = $1`],
    ['when', `update audit_entries set happened_at = happened_at - interval '1 second' where id = $1`],
    ['a field’s text moved into the next', `update audit_entries set actor_name = actor_name || chr(31) || action, action = target, target = null where id = $1`],
    ['its hash', `update audit_entries set hash = repeat('0', 64) where id = $1`],
  ])('shows that an entry was changed: %s', async (_, statement) => {
    const { reader, ids } = await written(4);
    await tamper(statement, [ids[1]]);
    expect((await verify(reader)).fault).toMatchObject({ kind: 'changed' });
  });

  it('shows the entry after one that was changed together with its hash', async () => {
    const { reader, ids } = await written(4);
    await tamper(`update audit_entries set details = '{"n": 2}' where id = $1`, [ids[1]]);
    await tamper('update audit_entries e set hash = audit_hash(e) where id = $1', [ids[1]]);
    const { fault } = await verify(reader);
    expect(fault).toMatchObject({ kind: 'gap', actorName: '甲', action: 'test.made' });
    const [{ at }] = await sql<{ at: string }>(`select to_char(happened_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from audit_entries where id = $1`, [ids[2]]);
    expect(fault?.happenedAt).toBe(at);
  });

  it.each([['in the middle', 1, 'gap'], ['at the beginning', 0, 'gap'], ['at the end', 3, 'tail']])('shows that an entry was deleted %s', async (_, index, kind) => {
    const { reader, ids } = await written(4);
    await tamper('delete from audit_entries where id = $1', [ids[index]]);
    expect((await verify(reader)).fault?.kind).toBe(kind);
  });

  it('shows that all were deleted', async () => {
    const { school: own, reader } = await written(4);
    await tamper('delete from audit_entries where school_id = $1', [own.key]);
    expect(await verify(reader)).toMatchObject({ entries: 0, fault: { kind: 'tail' } });
  });

  it('shows that one was put in', async () => {
    const { school: own, reader, ids } = await written(3);
    await tamper(`insert into audit_entries (school_id, actor_name, action, happened_at, previous_hash) select $1, '丙', 'test.made', happened_at, previous_hash from audit_entries where id = $2`, [own.key, ids[1]]);
    await tamper('update audit_entries e set hash = audit_hash(e) where hash is null and school_id = $1', [own.key]);
    expect((await verify(reader)).fault?.kind).toBe('fork');
  });

  it('of one school says nothing about another’s', async () => {
    const one = await written(2);
    const other = await written(2);
    await tamper(`update audit_entries set actor_name = 'x' where id = $1`, [one.ids[0]]);
    expect((await verify(one.reader)).fault).not.toBeNull();
    expect((await verify(other.reader)).fault).toBeNull();
  });

  it('of some thousand entries is verified in one go, while others are served', async () => {
    const { school: own, reader } = await written(1);
    await sql(`insert into audit_entries (school_id, actor_name, action, details) select $1, '甲', 'test.made', jsonb_build_object('n', n) from generate_series(1, 2000) n`, [own.key]);
    const running = verify(reader);
    expect((await asAdmin.get('/api/me')).status).toBe(200);
    expect(await running).toMatchObject({ entries: 2001, fault: null });
  });
});
