import type { Database } from '@portfolio/kernel/server/database';
import type { Seal } from '@portfolio/kernel/server/seal';
import { operationsTexts } from '@portfolio/operations/contract';
import type { Counts } from '../../contract';
import type { Shrink } from '../../domain/shrink';
import { inOrder, syncTypes, typeNames, type TypeName } from '../../domain/types';
import { PullFailure, type Pull, type PullSummary } from '../client/adapter';
import { beginRun, endRun, findBatch, lastReceived, newBatch, overtake, type BatchOf } from '../repositories/runs';
import { stage } from '../sql/staging';
import { withWorkbench, type PulledTerm, type Workbench } from '../sql/workbench';
import { applyType, type Actor } from './apply-type';

/** One run over types of one school's term, whatever the rows come from. */
export interface SyncPlan {
  database: Database;
  seal: Seal;
  schoolId: number;
  term: PulledTerm;
  source: 'server' | 'upload';
  /** Names the run; the same name goes on with what broke off. */
  batch: string;
  actor: Actor;
  types: readonly TypeName[];
  /** Rows of a type; `since` asks for what changed only. */
  pull(type: TypeName, since: Date | null): Pull;
  changesOnly?: boolean;
  /** How many rows of a type may end by a yes that was given; `all` asks nothing. */
  confirmed?: Partial<Record<TypeName, number>> | 'all';
  /** `step` is a key of the catalogue. */
  progress?(step: string, done: number, total: number | null): Promise<void>;
  /** Aborted when the process is asked to stop. */
  signal?: AbortSignal;
  patienceMs?: number;
}

export type Outcome =
  | { state: 'applied'; counts: Counts }
  | { state: 'waiting'; shrink: Shrink }
  | { state: 'failed'; failure: PullFailure }
  /** Not tried, since a type that it leans on waits or failed. */
  | { state: 'held'; by: TypeName; waits: boolean };

export type Outcomes = Map<TypeName, Outcome>;

/**
 * Pulls and applies the types in their order, one after the other; each is applied whole or not at all. What a run that
 * was killed has applied stays; with the same batch it goes on behind it.
 * @throws sync-running; whatever is no fault of the school's server, after the record of the type says so.
 */
export function runSync(plan: SyncPlan): Promise<Outcomes> {
  const { database, seal, schoolId, term, patienceMs } = plan;
  return withWorkbench({ database, seal, schoolId, term, exclusive: true, patienceMs }, async (bench) => {
    const before = await findBatch(bench.scope, plan.batch);
    const outcomes: Outcomes = new Map();
    const types = inOrder(plan.types);
    await overtake(bench.scope, plan.batch, types);
    for (const type of types) {
      const done = before.find((run) => run.type === type && run.state === 'applied');
      outcomes.set(type, done?.counts ? { state: 'applied', counts: done.counts } : await runType(bench, plan, type, outcomes));
    }
    return outcomes;
  });
}

async function runType(bench: Workbench, plan: SyncPlan, type: TypeName, outcomes: Outcomes): Promise<Outcome> {
  plan.signal?.throwIfAborted();
  const of: BatchOf = { batch: plan.batch, term: plan.term, source: plan.source, startedBy: plan.actor.accountId };
  const since = plan.changesOnly ? beginOfDelta(await lastReceived(bench.scope, type, plan.term)) : null;
  const run = await beginRun(bench.scope, of, type);
  const held = heldBy(type, outcomes);
  if (held) {
    await endRun(bench.scope, run, held.waits ? { state: 'waiting', errors: {}, result: { waitsFor: held.by } } : { state: 'failed', errors: {}, result: { skippedFor: held.by } });
    return held;
  }
  try {
    return await pullAndApply(bench, plan, type, run, since);
  } catch (error) {
    if (plan.signal?.aborted) throw error;
    return await recordFailure(bench, run, error);
  }
}

/** The school's clock may be behind ours: a little is asked for twice. */
const CLOCKS_DIFFER_MS = 10 * 60_000;
const beginOfDelta = (last: Date | null): Date | null => last && new Date(last.getTime() - CLOCKS_DIFFER_MS);

/** The nearest type that this one leans on and that is not applied now, though it was to be. */
function heldBy(type: TypeName, outcomes: Outcomes): Extract<Outcome, { state: 'held' }> | null {
  for (const need of syncTypes[type].needs) {
    const outcome = outcomes.get(need);
    if (outcome?.state === 'held') return outcome;
    if (outcome && outcome.state !== 'applied') return { state: 'held', by: need, waits: outcome.state === 'waiting' };
  }
  return null;
}

async function pullAndApply(bench: Workbench, plan: SyncPlan, type: TypeName, run: number, since: Date | null): Promise<Outcome> {
  const pull = plan.pull(type, since);
  const staged = await stage(bench, type, pull.rows, {
    delta: since !== null,
    onRows: async (received) => {
      plan.signal?.throwIfAborted();
      await plan.progress?.(`sync.receiving.${type}`, received, null);
    },
  });
  await plan.progress?.(`sync.merging.${type}`, staged.received, staged.received);
  const confirmed = plan.confirmed === 'all' ? Number.MAX_SAFE_INTEGER : (plan.confirmed?.[type] ?? null);
  // A sheet has been seen by a person: what that person did not say yes to is refused, and uploaded again.
  const unconfirmed = plan.source === 'upload' ? 'refused' : 'waiting';
  return applyType(bench, type, staged, { run, batch: plan.batch, actor: plan.actor, summary: pull.summary(), delta: since !== null, confirmed, unconfirmed });
}

/** @throws the error itself when it is a fault of ours. */
async function recordFailure(bench: Workbench, run: number, error: unknown): Promise<Outcome> {
  if (error instanceof PullFailure) {
    const { code, values } = error;
    // Another school's rows are not a mishap: they are refused as a whole.
    await endRun(bench.scope, run, { state: code === 'other-school' ? 'refused' : 'failed', errors: { failure: { code, values } }, result: {} });
    return { state: 'failed', failure: error };
  }
  await endRun(bench.scope, run, { state: 'failed', errors: { failure: { code: 'unexpected', values: {} } }, result: {} }).catch(() => undefined);
  throw error;
}

/**
 * Applies a whole snapshot that is at hand, without a server and without asking: for seeds and benches.
 * @param rowsOf batches of rows of a type, as the protocol has them.
 * @returns what each type did.
 */
export async function applySnapshot(
  database: Database,
  seal: Seal,
  schoolId: number,
  term: PulledTerm,
  rowsOf: (type: TypeName) => AsyncIterable<readonly object[]> | Iterable<readonly object[]>,
  actor: Actor = { accountId: null, name: operationsTexts['zh-Hant'].operations.system },
): Promise<Map<TypeName, Counts>> {
  const batch = await withWorkbench({ database, seal, schoolId, term, exclusive: false }, ({ scope }) => newBatch(scope));
  const outcomes = await runSync({
    database, seal, schoolId, term, batch, types: typeNames, confirmed: 'all', source: 'server', actor,
    pull: (type) => pullOf(rowsOf(type)),
  });
  const applied = new Map<TypeName, Counts>();
  for (const [type, outcome] of outcomes) {
    if (outcome.state === 'applied') applied.set(type, outcome.counts);
  }
  return applied;
}

function pullOf(batches: AsyncIterable<readonly object[]> | Iterable<readonly object[]>): Pull {
  let received = 0;
  async function* rows() {
    for await (const batch of batches) {
      const first = received;
      received += batch.length;
      yield batch.map((raw, index) => ({ row: first + index + 1, raw }));
    }
  }
  return {
    rows: rows(),
    summary: (): PullSummary => ({ answer: { total: received, status_code: '00' }, total: received, complete: true, leftOut: [], sha256: '' }),
  };
}
