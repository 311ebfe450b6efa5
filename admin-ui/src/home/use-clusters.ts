import { useQuery } from '@tanstack/react-query';
import { routes } from '@portfolio/school/contract';
import { call } from '../providers/api';

/** All fields of study; few, and alike for everybody. */
export const useClusters = () => useQuery({ queryKey: ['clusters'], queryFn: ({ signal }) => call(routes.clusters, { signal }), staleTime: 5 * 60_000 });
