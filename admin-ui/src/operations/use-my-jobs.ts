import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { routes, type Job } from '@portfolio/operations/contract';
import { call } from '../providers/api';

const RUNNING_MS = 2_000;
const IDLE_MS = 60_000;

export const myJobsKey = ['me', 'jobs'] as const;

export const isRunning = ({ state }: Job): boolean => state === 'waiting' || state === 'running';

/** The own recent jobs, looked at often while one runs. After starting one: invalidate `myJobsKey`. */
export function useMyJobs(): UseQueryResult<Job[]> {
  return useQuery({
    queryKey: myJobsKey,
    queryFn: ({ signal }) => call(routes.myJobs, { signal }),
    refetchInterval: ({ state }) => (state.data?.some(isRunning) ? RUNNING_MS : IDLE_MS),
  });
}
