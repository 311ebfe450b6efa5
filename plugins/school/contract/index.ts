import { z } from 'zod';
import { defineErrors, defineRoute, errorsOf, publicId, yearParam } from '@portfolio/kernel/contract';
import { windowItems } from '../domain/windows';

export { schoolTexts } from './texts';
export { windowItems, windowState, type WindowItem, type WindowState } from '../domain/windows';

export const notice = z.object({ id: publicId, title: z.string(), body: z.string(), publishedOn: z.string(), ofSchool: z.boolean() });
export type Notice = z.infer<typeof notice>;

export const myWindow = z.object({
  item: z.enum(windowItems), year: z.int(), semester: z.int(), grade: z.int(), startsAt: z.string(), endsAt: z.string(), state: z.enum(['before', 'open', 'after']),
});
export type MyWindow = z.infer<typeof myWindow>;

export const cluster = z.object({
  id: publicId, kind: z.enum(['university', 'technical']), code: z.string(), name: z.string(),
  studies: z.string().nullable(), subjects: z.string().nullable(), leadsTo: z.string().nullable(),
});

export const routes = {
  notices: defineRoute({
    method: 'GET', path: '/notices', access: 'public', summary: 'News (1.2), newest first: for all, and of a school where its code is given',
    query: z.object({ school: z.string().max(6).optional() }), output: z.array(notice),
  }),
  clusters: defineRoute({ method: 'GET', path: '/clusters', access: 'public', summary: 'The 18 university clusters and 20 technical groups (1.3)', output: z.array(cluster) }),
  myWindows: defineRoute({
    method: 'GET', path: '/me/windows', access: 'signed-in',
    summary: 'Windows of a year that matter to the person: a student’s own grade, all grades for others', query: z.object({ year: yearParam }), output: z.array(myWindow),
  }),
};

export const schoolErrors = defineErrors({
  'window-closed': { status: 409, when: 'Outside the window of the item: before or after. `item`, `from` and `until` name it.' },
  'window-none': { status: 409, when: 'The school has set no window for the item, grade and term.' },
});
export const schoolError = errorsOf(schoolErrors);
