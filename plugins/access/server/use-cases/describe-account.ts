import type { Scope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { staffKinds, type OwnAccountView, type OwnSession } from '../../contract/account';
import { deviceOf } from '../../domain/device';
import { findOwnSide } from '../repositories/own-account';
import { findOwnSessions } from '../repositories/own-sessions';
import { findSecondFactor } from '../repositories/second-factors';
import type { Session } from '../repositories/sessions';

/** The own account, as its page shows it. */
export async function describeAccount(scope: Scope, { accountId, kind }: Session): Promise<OwnAccountView> {
  const [side, canMail, factor] = await Promise.all([findOwnSide(scope, accountId), services().messenger.canMail(scope), findSecondFactor(scope, accountId)]);
  const { email, language, pendingEmail, pendingUntil, required } = side;
  const on = factor?.on ?? false;
  return {
    email, language, canMail,
    pendingEmail: pendingEmail && pendingUntil ? { email: pendingEmail, expiresAt: pendingUntil.toISOString() } : null,
    secondFactor: staffKinds.includes(kind) ? { on, since: factor?.since?.toISOString() ?? null, codesLeft: on && factor ? factor.codesLeft : 0, required } : null,
  };
}

/** The own open sessions; each by what its browser calls itself. */
export async function listSessions(scope: Scope, { accountId, sessionId }: Session): Promise<OwnSession[]> {
  const rows = await findOwnSessions(scope, accountId, sessionId);
  return rows.map(({ agent, startedAt, lastUsedAt, ...row }) => ({ ...row, device: deviceOf(agent ?? ''), startedAt: startedAt.toISOString(), lastUsedAt: lastUsedAt.toISOString() }));
}
