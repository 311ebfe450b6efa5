import { limits } from '@portfolio/config/limits';
import { kernelError } from '@portfolio/kernel/contract';
import type { Scope } from '@portfolio/kernel/server/scope';
import type { PasswordSlip } from '../../contract';
import { subjectsOf } from '../../domain/lockout';
import { resetRefusal, touchRefusal, type AccountRefusalCode } from '../../domain/resets';
import { unionOf } from '../../domain/rights';
import { makeInitialPasswords, type MadePassword } from '../initial-passwords';
import { auditOf } from '../http/answer';
import { clearFailuresOf, endAccessOf, findTargets, setActive, setInitialPasswords, type TargetRow } from '../repositories/passwords';
import type { Session } from '../repositories/sessions';

export interface RefusedAccount {
  target: TargetRow;
  code: AccountRefusalCode;
}

export interface Actor {
  session: Session;
  address: string;
}

const fullLogin = ({ school }: Session, { login }: Pick<TargetRow, 'login'>): string => `${school.code}_${login}`;

/**
 * Gives accounts new initial passwords, and ends their sessions. The passwords are in what is returned and nowhere
 * else; accounts that the caller may not touch are told apart, the others are done.
 * @throws not-found when one of the ids is no account of this school; nothing is changed then
 */
export async function resetPasswords(school: Scope, actor: Actor, ids: string[]): Promise<{ slips: PasswordSlip[]; refused: RefusedAccount[] }> {
  const { allowed, refused } = await sortOut(school, actor.session, ids, resetRefusal);
  // Before the transaction: rows are not to stay locked while threads are busy with hashing.
  const made = await makeInitialPasswords(allowed.length);
  const slips = await write(school, actor, allowed, made);
  return { slips, refused };
}

async function write(school: Scope, { session, address }: Actor, targets: TargetRow[], made: MadePassword[]): Promise<PasswordSlip[]> {
  return school.transaction(async (scope) => {
    const set = await setInitialPasswords(scope, targets.map(({ key }, index) => ({ key, hash: made[index].hash })), limits.signIn.initialPasswordSeconds);
    const expiries = new Map(set.map(({ key, expiresAt }) => [key, expiresAt]));
    const done = targets.filter(({ key }) => expiries.has(key));
    await endAccessOf(scope, done.map(({ key }) => key));
    await clearFailuresOf(scope, done.flatMap(({ login }) => subjectsOf(session.school.code, login, '').filter(({ kind }) => kind === 'account').map(({ key }) => key)));
    await auditOf(scope, { session, address }, 'password.reset', done.length === 1 ? done[0].id : undefined, { count: done.length, accounts: done.map(({ id }) => id) });
    return targets.flatMap((target, index) => {
      const expiresAt = expiries.get(target.key);
      return expiresAt ? [slipOf(session, target, made[index].password, expiresAt)] : [];
    });
  });
}

function slipOf(session: Session, target: TargetRow, password: string, expiresAt: Date): PasswordSlip {
  const { id, name, kind, className, seatNo } = target;
  return { id, login: fullLogin(session, target), name, kind, className, seatNo, password, expiresAt: expiresAt.toISOString() };
}

/**
 * Switches accounts off, which ends their sessions, or on again; those that are so already count as not done.
 * @throws not-found when one of the ids is no account of this school
 */
export async function switchAccounts(scope: Scope, session: Session, ids: string[], active: boolean): Promise<{ done: string[]; refused: RefusedAccount[] }> {
  const { allowed, refused } = await sortOut(scope, session, ids, touchRefusal);
  const changed = new Set(await setActive(scope, allowed.map(({ key }) => key), active));
  if (!active) await endAccessOf(scope, [...changed]);
  return { done: allowed.filter(({ key }) => changed.has(key)).map(({ id }) => id), refused };
}

type Rule = typeof resetRefusal;

async function sortOut(scope: Scope, session: Session, ids: string[], refusalOf: Rule): Promise<{ allowed: TargetRow[]; refused: RefusedAccount[] }> {
  const wanted = [...new Set(ids)];
  const targets = await findTargets(scope, wanted);
  if (targets.length !== wanted.length) throw kernelError('not-found');
  const judged = targets.map((target) => ({
    target,
    code: refusalOf(session, { accountId: target.key, kind: target.kind, active: target.active, rights: unionOf(target.groupModules ?? []) }),
  }));
  return {
    allowed: judged.filter(({ code }) => code === null).map(({ target }) => target),
    refused: judged.flatMap(({ target, code }) => (code ? [{ target, code }] : [])),
  };
}
