import { useCallback } from 'react';
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { exchangeExportList, exchangeImportList, exchangeSchoolList, routes, type ExportedStudent, type FileInfo, type ImportDetail, type MoveDetail } from '@portfolio/exchange/contract';
import { call } from '../providers/api';

const importKey = ['exchange', 'imports'] as const;
const moveKey = ['exchange', 'schools'] as const;

/** Students of an export. */
export const useExportedStudents = (id: string): UseQueryResult<ExportedStudent[]> =>
  useQuery({ queryKey: ['exchange', 'exports', id], queryFn: ({ signal }) => call(routes.exportStudents, { params: { id }, signal }) });

/** Where 檔案資訊 is asked for: of students, or of the whole school. */
export type InfoRoute = typeof routes.exportInfo | typeof routes.schoolInfo;
/** Each asking is audited: it is asked once a showing, and not kept. */
export const useFileInfo = (of: InfoRoute, id: string): UseQueryResult<FileInfo> =>
  useQuery({ queryKey: ['exchange', 'info', id], queryFn: ({ signal }) => call(of, { params: { id }, signal }), gcTime: 0, staleTime: Infinity, retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false });

/** An import with its students; each looking is audited, so it is looked at anew only after a change. */
export const useImport = (id: string): UseQueryResult<ImportDetail> =>
  useQuery({ queryKey: [...importKey, id], queryFn: ({ signal }) => call(routes.detail, { params: { id }, signal }), staleTime: Infinity, refetchOnWindowFocus: false, refetchOnReconnect: false });

/** An archive of the whole school: what is in it, and how it stands. */
export const useMove = (id: string): UseQueryResult<MoveDetail> => useQuery({ queryKey: [...moveKey, id], queryFn: ({ signal }) => call(routes.schoolDetail, { params: { id }, signal }) });

/** After something was started, ended or has come to its end. */
export function useRefreshExchange(): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    for (const queryKey of [importKey, moveKey, [exchangeExportList.resource], [exchangeImportList.resource], [exchangeSchoolList.resource]]) void client.invalidateQueries({ queryKey });
  }, [client]);
}
