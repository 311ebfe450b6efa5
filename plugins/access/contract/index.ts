import { z } from 'zod';
import { accountKinds } from '@portfolio/config/permissions';
import { limits } from '@portfolio/config/limits';
import { column, defineList, defineRoute, done, idParams, line, publicId } from '@portfolio/kernel/contract';

import { captchaAnswer } from './account';
import { me, moduleCode, secondStep, signedIn } from './me';

export * from './account';
export * from './account-errors';
export * from './account-texts';
export * from './errors';
export * from './me';
export * from './texts';
export * from './administration-texts';
export * from './audit-chain';
export * from './audit-texts';
export * from './passwords';
export * from './temporary';

export const schoolOption = z.object({ code: z.string(), name: z.string() });

export const routes = {
  schoolOptions: defineRoute({
    method: 'GET', path: '/sign-in/schools', access: 'public',
    summary: 'Schools whose code or name contains a text, at most 20, for the picker of the sign-in',
    query: z.object({ text: z.string().trim().max(40).default('') }),
    output: z.array(schoolOption),
  }),
  captcha: defineRoute({
    method: 'POST', path: '/sign-in/captcha', access: 'public',
    summary: 'A new picture code, good for one try and five minutes; `question` is the form for a screen reader',
    body: z.strictObject({ form: z.enum(['picture', 'question']).default('picture') }),
    output: z.object({ id: z.string().nullable(), svg: z.string().nullable(), question: z.string().nullable() }),
    audit: undefined,
  }),
  signIn: defineRoute({
    method: 'POST', path: '/sign-in', access: 'public',
    summary: 'Signs in; sets the refresh cookie. Where the account has a second factor, the right password gives a challenge for /sign-in/second-step instead',
    body: z.strictObject({
      school: z.string().trim().min(1).max(40),
      login: z.string().trim().min(1).max(80),
      password: z.string().min(1).max(limits.password.max),
      captcha: captchaAnswer.optional(),
    }),
    output: z.union([signedIn, secondStep]),
  }),
  refresh: defineRoute({ method: 'POST', path: '/sign-in/refresh', access: 'public', summary: 'A new access token for the refresh cookie, which is rotated', output: signedIn }),
  signOut: defineRoute({ method: 'POST', path: '/sign-out', access: 'public', summary: 'Ends the session of the refresh cookie', output: done }),
  me: defineRoute({ method: 'GET', path: '/me', access: 'signed-in', whilePasswordChange: true, summary: 'Who is signed in, with rights', output: me }),
  changePassword: defineRoute({
    method: 'POST', path: '/me/password', access: 'signed-in', whilePasswordChange: true, audit: 'password.changed', ownTransaction: true,
    summary: 'Changes the own password; every session of the account ends and a new one begins',
    body: z.strictObject({ present: z.string().min(1).max(limits.password.max), password: z.string().min(1).max(limits.password.max) }),
    output: signedIn,
  }),
  createRoleGroup: defineRoute({
    method: 'POST', path: '/role-groups', access: { module: 'S0202S', right: 'add' }, audit: 'role-group.created', summary: 'Adds a role group (3.1.1)',
    body: z.strictObject({ number: line(1, 10), name: line(1, 40), inUse: z.boolean().default(true), note: line(0, 200).nullish() }),
    output: z.object({ id: publicId }),
  }),
  updateRoleGroup: defineRoute({
    method: 'PUT', path: '/role-groups/:id', access: { module: 'S0202S', right: 'edit' }, audit: 'role-group.changed', summary: 'Changes a role group',
    params: idParams,
    body: z.strictObject({ number: line(1, 10), name: line(1, 40), inUse: z.boolean(), note: line(0, 200).nullish() }),
    output: z.object({ id: publicId }),
  }),
  deleteRoleGroup: defineRoute({
    method: 'DELETE', path: '/role-groups/:id', access: { module: 'S0202S', right: 'delete' }, audit: 'role-group.deleted', summary: 'Deletes a role group; with members only when confirmed',
    params: idParams, query: z.object({ confirmed: z.enum(['true', 'false']).default('false') }), output: z.object({ id: publicId }),
  }),
  roleGroupRights: defineRoute({
    method: 'GET', path: '/role-groups/:id/rights', access: { module: 'S0202S', right: 'view' }, summary: 'Modules and members of a group (3.1.2, 3.1.3)',
    params: idParams,
    output: z.object({
      modules: z.array(z.object({ code: moduleCode, add: z.boolean(), edit: z.boolean(), delete: z.boolean() })),
      members: z.array(z.object({ id: publicId, login: z.string(), name: z.string() })),
    }),
  }),
  setRoleGroupModules: defineRoute({
    method: 'PUT', path: '/role-groups/:id/modules', access: { module: 'S0202S', right: 'edit' }, audit: 'role-group.modules-set', summary: 'Sets the modules that a group holds, with 新增/修改/刪除 of each',
    params: idParams,
    body: z.strictObject({ modules: z.array(z.strictObject({ code: moduleCode, add: z.boolean(), edit: z.boolean(), delete: z.boolean() })).max(200) }),
    output: done,
  }),
  setRoleGroupMembers: defineRoute({
    method: 'PUT', path: '/role-groups/:id/members', access: { module: 'S0202S', right: 'edit' }, audit: 'role-group.members-set', summary: 'Sets the accounts in a group',
    params: idParams, body: z.strictObject({ accounts: z.array(publicId).max(5000) }), output: done,
  }),
};

export const roleGroupList = defineList({
  resource: 'role-groups', summary: 'Role groups (3.1.1)', access: { module: 'S0202S', right: 'view' }, personal: false,
  columns: {
    number: column.text(), name: column.text(), inUse: column.boolean(), note: column.text(),
    modules: column.number(), members: column.number(),
  },
  defaultSort: ['number', 'ASC'],
});

export const accountList = defineList({
  resource: 'accounts', summary: 'Accounts of the school, to pick members from', access: { module: 'S0202S', right: 'view' },
  columns: { login: column.text(), name: column.text(), kind: column.enum('accountKind', accountKinds), email: column.text(), active: column.boolean() },
  defaultSort: ['login', 'ASC'],
});

export const auditList = defineList({
  resource: 'audit-entries', summary: 'Audit log of the school', access: { module: 'S0219S', right: 'view' },
  columns: {
    happenedAt: column.datetime(), actorName: column.text(), login: column.text(), action: column.text({ wordsUnder: 'audit' }), target: column.text({ wordsUnder: 'resources', sort: false }), targetId: column.text({ hidden: true, filter: false, sort: false }), address: column.text(), details: column.json(),
  },
  defaultSort: ['happenedAt', 'DESC'],
});
