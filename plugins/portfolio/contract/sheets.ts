import { z } from 'zod';
import { defineRoute, publicId } from '@portfolio/kernel/contract';
import { course, outcome } from './outcomes';
import { codeLists, performance } from './performances';
import { student, studentOnly } from './shared';

/** A class that the student was in, a term. */
const placement = z.object({ term: z.string(), className: z.string(), grade: z.int(), seatNo: z.int().nullable() });

/** 校內幹部經歷, as the school recorded it. */
const post = z.object({ term: z.string(), unit: z.string(), post: z.string(), startDate: z.string(), endDate: z.string().nullable(), level: z.string().nullable() });

/** Everything that the platform holds of a student, of all years: what the sheets, the preview and the download are made from. */
export const portfolio = z.object({
  school: z.object({ code: z.string(), name: z.string() }),
  student: z.object({ id: publicId, name: z.string(), studentNo: z.string() }),
  placements: z.array(placement),
  courses: z.array(course),
  posts: z.array(post),
  outcomes: z.array(outcome),
  performances: z.array(performance),
  codes: codeLists,
});
export type Portfolio = z.infer<typeof portfolio>;

export const sheetRoutes = {
  myPortfolio: defineRoute({ method: 'GET', path: '/me/portfolio', access: student, summary: 'Everything that the platform holds of the student, of all years', output: portfolio }),
  downloadPortfolio: defineRoute({
    method: 'POST', path: '/me/portfolio/download', access: studentOnly, audit: 'portfolio.download-started',
    summary: 'Starts a job that packs the own portfolio, files and an index page into a zip', output: z.object({ jobId: publicId }),
  }),
};
