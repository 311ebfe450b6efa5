import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBuilders, pdf, signIn, type Builders, type Outcome, type School, type Student } from '../support/builders';
import { root } from '../support/database-server';
import { freePort, startServerProcess } from '../support/server-process';
import { openTestDatabase, startServer, type TestServer } from '../support/server';

let server: TestServer;
let build: Builders;
let school: School;
let student: Student;
let outcome: Outcome;
let scratch: string;

const placeOf = (dataDir: string, sha256: string): string => path.join(dataDir, 'files/store', sha256.slice(0, 2), sha256.slice(2, 4), sha256);

/** `npm run verify|backup|restore` without npm. */
function keep(args: string[], env: Record<string, string> = {}): Promise<{ code: number; said: string }> {
  const { PATH = '', HOME = '' } = process.env;
  const environment = { PATH, HOME, NODE_ENV: 'production', INIT_CWD: scratch, DATABASE_URL: server.databaseUrl, DATA_DIR: server.dataDir, ...env };
  return new Promise((resolve) => {
    execFile(process.execPath, [path.join(root, 'dist/database/keeping/main.js'), ...args], { env: environment }, (error, stdout, stderr) => resolve({ code: Number((error as { code?: number } | null)?.code ?? 0), said: stdout + stderr }));
  });
}

/** Rows of every table, as one number each. */
async function contents(database: TestServer['database']): Promise<Record<string, string>> {
  const { rows: tables } = await database.query<{ name: string }>(`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`);
  const { rows } = await database.query<{ name: string; hash: string }>(tables.map(({ name }) => `select '${name}' as name, count(*) || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as hash from "${name}" t`).join(' union all '));
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]));
}

beforeAll(async () => {
  scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'portfolio-keeping-'));
  server = await startServer({ env: { WORKER: '0' } });
  build = createBuilders(server);
  school = await build.school();
  const room = await build.classroom(school);
  [{ student }] = room.students;
  outcome = await build.outcome(room.students[0].enrolment, { state: 'certified', media: await build.file(student, { kind: 'media' }), document: await build.file(student, { name: '𡍼鴉.pdf' }) });
  fs.writeFileSync(path.join(server.dataDir, 'public/uploads/notice.png'), 'picture');
});
afterAll(async () => {
  await server?.stop();
  fs.rmSync(scratch, { recursive: true, force: true });
});

describe('a backup', () => {
  it('comes back whole elsewhere: sign-in, rows, files, and secrets that open what was sealed', async () => {
    const account = await build.account(school, { student });
    const made = await keep(['backup', 'one']);
    expect(made).toMatchObject({ code: 0 });
    const before = await contents(server.database);

    const target = await openTestDatabase();
    const dataDir = path.join(scratch, 'restored');
    try {
      const restored = await keep(['restore', 'one'], { DATABASE_URL: target.url, DATA_DIR: dataDir });
      expect(restored).toMatchObject({ code: 0 });
      // What the start on the empty database noted for itself, and what belongs to each database.
      const own = ['applied_schema', 'strapi_migrations', 'strapi_migrations_internal'];
      const after = await contents(target.pool);
      expect(Object.keys(before).filter((table) => before[table] !== after[table] && !own.includes(table))).toEqual([]);
      expect(fs.readFileSync(path.join(dataDir, 'public/uploads/notice.png'), 'utf8')).toBe('picture');

      const process = await startServerProcess({ port: await freePort(), dataDir, databaseUrl: target.url, env: { SEED: 'none', WORKER: '0' } });
      try {
        const person = await signIn({ url: process.url }, account);
        const response = await person.fetch(`/api/files/${outcome.document?.id}`);
        expect(createHash('sha256').update(Buffer.from(await response.arrayBuffer())).digest('hex')).toBe(outcome.document?.sha256);
        // New rows do not meet old numbers.
        expect((await person.fetch('/api/me/files?kind=document&name=new.pdf', { method: 'POST', body: new Uint8Array(pdf('新的')) })).status).toBe(200);
      } finally {
        await process.stop();
      }
      const again = await keep(['restore', 'one'], { DATABASE_URL: target.url, DATA_DIR: path.join(scratch, 'another') });
      expect([again.code, again.said]).toEqual([1, expect.stringContaining('has schools already')]);
    } finally {
      await target.drop();
    }
  }, 180_000);

  it('that is not whole is refused before anything is written', async () => {
    expect((await keep(['backup', 'two'])).code).toBe(0);
    expect((await keep(['backup', 'two'])).said).toContain('not empty');
    const manifest = JSON.parse(fs.readFileSync(path.join(scratch, 'two/manifest.json'), 'utf8')) as { members: Record<string, unknown> };
    const stored = Object.keys(manifest.members).find((name) => name.startsWith('files/')) as string;
    const spoil: Record<string, (file: string) => void> = {
      'what it was': (file) => fs.appendFileSync(file, 'x'),
      lacks: (file) => fs.rmSync(file),
    };
    for (const [said, damage] of Object.entries(spoil)) {
      for (const name of [stored, 'tables/outcomes.copy', 'secrets.json']) {
        const copy = path.join(scratch, 'spoilt');
        fs.cpSync(path.join(scratch, 'two'), copy, { recursive: true });
        damage(path.join(copy, name));
        const refused = await keep(['restore', 'spoilt'], { DATA_DIR: path.join(scratch, 'nowhere') });
        expect([refused.code, refused.said]).toEqual([1, expect.stringContaining(said)]);
        expect(fs.existsSync(path.join(scratch, 'nowhere'))).toBe(false);
        fs.rmSync(copy, { recursive: true });
      }
    }
    expect((await keep(['restore', 'nothing-here'], { DATA_DIR: path.join(scratch, 'nowhere') })).said).toContain('is no backup');
    expect((await keep(['restore', 'two'])).said).toContain('is not empty');
  }, 120_000);
});

describe('the proof of the files', () => {
  it('finds each flipped, missing, truncated and orphaned one, says whose they are, and forgets them when they are back', async () => {
    expect(await keep(['verify'])).toMatchObject({ code: 0, said: expect.stringMatching(/\d+ files checked, 0 lost or damaged, 0 orphaned/) });
    const files = await Promise.all([1, 2, 3].map((number) => build.file(student, { name: `第${number}份.pdf` })));
    const [flipped, truncated, missing] = files.map(({ sha256 }) => placeOf(server.dataDir, sha256));
    const bytes = [flipped, truncated, missing].map((file) => fs.readFileSync(file));
    fs.writeFileSync(flipped, Buffer.concat([bytes[0].subarray(0, -1), Buffer.from([bytes[0].at(-1) as number ^ 1])]));
    fs.truncateSync(truncated, 10);
    fs.rmSync(missing);
    const orphan = createHash('sha256').update('nobody knows').digest('hex');
    fs.mkdirSync(path.dirname(placeOf(server.dataDir, orphan)), { recursive: true });
    fs.writeFileSync(placeOf(server.dataDir, orphan), 'nobody knows');

    const { code, said } = await keep(['verify']);
    expect(code).toBe(1);
    const lines = said.split('\n').filter((line) => /^(missing|truncated|flipped|orphaned)\t/.test(line));
    expect(lines.sort()).toEqual([`flipped\t${files[0].sha256}`, `truncated\t${files[1].sha256}`, `missing\t${files[2].sha256}`, `orphaned\t${orphan}`].sort());
    for (const { name, sha256 } of files) expect(said).toContain(['affected', school.code, student.studentNo, 'file', '-', '-', name, sha256].join('\t'));
    expect((await fetch(`${server.url}/api/health/ready`)).status).toBe(503);

    [flipped, truncated, missing].forEach((file, index) => fs.writeFileSync(file, bytes[index]));
    fs.rmSync(placeOf(server.dataDir, orphan));
    expect((await keep(['verify'])).code).toBe(0);
    expect((await fetch(`${server.url}/api/health/ready`)).status).toBe(200);
  }, 120_000);
});
