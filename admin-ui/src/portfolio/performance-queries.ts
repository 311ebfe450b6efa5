import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { performanceRoutes, sheetRoutes, type CodeLists, type PerformanceShelf, type Portfolio } from '@portfolio/portfolio/contract';
import { call } from '../providers/api';

/** What the screens of 多元表現 and the sheets read; refreshed with the rest of the portfolio. */
const root = 'portfolio';

/** @param year 110 */
export const useMyPerformances = (year: number, enabled = true): UseQueryResult<PerformanceShelf> =>
  useQuery({ queryKey: [root, 'performances', year], enabled, queryFn: ({ signal }) => call(performanceRoutes.myPerformances, { query: { year }, signal }) });

export const useStudentPerformances = (id: string, year: number): UseQueryResult<PerformanceShelf> =>
  useQuery({ queryKey: [root, 'performances-of', id, year], queryFn: ({ signal }) => call(performanceRoutes.studentPerformances, { params: { id }, query: { year }, signal }) });

/** Code tables by list; they change a few times in a year. */
export const useCodeLists = (): UseQueryResult<CodeLists> =>
  useQuery({ queryKey: ['code-lists'], staleTime: 10 * 60_000, queryFn: ({ signal }) => call(performanceRoutes.codeLists, { signal }) });

/** Everything of the student, of all years. */
export const useMyPortfolio = (): UseQueryResult<Portfolio> =>
  useQuery({ queryKey: [root, 'whole'], queryFn: ({ signal }) => call(sheetRoutes.myPortfolio, { signal }) });
