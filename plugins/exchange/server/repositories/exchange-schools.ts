import type { Runner } from '@portfolio/kernel/server/database';
import type { ListSource } from '@portfolio/kernel/server/list-query';
import type { Scope } from '@portfolio/kernel/server/scope';
import { exchangeSchoolList, type MoveContent, type MoveState } from '../../contract';

export const exchangeSchoolSource: ListSource<typeof exchangeSchoolList> = {
  list: exchangeSchoolList,
  id: 'm.document_id',
  from: 'exchange_schools m left join accounts a on a.id = m.made_by_id',
  where: 'm.school_id = :school',
  columns: {
    madeAt: 'm.made_at', direction: 'm.direction', state: 'm.state', fileName: 'm.file_name', bytes: 'm.bytes', madeBy: 'a.name', expiresAt: 'm.expires_at', reason: 'm.reason', endedAt: 'm.ended_at',
  },
};

export interface MoveRow {
  key: number;
  id: string;
  direction: 'out' | 'in';
  state: MoveState;
  fileName: string;
  bytes: number | null;
  md5: string | null;
  passwordSealed: string | null;
  spool: string | null;
  content: MoveContent | null;
  reason: string | null;
  madeAt: Date;
}

export interface NewMove {
  direction: 'out' | 'in';
  state: 'running' | 'uploaded';
  fileName: string;
  accountId: number;
  bytes?: number;
  md5?: string;
  spool?: string;
  passwordSealed?: string;
  /** Days for which an archive going out can be fetched. */
  days?: number;
}

export async function insertMove(scope: Scope, given: NewMove): Promise<string> {
  const [{ id }] = await scope.query<{ id: string }>(
    `insert into exchange_schools (school_id, direction, state, file_name, bytes, md_5, spool, password_sealed, made_by_id, expires_at)
     values (:school, :direction, :state, :fileName, :bytes, :md5, :spool, :passwordSealed, :accountId, now() + make_interval(days => :days::int)) returning document_id as id`,
    { bytes: null, md5: null, spool: null, passwordSealed: null, days: null, ...given },
  );
  return id;
}

export async function findMove(scope: Pick<Scope, 'query'>, id: string, lock = false): Promise<MoveRow | null> {
  const [row] = await scope.query<MoveRow>(
    `select id as key, document_id as id, direction, state, file_name as "fileName", bytes, md_5 as md5, password_sealed as "passwordSealed", spool, content, reason, made_at as "madeAt"
     from exchange_schools where school_id = :school and document_id = :id${lock ? ' for update' : ''}`,
    { id },
  );
  return row ?? null;
}

/** @returns false when it has ended meanwhile. */
export async function finishMoveOut(scope: Scope, key: number, made: { spool: string; bytes: number; md5: string }, content: MoveContent): Promise<boolean> {
  const finished = await scope.run(
    `update exchange_schools set state = 'done', spool = :spool, bytes = :bytes, md_5 = :md5, content = :content::jsonb, updated_at = now() where school_id = :school and id = :key and state = 'running'`,
    { key, ...made, content: JSON.stringify(content) },
  );
  return finished === 1;
}

/** Only from the state that it was seen in: whoever does not know whether its work was committed takes nothing back. */
export async function setMoveState(scope: Scope, key: number, from: MoveState, to: MoveState): Promise<void> {
  await scope.run('update exchange_schools set state = :to, updated_at = now() where school_id = :school and id = :key and state = :from', { key, from, to });
}

export async function noteMoveChecking(scope: Scope, key: number, passwordSealed: string): Promise<void> {
  await scope.run(`update exchange_schools set state = 'checking', password_sealed = :passwordSealed, updated_at = now() where school_id = :school and id = :key`, { key, passwordSealed });
}

export async function noteMoveChecked(scope: Scope, key: number, content: MoveContent): Promise<void> {
  await scope.run(`update exchange_schools set state = 'checked', content = :content::jsonb, updated_at = now() where school_id = :school and id = :key`, { key, content: JSON.stringify(content) });
}

/** The end of an archive that came: nothing of it stays but the record. */
export async function endMoveIn(scope: Scope, key: number, state: 'done' | 'refused', reason: string | null = null): Promise<void> {
  await scope.run(
    `update exchange_schools set state = :state, reason = :reason, spool = null, password_sealed = null, ended_at = now(), updated_at = now() where school_id = :school and id = :key`, { key, state, reason });
}

const ENDS = `state = 'ended', spool = null, password_sealed = null, ended_at = now(), updated_at = now() from exchange_schools o where o.id = m.id`;
/** An archive going out that can be fetched, or one that came and waits. */
const ENDABLE = `(m.direction = 'out' and m.state = 'done' or m.direction = 'in' and m.state in ('uploaded', 'checked'))`;

/** @returns its name in the spool, or null when there is nothing to end. */
export async function endMove(scope: Scope, id: string): Promise<{ spool: string | null } | null> {
  const [row] = await scope.query<{ spool: string | null }>(`update exchange_schools m set ${ENDS} and m.school_id = :school and m.document_id = :id and ${ENDABLE} returning o.spool`, { id });
  return row ?? null;
}

/** Of all schools: ends what is older than its life. @returns names in the spool that have to go. */
export async function endOldMoves(database: Runner, hours: number): Promise<string[]> {
  const rows = await database.query<{ spool: string | null }>(
    `update exchange_schools m set ${ENDS} and ${ENDABLE} and (m.expires_at < now() or m.direction = 'in' and m.updated_at < now() - make_interval(hours => :hours)) returning o.spool`, { hours });
  return rows.flatMap(({ spool }) => spool ?? []);
}
