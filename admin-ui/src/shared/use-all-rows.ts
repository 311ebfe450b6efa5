import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { z } from 'zod';
import { limits } from '@portfolio/config/limits';
import type { ListContract, RouteContract } from '@portfolio/kernel/contract';
import { call } from '../providers/api';
import type { Columns, GridRow } from './grid/types';

const rows = z.array(z.looseObject({ id: z.string() }));
const query = z.object({ sort: z.unknown(), range: z.unknown(), filter: z.unknown() });

const pageOf = (list: ListContract): RouteContract<z.ZodNever, typeof query, z.ZodNever, typeof rows> =>
  ({ method: 'GET', path: `/${list.resource}`, summary: list.summary, access: list.access, query, output: rows });

/** All rows of a list, as many requests as it takes. @throws ApiError */
export async function fetchAllRows<C extends Columns>(list: ListContract<C>, filter: Record<string, unknown> = {}, signal?: AbortSignal): Promise<GridRow<C>[]> {
  const all: GridRow<C>[] = [];
  for (;;) {
    const range = [all.length, all.length + limits.page.max - 1];
    const page = await call(pageOf(list as unknown as ListContract), { query: { sort: list.defaultSort, range, filter }, signal });
    all.push(...(page as unknown as GridRow<C>[]));
    if (page.length < limits.page.max) return all;
  }
}

/** The same for pickers, whose choices must be complete. */
export function useAllRows<C extends Columns>(list: ListContract<C>, params: Record<string, unknown> = {}, enabled = true): UseQueryResult<GridRow<C>[]> {
  return useQuery({ queryKey: [list.resource, 'all', params], enabled, queryFn: ({ signal }) => fetchAllRows(list, params, signal) });
}
