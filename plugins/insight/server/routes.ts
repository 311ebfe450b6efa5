import { limits } from '@portfolio/config/limits';
import { kernelError } from '@portfolio/kernel/contract';
import { taipeiDate } from '@portfolio/kernel/domain/clock';
import { parseTerm } from '@portfolio/kernel/domain/terms';
import { mayCall } from '@portfolio/access/domain/rights';
import { bindList } from '@portfolio/access/server/http/list';
import { handle, type Binding } from '@portfolio/access/server/http/request';
import type { Session } from '@portfolio/access/server/repositories/sessions';
import { startJob } from '@portfolio/operations/server/jobs';
import { remindTeachers } from '@portfolio/portfolio/server/use-cases/remind-people';
import { seesAllCategories } from '@portfolio/receipts/domain/categories';
import {
  certificationStatisticsList, counsellingLists, counsellingStatisticsList, dashboardRoutes, outcomeLists, performanceLists, planLists, receiptLists, routes, savedFilterError, savedFilterRoutes, sheetRoutes, studentLists, uncertifiedStudentList, uncertifiedTeacherList, uploadLists, usageList, type Fact,
} from '../contract';
import { dashboardOf } from '../domain/dashboard';
import { findDashboardFacts } from './repositories/dashboard';
import { counsellingFacts, outcomeFacts, performanceFacts, planFacts, receiptFacts, type FactSource } from './repositories/facts';
import { certificationStatisticsSource, counsellingStatisticsSource, uncertifiedStudentSource, uncertifiedTeacherSource, usageSource } from './repositories/reports';
import { findSavedFilters, removeSavedFilter, saveFilter } from './repositories/saved-filters';
import { findClassOfSheets, findSheetClasses } from './repositories/sheets';
import { statisticsSource } from './repositories/statistics';
import { counsellingStudentSource, outcomeStudentSource, performanceStudentSource, planStudentSource, receiptHolderSource } from './repositories/students-behind';
import { describeSheets } from './use-cases/describe-sheets';

export const SHEETS_JOB = 'confirmation-sheets';

const one = { one: false } as const;

/** Who may open each student's own learns nothing more from a small group; of receipts that is who sees every category. */
const isHidden = (fact: Fact, session: Session): boolean =>
  !mayCall(studentLists[fact].access, session) || (fact === 'receipts' && !seesAllCategories(session));

type Lists = Record<string, (typeof outcomeLists)['term'] | (typeof performanceLists)['year'] | (typeof planLists)['term'] | (typeof counsellingLists)['term'] | (typeof receiptLists)['class']>;

const statistics = (fact: Fact, lists: Lists, source: FactSource): Binding[] =>
  Object.entries(lists).flatMap(([by, list]) => bindList(list, (session) => statisticsSource(list, source, by, isHidden(fact, session)), one));

export const bindings: Binding[] = [
  ...statistics('outcomes', outcomeLists, outcomeFacts),
  ...statistics('outcomes', uploadLists, outcomeFacts),
  ...statistics('performances', performanceLists, performanceFacts),
  ...statistics('plans', planLists, planFacts),
  ...statistics('counselling', counsellingLists, counsellingFacts),
  ...statistics('receipts', receiptLists, receiptFacts),
  ...bindList(studentLists.outcomes, outcomeStudentSource, one),
  ...bindList(studentLists.performances, performanceStudentSource, one),
  ...bindList(studentLists.plans, planStudentSource, one),
  ...bindList(studentLists.counselling, counsellingStudentSource, one),
  ...bindList(studentLists.receipts, receiptHolderSource, one),
  ...bindList(usageList, (session) => usageSource(isHidden('outcomes', session)), one),
  ...bindList(certificationStatisticsList, certificationStatisticsSource, one),
  ...bindList(counsellingStatisticsList, counsellingStatisticsSource, one),
  ...bindList(uncertifiedTeacherList, uncertifiedTeacherSource, one),
  ...bindList(uncertifiedStudentList, uncertifiedStudentSource, one),
  handle(routes.remindTeachers, async ({ scope, body, now, note }) => {
    const count = await remindTeachers(scope, `asked:${taipeiDate(now)}`, now, body.ids);
    note('teachers', { asked: body.ids.length, told: count });
    return { done: count };
  }),
  handle(dashboardRoutes.dashboard, async ({ scope }) => dashboardOf(await findDashboardFacts(scope))),

  handle(sheetRoutes.sheetClasses, ({ scope, query }) => {
    const { year, semester } = parseTerm(query.term);
    return findSheetClasses(scope, year, semester);
  }),
  handle(sheetRoutes.confirmationSheets, async ({ scope, params, note }) => {
    const sheets = await describeSheets(scope, params.id);
    note(params.id, { className: sheets.className, students: sheets.sheets.length });
    return sheets;
  }),
  handle(sheetRoutes.archiveSheets, async ({ scope, session, params, language, note }) => {
    const found = await findClassOfSheets(scope, params.id);
    if (!found) throw kernelError('not-found');
    const jobId = await startJob(scope, { kind: SHEETS_JOB, input: { classId: params.id, language }, accountId: session.accountId });
    note(params.id, { className: found.className });
    return { jobId };
  }),

  handle(savedFilterRoutes.savedFilters, ({ scope, session }) => findSavedFilters(scope, session.accountId)),
  handle(savedFilterRoutes.saveFilter, async ({ scope, session, body, note }) => {
    const saved = await saveFilter(scope, session.accountId, body, limits.savedFilters.perList);
    if (!saved) throw savedFilterError('saved-filters-full', { limit: limits.savedFilters.perList });
    note(saved.id, { screen: body.screen });
    return saved;
  }),
  handle(savedFilterRoutes.removeFilter, async ({ scope, session, params }) => {
    const count = await removeSavedFilter(scope, session.accountId, params.id);
    if (count === 0) throw kernelError('not-found');
    return { done: count };
  }),
];
