import { handle, type Binding } from '@portfolio/access/server/http/request';
import { startJob } from '@portfolio/operations/server/jobs';
import { findOwnJobs } from '@portfolio/operations/server/repositories/jobs';
import { sheetRoutes as routes } from '../contract';
import { studentOf } from './people';
import { describePortfolio } from './use-cases/describe-portfolio';

const KIND = 'portfolio-download';

/** What a student can print, look at as a whole, and take away. */
export const sheetBindings: Binding[] = [
  handle(routes.myPortfolio, ({ scope, session }) => describePortfolio(scope, studentOf(session))),
  handle(routes.downloadPortfolio, async ({ scope, session, language, note }) => {
    studentOf(session);
    // Pressed twice, it is the same work.
    const running = (await findOwnJobs(scope, session.accountId)).find(({ kind, endedAt }) => kind === KIND && endedAt === null);
    const jobId = running?.id ?? (await startJob(scope, { kind: KIND, input: { language }, accountId: session.accountId }));
    note(jobId);
    return { jobId };
  }),
];
