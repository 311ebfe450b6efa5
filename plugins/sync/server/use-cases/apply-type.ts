import { writeAudit } from '@portfolio/access/server/repositories/audit';
import type { Counts } from '../../contract';
import { KEPT_REFUSALS } from '../../domain/reasons';
import { needsYes, type Shrink } from '../../domain/shrink';
import type { TypeName } from '../../domain/types';
import type { PullSummary } from '../client/adapter';
import { endRun, waitingHomerooms, type RunErrors, type RunResult } from '../repositories/runs';
import { compare, write, type Comparison } from '../sql/merge';
import { findOpenHomerooms, setHomerooms, writeBesides } from '../sql/side-effects';
import type { Staged } from '../sql/staging';
import { onBench, type Workbench } from '../sql/workbench';

/** Who is named by the audit log. */
export interface Actor {
  accountId: number | null;
  name: string;
}

export interface ApplyOptions {
  run: number;
  batch: string;
  actor: Actor;
  summary: PullSummary;
  /** Only what changed was asked for. */
  delta: boolean;
  /** How many rows may end without asking, by a yes that was given; null: none was. */
  confirmed: number | null;
  /** What becomes of the record when too much would end without a yes. */
  unconfirmed: 'waiting' | 'refused';
}

export type Applied = { state: 'applied'; counts: Counts } | { state: 'waiting'; shrink: Shrink };

/**
 * Applies what is staged in one transaction, with its record and its audit row: all of it or nothing. When too much would
 * end, nothing is written and the record waits.
 */
export async function applyType(bench: Workbench, type: TypeName, staged: Staged, options: ApplyOptions): Promise<Applied> {
  const { summary, delta, confirmed } = options;
  const applied = await onBench<Applied>(bench, async () => {
    const missingEnds = !delta && summary.complete;
    const found = await compare(bench, type, staged, { missingEnds });
    if (needsYes(found.shrink, confirmed)) return { keep: false, result: { state: 'waiting', shrink: found.shrink } };
    await write(bench, type, staged);
    await writeBesides(bench, type, { missingEnds: missingEnds && found.complete });
    await record(bench, type, staged, found, options);
    return { keep: true, result: { state: 'applied', counts: totalCounts(found, summary) } };
  });
  if (applied.state === 'waiting') {
    const result: RunResult = { ...summary.answer, waits: { ...applied.shrink, received: staged.received } };
    await endRun(bench.scope, options.run, { state: options.unconfirmed, errors: {}, result, sha256: summary.sha256 });
  }
  return applied;
}

/** Rows that the school's server left out count as refused too. */
const totalCounts = ({ counts }: Comparison, { leftOut }: PullSummary): Counts => ({ ...counts, refused: counts.refused + leftOut.length });

async function record(bench: Workbench, type: TypeName, staged: Staged, found: Comparison, { run, batch, actor, summary, delta }: ApplyOptions): Promise<void> {
  const counts = totalCounts(found, summary);
  const notes = [...staged.notes];
  if (type === 'teachers') notes.push(...(await setHomerooms(bench, await waitingHomerooms(bench.scope, bench.term))));
  const homerooms = type === 'classes' ? await findOpenHomerooms(bench) : [];
  const result: RunResult = {
    ...summary.answer,
    ...(delta ? { delta: true } : {}),
    ...(summary.complete && found.complete ? {} : { incomplete: true }),
    ...(homerooms.length > 0 ? { homerooms } : {}),
  };
  await endRun(bench.scope, run, { state: 'applied', errors: errorsOf(counts.refused, [...found.refusals.rows, ...summary.leftOut], notes), result, counts, sha256: summary.sha256 });
  await writeAudit(bench.scope, {
    accountId: actor.accountId, actorName: actor.name, action: 'sync.applied', target: batch,
    details: { type, term: `${bench.term.year}${bench.term.semester}`, ...counts },
  });
}

function errorsOf(refused: number, rows: RunErrors['rows'] & object, notes: RunErrors['notes'] & object): RunErrors {
  return {
    ...(refused > 0 ? { refused, rows: rows.slice(0, KEPT_REFUSALS) } : {}),
    ...(notes.length > 0 ? { notes: notes.slice(0, KEPT_REFUSALS) } : {}),
  };
}
