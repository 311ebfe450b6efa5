import type { Me } from '@portfolio/access/contract';

/**
 * Who is signed in. The access token lives in this memory alone; what brings a session back after a reload is a cookie
 * that scripts cannot read.
 * - `unknown`: the page has just been loaded and the cookie was not yet asked for
 * - `expired`: was signed in on this page, and the session has ended meanwhile; what was typed is still there
 */
export type SessionStatus = 'unknown' | 'out' | 'in' | 'expired';

export interface SessionState {
  status: SessionStatus;
  me: Me | null;
  accessToken: string | null;
}

let state: SessionState = { status: 'unknown', me: null, accessToken: null };
const listeners = new Set<() => void>();

export const sessionState = (): SessionState => state;

export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function set(next: SessionState): void {
  state = next;
  for (const listener of listeners) listener();
}

// Only says whether asking for a session is worth a request; it opens nothing.
const MARK = 'signed-in';

export const mayHaveSession = (): boolean => localStorage.getItem(MARK) !== null;

export function beginSession(accessToken: string, me: Me): void {
  localStorage.setItem(MARK, '1');
  set({ status: 'in', me, accessToken });
}

export function endSession(): void {
  localStorage.removeItem(MARK);
  set({ status: 'out', me: null, accessToken: null });
}

/** The session has ended by itself: the page stays, a dialog asks to sign in again. */
export function expireSession(): void {
  if (state.me) set({ ...state, status: 'expired', accessToken: null });
  else endSession();
}

export function changeMe(changes: Partial<Me>): void {
  if (state.me) set({ ...state, me: { ...state.me, ...changes } });
}
