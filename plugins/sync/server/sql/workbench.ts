import type { PoolClient } from 'pg';
import { transactionOn, type Database } from '@portfolio/kernel/server/database';
import { scopeOn, type TransactionScope } from '@portfolio/kernel/server/scope';
import type { Seal } from '@portfolio/kernel/server/seal';
import { syncError } from '../../contract/errors';

/** A term that a school pulls. */
export interface PulledTerm {
  year: number;
  semester: 1 | 2;
}

/**
 * One school's connection during a sync: the temporary tables live on it, and the lock on it says that a run is under
 * way. It is closed at the end, and with it both are gone, whatever happened.
 */
export interface Workbench {
  schoolId: number;
  schoolCode: string;
  term: PulledTerm;
  /** A later term is held already: then people and subjects are not changed by what was, and nobody ends. */
  past: boolean;
  seal: Seal;
  scope: TransactionScope;
  client: PoolClient;
  /** A statement on temporary tables alone: they belong to this connection, so to this school. */
  local(sql: string): Promise<{ rows: Record<string, unknown>[]; rowCount: number | null }>;
}

// Namespace of the advisory locks by which a school's sync is known to run; the second number is the school.
const RUNNING = 7_201_111;

/**
 * Statistics know nothing of rows that came a moment ago, so a plan for "one row" may meet sixty thousand: without nested
 * loops every join of the merge is a hash join, whatever the statistics say (measured: 13 s became 0.1 s).
 */
const SETTINGS = `set temp_buffers = '32MB'; set work_mem = '32MB'; set enable_nestloop = off; set jit = off`;

export interface WorkbenchOptions {
  database: Database;
  seal: Seal;
  schoolId: number;
  term: PulledTerm;
  /** Whether to hold the school's lock: a preview changes nothing and needs none. */
  exclusive: boolean;
  /** How long a run that is just ending elsewhere is waited for. */
  patienceMs?: number;
}

/** @throws sync-running when another process holds the school's lock and does not let go in time. */
export async function withWorkbench<T>(options: WorkbenchOptions, work: (bench: Workbench) => Promise<T>): Promise<T> {
  const client = await options.database.pool.connect();
  // A connection that is cut shows in the statement that needs it; the event alone must not end the process.
  const onCut = (): void => undefined;
  client.on('error', onCut);
  try {
    await client.query(SETTINGS);
    if (options.exclusive) await lockSchool(client, options.schoolId, options.patienceMs ?? 30_000);
    return await work(await prepare(client, options));
  } finally {
    client.off('error', onCut);
    client.release(true);
  }
}

async function lockSchool(client: PoolClient, schoolId: number, patienceMs: number): Promise<void> {
  await client.query(`set lock_timeout = ${Math.max(1, Math.round(patienceMs))}`);
  try {
    await client.query('select pg_advisory_lock($1, $2)', [RUNNING, schoolId]);
  } catch (error) {
    if ((error as { code?: string }).code === '55P03') throw syncError('sync-running');
    throw error;
  }
  await client.query('set lock_timeout = 0');
}

async function prepare(client: PoolClient, { schoolId, term, seal }: WorkbenchOptions): Promise<Workbench> {
  const scope = scopeOn(transactionOn(client), schoolId);
  const [{ code, past }] = await scope.query<{ code: string; past: boolean }>(
    `select code, exists (select 1 from school_classes c where c.school_id = s.id and (c.year, c.semester) > (:year, :semester)) as past
     from schools s where s.id = :school`,
    { ...term },
  );
  return { schoolId, schoolCode: code, term, past, seal, scope, client, local: (sql) => client.query(sql) };
}

const RETRIED = new Set(['40001', '40P01']);
const TRIES = 3;

/** One transaction on the workbench's connection; after a deadlock it is done again. `keep` false rolls it back. */
export async function onBench<T>(bench: Workbench, work: () => Promise<{ keep: boolean; result: T }>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    await bench.client.query('begin');
    try {
      const { keep, result } = await work();
      await bench.client.query(keep ? 'commit' : 'rollback');
      return result;
    } catch (error) {
      await bench.client.query('rollback').catch(() => undefined);
      if (attempt === TRIES || !RETRIED.has((error as { code?: string }).code ?? '')) throw error;
    }
  }
}
