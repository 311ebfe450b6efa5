import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSecrets } from '@portfolio/config/secrets';
import { exchangeTexts } from '@portfolio/exchange/contract';
import { exceptions, fileColumns, fileMember, leftBehind, MOVE_MANIFEST, tableMember, type CatalogueTable, type MoveManifest } from '@portfolio/exchange/domain/school-move';
import { findMovedTables } from '@portfolio/exchange/server/sql/move-catalogue';
import { openDatabase, type Database } from '@portfolio/kernel/server/database';
import { createSeal } from '@portfolio/kernel/server/seal';
import { buildWorld, type World } from '../access/world';
import { createBuilders, signIn, type Account, type Builders, type Person, type School } from '../support/builders';
import { applySchoolAt, checkSchoolAt, exportSchoolAt, manifestIn, membersOf, packed, rowsOf, uploadSchoolAt, type ExportedSchool } from '../support/exchange-school';
import { startServer, type TestServer } from '../support/server';

/** 全校資料搬遷 (S0403S): a school with one row of everything and more leaves one platform and arrives on another, which has other keys. */
let [from, to]: TestServer[] = [];
let [buildFrom, buildTo]: Builders[] = [];
let database: Database;
let world: World;
let tables: CatalogueTable[];
let exported: ExportedSchool;
let members: Map<string, Buffer>;
let empty: School;
let newcomer: Account;
let clerk: Person;

const sealOf = ({ dataDir }: TestServer) => {
  const { FIELD_KEY, INDEX_KEY } = loadSecrets(dataDir, {});
  return createSeal(FIELD_KEY, INDEX_KEY);
};
const countAt = async (server: TestServer, sql: string, ...values: unknown[]): Promise<number> => Number((await server.database.query(sql, values)).rows[0].count);
const rowsHere = async (): Promise<number> => {
  let rows = 0;
  for (const { name } of tables) if (!['accounts', 'audit_entries', 'notifications', 'outbox_mails', 'terms', 'school_parameters'].includes(name)) rows += await countAt(to, `select count(*) from "${name}" where school_id = $1`, empty.key);
  return rows;
};

beforeAll(async () => {
  [from, to] = await Promise.all([startServer(), startServer()]);
  [buildFrom, buildTo] = [createBuilders(from), createBuilders(to)];
  // Keys of the two are never the same by chance.
  for (let index = 0; index < 3; index += 1) await buildFrom.classroom(await buildFrom.school());
  world = await buildWorld(buildFrom, '𠮷原');
  const { school, students, outcomes, accounts } = world;
  await buildFrom.update('schools', school.key, { website: 'https://school.example.test', staff_second_factor: false });
  const { rows: [roster] } = await from.database.query('select id, sha_256 from roster_exports where school_id = $1 limit 1', [school.key]);
  await from.database.query('insert into link_openings (school_id, roster_export_id, sha_256, address) values ($1, $2, $3, $4)', [school.key, roster.id, roster.sha_256, '127.0.0.1']);
  const { rows: [receipt] } = await from.database.query('select id from receipts where school_id = $1 and student_id = $2', [school.key, students[0].key]);
  await from.database.query(`insert into receipt_items (school_id, receipt_id, table_no, row_no, category, code, label, outcome_id) values ($1, $2, 0, 0, '', 'A', E'a\\tb\\\\N\\n𠮷', $3)`, [school.key, receipt.id, outcomes[5].key]);
  await buildFrom.update('students', students[1].key, { name: '反斜線\\N\t與\n換行' });
  await from.database.query(`update exchange_schools set state = 'refused' where school_id = $1`, [school.key]);
  database = openDatabase(from.databaseUrl, 2);
  tables = await findMovedTables(database);
  exported = await exportSchoolAt(await signIn(from, accounts.administrator));
  members = await membersOf(exported.bytes, exported.info.password);

  empty = await buildTo.school({ code: school.code });
  await buildTo.term(empty);
  await buildTo.insert('school_parameters', { school_id: empty.key, outcomes_per_semester: 6, outcomes_per_course: 10 });
  newcomer = await buildTo.account(empty, { login: accounts.administrator.login, name: '新平臺管理者' });
  clerk = await signIn(to, newcomer);
}, 240_000);
afterAll(async () => {
  await database?.close();
  await Promise.all([from?.stop(), to?.stop()]);
});

describe('what goes along', () => {
  it('is every table of a school but those that are named; each has a name for people, rows in this test, and no pointer that is not known', async () => {
    const { rows } = await from.database.query<{ name: string }>(`select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'school_id' group by 1`);
    expect(rows.map(({ name }) => name).sort()).toEqual([...tables.map(({ name }) => name), ...Object.keys(leftBehind)].sort());
    const labels = exchangeTexts['zh-Hant'].exchange.tables as Record<string, string>;
    for (const { name, columns, keys } of tables) {
      expect(labels, name).toHaveProperty(name);
      expect(columns, name).toEqual(expect.arrayContaining(['id', 'school_id']));
      expect(await countAt(from, `select count(*) from "${name}" where school_id = $1`, world.school.key), name).toBeGreaterThan(0);
      const pointers = columns.filter((column) => column.endsWith('_id') && !['document_id', 'school_id', 'client_id'].includes(column));
      expect(pointers.filter((column) => !keys.some((key) => key.column === column)), name).toEqual([]);
      // A new column of secrets or of hashes must be decided on.
      const secrets = columns.filter((column) => /_sealed$|password_hash|^spool/.test(column));
      expect(secrets.filter((column) => exceptions[name]?.identity?.sealed !== column && !Object.hasOwn(exceptions[name]?.columns ?? {}, column)), name).toEqual([]);
    }
  });

  it('names every file of the school', async () => {
    const { rows } = await from.database.query<{ name: string; column: string }>(
      `select table_name as name, column_name as column from information_schema.columns where table_schema = 'public' and column_name like '%sha_256' and table_name = any($1)`, [tables.map(({ name }) => name)]);
    // The others say what a file was, and hold none in the store: hashes of uploads that were read, and copies of what the first two say.
    const told = { outcomes: 'certified_sha_256', sync_runs: 'sha_256', receipt_imports: 'sha_256', receipt_editions: 'json_sha_256', link_openings: 'sha_256' };
    expect(Object.fromEntries(rows.map(({ name, column }) => [name, column]))).toEqual({ ...fileColumns, ...told });
  });

  it('holds no secret and no national ID in the clear, inside of the encrypted archive either', () => {
    const all = [...members].filter(([name]) => name.startsWith('tables/')).map(([, content]) => content.toString()).join('');
    for (const { nationalId } of world.students) expect(all).not.toContain(nationalId);
    expect(all).not.toMatch(/\$argon2/);
    expect(members.has(tableMember('sessions'))).toBe(false);
    expect(manifestIn(members)).toMatchObject({ school: { code: world.school.code }, auditWhole: true });
  });
});

type Change = (members: Map<string, Buffer>, manifest: MoveManifest) => void;

/** An archive that somebody changed and whose manifest fits, unless the change says otherwise. */
async function changed(change: Change): Promise<Buffer> {
  const copy = new Map(members);
  const manifest = manifestIn(copy);
  change(copy, manifest);
  if (copy.has(MOVE_MANIFEST)) copy.set(MOVE_MANIFEST, Buffer.from(JSON.stringify(manifest)));
  return packed(copy, exported.info.password);
}

const rewrite = (name: string, how: (lines: string[], columns: string[]) => string[], countsToo = true): Change => (copy, manifest) => {
  const table = manifest.tables.find((each) => each.name === name);
  if (!table) throw new Error(name);
  const lines = how(String(copy.get(tableMember(name))).split('\n').slice(0, -1), table.columns);
  const content = Buffer.from(lines.map((line) => `${line}\n`).join(''));
  copy.set(tableMember(name), content);
  Object.assign(table, { sha256: createHash('sha256').update(content).digest('hex'), bytes: content.length, ...(countsToo ? { rows: lines.length } : {}) });
};
const withValue = (line: string, at: number, value: string): string => line.split('\t').map((each, index) => (index === at ? value : each)).join('\t');
const field = (name: string, column: string, value: string): Change => rewrite(name, (lines, columns) => lines.map((line, index) => (index ? line : withValue(line, columns.indexOf(column), value))));

describe.sequential('what comes', () => {
  it('is refused whole when anything is amiss, and leaves nothing', async () => {
    const { fileName, password } = exported.info;
    const cases: [string, Change, RegExp][] = [
      ['a byte of a table', (copy) => copy.set(tableMember('students'), Buffer.from(String(copy.get(tableMember('students'))).replace('S', 'T'))), /與壓縮檔的清單不符/],
      ['a member that is missing', (copy, { files }) => copy.delete(fileMember(files[0][0])), /與壓縮檔的清單不符/],
      ['another number of rows', rewrite('students', (lines) => lines.slice(1), false), /筆數不符/],
      ['another school', (_, manifest) => Object.assign(manifest.school, { code: '777777' }), /學校代碼與本校不同/],
      ['a table of another version', (_, manifest) => Object.assign(manifest.tables[0], { columns: [...manifest.tables[0].columns, 'later'] }), /這個版本不認得/],
      ['no manifest', (copy) => copy.delete(MOVE_MANIFEST), /不是全校資料搬遷/],
    ];
    for (const [what, change, message] of cases) {
      const tried = await checkSchoolAt(clerk, fileName, await changed(change), password);
      expect(tried.state, what).toBe('refused');
      expect(tried.message, what).toMatch(message);
      expect(tried.detail.reason, what).toBe(tried.message);
    }
    const wrong = await checkSchoolAt(clerk, fileName, exported.bytes, 'wrong');
    expect(wrong.state).toBe('archive-password');
    expect((await uploadSchoolAt(clerk, fileName, exported.bytes, '0'.repeat(32))).body.error?.code).toBe('exchange-checksum');
    await clerk.send('POST', `/api/exchange-schools/${wrong.id}/end`);
    expect(await rowsHere()).toBe(0);
    expect(readdirSync(path.join(to.dataDir, 'spool'))).toEqual([]);
  });

  it('is refused at the writing, and rolled back whole, when rows say what must not be', async () => {
    const strangers = await buildTo.file(await buildTo.student(await buildTo.school()), {});
    const cases: [string, Change, RegExp][] = [
      ['bytes of another school', field('stored_files', 'sha_256', strangers.sha256), /不在壓縮檔內/],
      ['a pointer at nothing', field('placements', 'student_id', '987654'), /placements.student_id.*不在壓縮檔內/],
      ['a national ID sealed otherwise', field('students', 'national_id_sealed', 'v1.AAAA.AAAA.AAAA'), /students.*不符合規則/],
      ['an audit entry that was changed', field('audit_entries', 'actor_name', '他人'), /操作紀錄與其雜湊值不符/],
      ['an administrator’s login on another kind of account', rewrite('accounts', (lines, columns) => lines.map((line) => (line.includes(`\t${newcomer.login}\t`) ? withValue(line, columns.indexOf('kind'), 'staff') : line))), /與本校管理者的帳號同名/],
    ];
    for (const [what, change, message] of cases) {
      const checked = await checkSchoolAt(clerk, exported.info.fileName, await changed(change), exported.info.password);
      expect(checked.state, `${what} ${checked.message}`).toBe('checked');
      const tried = await applySchoolAt(clerk, checked.id);
      expect(tried.message, what).toMatch(message);
      expect(tried.state, what).toBe('refused');
      expect(await rowsHere(), what).toBe(0);
    }
    expect(await countAt(to, `select count(*) from schools where id = $1 and website is null`, empty.key)).toBe(1);
  });

  it('is there row by row and byte by byte, with keys, seals and indexes of this platform', async () => {
    const checked = await checkSchoolAt(clerk, exported.info.fileName, exported.bytes, exported.info.password);
    expect(checked.state, checked.message ?? '').toBe('checked');
    expect(checked.detail.content).toMatchObject({ fromSchool: `${world.school.code} ${world.school.name}`, files: manifestIn(members).files.length, auditWhole: true });
    const done = await applySchoolAt(clerk, checked.id);
    expect(done.state, done.message ?? '').toBe('done');

    const without: Record<string, string[]> = {
      accounts: ['password_hash', 'password_state', 'initial_expires_at'], students: ['national_id_sealed', 'national_id_index'], teachers: ['national_id_sealed', 'national_id_index'], receipts: ['national_id_index'],
      audit_entries: ['previous_hash', 'hash'], outbox_mails: ['content_sealed'], mail_servers: ['password_sealed'], sync_connections: ['secret_sealed'],
      exchange_exports: ['password_sealed', 'state', 'ended_at'], exchange_imports: ['password_sealed', 'state', 'ended_at'],
    };
    const [before, after] = [await rowsOf(from.database, world.school.key, tables, without), await rowsOf(to.database, empty.key, tables, without)];
    for (const { name } of tables) {
      const lines = (before.get(name) ?? []).map((line) => line.replaceAll(world.accounts.administrator.id, newcomer.id)).sort();
      // Apart from what happened since the export, the administrator who was here, and half-done work, which does not go along.
      if (name === 'audit_entries') expect(after.get(name), name).toEqual(expect.arrayContaining(lines.filter((line) => !line.includes('exchange.school'))));
      else if (name === 'accounts') expect((after.get(name) ?? []).filter((line) => !line.includes(newcomer.login)).sort(), name).toEqual(lines.filter((line) => !line.includes(newcomer.login)));
      else if (name === 'receipt_imports') expect(after.get(name)).toEqual([]);
      else expect([...(after.get(name) ?? [])].sort(), name).toEqual(lines);
    }
    for (const [sha256] of manifestIn(members).files) {
      expect(createHash('sha256').update(Buffer.concat((await (await buildTo.store.read(sha256)).toArray()) as Buffer[])).digest('hex')).toBe(sha256);
    }
    const seal = sealOf(to);
    const { rows } = await to.database.query('select student_no as no, national_id_sealed as sealed, national_id_index as index from students where school_id = $1', [empty.key]);
    for (const { studentNo, nationalId } of world.students) {
      const found = rows.find(({ no }) => no === studentNo);
      expect(seal.open(found.sealed)).toBe(nationalId);
      expect(found.index).toBe(seal.index(empty.code, nationalId));
    }
    expect(await countAt(to, 'select count(*) from receipts r join students s on s.id = r.student_id where r.school_id = $1 and r.national_id_index = s.national_id_index', empty.key)).toBe(2);
    expect(await countAt(to, `select count(*) from schools where id = $1 and website = 'https://school.example.test'`, empty.key)).toBe(1);
    expect(readdirSync(path.join(to.dataDir, 'spool'))).toEqual([]);
  });

  it('goes on living here: the log is one chain, guards hold, accounts get new passwords, and it comes no second time', async () => {
    const { body: chain } = await clerk.get<{ fault: unknown; entries: number }>('/api/audit-chain');
    expect(chain).toMatchObject({ fault: null });
    expect(chain.entries).toBeGreaterThan(manifestIn(members).tables.find(({ name }) => name === 'audit_entries')?.rows ?? 0);
    const { rows: [outcome] } = await to.database.query(`select id from outcomes where school_id = $1 and state = 'ticked' limit 1`, [empty.key]);
    await expect(to.database.query(`insert into outcomes (school_id, student_id, enrolment_id, offering_id, year, semester, state, brief) select school_id, student_id, enrolment_id, offering_id, year, semester, 'ticked', 'x' from outcomes where id = $1`, [outcome.id])).rejects.toThrow('illegal-move');

    const { rows: [student] } = await to.database.query('select document_id as id, password_state as state from accounts where school_id = $1 and login = $2', [empty.key, world.accounts.student.login]);
    expect(student.state).toBe('none');
    const { body: slips, status } = await clerk.send<{ slips: { login: string; password: string }[] }>('POST', '/api/passwords/reset', { ids: [student.id] });
    expect(status, JSON.stringify(slips)).toBe(200);
    await signIn(to, { ...world.accounts.student, password: slips.slips[0].password });

    const again = await checkSchoolAt(clerk, exported.info.fileName, exported.bytes, exported.info.password);
    expect(again.state).toBe('refused');
    expect(again.message).toContain('本校已有資料');
  });

  it('can be ended where it was made: the file goes, the record stays', async () => {
    const source = await signIn(from, world.accounts.administrator);
    expect((await source.send('POST', `/api/exchange-schools/${exported.id}/end`)).status).toBe(200);
    expect((await source.fetch(`/api/exchange-schools/${exported.id}/file`)).status).toBe(409);
    expect(readdirSync(path.join(from.dataDir, 'spool'))).toEqual([]);
  });
});
