import type { AuthProvider } from 'react-admin';
import { modules, type ModuleCode, type Right } from '@portfolio/config/permissions';
import { refresh, signOut, toApiError } from './api';
import { holds } from './rights';
import { sessionState } from './session-store';

const RIGHT_OF: Record<string, Right> = { list: 'view', show: 'view', view: 'view', create: 'add', add: 'add', edit: 'edit', delete: 'delete' };

const isModule = (code: string): code is ModuleCode => code in modules;

/** react-admin's questions about the session. Signing in itself is the page's own form (access/SignInForm). */
export const authProvider: AuthProvider = {
  login: () => Promise.reject(new Error('signing in is a form of its own')),
  async logout() {
    await signOut();
    return '/sign-in';
  },
  async checkAuth() {
    if (!sessionState().accessToken && !(await refresh())) throw new Error('signed-out');
  },
  /** A session that has ended is asked for again in a dialog, on the page as it is; nothing is thrown away. */
  checkError: () => Promise.resolve(),
  /** `resource` is a module code; lists without one are decided by the server. */
  canAccess: ({ resource, action }) => Promise.resolve(isModule(resource) ? holds(sessionState().me, resource, RIGHT_OF[action] ?? 'edit') : sessionState().me !== null),
  getPermissions: () => Promise.resolve(sessionState().me?.rights ?? {}),
  getIdentity() {
    const { me } = sessionState();
    return me ? Promise.resolve({ id: me.id, fullName: me.name }) : Promise.reject(toApiError(null));
  },
};
