import { useCallback } from 'react';
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { rosterExportList, routes, type RosterLine } from '@portfolio/rosters/contract';
import { call } from '../providers/api';

const tableKey = ['rosters', 'table'];

/** The table of 7.1 for an academic year. */
export const useRosters = (year: number): UseQueryResult<RosterLine[]> =>
  useQuery({ queryKey: [...tableKey, year], queryFn: ({ signal }) => call(routes.table, { query: { year }, signal }) });

/** After an export: the table and the history show it. */
export function useRefreshRosters(): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    for (const key of [tableKey, [rosterExportList.resource], ['portfolio']]) void client.invalidateQueries({ queryKey: key });
  }, [client]);
}
