import type { Database } from '@portfolio/kernel/server/database';
import type { FileStore } from '@portfolio/kernel/server/file-store';
import { scopeOn, type TransactionScope } from '@portfolio/kernel/server/scope';
import { examineChain } from '@portfolio/access/server/repositories/audit-chain';
import { writeAudit } from '@portfolio/access/server/repositories/audit';
import type { RetentionState } from '../../contract/retention';
import { beginRetention, findLastNight, findRules, findSchools, markUnused, removeExpired, takeUnused, type RetentionRule } from '../repositories/retention';

/** Bytes that nothing points at any more go after so many days. */
const UNUSED_DAYS = 30;
const BYTES_AT_ONCE = 100;

class Undo extends Error {
  constructor(readonly rows: Record<string, number>) {
    super('undo');
  }
}

/** Does what a rule says in one school, and undoes it: the counts are those of the deed itself. */
async function counted(database: Database, school: number, rule: RetentionRule): Promise<Record<string, number>> {
  try {
    return await database.transaction(async (transaction) => {
      throw new Undo(await removeIn(scopeOn(transaction, school), rule));
    });
  } catch (error) {
    if (error instanceof Undo) return error.rows;
    throw error;
  }
}

async function removeIn(scope: TransactionScope, { kind, months }: RetentionRule): Promise<Record<string, number>> {
  // A log that is not as it was written is evidence: nothing of it is taken away.
  if (kind === 'audit' && !(await isWhole(scope))) return {};
  await beginRetention(scope);
  return removeExpired(scope, kind, months);
}

async function isWhole(scope: TransactionScope): Promise<boolean> {
  const { wrong, tailIsThere } = await examineChain(scope);
  return wrong === null && tailIsThere;
}

/** What each rule would remove now, whether it is on or not. Nothing is changed. */
export async function rehearseRetention(database: Database): Promise<RetentionState> {
  const [rules, schools, lastNight] = [await findRules(database), await findSchools(database), await findLastNight(database)];
  const state: RetentionState = { lastNight: lastNight && { day: lastNight.day, doneAt: lastNight.doneAt.toISOString() }, rules: [] };
  for (const rule of rules) {
    const found: RetentionState['rules'][number]['schools'] = [];
    for (const { key, code, name } of schools) {
      const rows = await counted(database, key, rule);
      if (Object.keys(rows).length > 0) found.push({ code, name, rows });
    }
    state.rules.push({ ...rule, schools: found });
  }
  return state;
}

/**
 * Applies the rules that are on, a transaction a school and rule, each told to the school's audit log by numbers alone;
 * then removes the bytes that nothing has pointed at for a month.
 * @param actor as the audit log names it
 * @returns rows by rule and school
 */
export async function applyRetention(database: Database, files: FileStore, actor: string): Promise<Record<string, Record<string, Record<string, number>>>> {
  const done: Record<string, Record<string, Record<string, number>>> = {};
  for (const rule of (await findRules(database)).filter(({ enabled }) => enabled)) {
    for (const { key, code } of await findSchools(database)) {
      const rows = await database.transaction(async (transaction) => {
        const scope = scopeOn(transaction, key);
        const removed = await removeIn(scope, rule);
        if (Object.keys(removed).length > 0) await writeAudit(scope, { accountId: null, actorName: actor, action: 'retention.applied', target: rule.kind, details: { months: rule.months, rows: removed } });
        return removed;
      });
      if (Object.keys(rows).length > 0) done[rule.kind] = { ...done[rule.kind], [code]: rows };
    }
  }
  await markUnused(database);
  await removeUnused(database, files);
  return done;
}

/** The bytes go while their rows are held: an upload of the same bytes waits, and then finds that it has to be sent anew. */
async function removeUnused(database: Database, files: FileStore): Promise<void> {
  for (let taken = BYTES_AT_ONCE; taken === BYTES_AT_ONCE;) {
    taken = await database.transaction(async (transaction) => {
      const hashes = await takeUnused(transaction, { days: UNUSED_DAYS, limit: BYTES_AT_ONCE });
      for (const sha256 of hashes) await files.remove(sha256);
      return hashes.length;
    });
  }
}
