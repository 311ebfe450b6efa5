import { mayCall } from '@portfolio/access/domain/rights';
import { bindList } from '@portfolio/access/server/http/list';
import { handle, handlePublic, type Binding } from '@portfolio/access/server/http/request';
import type { Session } from '@portfolio/access/server/repositories/sessions';
import { kernelError } from '@portfolio/kernel/contract';
import { services } from '@portfolio/kernel/server/services';
import { counsellingList, counsellingTeacherList, reviewerList, routes } from '../contract';
import { windowState } from '../domain/windows';
import { findClusters, findNotice, findNotices } from './repositories/content';
import { counsellingSource, counsellingTeacherSource } from './repositories/counselling';
import { findParameters } from './repositories/parameters';
import { reviewerSource } from './repositories/reviewers';
import { findTerms } from './repositories/terms';
import { findWindows, type SchoolWindowRow } from './repositories/windows';
import { copyFromYear, copyToGrades } from './use-cases/copy-windows';
import { assignClasses, copyCounselling, describeClasses, withdrawClasses } from './use-cases/keep-counselling';
import { keepParameters } from './use-cases/keep-parameters';
import { keepReviewers } from './use-cases/keep-reviewers';
import { addTerm, changeTerm, describeChange, removeTerm, setCurrentTerm } from './use-cases/keep-terms';
import { addWindow, changeWindow, describeYear, removeWindow } from './use-cases/keep-windows';

const noted = ({ grade, year, semester, item, startsAt, endsAt }: SchoolWindowRow) => ({ grade, year, semester, item, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() });

/** Overwriting is changing: whoever may only add gets no further. @throws not-allowed */
function requireMayOverwrite(session: Session, overwrite: boolean): void {
  if (overwrite && !mayCall(routes.changeWindow.access, session)) throw kernelError('not-allowed');
}

const open: Binding[] = [
  handlePublic(routes.notices, ({ query }) => findNotices(services().database, query.school ?? null)),
  handlePublic(routes.notice, async ({ params, query }) => {
    const notice = await findNotice(services().database, params.id, query.school ?? null);
    if (!notice) throw kernelError('not-found');
    return notice;
  }),
  handlePublic(routes.clusters, () => findClusters(services().database)),
  handle(routes.myWindows, async ({ scope, session, query, now }) => {
    const windows = await findWindows(scope, query.year, session.studentId);
    return windows.map((window) => ({
      ...window,
      startsAt: window.startsAt.toISOString(),
      endsAt: window.endsAt.toISOString(),
      state: windowState(window, now) as 'before' | 'open' | 'after',
    }));
  }),
];

const parametersAndTerms: Binding[] = [
  handle(routes.parameters, ({ scope }) => findParameters(scope)),
  handle(routes.saveParameters, async ({ scope, body, note }) => {
    const { before, after } = await keepParameters(scope, body);
    note('parameters', { before, after });
    return after;
  }),
  handle(routes.terms, ({ scope }) => findTerms(scope)),
  handle(routes.addTerm, async ({ scope, body, note }) => {
    const made = await addTerm(scope, body);
    note(made.id, body);
    return made;
  }),
  handle(routes.changeTerm, ({ scope, params, body, note }) => {
    note(params.id, body);
    return changeTerm(scope, params.id, body);
  }),
  handle(routes.removeTerm, async ({ scope, params, note }) => {
    const { id, term } = await removeTerm(scope, params.id);
    note(id, { term });
    return { id };
  }),
  handle(routes.termChange, ({ scope, params }) => describeChange(scope, params.id)),
  handle(routes.setCurrentTerm, async ({ scope, params, note }) => {
    const { term, before } = await setCurrentTerm(scope, params.id);
    note(params.id, { before, after: term });
    return { term };
  }),
];

const windows: Binding[] = [
  handle(routes.windows, ({ scope, query, now }) => describeYear(scope, query.year, now)),
  handle(routes.addWindow, async ({ scope, body, language, note }) => {
    const made = await addWindow(scope, body, language);
    note(made.id, body);
    return made;
  }),
  handle(routes.changeWindow, async ({ scope, params, body, language, note }) => {
    const before = await changeWindow(scope, params.id, body, language);
    note(params.id, { before: noted(before), after: body });
    return { id: params.id };
  }),
  handle(routes.removeWindow, async ({ scope, params, note }) => {
    note(params.id, noted(await removeWindow(scope, params.id)));
    return { id: params.id };
  }),
  handle(routes.copyToGrades, async ({ scope, session, body, language, note }) => {
    requireMayOverwrite(session, body.overwrite);
    const result = await copyToGrades(scope, body, { overwrite: body.overwrite, language });
    note(String(body.year), { ...body, done: result.done, refused: result.refused.length });
    return result;
  }),
  handle(routes.copyFromYear, async ({ scope, session, body, language, note }) => {
    requireMayOverwrite(session, body.overwrite);
    const result = await copyFromYear(scope, body.year, { overwrite: body.overwrite, language });
    note(String(body.year), { ...body, done: result.done, refused: result.refused.length });
    return result;
  }),
];

const people: Binding[] = [
  ...bindList(counsellingTeacherList, counsellingTeacherSource, { one: false }),
  ...bindList(counsellingList, counsellingSource, { one: false }),
  ...bindList(reviewerList, reviewerSource, { one: false }),
  handle(routes.counselledClasses, ({ scope, params, query }) => describeClasses(scope, params.id, query.term)),
  handle(routes.assignClasses, async ({ scope, params, body, note }) => {
    const result = await assignClasses(scope, params.id, body.classes);
    note(params.id, { classes: body.classes });
    return result;
  }),
  handle(routes.withdrawClasses, async ({ scope, params, body, note }) => {
    const result = await withdrawClasses(scope, params.id, body.classes);
    note(params.id, { classes: body.classes });
    return result;
  }),
  handle(routes.copyCounselling, async ({ scope, body, note }) => {
    const result = await copyCounselling(scope, body.term);
    note(body.term, result);
    return result;
  }),
  handle(routes.saveReviewers, async ({ scope, body, note }) => {
    const result = await keepReviewers(scope, body.changes);
    note('reviewers', { changes: body.changes, done: result.done });
    return result;
  }),
];

export const bindings: Binding[] = [...open, ...parametersAndTerms, ...windows, ...people];
