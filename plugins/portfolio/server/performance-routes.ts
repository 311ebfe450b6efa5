import { bindList } from '@portfolio/access/server/http/list';
import { handle, type Binding } from '@portfolio/access/server/http/request';
import { performanceRoutes as routes, performanceTickList, type PerformanceInput } from '../contract';
import { findCodeLists, performanceTickSource } from './repositories/performances';
import { moverOf, noted, studentOf } from './people';
import { describePerformances } from './use-cases/describe-performances';
import { createPerformance, discardPerformance, updatePerformance } from './use-cases/keep-performance';
import { tickPerformances } from './use-cases/tick-performances';

const turn = (move: 'tick' | 'untick') =>
  handle(move === 'tick' ? routes.tickPerformances : routes.untickPerformances, async (request) => {
    const result = await tickPerformances(request.scope, studentOf(request.session), request.body.ids, move, moverOf(request));
    request.note(request.session.login, noted(result, request.body.ids));
    return result;
  });

/** 多元表現: of the student, and what the school's staff looks up (4.2). */
export const performanceBindings: Binding[] = [
  handle(routes.codeLists, ({ scope }) => findCodeLists(scope)),
  handle(routes.myPerformances, ({ scope, session, query }) => describePerformances(scope, { key: studentOf(session) }, query.year)),
  handle(routes.createPerformance, async ({ scope, session, body, note }) => {
    const made = await createPerformance(scope, studentOf(session), body as PerformanceInput);
    note(made.id);
    return made;
  }),
  handle(routes.updatePerformance, ({ scope, session, params, body }) => updatePerformance(scope, studentOf(session), params.id, body as PerformanceInput)),
  handle(routes.removePerformance, ({ scope, session, params }) => discardPerformance(scope, studentOf(session), params.id)),
  turn('tick'),
  turn('untick'),
  handle(routes.studentPerformances, ({ scope, params, query }) => describePerformances(scope, { id: params.id }, query.year)),
  ...bindList(performanceTickList, performanceTickSource, { one: false }),
];
