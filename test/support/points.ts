import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import type { Pool, PoolClient } from 'pg';
import { expect } from 'vitest';
import { openLocalStore } from '@portfolio/kernel/server/file-store';
import { untilWorks } from './drill';
import { startServer, type TestServer, type TestServerOptions } from './server';

/** Where a server is killed: at one statement of one table, without a hook in the product. */
export interface Place {
  /**
   * `row`: while the row is written; of its transaction nothing stays. `commit`: all is written, and the commit never comes
   * to pass. `answer`: it is committed, and the server dies before it learns of it. `line`: it is committed, and the line
   * breaks before the server learns of it; the server lives.
   */
  during: 'row' | 'commit' | 'answer' | 'line';
  on: 'insert' | 'update' | 'delete';
  table: string;
  /** Which row: SQL of `new` and `old`. */
  when: string;
}

const place = (during: Place['during']) => (on: Place['on'], table: string, when = 'true'): Place => ({ during, on, table, when });
export const [row, commit, answer, line] = [place('row'), place('commit'), place('answer'), place('line')];

/** What is done at a point, what the database says of it, and what it has to say in the end. */
export interface Act {
  /** Sends the request, or starts the job; what it answers, if it does, is for `again`. */
  begin(): Promise<unknown>;
  facts(): Promise<unknown>;
  /** What stands while the server is dead, where it is neither as before (`row`, `commit`) nor as in the end (`answer`). */
  stands?: unknown;
  /** After the restart: the client asks again, or waits for the job that was acknowledged. */
  again(begun: unknown): Promise<unknown>;
  /** The facts in the end. */
  done: unknown;
}

export interface Point {
  point: string;
  at: Place;
  act: (at: Place) => Promise<Act>;
  /** One of the few that are tried in `npm test`. */
  always?: boolean;
}

export interface PointServer extends TestServer {
  /** Kills the server at a point and sees what becomes of it. @returns milliseconds until all was as it has to be */
  killAt(point: Point): Promise<number>;
}

const TRIGGER = 'zz_drill_point';
const MARK = 'drill point reached';
const LOCK = 7_209_001;
const FUNCTION = `create or replace function drill_point() returns trigger language plpgsql as $$
begin
  if tg_argv[0] in ('answer', 'line') then raise notice '${MARK}'; else perform pg_advisory_xact_lock(${LOCK}); end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$`;

/** Also fires in a transaction that has switched ordinary triggers off. */
function triggerAt({ during, on, table, when }: Place): string {
  const kind = { row: `trigger ${TRIGGER} before`, commit: `constraint trigger ${TRIGGER} after`, answer: `trigger ${TRIGGER} after`, line: `trigger ${TRIGGER} after` }[during];
  const deferred = during === 'commit' ? 'deferrable initially deferred' : '';
  return `create ${kind} ${on} on ${table} ${deferred} for each row when (${when}) execute function drill_point('${during}'); alter table ${table} enable always trigger ${TRIGGER}`;
}

/** The line from the server to its database. It swallows the answer that ends a transaction which has passed the point. */
interface Ear {
  port: number;
  swallowed(): boolean;
  /** Cuts the line on which an answer was swallowed, and listens anew. */
  reset(): void;
  stop(): Promise<void>;
}

async function openEar(target: { host: string; port: number }): Promise<Ear> {
  let swallowed: net.Socket | null = null;
  const server = net.createServer((near) => {
    const far = net.connect(target.port, target.host);
    near.on('error', () => undefined).on('close', () => far.destroy()).pipe(far);
    far.on('error', () => undefined).on('close', () => near.destroy());
    let [rest, passed, deaf] = [Buffer.alloc(0), false, false];
    far.on('data', (chunk: Buffer) => {
      if (deaf) return;
      rest = Buffer.concat([rest, chunk]);
      let whole = 0;
      for (let end = endOf(rest, 0); end !== null && !deaf; end = endOf(rest, whole)) {
        passed ||= rest[whole] === 0x4e && rest.subarray(whole, end).includes(MARK);
        // 'Z', ready for a query, 'I', outside of any transaction: until it comes the driver knows of no commit.
        if (passed && rest[whole] === 0x5a && rest[whole + 5] === 0x49) [deaf, swallowed] = [true, near];
        else whole = end;
      }
      if (!near.write(rest.subarray(0, whole))) {
        far.pause();
        near.once('drain', () => far.resume());
      }
      rest = rest.subarray(whole);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as net.AddressInfo).port,
    swallowed: () => swallowed !== null,
    reset() {
      swallowed?.destroy();
      swallowed = null;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** End of the protocol's message that begins at `from`; null while it is not all there. */
function endOf(bytes: Buffer, from: number): number | null {
  if (bytes.length < from + 5) return null;
  const end = from + 1 + bytes.readInt32BE(from + 1);
  return end <= bytes.length ? end : null;
}

/** A server of one's own that can be killed at points. */
export async function startPointServer(options: TestServerOptions = {}): Promise<PointServer> {
  let ear: Ear | undefined;
  const server = await startServer({
    ...options,
    through: async (url) => {
      const by = new URL(url);
      ear = await openEar({ host: by.hostname, port: Number(by.port || 5432) });
      [by.hostname, by.port] = ['127.0.0.1', String(ear.port)];
      return by.href;
    },
  });
  await server.database.query(FUNCTION);
  return {
    ...server,
    killAt: (point) => killAt(server, ear as Ear, point),
    async stop() {
      await server.stop();
      await ear?.stop();
    },
  };
}

async function killAt(server: TestServer, ear: Ear, { at, act: prepare }: Point): Promise<number> {
  const act = await prepare(at);
  const before = await act.facts();
  const begun = await breakAt(server, ear, at, act);
  const stood = at.during === 'line' ? null : await act.facts();
  const begin = performance.now();
  if (at.during !== 'line') {
    makeOld(server);
    await server.restart();
    expect(stood, 'while the server was dead').toEqual(act.stands ?? (at.during === 'answer' ? act.done : before));
  }
  const said = await act.again(begun);
  if (said && typeof said === 'object' && 'status' in said) expect(said.status, JSON.stringify(said)).toBeLessThan(500);
  await untilWorks(async () => expect(await act.facts()).toEqual(act.done), 30_000);
  const recovered = performance.now() - begin;
  await expectNothingLeft(server);
  return recovered;
}

/** Begins, waits for the point, and ends the server, or its line, there. @returns what was answered before: a job that was begun */
async function breakAt(server: TestServer, ear: Ear, at: Place, act: Act): Promise<unknown> {
  const holder = await server.database.connect();
  let begun: unknown;
  try {
    await holder.query(`select pg_advisory_lock(${LOCK})`);
    await holder.query(triggerAt(at));
    ear.reset();
    const asked = act.begin().then((said) => (begun = said), () => undefined);
    await untilReached(holder, ear, at, () => begun);
    if (at.during === 'line') {
      await holder.query(`drop trigger ${TRIGGER} on ${at.table}`);
      ear.reset();
    } else await server.kill();
    await asked;
    if (at.during !== 'line') await endConnections(holder);
  } finally {
    await holder.query('select pg_advisory_unlock_all()');
    await holder.query(`drop trigger if exists ${TRIGGER} on ${at.table}`);
    holder.release();
  }
  return begun;
}

async function untilReached(holder: PoolClient, ear: Ear, at: Place, said: () => unknown): Promise<void> {
  await untilWorks(async () => {
    if (at.during === 'answer' || at.during === 'line') return expect(ear.swallowed(), `nothing passed ${at.table}; it was answered ${JSON.stringify(said())}`).toBe(true);
    const { rows } = await holder.query(`select 1 from pg_locks where locktype = 'advisory' and objid = ${LOCK} and not granted and database = (select oid from pg_database where datname = current_database())`);
    return expect(rows.length, `nobody came to ${at.table}; it was answered ${JSON.stringify(said())}`).toBeGreaterThan(0);
  }, 75_000);
}

/** As if the database's end of the line had died with the server: what waits at the point is rolled back, not finished. */
async function endConnections(holder: PoolClient): Promise<void> {
  await holder.query(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = ${LOCK} and not granted`);
  await untilWorks(async () => {
    const { rows } = await holder.query(`select pid, state, query from pg_stat_activity where datname = current_database() and application_name = 'portfolio'`);
    expect(rows).toEqual([]);
  }, 30_000);
}

const spoolOf = ({ dataDir }: Pick<TestServer, 'dataDir'>): string => path.join(dataDir, 'spool');
const incomingOf = ({ dataDir }: Pick<TestServer, 'dataDir'>): string => path.join(dataDir, 'files', 'incoming');
const namesIn = (folder: string): string[] => (fs.existsSync(folder) ? fs.readdirSync(folder) : []);

const DAY_MS = 24 * 3600 * 1000;

/** What a killed process leaves is swept after a day: now is two days later. */
function makeOld(server: TestServer): void {
  const past = new Date(Date.now() - 2 * DAY_MS);
  for (const folder of [spoolOf(server), incomingOf(server)]) {
    for (const name of namesIn(folder)) fs.utimesSync(path.join(folder, name), past, past);
  }
}

const SPOOLED = `select spool from exchange_exports union all select spool from exchange_imports union all select spool from exchange_schools
  union all select spool_name from receipt_imports union all select attachments_spool from roster_exports`;

/** In the spool is what rows name, no less and no more; nothing is left of what came in; nobody has a transaction open. */
async function expectNothingLeft(server: TestServer): Promise<void> {
  await untilWorks(async () => {
    const { rows } = await server.database.query<{ spool: string | null }>(SPOOLED);
    expect(namesIn(spoolOf(server)).sort()).toEqual(rows.flatMap(({ spool }) => spool ?? []).sort());
  }, 30_000);
  // As the server does at each full hour.
  await openLocalStore(path.join(server.dataDir, 'files')).sweepIncoming(new Date(Date.now() - DAY_MS));
  expect(namesIn(incomingOf(server)).filter((name) => name !== 'parts')).toEqual([]);
  await untilWorks(async () => {
    const { rows } = await server.database.query(`select query from pg_stat_activity where datname = current_database() and application_name = 'portfolio' and state like 'idle in transaction%'`);
    expect(rows).toEqual([]);
  }, 10_000);
  await expectWhole(server.database);
}

/** Whatever was killed: each history ends in the state, each file's bytes are known, and the log is one chain. */
async function expectWhole(database: Pool): Promise<void> {
  const { rows } = await database.query(
    `select 'history of ' || o.document_id as broken from outcomes o
       join lateral (select e.to_state from outcome_events e where e.outcome_id = o.id order by e.id desc limit 1) e on true where e.to_state <> o.state
     union all select 'bytes of ' || f.document_id from stored_files f left join blobs b using (sha_256) where b.sha_256 is null
     union all select 'log of ' || school_id from audit_entries group by school_id having count(*) <> count(distinct previous_hash)
     union all select 'end of the log of ' || h.school_id from audit_heads h where not exists (select 1 from audit_entries e where e.hash = h.hash)`);
  expect(rows).toEqual([]);
}
