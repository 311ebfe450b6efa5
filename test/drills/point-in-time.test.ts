import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { createBuilders, signIn, type Account, type Builders, type Enrolment } from '../support/builders';
import { allDrills, noteDrill, untilWorks } from '../support/drill';
import { freePort, startServerProcess, type ServerProcess } from '../support/server-process';
import { nothingYet, uploadOnce, type Acknowledged } from '../support/uploading';

/** Where a PostgreSQL of the system has its programs; `initdb` and `pg_ctl` alone (as npm brings them) are not enough. */
function programs(): string | undefined {
  const found = fs.existsSync('/usr/lib/postgresql') ? fs.readdirSync('/usr/lib/postgresql').sort((a, b) => Number(b) - Number(a)).map((version) => `/usr/lib/postgresql/${version}/bin`) : [];
  return [...(process.env.PG_BIN ? [process.env.PG_BIN] : []), ...found].find((bin) => fs.existsSync(path.join(bin, 'pg_basebackup')));
}

/** As README says: a base backup, archived WAL, and the way back to a moment between two uploads; the files are never overwritten, so they fit. */
describe.runIf(allDrills)('point-in-time recovery with a PostgreSQL of one’s own', () => {
  const bin = programs();
  let directory: string;
  let server: ServerProcess | undefined;
  const clusters: string[] = [];

  /** PostgreSQL does not run as root. */
  const identity = (): { uid?: number; gid?: number } => {
    if (process.getuid?.() !== 0) return {};
    const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' })));
    return { uid, gid };
  };
  const run = (program: string, ...args: string[]): string => execFileSync(path.join(bin ?? '', program), args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], cwd: directory, ...identity() });

  beforeAll(() => {
    directory = fs.mkdtempSync(path.join(os.tmpdir(), 'portfolio-pitr-'));
    const { uid, gid } = identity();
    for (const name of ['archive', 'clusters', 'data']) fs.mkdirSync(path.join(directory, name), { mode: 0o700 });
    if (uid !== undefined && gid !== undefined) for (const name of ['', 'archive', 'clusters']) fs.chownSync(path.join(directory, name), uid, gid);
  });
  afterAll(async () => {
    await server?.stop();
    for (const cluster of clusters) {
      try {
        run('pg_ctl', 'stop', '-D', cluster, '-m', 'immediate', '-w');
      } catch {
        // Stopped already.
      }
    }
    fs.rmSync(directory, { recursive: true, force: true });
  });

  async function start(cluster: string, settings: string): Promise<string> {
    const port = await freePort();
    fs.appendFileSync(path.join(cluster, 'postgresql.conf'), `\nport = ${port}\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = ''\n${settings}\n`);
    clusters.push(cluster);
    run('pg_ctl', 'start', '-D', cluster, '-w', '-l', path.join(directory, 'clusters', `${path.basename(cluster)}.log`));
    return `postgres://keeper@127.0.0.1:${port}/app`;
  }
  const serve = async (databaseUrl: string): Promise<ServerProcess> => startServerProcess({ port: await freePort(), dataDir: path.join(directory, 'data'), databaseUrl, env: { SEED: 'none' } });

  async function query<R extends pg.QueryResultRow>(url: string, sql: string): Promise<R[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return client.query<R>(sql).then(({ rows }) => rows).finally(() => client.end());
  }

  it('brings back the moment that was asked for', async (context: TestContext) => {
    if (!bin) return context.skip('no PostgreSQL with pg_basebackup is installed');
    const [home, back] = ['one', 'two'].map((name) => path.join(directory, 'clusters', name));
    const archive = path.join(directory, 'archive');
    run('initdb', '-D', home, '-U', 'keeper', '-A', 'trust', '--encoding=UTF8', '--locale=C.UTF-8');
    const url = await start(home, `wal_level = replica\narchive_mode = on\narchive_command = 'test ! -f ${archive}/%f && cp %p ${archive}/%f'`);
    await query(url.replace(/app$/, 'postgres'), 'create database app');
    server = await serve(url);
    const pool = new pg.Pool({ connectionString: url, max: 2 });
    const build: Builders = createBuilders({ database: pool, dataDir: path.join(directory, 'data') });
    const school = await build.school();
    await build.openWindows(school);
    const room = await build.classroom(school);
    const enrolment: Enrolment = room.students[0].enrolment;
    const account: Account = await build.account(school, { student: enrolment.student });
    await pool.end();
    const person = await signIn(server, account);
    const uploaded = async (): Promise<Acknowledged> => {
      const made = nothingYet();
      expect(await uploadOnce(person, enrolment, made), `answered ${[...made.refused.keys()].join()}. The server wrote:\n${server?.output().slice(-2000)}`).toBe(true);
      return made;
    };

    const before = await uploaded();
    run('pg_basebackup', '-D', back, '-U', 'keeper', '-h', '127.0.0.1', '-p', new URL(url).port, '-X', 'fetch', '-c', 'fast');
    const between = await uploaded();
    await sleep(1100);
    const [{ moment }] = await query<{ moment: string }>(url, `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || '+00' as moment`);
    await sleep(1100);
    const after = await uploaded();
    await query(url, 'select pg_switch_wal()');
    await untilWorks(async () => {
      const [{ done }] = await query<{ done: boolean }>(url, `select last_archived_wal is not null and failed_count = 0 and last_archived_wal >= pg_walfile_name(pg_current_wal_lsn() - 1) as done from pg_stat_archiver`);
      if (!done) throw new Error('the WAL is not archived yet');
    });
    await server.kill();
    run('pg_ctl', 'stop', '-D', home, '-m', 'immediate', '-w');

    const begin = Date.now();
    fs.writeFileSync(path.join(back, 'recovery.signal'), '');
    const restoredUrl = await start(back, `archive_mode = off\nrestore_command = 'cp ${archive}/%f %p'\nrecovery_target_time = '${moment}'\nrecovery_target_action = 'promote'`);
    await untilWorks(async () => {
      const [{ recovering }] = await query<{ recovering: boolean }>(restoredUrl, 'select pg_is_in_recovery() as recovering');
      if (recovering) throw new Error('still recovering');
    });
    server = await serve(restoredUrl);
    const again = await signIn(server, account);
    for (const { files, outcomes } of [before, between]) {
      const response = await again.fetch(`/api/files/${files[0].id}`);
      expect(createHash('sha256').update(Buffer.from(await response.arrayBuffer())).digest('hex')).toBe(files[0].sha256);
      expect(await query(restoredUrl, `select 1 from outcomes where document_id = '${outcomes[0]}'`)).toHaveLength(1);
    }
    const recoveredMs = Date.now() - begin;
    expect((await again.fetch(`/api/files/${after.files[0].id}`)).status).toBe(404);
    // Its bytes are there still, without a row: no loss, and named by verify.
    const said = execFileSync(process.execPath, [path.resolve('dist/database/keeping/main.js'), 'verify'], { encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: restoredUrl, DATA_DIR: path.join(directory, 'data') } });
    expect(said).toContain(`orphaned\t${after.files[0].sha256}`);
    expect(said).toContain('2 files checked, 0 lost or damaged, 1 orphaned');
    expect((await query<{ ready: boolean }>(restoredUrl, 'select not pg_is_in_recovery() as ready'))[0].ready).toBe(true);
    noteDrill({ fault: 'recovery to a moment between two uploads', tries: 1, lost: 0, halfDone: 0, recoveredMs, note: 'with what came before the moment, without what came after' });
  }, 300_000);
});
