import { z } from 'zod';
import { languages, blankIsNull, column, defineList, defineRoute, done, idParams, idsBody, line, publicId } from '@portfolio/kernel/contract';
import { mailFailures } from '../domain/answer';
import { encryptions, isGmail, isHost, isMailAddress, senderOf } from '../domain/server';

export * from './errors';
export { mailTexts } from './texts';
export { mailFailures, type MailFailure } from '../domain/answer';
export { encryptions, isGmail, type Encryption } from '../domain/server';

export const mailStates = ['waiting', 'sent', 'failed'] as const;

const address = z.string().trim().refine(isMailAddress, { message: 'errors.mail-address' });

const serverShape = {
  host: z.string().trim().refine(isHost, { message: 'errors.mail-host' }),
  port: z.int().min(1).max(65535),
  encryption: z.enum(encryptions),
  login: blankIsNull(line(1, 254).nullable()),
  /** Without one the kept password stays. */
  password: blankIsNull(z.string().max(500).nullish()),
  /** Forgets the kept password. */
  clearPassword: z.boolean().default(false),
  sender: blankIsNull(address.nullable()),
  senderName: blankIsNull(line(1, 100).nullable()),
};

interface Given {
  host: string;
  login: string | null;
  password?: string | null;
  sender: string | null;
}

function senderRules(server: Given, context: z.RefinementCtx): void {
  const refuse = (field: string, key: string) => context.addIssue({ code: 'custom', path: [field], message: `errors.${key}` });
  if (!server.login && (server.password || isGmail(server.host))) return refuse('login', 'mail-login-needed');
  if (!senderOf(server)) return isGmail(server.host) ? refuse('login', 'mail-sender-account') : refuse('sender', 'mail-sender-needed');
}

/** 3.8 as the screen knows it: never the password. */
export const mailServer = z.object({
  isSet: z.boolean(), host: z.string().nullable(), port: z.int().nullable(), encryption: z.enum(encryptions).nullable(), login: z.string().nullable(), hasPassword: z.boolean(),
  sender: z.string().nullable(), senderName: z.string().nullable(),
  /** Mail that waits to leave now. */
  waiting: z.int(),
});
export type MailServer = z.infer<typeof mailServer>;

/** What the server answered to a test mail. */
export const mailTrial = z.object({
  ok: z.boolean(),
  /** In words. */
  message: z.string(),
  /** The server's own line; null when none came. */
  answer: z.string().nullable(),
  milliseconds: z.int(),
});
export type MailTrial = z.infer<typeof mailTrial>;

const letter = z.object({ subject: z.string(), body: z.string() });
export const mailTemplate = z.object({ name: z.string(), texts: z.record(z.enum(languages), letter) });
export type MailTemplate = z.infer<typeof mailTemplate>;

export const notification = z.object({ id: publicId, subject: z.string(), body: z.string(), link: z.string().nullable(), at: z.string(), isRead: z.boolean() });
export type Notification = z.infer<typeof notification>;

const view = { module: 'S0203S2', right: 'view' } as const;
const edit = { module: 'S0203S2', right: 'edit' } as const;

export const routes = {
  mailServer: defineRoute({ method: 'GET', path: '/mail/server', access: view, summary: 'The school’s mail server (3.8); the password is never sent back', output: mailServer }),
  saveMailServer: defineRoute({
    method: 'PUT', path: '/mail/server', access: edit, audit: 'mail.server-saved', summary: 'Sets the mail server; mail that waits is tried at once',
    body: z.strictObject(serverShape).superRefine(senderRules), output: mailServer,
  }),
  removeMailServer: defineRoute({
    method: 'DELETE', path: '/mail/server', access: { module: 'S0203S2', right: 'delete' }, audit: 'mail.server-removed',
    summary: 'Forgets the mail server; mail that waits will not leave, and none is written until one is set', output: mailServer,
  }),
  tryMailServer: defineRoute({
    method: 'POST', path: '/mail/server/test', access: edit, audit: 'mail.server-tried', ownTransaction: true,
    summary: 'Sends a test mail by what is typed, and says what the server answered; nothing is kept (寄測試信)',
    body: z.strictObject({ ...serverShape, to: address }).superRefine(senderRules), output: mailTrial,
  }),
  mailTemplates: defineRoute({ method: 'GET', path: '/mail/templates', access: view, summary: 'What the platform writes to people, in each language, filled in with examples', output: z.array(mailTemplate) }),
  retryMails: defineRoute({
    method: 'POST', path: '/mail/outbox/retry', access: edit, audit: 'mail.retried', summary: 'Mail that was given up waits again', body: idsBody, output: done,
  }),
  myNotifications: defineRoute({
    method: 'GET', path: '/me/notifications', access: 'signed-in', summary: 'What the person was told, newest first, and how many are unread',
    query: z.object({ offset: z.coerce.number().int().min(0).max(100_000).default(0), limit: z.coerce.number().int().min(1).max(100).default(30) }),
    output: z.object({ unread: z.int(), total: z.int(), messages: z.array(notification) }),
  }),
  readNotification: defineRoute({ method: 'POST', path: '/me/notifications/:id/read', access: 'signed-in', audit: 'notification.read', summary: 'Marks one as read', params: idParams, output: done }),
  readNotifications: defineRoute({ method: 'POST', path: '/me/notifications/read', access: 'signed-in', audit: 'notification.all-read', summary: 'Marks all as read', output: done }),
};

export const outboxList = defineList({
  resource: 'outbox', summary: 'Mail that waits, has left or was given up (3.8)', access: view,
  columns: {
    createdAt: column.datetime(), recipient: column.text(), login: column.text(), subject: column.text(), state: column.enum('mailState', mailStates),
    failure: column.enum('mailFailure', mailFailures), answer: column.text(), attempts: column.number(), nextAt: column.datetime(), endedAt: column.datetime(),
  },
  defaultSort: ['createdAt', 'DESC'],
});
