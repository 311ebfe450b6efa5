import { useCallback } from 'react';
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { routes, syncRunList, type RunDetail, type Status } from '@portfolio/sync/contract';
import { call } from '../providers/api';

/** What the screens of the sync read. */
const statusKey = ['sync', 'status'] as const;

const RUNNING_MS = 1_500;
/** Another person, or the schedule, may start one while the page is looked at. */
const IDLE_MS = 30_000;

export const useSyncStatus = (): UseQueryResult<Status> =>
  useQuery({ queryKey: statusKey, queryFn: ({ signal }) => call(routes.status, { signal }), refetchInterval: ({ state }) => (state.data?.job ? RUNNING_MS : IDLE_MS) });

export const useSyncRun = (id: string): UseQueryResult<RunDetail> =>
  useQuery({ queryKey: ['sync', 'runs', id], queryFn: ({ signal }) => call(routes.run, { params: { id }, signal }) });

/** After something was started, saved or applied. */
export function useRefreshSync(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(async () => {
    await Promise.all([['sync'], [syncRunList.resource]].map((queryKey) => client.invalidateQueries({ queryKey })));
  }, [client]);
}
