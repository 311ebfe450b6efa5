import { z } from 'zod';
import { defineRoute, idParams, publicId, yearParam } from '@portfolio/kernel/contract';
import { windowItems } from '../domain/windows';

/** A line of the list of news; the text comes with one of them. */
export const notice = z.object({ id: publicId, title: z.string(), publishedOn: z.string(), ofSchool: z.boolean() });
export type Notice = z.infer<typeof notice>;

/** `body` is Markdown. */
export const noticePage = notice.extend({ body: z.string() });

export const clusterKinds = ['university', 'technical'] as const;

export const cluster = z.object({
  id: publicId, kind: z.enum(clusterKinds), code: z.string(), name: z.string(),
  summary: z.string().nullable(), studies: z.string().nullable(), subjects: z.string().nullable(), traits: z.string().nullable(), departments: z.string().nullable(), leadsTo: z.string().nullable(),
  links: z.array(z.object({ title: z.string(), url: z.string() })),
});
export type Cluster = z.infer<typeof cluster>;

export const myWindow = z.object({
  item: z.enum(windowItems), year: z.int(), semester: z.int(), grade: z.int(), startsAt: z.string(), endsAt: z.string(), state: z.enum(['before', 'open', 'after']),
});
export type MyWindow = z.infer<typeof myWindow>;

const ofSchool = z.object({ school: z.string().max(6).optional() });

/** What visitors read, and what everybody who is signed in needs of the settings. */
export const publicRoutes = {
  notices: defineRoute({
    method: 'GET', path: '/notices', access: 'public', summary: 'News (1.2), newest first: for all, and of a school where its code is given', query: ofSchool, output: z.array(notice),
  }),
  notice: defineRoute({ method: 'GET', path: '/notices/:id', access: 'public', summary: 'One of the news with its text; one of a school only where its code is given', params: idParams, query: ofSchool, output: noticePage }),
  clusters: defineRoute({ method: 'GET', path: '/clusters', access: 'public', summary: 'The 18 university clusters and 20 technical groups (1.3)', output: z.array(cluster) }),
  myWindows: defineRoute({
    method: 'GET', path: '/me/windows', access: 'signed-in',
    summary: 'Windows of a year that matter to the person: a student’s own grade, all grades for others', query: z.object({ year: yearParam }), output: z.array(myWindow),
  }),
};
