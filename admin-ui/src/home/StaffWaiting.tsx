import { useQuery } from '@tanstack/react-query';
import { useGetList, useTranslate } from 'react-admin';
import { routes as portfolioRoutes, studyPlanReviewList } from '@portfolio/portfolio/contract';
import { call } from '../providers/api';
import { useMay, useMe, useTerm } from '../providers/session';
import { useWaitingReceipts } from '../receipts/use-waiting-receipts';
import { useScreenOf } from './screen-of';
import { WaitingCard } from './WaitingCard';
import type { Waiting } from './waiting';

/** What waits for a teacher, or for those who administer. */
export default function StaffWaiting() {
  return <WaitingCard waiting={[...useWaitingOutcomes(), ...useWaitingPlans(), ...useWaitingReceipts()]} />;
}

/** A teacher's outcomes to answer. */
function useWaitingOutcomes(): Waiting[] {
  const translate = useTranslate();
  const me = useMe();
  const screenOf = useScreenOf();
  const { term } = useTerm();
  const { data = [] } = useQuery({
    queryKey: ['portfolio', 'certification-courses', term],
    enabled: me.kind === 'teacher',
    queryFn: ({ signal }) => call(portfolioRoutes.certificationCourses, { query: { term }, signal }),
  });
  const count = data.reduce((sum, { waiting }) => sum + waiting, 0);
  return count > 0 ? [{ key: 'certify', text: translate('home.to-certify', { count }), to: screenOf('certify') }] : [];
}

/** Self-study plans that wait at a stage of this person. */
function useWaitingPlans(): Waiting[] {
  const translate = useTranslate();
  const { duties } = useMe();
  const mayReview = useMay(studyPlanReviewList.access) && (duties.homeroom || duties.counselling || duties.certifying);
  const { total: count = 0 } = useGetList(studyPlanReviewList.resource, { pagination: { page: 1, perPage: 1 } }, { enabled: mayReview });
  return count > 0 ? [{ key: 'plans', text: translate('home.plans-waiting', { count }), to: '/study-plan-reviews' }] : [];
}
