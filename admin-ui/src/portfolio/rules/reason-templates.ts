import { limits } from '@portfolio/config/limits';
import { codePoints } from '@portfolio/kernel/domain/text';

/** A teacher's own reasons for returns: on this device only, for each account its own. */
type Store = Pick<Storage, 'getItem' | 'setItem'>;

const MOST = 20;
const keyOf = (accountId: string): string => `portfolio.return-reasons.${accountId}`;

const isReason = (value: unknown): value is string => {
  const length = typeof value === 'string' ? codePoints(value.trim()) : 0;
  return length >= limits.reason.min && length <= limits.reason.max;
};

/** Newest first; what somebody else wrote into the store is passed over. */
export function readReasons(store: Store, accountId: string): string[] {
  try {
    const value: unknown = JSON.parse(store.getItem(keyOf(accountId)) ?? '[]');
    return Array.isArray(value) ? value.filter(isReason).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

function write(store: Store, accountId: string, reasons: string[]): string[] {
  try {
    store.setItem(keyOf(accountId), JSON.stringify(reasons));
  } catch {
    // A browser that keeps nothing: the reason still goes with this answer.
  }
  return reasons;
}

/** @returns the list with the reason at its head, each once. */
export function keepReason(store: Store, accountId: string, reason: string): string[] {
  const kept = reason.trim();
  const before = readReasons(store, accountId);
  if (!isReason(kept)) return before;
  return write(store, accountId, [kept, ...before.filter((each) => each !== kept)].slice(0, MOST));
}

/** @returns the list without the reason. */
export const dropReason = (store: Store, accountId: string, reason: string): string[] =>
  write(store, accountId, readReasons(store, accountId).filter((each) => each !== reason));
