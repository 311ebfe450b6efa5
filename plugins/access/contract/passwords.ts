import { z } from 'zod';
import { limits } from '@portfolio/config/limits';
import { accountKinds } from '@portfolio/config/permissions';
import { column, defineErrors, defineList, defineRoute, idsBody, publicId } from '@portfolio/kernel/contract';

/** 3.2 重設密碼: initial passwords for one, for those ticked, for all of a filter; accounts switched off and on. */

/** 預設登入密碼: `none` was never given one, `unused` still waits to be changed, `expired` waited too long. */
export const initialStates = ['none', 'unused', 'changed', 'expired'] as const;

/** Kinds of accounts that 3.2 keeps; temporary ones have a screen of their own (3.7). */
export const lastingKinds = accountKinds.filter((kind) => kind !== 'temporary');

/** What goes on paper, once: the only place where an initial password can be read. */
export const passwordSlip = z.object({
  id: publicId,
  /** With the school's code, as it is typed at the sign-in. */
  login: z.string(),
  name: z.string(),
  kind: z.enum(accountKinds),
  className: z.string().nullable(),
  seatNo: z.int().nullable(),
  password: z.string(),
  /** ISO moment after which it is good no more. */
  expiresAt: z.string(),
});
export type PasswordSlip = z.infer<typeof passwordSlip>;

/** An account that a bulk verb left as it was, and why. */
export const accountRefusal = z.object({ id: publicId, login: z.string(), name: z.string(), code: z.string(), message: z.string() });
export type AccountRefusal = z.infer<typeof accountRefusal>;

export const passwordRoutes = {
  resetPasswords: defineRoute({
    method: 'POST', path: '/passwords/reset', access: { module: 'S0202S1', right: 'edit' }, audit: 'password.reset', ownTransaction: true,
    summary: `Gives accounts (at most ${limits.passwords.batch} a call) a new initial password, which this answer alone shows, and ends their sessions`,
    body: z.strictObject({ ids: z.array(publicId).min(1).max(limits.passwords.batch) }),
    output: z.object({ slips: z.array(passwordSlip), refused: z.array(accountRefusal) }),
  }),
  switchAccounts: defineRoute({
    method: 'PUT', path: '/passwords/active', access: { module: 'S0202S1', right: 'edit' }, audit: 'account.switched',
    summary: 'Switches accounts off, which ends their sessions, or on again',
    body: idsBody.extend({ active: z.boolean() }),
    output: z.object({ done: z.int().min(0), refused: z.array(accountRefusal) }),
  }),
};

export const passwordList = defineList({
  resource: 'passwords', summary: 'Accounts with the state of their initial password (3.2)', access: { module: 'S0202S1', right: 'view' },
  columns: {
    login: column.text(), name: column.text(), initialState: column.enum('initialState', initialStates), email: column.text(), kind: column.enum('accountKind', lastingKinds),
    className: column.text(), seatNo: column.number(), active: column.boolean(), lastSignInAt: column.datetime(),
  },
  // Those in use first, class by class.
  defaultSort: ['active', 'DESC'],
});

export const passwordErrors = defineErrors({
  'own-account': { status: 409, when: 'The own account in a reset or a switch: the password is changed under /me/password, and nobody shuts the own door.' },
  'administrator-only': { status: 409, when: 'An administrator’s account, touched by somebody who is none.' },
  'holds-more': { status: 409, when: 'The account holds rights that the caller lacks: its password would be a way to them.' },
  'account-off': { status: 409, when: 'A password for an account that is switched off would open nothing. Switch it on first.' },
});
