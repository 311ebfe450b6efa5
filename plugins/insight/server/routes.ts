import { taipeiDate } from '@portfolio/kernel/domain/clock';
import { mayCall } from '@portfolio/access/domain/rights';
import { bindList } from '@portfolio/access/server/http/list';
import { handle, type Binding } from '@portfolio/access/server/http/request';
import type { Session } from '@portfolio/access/server/repositories/sessions';
import { remindTeachers } from '@portfolio/portfolio/server/use-cases/remind-people';
import {
  certificationStatisticsList, counsellingStatisticsList, outcomeDimensions, outcomeLists, performanceDimensions, performanceLists, routes,
  uncertifiedStudentList, uncertifiedTeacherList, uploadDimensions, uploadLists, usageList,
} from '../contract';
import { certificationStatisticsSource, counsellingStatisticsSource, uncertifiedStudentSource, uncertifiedTeacherSource, usageSource } from './repositories/reports';
import { outcomeSource, performanceSource } from './repositories/statistics';

const one = { one: false } as const;

/** Who may open each student's own outcomes (performances) learns nothing more from a small group. */
const isOutcomesHidden = (session: Session): boolean => !mayCall({ module: 'S0205S', right: 'view' }, session);
const isPerformancesHidden = (session: Session): boolean => !mayCall({ module: 'S0206S', right: 'view' }, session);

export const bindings: Binding[] = [
  ...outcomeDimensions.flatMap((by) => bindList(outcomeLists[by], (session) => outcomeSource(outcomeLists[by], by, isOutcomesHidden(session)), one)),
  ...uploadDimensions.flatMap((by) => bindList(uploadLists[by], (session) => outcomeSource(uploadLists[by], by, isOutcomesHidden(session)), one)),
  ...performanceDimensions.flatMap((by) => bindList(performanceLists[by], (session) => performanceSource(performanceLists[by], by, isPerformancesHidden(session)), one)),
  ...bindList(usageList, usageSource, one),
  ...bindList(certificationStatisticsList, certificationStatisticsSource, one),
  ...bindList(counsellingStatisticsList, counsellingStatisticsSource, one),
  ...bindList(uncertifiedTeacherList, uncertifiedTeacherSource, one),
  ...bindList(uncertifiedStudentList, uncertifiedStudentSource, one),
  handle(routes.remindTeachers, async ({ scope, body, now, note }) => {
    const count = await remindTeachers(scope, `asked:${taipeiDate(now)}`, now, body.ids);
    note('teachers', { asked: body.ids.length, told: count });
    return { done: count };
  }),
];
