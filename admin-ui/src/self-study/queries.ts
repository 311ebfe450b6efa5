import { useCallback } from 'react';
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { z } from 'zod';
import { certificationGroupList, certificationGroupRoutes, studyPlanReviewList, studyPlanRoutes, type PlanEvent, type ReadPlan, type StudyPlan } from '@portfolio/portfolio/contract';
import { call } from '../providers/api';

/** What the screens of self-study read, each under one key, so that a change refreshes them all. */
const root = 'self-study';

export type Stages = z.infer<NonNullable<typeof certificationGroupRoutes.certificationStages.output>>;
export type GroupStaff = z.infer<NonNullable<typeof certificationGroupRoutes.certificationGroupStaff.output>>;

export const useMyStudyPlans = (): UseQueryResult<StudyPlan[]> =>
  useQuery({ queryKey: [root, 'plans'], queryFn: ({ signal }) => call(studyPlanRoutes.myStudyPlans, { signal }) });

export const useMyPlanHistory = (id: string): UseQueryResult<PlanEvent[]> =>
  useQuery({ queryKey: [root, 'history', id], queryFn: ({ signal }) => call(studyPlanRoutes.studyPlanHistory, { params: { id }, signal }) });

export const useReadPlan = (id: string): UseQueryResult<ReadPlan> =>
  useQuery({ queryKey: [root, 'plan', id], queryFn: ({ signal }) => call(studyPlanRoutes.readStudyPlan, { params: { id }, signal }), retry: false });

export const useStages = (): UseQueryResult<Stages> =>
  useQuery({ queryKey: [root, 'stages'], queryFn: ({ signal }) => call(certificationGroupRoutes.certificationStages, { signal }) });

export const useGroupStaff = (id: string): UseQueryResult<GroupStaff> =>
  useQuery({ queryKey: [root, 'group', id], queryFn: ({ signal }) => call(certificationGroupRoutes.certificationGroupStaff, { params: { id }, signal }) });

/** After a change: everything of self-study that may look different now is asked for anew. */
export function useRefreshSelfStudy(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(async () => {
    const stale = [root, certificationGroupList.resource, studyPlanReviewList.resource];
    await Promise.all(stale.map((first) => client.invalidateQueries({ queryKey: [first] })));
  }, [client]);
}
