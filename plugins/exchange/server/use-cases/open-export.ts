import { kernelError } from '@portfolio/kernel/contract';
import type { Scope } from '@portfolio/kernel/server/scope';
import { services } from '@portfolio/kernel/server/services';
import { exchangeError, type FileInfo } from '../../contract';
import { endExport, findExport, type ExportRow } from '../repositories/exports';

/** An export whose file is there. @throws not-found, exchange-ended */
export async function requireExport(scope: Scope, id: string): Promise<ExportRow & { spool: string; bytes: number; md5: string }> {
  const row = await findExport(scope, id);
  if (!row) throw kernelError('not-found');
  const { spool, bytes, md5 } = row;
  if (row.state !== 'done' || !spool || bytes === null || md5 === null) throw exchangeError('exchange-ended');
  return { ...row, spool, bytes, md5 };
}

/** 檔案資訊. @throws not-found, exchange-ended */
export async function describeFile(scope: Scope, id: string): Promise<FileInfo> {
  const { fileName, bytes, md5, passwordSealed } = await requireExport(scope, id);
  return { fileName, bytes, md5, password: services().seal.open(passwordSealed) };
}

/** Ends an export; its file goes once that is written. @throws not-found, exchange-ended */
export async function discardExport(scope: Scope, id: string): Promise<{ spool: string | null }> {
  if (!(await findExport(scope, id))) throw kernelError('not-found');
  const ended = await endExport(scope, id);
  if (!ended) throw exchangeError('exchange-ended');
  return ended;
}
