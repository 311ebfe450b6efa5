import { useCallback } from 'react';
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { rosterExportLists, rosterRoutes, subjects, type RosterColumnsShown, type RosterLine, type Subject } from '@portfolio/rosters/contract';
import { call } from '../providers/api';

const tableKey = ['rosters', 'table'];

/** The table of 7.1 or 7.2 for an academic year. */
export const useRosters = (subject: Subject, year: number): UseQueryResult<RosterLine[]> =>
  useQuery({ queryKey: [...tableKey, subject, year], queryFn: ({ signal }) => call(rosterRoutes[subject].table, { query: { year }, signal }) });

/** The columns of a subject's rosters today, and the editions that a school should know of. */
export const useRosterColumns = (subject: Subject): UseQueryResult<RosterColumnsShown> =>
  useQuery({ queryKey: ['rosters', 'columns', subject], queryFn: ({ signal }) => call(rosterRoutes[subject].columns, { signal }) });

/** After an export: the table and the history show it. */
export function useRefreshRosters(): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    for (const key of [tableKey, ...subjects.map((subject) => [rosterExportLists[subject].resource]), ['portfolio']]) void client.invalidateQueries({ queryKey: key });
  }, [client]);
}
