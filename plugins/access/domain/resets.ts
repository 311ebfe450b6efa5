import { rights, type AccountKind, type ModuleCode } from '@portfolio/config/permissions';
import type { HeldRights } from './rights';

/** Somebody who resets passwords and switches accounts, or whose account it happens to. */
export interface AccountHolder {
  accountId: number;
  kind: AccountKind;
  rights: HeldRights;
}

export type AccountRefusalCode = 'own-account' | 'administrator-only' | 'holds-more' | 'account-off';

/**
 * Why a person may not reset the password of an account, or switch it off or on; null when it may be done. Whoever
 * gives a password can sign in with it, so nobody gives one for rights that are not the own.
 */
export function touchRefusal(actor: AccountHolder, target: AccountHolder): AccountRefusalCode | null {
  if (actor.accountId === target.accountId) return 'own-account';
  if (actor.kind === 'administrator') return null;
  if (target.kind === 'administrator') return 'administrator-only';
  return holdsMore(target.rights, actor.rights) ? 'holds-more' : null;
}

/** The same for a reset: one for an account that is switched off would open nothing. */
export function resetRefusal(actor: AccountHolder, target: AccountHolder & { active: boolean }): AccountRefusalCode | null {
  return touchRefusal(actor, target) ?? (target.active ? null : 'account-off');
}

const holdsMore = (target: HeldRights, actor: HeldRights): boolean =>
  (Object.keys(target) as ModuleCode[]).some((module) => rights.some((right) => target[module]?.includes(right) && !actor[module]?.includes(right)));
