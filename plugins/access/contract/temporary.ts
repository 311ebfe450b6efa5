import { z } from 'zod';
import { column, defineList, defineRoute, done, idParams, publicId } from '@portfolio/kernel/contract';

/** 3.7 轉學生臨時帳號: a student who has left the school's sign-in still sees and ticks the own things for a while. */

/** Of a student's newest temporary account; `none` never had one. */
export const temporaryStates = ['none', 'open', 'ended', 'expired'] as const;
export const studentStatuses = ['enrolled', 'suspended', 'transferred', 'graduated'] as const;

export const temporaryRoutes = {
  openTemporary: defineRoute({
    method: 'POST', path: '/temporary-accounts', access: { module: 'S0202S2', right: 'add' }, audit: 'temporary-account.opened', ownTransaction: true,
    summary: 'Opens a temporary account for a student, whose password this answer alone shows; ends the one before',
    body: z.strictObject({ studentId: publicId }),
    output: z.object({
      name: z.string(),
      /** With the school's code. */
      login: z.string(),
      password: z.string(),
      expiresAt: z.string(),
      /** How many earlier ones were open and have ended with this. */
      ended: z.int().min(0),
    }),
  }),
  endTemporary: defineRoute({
    method: 'DELETE', path: '/temporary-accounts/:id', access: { module: 'S0202S2', right: 'delete' }, audit: 'temporary-account.ended',
    summary: 'Ends the temporary account of a student (by the student’s id) and its sessions', params: idParams, output: done,
  }),
};

export const temporaryList = defineList({
  resource: 'temporary-accounts', summary: 'Students with their newest temporary account (3.7)', access: { module: 'S0202S2', right: 'view' },
  columns: {
    className: column.text(), seatNo: column.number(), studentNo: column.text(), name: column.text(), status: column.enum('studentStatus', studentStatuses),
    state: column.enum('temporaryState', temporaryStates), login: column.text(), expiresAt: column.datetime(), lastSignInAt: column.datetime(),
  },
  defaultSort: ['className', 'ASC'],
});
