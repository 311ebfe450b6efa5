import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { routes, type CounselledClass, type SchoolTerm, type WindowYear } from '@portfolio/school/contract';
import { call } from '../providers/api';

export const counsellingKey = ['school', 'counselling'];

/** Classes of a term with whether a teacher counsels them. */
export const useCounselledClasses = (teacherId: string, term: string): UseQueryResult<CounselledClass[]> =>
  useQuery({ queryKey: [...counsellingKey, teacherId, term], queryFn: ({ signal }) => call(routes.counselledClasses, { params: { id: teacherId }, query: { term }, signal }) });

const termsKey = ['school', 'terms'];

export const useTerms = (): UseQueryResult<SchoolTerm[]> => useQuery({ queryKey: termsKey, queryFn: ({ signal }) => call(routes.terms, { signal }) });

export function useRefreshTerms(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: termsKey });
}

const windowsKey = ['school', 'windows'];

/** Windows of a year and what they lie in; asked again each minute, since they open and close by themselves. */
export const useWindowYear = (year: number, enabled = true): UseQueryResult<WindowYear> =>
  useQuery({ queryKey: [...windowsKey, year], enabled, refetchInterval: 60_000, queryFn: ({ signal }) => call(routes.windows, { query: { year }, signal }) });

export function useRefreshWindows(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all([windowsKey, ['school', 'my-windows']].map((queryKey) => client.invalidateQueries({ queryKey })));
  };
}
