import { useCallback } from 'react';
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { accountRoutes, staffAccountList, type AccountSecurity, type OwnAccountView, type OwnSession } from '@portfolio/access/contract';
import { call } from '../providers/api';

const accountKey = ['account'];
const securityKey = ['account-security'];

export const useOwnAccount = (): UseQueryResult<OwnAccountView> =>
  useQuery({ queryKey: [...accountKey, 'own'], queryFn: ({ signal }) => call(accountRoutes.account, { signal }) });

export const useOwnSessions = (): UseQueryResult<OwnSession[]> =>
  useQuery({ queryKey: [...accountKey, 'sessions'], queryFn: ({ signal }) => call(accountRoutes.sessions, { signal }) });

export const useAccountSecurity = (): UseQueryResult<AccountSecurity> =>
  useQuery({ queryKey: securityKey, queryFn: ({ signal }) => call(accountRoutes.accountSecurity, { signal }) });

/** After a change of the own account or of what the school requires: each page that shows it asks anew. */
export function useRefreshAccount(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(async () => {
    await Promise.all([accountKey, securityKey, [staffAccountList.resource]].map((queryKey) => client.invalidateQueries({ queryKey })));
  }, [client]);
}
