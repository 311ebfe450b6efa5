import { z } from 'zod';
import { limits } from '@portfolio/config/limits';
import { accountKinds, type AccountKind } from '@portfolio/config/permissions';
import { column, defineList, defineRoute, done, idParams, languages, publicId } from '@portfolio/kernel/contract';
import { signedIn } from './me';

/** A person's own side of the account: forgotten password, e-mail, sessions, second factor. */

/** Whose accounts open more than their own things: they may have a second factor, and a school may require it. */
export const staffKinds: readonly AccountKind[] = ['administrator', 'staff', 'teacher'];
/** A temporary account ends by itself and has no address of its own. */
const lastingKinds: readonly AccountKind[] = [...staffKinds, 'student'];

export const captchaAnswer = z.strictObject({ id: z.uuid(), answer: z.string().trim().max(20) });

const password = z.string().min(1).max(limits.password.max);
/** Opaque, from a mail or a first step. */
const token = z.string().min(1).max(100);
const email = z.string().trim().max(254).refine((text) => z.email().safeParse(text).success, { message: 'errors.email' });
/** Six digits from the device, or one of the recovery codes. */
const code = z.string().trim().min(1, { message: 'errors.required' }).max(40);

/** Browser and system as far as the browser tells them; null when it does not. */
const device = z.object({ browser: z.string().nullable(), system: z.string().nullable() });

const ownSession = z.object({
  id: publicId,
  device,
  address: z.string().nullable(),
  startedAt: z.string(),
  /** To ten minutes: a page that is open renews its session that often. */
  lastUsedAt: z.string(),
  /** The one that asks. */
  current: z.boolean(),
});
export type OwnSession = z.infer<typeof ownSession>;

const ownAccount = z.object({
  email: z.string().nullable(),
  /** Address that waits for its confirmation. */
  pendingEmail: z.object({ email: z.string(), expiresAt: z.string() }).nullable(),
  /** Whether the school can mail: without it the address cannot be changed here. */
  canMail: z.boolean(),
  language: z.enum(languages).nullable(),
  /** Null for those who cannot have one. */
  secondFactor: z.object({ on: z.boolean(), since: z.string().nullable(), codesLeft: z.int(), required: z.boolean() }).nullable(),
});
export type OwnAccountView = z.infer<typeof ownAccount>;

const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });

const accountSecurity = z.object({
  staffSecondFactor: z.boolean(),
  /** Staff and teachers with an account in use, and how many of them have a second factor. */
  people: z.int(),
  withSecondFactor: z.int(),
});
export type AccountSecurity = z.infer<typeof accountSecurity>;

export const accountRoutes = {
  passwordLinkOffered: defineRoute({
    method: 'GET', path: '/sign-in/password-link', access: 'public',
    summary: 'Whether a school offers 忘記密碼: its mail server is set',
    query: z.object({ school: z.string().trim().max(40).default('') }),
    output: z.object({ offered: z.boolean() }),
  }),
  askPasswordLink: defineRoute({
    method: 'POST', path: '/sign-in/password-link', access: 'public',
    summary: 'Mails a link to choose a new password, good once and for 30 minutes; answers alike and takes alike long whether or not the account exists',
    body: z.strictObject({
      school: z.string().trim().min(1, { message: 'errors.required' }).max(40),
      login: z.string().trim().min(1, { message: 'errors.required' }).max(80),
      captcha: captchaAnswer.optional(),
    }),
    output: done,
  }),
  openPasswordLink: defineRoute({
    method: 'POST', path: '/sign-in/password-link/open', access: 'public',
    summary: 'Whose password a link sets; does not use it up',
    body: z.strictObject({ token }),
    output: z.object({ school: z.object({ code: z.string(), name: z.string() }), login: z.string() }),
  }),
  usePasswordLink: defineRoute({
    method: 'POST', path: '/sign-in/password', access: 'public',
    summary: 'Sets a new password by a mailed link; every session of the account ends',
    body: z.strictObject({ token, password }),
    output: done,
  }),
  takeSecondStep: defineRoute({
    method: 'POST', path: '/sign-in/second-step', access: 'public',
    summary: 'The second step of a sign-in: a code of the device, or a recovery code; sets the refresh cookie',
    body: z.strictObject({ challenge: token, code }),
    output: signedIn,
  }),
  confirmEmail: defineRoute({
    method: 'POST', path: '/email-confirmations', access: 'public',
    summary: 'Makes a new address that of the account, by the link that was mailed to it; the former address is told',
    body: z.strictObject({ token }),
    output: done,
  }),
  account: defineRoute({ method: 'GET', path: '/me/account', access: 'signed-in', summary: 'The own account: address, language, second factor', output: ownAccount }),
  askEmailChange: defineRoute({
    method: 'POST', path: '/me/email', access: { kinds: lastingKinds }, audit: 'email.change-asked', ownTransaction: true,
    summary: 'Mails a link to a new address; the address counts once the link is used',
    body: z.strictObject({ email: email, present: password }),
    output: done,
  }),
  setLanguage: defineRoute({
    method: 'PUT', path: '/me/language', access: 'signed-in', audit: 'language.set',
    summary: 'The language in which the person is written to',
    body: z.strictObject({ language: z.enum(languages) }), output: done,
  }),
  sessions: defineRoute({ method: 'GET', path: '/me/sessions', access: 'signed-in', summary: 'The own sessions that are open, the last used first', output: z.array(ownSession) }),
  endSession: defineRoute({ method: 'DELETE', path: '/me/sessions/:id', access: 'signed-in', audit: 'session.ended', summary: 'Ends one of the own sessions', params: idParams, output: done }),
  endOtherSessions: defineRoute({ method: 'POST', path: '/me/sessions/end-others', access: 'signed-in', audit: 'session.others-ended', summary: 'Ends all own sessions but the one that asks', output: done }),
  beginSecondFactor: defineRoute({
    method: 'POST', path: '/me/second-factor/begin', access: { kinds: staffKinds }, whileSecondFactor: true, audit: 'second-factor.begun', ownTransaction: true,
    summary: 'A new secret for a device, as an otpauth address and to type; asks for nothing until it is confirmed',
    body: z.strictObject({ present: password }),
    output: z.object({ secret: z.string(), uri: z.string() }),
  }),
  confirmSecondFactor: defineRoute({
    method: 'POST', path: '/me/second-factor/confirm', access: { kinds: staffKinds }, whileSecondFactor: true, audit: 'second-factor.switched-on', ownTransaction: true,
    summary: 'Switches the second factor on by a code of the device; answers ten recovery codes, shown this once',
    body: z.strictObject({ code }),
    output: recoveryCodes,
  }),
  endSecondFactor: defineRoute({
    method: 'POST', path: '/me/second-factor/end', access: { kinds: staffKinds }, audit: 'second-factor.switched-off', ownTransaction: true,
    summary: 'Switches the second factor off; needs password and code',
    body: z.strictObject({ present: password, code }),
    output: done,
  }),
  renewRecoveryCodes: defineRoute({
    method: 'POST', path: '/me/second-factor/recovery-codes', access: { kinds: staffKinds }, audit: 'second-factor.codes-renewed', ownTransaction: true,
    summary: 'Ten new recovery codes in place of the former ones, shown this once',
    body: z.strictObject({ present: password }),
    output: recoveryCodes,
  }),
  accountSecurity: defineRoute({ method: 'GET', path: '/account-security', access: { module: 'S0202S1', right: 'view' }, summary: 'Whether the school requires a second factor of its staff (帳號安全)', output: accountSecurity }),
  setAccountSecurity: defineRoute({
    method: 'PUT', path: '/account-security', access: { module: 'S0202S1', right: 'edit' }, audit: 'account-security.set',
    summary: 'Requires a second factor of the school’s staff, or no longer',
    body: z.strictObject({ staffSecondFactor: z.boolean() }), output: accountSecurity,
  }),
  endSecondFactorOf: defineRoute({
    method: 'POST', path: '/staff-accounts/:id/end-second-factor', access: { module: 'S0202S1', right: 'edit' }, audit: 'second-factor.taken-off',
    summary: 'Takes the second factor off an account whose device is lost; its sessions end',
    params: idParams, output: done,
  }),
};

export const staffAccountList = defineList({
  resource: 'staff-accounts', summary: 'Accounts of staff and teachers with their second factor (帳號安全)', access: { module: 'S0202S1', right: 'view' },
  columns: {
    login: column.text(), name: column.text(), kind: column.enum('accountKind', accountKinds),
    secondFactor: column.boolean(), lastSignInAt: column.datetime(),
  },
  defaultSort: ['login', 'ASC'],
});
