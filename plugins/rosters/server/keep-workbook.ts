import type { StoredBytes } from '@portfolio/kernel/server/file-store';
import type { Runner } from '@portfolio/kernel/server/database';
import { services } from '@portfolio/kernel/server/services';
import { workbookStream, type Sheet } from '@portfolio/kernel/server/workbook';
import { noteBlob } from './repositories/roster-exports';

/**
 * Writes a workbook straight into the file store. When it returns the bytes are on the disk, and the register of the
 * store knows them (in the transaction of `database`, when that is one).
 * @param beforeKeep called when all rows have been read; when it throws, nothing is kept.
 * @throws what a source of rows, the disk or `beforeKeep` throws. No source is asked for rows any more then.
 */
export async function keepWorkbook(database: Pick<Runner, 'run'>, sheets: readonly Sheet[], beforeKeep: () => void = () => undefined): Promise<StoredBytes> {
  const gate = new Gate();
  const guarded = sheets.map((sheet) => ({ ...sheet, rows: gate.through(sheet.rows) }));
  const incoming = await services().files.receive(workbookStream(guarded), Infinity).catch(async (error: Error) => {
    await gate.close();
    throw error;
  });
  try {
    beforeKeep();
    const kept = await incoming.keep();
    await noteBlob(database, kept);
    return kept;
  } finally {
    await incoming.discard();
  }
}

/**
 * The workbook goes on reading for a moment when the disk has refused its bytes. The rows come from a transaction that
 * ends with that: nothing may be asked of it afterwards.
 */
class Gate {
  private closed = false;
  private asked: Promise<unknown> = Promise.resolve();
  private source: AsyncIterator<unknown> | Iterator<unknown> | undefined;

  async *through<T>(rows: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T> {
    const iterator = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
    this.source = iterator;
    while (!this.closed) {
      const next = Promise.resolve(iterator.next());
      this.asked = next;
      const { done, value } = await next;
      if (done || this.closed) return;
      yield value;
    }
  }

  /** Lets nothing more through, waits for what has been asked, and has the source give back what it holds. */
  async close(): Promise<void> {
    this.closed = true;
    await this.asked.catch(() => undefined);
    await this.source?.return?.();
  }
}
