import type { StoredBytes } from '@portfolio/kernel/server/file-store';
import type { Runner } from '@portfolio/kernel/server/database';
import { services } from '@portfolio/kernel/server/services';
import { workbookStream, type Sheet } from '@portfolio/kernel/server/workbook';
import { noteBlob } from './repositories/roster-exports';

/**
 * Writes a workbook straight into the file store. When it returns the bytes are on the disk, and the register of the
 * store knows them (in the transaction of `database`, when that is one).
 */
export async function keepWorkbook(database: Pick<Runner, 'run'>, sheets: readonly Sheet[]): Promise<StoredBytes> {
  const incoming = await services().files.receive(workbookStream(sheets), Infinity);
  try {
    const kept = await incoming.keep();
    await noteBlob(database, kept);
    return kept;
  } finally {
    await incoming.discard();
  }
}
