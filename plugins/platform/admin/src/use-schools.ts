import { useCallback, useEffect, useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import { useFetchClient } from '@strapi/strapi/admin';
import type { AdministratorInput, IssuedAdministrator, KnownSchool, SchoolInput, SchoolState } from '../../contract';

/** What the server refused, with a text beside each field that is at fault. */
export interface Refused {
  message: string;
  fields: Record<string, string>;
}

/** What the server said against something, or that it did not answer. */
export const refusedBy = (error: unknown): Refused => {
  const { message = '', details } = ((error as { response?: { data?: { error?: object } } }).response?.data?.error ?? {}) as { message?: string; details?: { fields?: Record<string, string> } };
  return { message: message || (error as Error).message, fields: details?.fields ?? {} };
};

export function useSchools() {
  const { get, post } = useFetchClient();
  const { locale } = useIntl();
  // The server answers in the language of the panel, whatever the browser's is.
  const spoken = useMemo(() => ({ headers: { 'Accept-Language': locale } }), [locale]);
  const [schools, setSchools] = useState<SchoolState[] | null>(null);
  const [failed, setFailed] = useState(false);

  const load = useCallback(async () => {
    try {
      const { data } = await get<{ data: SchoolState[] }>('/platform/schools', spoken);
      setSchools(data.data);
      setFailed(false);
    } catch {
      setFailed(true);
    }
  }, [get, spoken]);
  useEffect(() => void load(), [load]);

  const send = async <T,>(address: string, body: unknown): Promise<T | Refused> => {
    try {
      const { data } = await post<{ data: T }>(address, body, spoken);
      await load();
      return data.data;
    } catch (error) {
      return refusedBy(error);
    }
  };

  return {
    schools,
    failed,
    open: (school: SchoolInput) => send<IssuedAdministrator>('/platform/schools', school),
    issue: (schoolId: string, administrator: AdministratorInput) => send<IssuedAdministrator>(`/platform/schools/${schoolId}/administrators`, administrator),
    endSecondFactor: (schoolId: string, login: string) => send<{ login: string; name: string }>(`/platform/schools/${schoolId}/second-factor-ends`, { login }),
    known: useCallback(async (): Promise<KnownSchool[]> => (await get<{ data: KnownSchool[] }>('/platform/known-schools')).data.data, [get]),
  };
}

export const isRefused = (answer: object): answer is Refused => 'message' in answer;
