import { useQuery } from '@tanstack/react-query';
import { publicRoutes as routes } from '@portfolio/school/contract/public';
import { call } from '../providers/api';

/** All fields of study; few, and alike for everybody. */
export const useClusters = () => useQuery({ queryKey: ['clusters'], queryFn: ({ signal }) => call(routes.clusters, { signal }), staleTime: 5 * 60_000 });
