import { useCallback } from 'react';
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { classRoutes, counsellingRecordList, counsellingRoutes, type ClassPortfolio, type CounsellingRecord, type MyClass, type OwnCounsellingRecord } from '@portfolio/portfolio/contract';
import { call } from '../providers/api';

const root = 'counselling';

export const useRecord = (id: string): UseQueryResult<CounsellingRecord> =>
  useQuery({ queryKey: [root, 'record', id], queryFn: ({ signal }) => call(counsellingRoutes.counsellingRecord, { params: { id }, signal }), retry: false });

export const useOwnRecords = (): UseQueryResult<OwnCounsellingRecord[]> =>
  useQuery({ queryKey: [root, 'own'], queryFn: ({ signal }) => call(counsellingRoutes.myCounsellingRecords, { signal }) });

export const useMyClasses = (term: string): UseQueryResult<MyClass[]> =>
  useQuery({ queryKey: [root, 'classes', term], queryFn: ({ signal }) => call(classRoutes.myClasses, { query: { term }, signal }) });

/** @param year 110 */
export const useClassPortfolio = (id: string, year: number): UseQueryResult<ClassPortfolio> =>
  useQuery({ queryKey: [root, 'portfolio', id, year], queryFn: ({ signal }) => call(classRoutes.classPortfolio, { params: { id }, query: { year }, signal }), retry: false });

/** After a change: every record that may look different now is asked for anew. */
export function useRefreshCounselling(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(async () => {
    await Promise.all([root, counsellingRecordList.resource].map((first) => client.invalidateQueries({ queryKey: [first] })));
  }, [client]);
}
