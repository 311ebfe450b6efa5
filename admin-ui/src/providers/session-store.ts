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

/**
 * The tabs of one browser share the session, and a new token ends the former one: each new one is told to all. The
 * channel reaches pages of this address alone and keeps nothing.
 */
type Told = { accessToken: string; me: Me } | 'ended';
const tabs = new BroadcastChannel('session');
tabs.onmessage = ({ data }: MessageEvent<Told>) => (data === 'ended' ? forget() : take(data.accessToken, data.me));

function take(accessToken: string, me: Me): void {
  // Another person in the same browser: nothing of the former one may stay on the page.
  if (state.me && state.me.id !== me.id) window.location.assign('/');
  set({ status: 'in', me, accessToken });
}

function forget(): void {
  if (state.status !== 'out') set({ status: 'out', me: null, accessToken: null });
}

export function beginSession(accessToken: string, me: Me): void {
  localStorage.setItem(MARK, '1');
  take(accessToken, me);
  tabs.postMessage({ accessToken, me } satisfies Told);
}

/** Signed out, by the person's own wish. */
export function endSession(): void {
  localStorage.removeItem(MARK);
  forget();
  tabs.postMessage('ended' satisfies Told);
}

/** The session has ended by itself: the page stays, a dialog asks to sign in again. */
export function expireSession(): void {
  if (state.me) set({ ...state, status: 'expired', accessToken: null });
  else {
    localStorage.removeItem(MARK);
    forget();
  }
}

export function changeMe(changes: Partial<Me>): void {
  if (state.me) set({ ...state, me: { ...state.me, ...changes } });
}
