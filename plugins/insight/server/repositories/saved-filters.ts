import type { Scope } from '@portfolio/kernel/server/scope';
import type { SavedFilter } from '../../contract';

const COLUMNS = 'document_id as id, screen, name, filter';

/** An account's filters of all lists, by name. */
export const findSavedFilters = (scope: Scope, accountId: number): Promise<SavedFilter[]> =>
  scope.query<SavedFilter>(`select ${COLUMNS} from saved_filters where school_id = :school and account_id = :accountId order by screen, name collate "zh-Hant-x-icu"`, { accountId });

/** Keeps a filter; null when the account has `limit` of the list already and none of this name. */
export async function saveFilter(scope: Scope, accountId: number, { screen, name, filter }: Omit<SavedFilter, 'id'>, limit: number): Promise<SavedFilter | null> {
  const [row] = await scope.query<SavedFilter>(
    `insert into saved_filters (school_id, account_id, screen, name, filter)
     select :school, :accountId, :screen::text, :name::text, :filter::jsonb
     where exists (select 1 from saved_filters where school_id = :school and account_id = :accountId and screen = :screen and name = :name)
        or (select count(*) from saved_filters where school_id = :school and account_id = :accountId and screen = :screen) < :limit::int
     on conflict (account_id, screen, name) do update set filter = excluded.filter, updated_at = now() returning ${COLUMNS}`,
    { accountId, screen, name, filter: JSON.stringify(filter), limit },
  );
  return row ?? null;
}

export const removeSavedFilter = (scope: Scope, accountId: number, id: string): Promise<number> =>
  scope.run('delete from saved_filters where school_id = :school and account_id = :accountId and document_id = :id', { accountId, id });
