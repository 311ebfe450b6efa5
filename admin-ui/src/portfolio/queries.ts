import { useCallback } from 'react';
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { z } from 'zod';
import { certificationList, outcomeTickList, performanceTickList, routes, type Course, type OutcomeShelf } from '@portfolio/portfolio/contract';
import { publicRoutes as schoolRoutes, type MyWindow } from '@portfolio/school/contract/public';
import { call } from '../providers/api';
import type { HistoryEvent } from './rules/history';

/** What the screens of the portfolio read, each under one key, so that a change refreshes them all. */
const root = 'portfolio';

/** Windows open and close by themselves while a page is looked at. */
const WINDOWS_MS = 60_000;

export type CertificationCourse = z.infer<NonNullable<typeof routes.certificationCourses.output>>[number];

export const useMyCourses = (term: string): UseQueryResult<Course[]> =>
  useQuery({ queryKey: [root, 'courses', term], queryFn: ({ signal }) => call(routes.myCourses, { query: { term }, signal }) });

/** @param year 110 */
export const useMyShelf = (year: number): UseQueryResult<OutcomeShelf> =>
  useQuery({ queryKey: [root, 'shelf', year], queryFn: ({ signal }) => call(routes.myOutcomes, { query: { year }, signal }) });

export const useStudentShelf = (id: string, year: number): UseQueryResult<OutcomeShelf> =>
  useQuery({ queryKey: [root, 'shelf-of', id, year], queryFn: ({ signal }) => call(routes.studentOutcomes, { params: { id }, query: { year }, signal }) });

export const useHistory = (id: string): UseQueryResult<HistoryEvent[]> =>
  useQuery({ queryKey: [root, 'history', id], queryFn: ({ signal }) => call(routes.outcomeHistory, { params: { id }, signal }) });

export const useMyWindows = (year: number): UseQueryResult<MyWindow[]> =>
  useQuery({ queryKey: ['school', 'my-windows', year], queryFn: ({ signal }) => call(schoolRoutes.myWindows, { query: { year }, signal }), refetchInterval: WINDOWS_MS });

export const useCertificationCourses = (term: string): UseQueryResult<CertificationCourse[]> =>
  useQuery({ queryKey: [root, 'certification-courses', term], queryFn: ({ signal }) => call(routes.certificationCourses, { query: { term }, signal }) });

/** After a change: everything that may look different now is asked for anew. Resolves when what is on the page has come. */
export function useRefreshPortfolio(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(async () => {
    const stale = [root, certificationList.resource, outcomeTickList.resource, performanceTickList.resource];
    await Promise.all(stale.map((first) => client.invalidateQueries({ queryKey: [first] })));
  }, [client]);
}
